"""Fiefs of the Empire, France, Italy and the British Isles with years and extents, from OpenHistoricalMap.

    python scripts/curate/fiefs.py THE-HISTORY

THE-HISTORY is a git directory of https://github.com/ishii1648/the-history, whose `data/*_fiefs_YEAR.geojson` are extracts of
OpenHistoricalMap (CC0) for nineteen years from 1000 to 1800. The years are those in which OpenHistoricalMap draws the
borders. They are approximate for the fief itself. Rows of the same files that come from another atlas are skipped.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from realm_rows import Realm, Realms, box_of, middle

SOURCE = "openhistoricalmap"
FILES = re.compile(r"data/(?:hre|france|italy|britain)_fiefs_\d+\.geojson")
LABELS = {
    "Counts of Saint-Pol": "County of Saint-Pol",
    "County of Blôis": "County of Blois",
    "County/Principality of Neuchâtel": "County of Neuchâtel",
    "Electorate of Saxony(-Wittenberg)": "",
    "Kingdom of Glywysing/Morgannwg": "Kingdom of Morgannwg",
    "Duchy of Bavaria": "",
    "Republic of Genoa": "",
    "Sodor": "",
    "Moravia": "Margraviate of Moravia",
    "Isle of Man": "",
    "Friesland": "",
    "Royal Domain of France": "",
    "Erfurt Territory": "",
    "Kingdom of Ireland": "",
    "County of Tours": "",
}
"""Labels in place of those of the source; empty for units that are left out, because we have them or the years are not those
of the fief."""

SEATS = {"Prince-Bishopric of Freising": (48.4029, 11.7412)}
"""Points of the towns after which fiefs are called whose largest part is far away from them."""
EARLIEST = 400
"""First year that is used; earlier ones are legends."""


def main(repository: str) -> None:
    """Add the fiefs to places.csv, toponyms.csv and extents.csv."""
    drawn: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for feature in features(Path(repository)):
        properties = feature["properties"]
        if "OHM_RELATION_ID" in properties and properties.get("START_DATE") and properties.get("END_DATE"):
            drawn[properties["NAME"]][properties["OHM_RELATION_ID"]] = feature
    realms, counts = Realms(), Counter[str]()
    for name, relations in sorted(drawn.items()):
        if (label := LABELS.get(name, name)) and (realm := fief(label, list(relations.values()))):
            counts[realms.add(realm)] += 1
    print(dict(counts))
    realms.save()


def features(repository: Path) -> list[dict[str, Any]]:
    """Return the polygons of all files."""
    git = ["git", "-C", str(repository)]
    listed = subprocess.run(
        [*git, "ls-tree", "--name-only", "HEAD", "data/"], capture_output=True, text=True, check=True
    )
    found: list[dict[str, Any]] = []
    for name in filter(FILES.fullmatch, listed.stdout.splitlines()):
        text = subprocess.run([*git, "show", f"HEAD:{name}"], capture_output=True, text=True, check=True).stdout
        found.extend(json.loads(text)["features"])
    return found


def fief(label: str, relations: list[dict[str, Any]]) -> Realm:
    """Return a fief with the boxes of its relations; the point is the middle of the last one."""
    relations.sort(key=lambda one: year(one["properties"]["START_DATE"]))
    years = [(year(one["properties"]["START_DATE"]), year(one["properties"]["END_DATE"])) for one in relations]
    lat, lon = SEATS.get(label) or middle(relations[-1]["geometry"])
    first = min(first for first, _ in years)
    boxes = tuple((*span, box_of(one["geometry"])) for span, one in zip(years, relations, strict=True))
    return Realm(
        label=label,
        feature="A.PCLH",
        lat=lat,
        lon=lon,
        where="the seat" if label in SEATS else "the middle of the largest part",
        source=SOURCE,
        start=first if first >= EARLIEST else None,
        end=max(last for _, last in years),
        about=True,
        boxes=boxes,
        note="years: those of its borders in the source",
    )


def year(date: str) -> int:
    """Return the year of "1648-10-24" or "0920"."""
    return int(date.split("-")[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
