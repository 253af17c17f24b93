"""Compute the inputs of other programs from public datasets.

    python scripts/curate/inputs.py extents historical-basemaps/geojson > extents.tsv
    python scripts/curate/inputs.py features natural-earth-geojson/10m/physical > features.tsv
    python scripts/curate/inputs.py pleiades pleiades.datasets/data/json > pleiades_names.ndjson

* `extents`: for `extents.py`, `hist_states.py` and others, the box of each state and year, from the files world_*.geojson of
  https://github.com/aourednik/historical-basemaps.
* `features`: for `features.py` and `waters.py`, the point and box of each named feature of Natural Earth, from
  https://github.com/martynafford/natural-earth-geojson.
* `pleiades`: for `states.py`, one line a place with its names and their periods, from the JSON files of
  https://github.com/isawnyu/pleiades.datasets.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
LAYERS = ("rivers_lake_centerlines", "lakes", "geography_regions_polys", "geography_regions_points",
          "geography_regions_elevation_points", "geography_marine_polys")  # fmt: skip
EXTENTS = "name year west south east north square_degrees rings border_precision subject_to part_of".split()
FEATURES = "name alt feature_class lat lon south west north east layer".split()
PLEIADES = ("id", "title", "reprPoint", "placeTypes", "rights", "connectsWith")
NAME = (
    "romanized",
    "attested",
    "language",
    "start",
    "end",
    "nameType",
    "transcriptionCompleteness",
    "associationCertainty",
)


def rings(geometry: dict[str, Any]) -> list[list[Point]]:
    """Return the outer rings of a polygon, or the lines or points of another geometry."""
    kind, parts = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return [[tuple(parts[:2])]]
    if kind in ("LineString", "MultiPoint"):
        parts = [parts]
    elif kind == "Polygon":
        parts = parts[:1]
    elif kind == "MultiPolygon":
        parts = [polygon[0] for polygon in parts]
    return [[(point[0], point[1]) for point in part] for part in parts]


def box(lines: list[list[Point]]) -> tuple[float, float, float, float]:
    """Return west, south, east and north."""
    lons, lats = zip(*(point for line in lines for point in line), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def area(ring: list[Point]) -> float:
    """Return the area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairs)) / 2


def extents(folder: Path) -> Iterator[list[object]]:
    """Yield the box of each state of each year."""
    yield list(EXTENTS)
    found = []
    for file in folder.glob("world_*.geojson"):
        year = re.fullmatch(r"world_(bc)?(\d+)", file.stem)
        if year is None:
            continue
        number = 1 - int(year[2]) if year[1] else int(year[2])
        states: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for feature in json.loads(file.read_text("utf-8"))["features"]:
            if feature["geometry"] and feature["properties"].get("NAME"):
                states[feature["properties"]["NAME"]].append(feature)
        for name, features in states.items():
            lines = [ring for feature in features for ring in rings(feature["geometry"])]
            given = features[0]["properties"]
            size = f"{sum(map(area, lines)):.1f}"
            sides = (round(side, 2) for side in box(lines))
            others = (given.get(key) or "" for key in ("BORDERPRECISION", "SUBJECTO", "PARTOF"))
            found.append([name, number, *sides, size, len(lines), *others])
    yield from sorted(found, key=lambda row: (row[0], row[1]))


def features(folder: Path) -> Iterator[list[object]]:
    """Yield the point and box of each named feature."""
    yield list(FEATURES)
    for layer in LAYERS:
        (file,) = folder.rglob(f"ne_10m_{layer}.json")
        for feature in json.loads(file.read_text("utf-8"))["features"]:
            given = {key.lower(): value for key, value in feature["properties"].items()}
            name = given.get("name")
            if not name or not feature["geometry"]:
                continue
            west, south, east, north = box(rings(feature["geometry"]))
            point = round((south + north) / 2, 4), round((west + east) / 2, 4)
            sides = (round(side, 3) for side in (south, west, north, east))
            kind = given.get("featurecla") or ""
            yield [name, given.get("name_alt") or given.get("namealt") or "", kind, *point, *sides, f"ne_10m_{layer}"]


def pleiades(folder: Path) -> Iterator[dict[str, object]]:
    """Yield the places that have names, with the periods in which they are attested."""
    for file in sorted(folder.rglob("*.json")):
        place = json.loads(file.read_text("utf-8"))
        names = [
            {key: name.get(key) for key in NAME} | {"attestations": [one["timePeriod"] for one in name["attestations"]]}
            for name in place.get("names", ())
        ]
        if names:
            references = [one["accessURI"] for one in place.get("references", ())]
            yield {key: place.get(key) for key in PLEIADES} | {"names": names, "references": references}


def main(which: str, folder: str) -> None:
    """Write one of the inputs to standard output."""
    if which == "pleiades":
        for place in pleiades(Path(folder)):
            print(json.dumps(place, ensure_ascii=False))
    else:
        rows = {"extents": extents, "features": features}[which](Path(folder))
        csv.writer(sys.stdout, delimiter="\t", lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
