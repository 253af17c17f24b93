"""Arabic names of the ninth and tenth centuries from al-Thurayya: `python scripts/curate/islam.py places.json`.

Input: `master/places.json` of https://github.com/althurayya/althurayya.github.io, places of G. Cornu's Atlas du monde
arabo-islamique à l'époque classique with points. The repository states no licence: facts only. A name is added to the
present-day town within 12 km that has the same name, or one with a similar spelling or sound.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from common import ExistingPlace, Places, Table, report
from rapidfuzz.distance import JaroWinkler

from gazetteer.names.fold import fold

SOURCE, WHEN = "althurayya", "0800~/1000~"
NEAR_KM, ALIKE = 12, 0.84
TOWNS = {"towns", "capitals", "metropoles", "villages", "temp"}


def main(file: str) -> None:
    """Add the names to toponyms.csv."""
    places, table = Places(), Table("toponyms.csv")
    names: dict[str, list[str]] = {}
    for key, existing in places.by_name.items():
        for place in existing:
            if place.feature.startswith("P"):
                names.setdefault(place.id, []).append(key)
    lost = 0
    for record in json.loads(Path(file).read_text("utf-8"))["features"]:
        data = record["properties"]["cornuData"]
        lon, lat = record["geometry"]["coordinates"]
        if data["top_type_hom"] not in TOWNS or data["coord_certainty"] != "certain":
            continue
        town = _town(data, lat, lon, places, names)
        if town is None:
            lost += 1
            continue
        latin = data["toponym_translit"].strip().replace("ŧ", "")
        if "," in latin or "(" in latin:
            continue
        for text, lang in ((latin, "ar-Latn"), (data["toponym_arabic"].strip(), "ar")):
            if text and fold(text) != fold(town.label):
                table.add(
                    place=town.id,
                    toponym=text,
                    lang=lang,
                    kind="historical",
                    when=WHEN,
                    source=SOURCE,
                    certainty="certain",
                )
    report([table])
    print(f"{lost} have no town with a similar name nearby")


def _town(
    data: dict[str, Any], lat: float, lon: float, places: Places, names: dict[str, list[str]]
) -> ExistingPlace | None:
    """Return the nearby town with the most similar name."""
    said = _bare(data["toponym_search"] or data["toponym_translit"])
    found = [
        (max(JaroWinkler.similarity(said, _bare(name)) for name in names[place.id]), place)
        for _, place in places.near(lat, lon, NEAR_KM)
        if place.id in names
    ]
    best = max(found, key=lambda one: (one[0], one[1].population), default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _bare(name: str) -> str:
    """Return a name without the Arabic article."""
    return fold(name).removeprefix("al ").removeprefix("al-")


if __name__ == "__main__":
    main(*sys.argv[1:])
