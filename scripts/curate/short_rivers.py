"""Short names of rivers and passes: "the Forth" is the River Forth, "the Pamunkey" the Pamunkey River, "the Stelvio" a pass.

    python scripts/curate/short_rivers.py data.noun

Every river of the gazetteer whose label is "River X" (the British Isles) or "X River", and every pass "X Pass", gets X as a short
name, with its own source, unless it has the name. Left out are common nouns (a river with a gauging station of the British
Isles may have one: the Forth, the Lee) and names of a great town, a division, a region or a landform nearby. In the Americas,
where many rivers have the names of towns, persons and other rivers, a name counts that only small towns of the same country have.

Input: `data.noun` of WordNet 3.1, for the common nouns.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path

from common import ExistingPlace, Places, Table, km, report
from landmarks import common_words
from waters import ADJECTIVES

from gazetteer.names.fold import fold

LABELS = {
    "H.STM": re.compile(r"River (?P<after>[^\W\d_][\w'’]+)|(?P<before>[^\W\d_][\w'’]+) River"),
    "T.PASS": re.compile(r"(?P<after>(?!))|(?P<before>[^\W\d_][\w'’. -]+) Pass"),
}
LEFT_OUT = frozenset(("usa", "uz", "kings", "spring", "krestova mountain", "maddalena", "mitla", "tarkio"))
"""Abbreviations, names that are only part of a name, and names of better-known places far away."""
ISLES = frozenset(("GB", "IE", "IM"))
AMERICAS = -30.0
"""Longitude that is east of the Americas."""
GAUGED = ("estreams:", "grdc:")
GREAT_TOWN, TOWN, NEAR_KM = 60_000, 1_000, 250.0
SHORTEST, SHORTEST_THERE = 3, 5
"""Least length of a name, and in the Americas."""


def main(wordnet: str) -> None:
    """Add the names to toponyms.csv."""
    places, names = Places(), Table("toponyms.csv")
    words = common_words(Path(wordnet)) | ADJECTIVES | LEFT_OUT
    sources = _sources(places.file)
    for river in places.by_id.values():
        text = short_name(river, places, words)
        if text:
            source = sources[river.id]
            names.add(place=river.id, toponym=text, lang="en", kind="short", source=source, certainty="certain")
    report([names])


def short_name(river: ExistingPlace, places: Places, words: frozenset[str]) -> str:
    """Return the name of a river or pass without its kind word, or nothing if it has it or it is not distinctive."""
    match = LABELS[river.feature].fullmatch(river.label) if river.feature in LABELS else None
    text = (match["after"] or match["before"]) if match else ""
    isles = river.country in ISLES
    if not text or (match and match["after"] and not isles) or river in places.by_name[fold(text)]:
        return ""
    common = bool({text.lower(), text.lower().removesuffix("s")} & words)
    if common and not (isles and river.id.startswith(GAUGED) and text.lower() not in ADJECTIVES | LEFT_OUT):
        return ""
    others = [place for place in places.named(text) if place.id != river.id]
    if river.lon < AMERICAS:
        return text if len(text) >= SHORTEST_THERE and all(_is_small(river, other) for other in others) else ""
    return text if len(text) >= SHORTEST and not any(_is_greater(river, other) for other in others) else ""


def _is_small(river: ExistingPlace, other: ExistingPlace) -> bool:
    """Return whether a place is a small town of the same country as the river."""
    return other.country == river.country and other.feature[0] == "P" and other.population < TOWN


def _is_greater(river: ExistingPlace, other: ExistingPlace) -> bool:
    """Return whether a place near the river is better known by its name."""
    great = other.population > GREAT_TOWN if other.feature[0] == "P" else other.feature[0] in "ALT"
    return great and km(river.lat, river.lon, other.lat, other.lon) < NEAR_KM


def _sources(file: str) -> dict[str, str]:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        query = "SELECT place.id, source.id FROM place JOIN source ON source.pk = place.source"
        return dict(connection.execute(query).fetchall())


if __name__ == "__main__":
    main(*sys.argv[1:])
