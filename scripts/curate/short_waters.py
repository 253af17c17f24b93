"""Short names of waters and landforms: texts write "the Saar", "the Caspian" and "Etna" without the kind word.

    python scripts/curate/short_waters.py data.noun

Rivers of Europe, Asia and Africa get their name without "River", unless an adjective would remain or a town of that name, on the
river in most cases, has more than `GREAT_TOWN` people: "Samara" is the town. In the Americas, where many
rivers have the names of towns and persons, and for seas, lakes and mountains, only synonyms of WordNet are added, where exactly
one feature of the gazetteer has one of the other synonyms.

Input: `data.noun` of WordNet 3.1.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from common import Row, Table, km, report
from waters import ADJECTIVES

from gazetteer import Gazetteer
from gazetteer.names.fold import fold

AMERICAS = -30.0
"""Longitude that is east of the Americas."""
GREAT_TOWN, NEAR_KM = 60_000, 250.0
LEFT_OUT = frozenset(
    "inner arc usa otta rena horn delta pearl tartar salto moldova haiti hayti nasser pasto colima".split()
)
"""Names that are common words or abbreviations, or first of all those of a state, town, people or person."""
NATURAL = {
    "river": "H", "sea": "H", "ocean": "H", "lake": "H", "strait": "H", "gulf": "H", "bay": "H", "mountain peak": "T", "range": "T",
    "volcano": "T", "desert": "T", "island": "T", "archipelago": "T", "peninsula": "T",
}  # fmt: skip
"""WordNet's kinds to the feature class."""
_POINTER = re.compile(r"@i (\d{8}) n")


def main(file: str) -> None:
    """Add the names to toponyms.csv."""
    names, rows, gazetteer = Table("toponyms.csv"), Table("places.csv").rows, Gazetteer.open()
    for row in rows:
        bare = row["label"].removesuffix(" River")
        if row["feature"] != "H.STM" or bare == row["label"] or float(row["lon"]) < AMERICAS or not _is_name(bare):
            continue
        if not _is_town(gazetteer, bare, float(row["lat"]), float(row["lon"])):
            _add(names, gazetteer, row["id"], bare, row["source"])
    for words, feature in synonyms(Path(file)):
        place = _only(gazetteer, words, feature)
        for word in words:
            if place is not None and _is_name(word):
                _add(names, gazetteer, place, word, "wordnet")
    report([names])


def synonyms(file: Path) -> Iterator[tuple[list[str], str]]:
    """Yield the synonyms of WordNet's waters and landforms, with the feature class."""
    found: list[tuple[list[str], list[str]]] = []
    kinds: dict[str, str] = {}
    for line in file.open(encoding="latin-1"):
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        words = [fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16))]
        if words[0] in NATURAL:
            kinds[fields[0]] = NATURAL[words[0]]
        found.append((words, _POINTER.findall(line)))
    for words, instance_of in found:
        classes = {kinds[kind] for kind in instance_of if kind in kinds}
        if len(classes) == 1 and len(words) > 1:
            yield words, classes.pop()


def _only(gazetteer: Gazetteer, words: list[str], feature: str) -> str | None:
    """Return the id of the only feature of the gazetteer with one of the names, if there is one."""
    found = {
        match.place.id
        for word in words
        for match in gazetteer.lookup(word, limit=20)
        if match.how == "exact" and match.place.feature.startswith(feature)
    }
    return found.pop() if len(found) == 1 else None


def _is_town(gazetteer: Gazetteer, name: str, lat: float, lon: float) -> bool:
    """Return whether a town of this name near the river has more than `GREAT_TOWN` people."""
    return any(
        match.how == "exact"
        and match.name.text.casefold() == name.casefold()
        and match.place.feature.startswith("P")
        and match.place.population > GREAT_TOWN
        and match.place.location is not None
        and km(lat, lon, match.place.location.lat, match.place.location.lon) < NEAR_KM
        for match in gazetteer.lookup(name, limit=20)
    )


def _is_name(text: str) -> bool:
    return (
        text[0].isupper() and len(text) > 2 and text.lower() not in ADJECTIVES | LEFT_OUT and not set(text) & set(".-")
    )


def _add(names: Table, gazetteer: Gazetteer, place: str, text: str, source: str) -> None:
    """Add a name unless the place has it."""
    if fold(text) not in {fold(name.text) for name in gazetteer.get(place).names}:
        row: Row = {"place": place, "toponym": text, "kind": "short", "source": source, "certainty": "certain"}
        names.add(**row)


if __name__ == "__main__":
    main(*sys.argv[1:])
