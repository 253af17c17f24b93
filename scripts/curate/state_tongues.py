"""Names of states and countries in Armenian, Georgian, Turkish, Persian, Russian and Greek, from Wiktionary.

    python scripts/curate/state_tongues.py data.noun wikt

Inputs: data.noun of WordNet 3.0, and the folder wns/wikt of https://github.com/omwn/omw-data (Wiktionary, CC BY-SA; facts only). An
instance of a country, state or empire in WordNet is matched by its English names with a present or former state, and gets the
names that Wiktionary links to it. Names of more than one state are left out.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from common import ExistingPlace, Places, Table, report

from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

LANGUAGES = {"hye": ("hy", "Armn"), "kat": ("ka", "Geor"), "tur": ("tr", "Latn"), "fas": ("fa", "Arab"),
             "rus": ("ru", "Cyrl"), "ell": ("el", "Grek")}  # fmt: skip
"""Languages of the Wordnet, their tags and scripts."""
STATES = frozenset("country state land republic empire kingdom duchy".split()) | {
    "African country", "Asian country", "Asian nation", "European country", "European nation", "South American country",
}  # fmt: skip
AMBIGUOUS = frozenset({"Русь", "پارس", "Эмираты"})
"""Names that also mean another state or a region."""


def main(wordnet: str, tables: str) -> None:
    """Add the names to toponyms.csv."""
    held, names = Places(), Table("toponyms.csv")
    tongues = dict(_names(Path(tables)))
    for key, english in _states(Path(wordnet)):
        place = _state(english, held)
        for tag, text in tongues.get(key, ()) if place else ():
            others = [one for one in held.named(text, "PALHT") if place and one.id != place.id]
            if place and not others and all(one.id != place.id for one in held.named(text, "A")):
                names.add(
                    place=place.id, toponym=text, lang=tag, kind="alternate", source="wiktionary", certainty="certain"
                )
    report([names])


def _names(folder: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, (tag, script) in LANGUAGES.items():
        for row in (folder / f"wn-wikt-{language}.tab").read_text("utf-8").splitlines()[1:]:
            key, _, text = row.split("\t")
            if script_of(text) == script and len(text) > 3 and text not in AMBIGUOUS:
                found[key].append((tag, text))
    yield from found.items()


def _states(wordnet: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the key and the English names of each instance of a state."""
    lines = [line.split(" | ", 1)[0] for line in wordnet.read_text("utf-8").splitlines() if line[:1].isdigit()]
    words = {line[:8]: _words(line) for line in lines}
    for line in lines:
        kinds = {word for key in re.findall(r"@i (\d{8})", line) for word in words[key]}
        if kinds & STATES:
            yield f"{line[:8]}-n", words[line[:8]]


def _words(line: str) -> list[str]:
    fields = line.split()
    return [fields[4 + 2 * number].replace("_", " ") for number in range(int(fields[3], 16))]


def _state(english: list[str], held: Places) -> ExistingPlace | None:
    """Return the one state that has the first of the English names, a present state before a former one."""
    found = [place for place in held.named(english[0], "A") if place.feature.startswith("A.PCL")]
    today = [place for place in found if not place.feature.endswith("H")]
    same = [place for place in found if fold(place.label) == fold(english[0])]
    best = today or same or found
    return best[0] if len(best) == 1 else None


if __name__ == "__main__":
    main(*sys.argv[1:])
