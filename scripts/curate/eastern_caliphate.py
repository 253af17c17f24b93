"""Names of towns, rivers and lakes between Mesopotamia and the Jaxartes in the spelling of G. Le Strange, 1905, and in Arabic.

    python scripts/curate/eastern_caliphate.py le_strange_eastern_caliphate.json

Input: public/data/le_strange_eastern_caliphate.json of https://github.com/alicetinkaya76/islamic-civilization-atlas (CC BY-SA
4.0; facts only), an index of The Lands of the Eastern Caliphate. Only entries with a known modern place are used. Their
names are added to the nearby place in the gazetteer that has the modern name or one of the old ones, the Arabic name only if no
other town or area has it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from common import ExistingPlace, Places, Table, report

from gazetteer.names.fold import fold

SOURCE = "le-strange"
CLASSES = {
    "city": "P",
    "town": "P",
    "port": "P",
    "village": "P",
    "fortress": "PS",
    "castle": "PS",
    "river": "H",
    "lake": "H",
}
NEAR_KM = {"P": 25, "PS": 25, "H": 400}
VOWELS = re.compile("[\u064b-\u0652]")
ENGLISH = re.compile(
    r"\b(?:of|the|and|city|lake|river|great|little|upper|lower|mother|palace|spreader|white|western|eastern)\b", re.I
)
"""Words that show that a name is a translation."""


def main(index: str) -> None:
    """Add the names to toponyms.csv."""
    places, names = Places(), Table("toponyms.csv")
    for entry in json.loads(Path(index).read_text("utf-8")):
        classes = CLASSES.get(entry["geo_type"])
        if classes is None or entry["coord_source"] != "modern_known" or entry["latitude"] is None:
            continue
        old = [entry["le_strange_form"], entry["name_en"]]
        modern = re.sub(r"^(?:near|ruins? of|Old) ", "", re.split(r"[,(/]", entry["modern_name"] or "")[0].strip())
        place = places.match(
            filter(None, (modern, *old)), entry["latitude"], entry["longitude"], NEAR_KM[classes], classes
        )
        if place is None:
            continue
        for name in dict.fromkeys(filter(None, old)):
            known = any(existing.id == place.id for existing in places.named(name))
            if not known and len(fold(name)) >= 4 and not ENGLISH.search(name) and not re.search(r"[(/]", name):
                names.add(
                    place=place.id, toponym=name, lang="en", kind="historical", source=SOURCE, certainty="certain"
                )
        if arabic := _arabic(entry["name_ar"] or "", place, places):
            names.add(place=place.id, toponym=arabic, lang="ar", kind="historical", source=SOURCE, certainty="certain")
    report([names])


def _arabic(text: str, place: ExistingPlace, places: Places) -> str:
    """Return an Arabic name without vowels, "" if the place or another one that is not a village has it."""
    name = VOWELS.sub("", text)
    others = places.named(name)
    taken = any(one.id == place.id or one.population or one.feature[0] != "P" for one in others)
    return "" if taken or len(name) < 3 else name


if __name__ == "__main__":
    main(*sys.argv[1:])
