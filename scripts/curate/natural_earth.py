"""Read Natural Earth's features with their names in many languages. For features.py."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from common import km
from rapidfuzz.fuzz import ratio
from waters import CODES

from gazetteer.names.fold import fold

NATURAL_EARTH = "natural-earth"
LANGUAGES = "ar de el es fa fr he hu it nl pl pt ru sv tr uk".split()
"""The languages of Natural Earth in which texts are read."""
TABLES = {
    "rivers_lake_centerlines": "", "rivers_europe": "rivernum", "rivers_north_america": "rivernum", "lakes": "",
    "lakes_europe": "id", "lakes_north_america": "name", "geography_regions_polys": "", "geography_regions_points": "",
    "geography_regions_elevation_points": "", "geography_marine_polys": "",
}  # fmt: skip
"""Maps a table to the column that joins it to the GeoJSON; "" if features.tsv has its points."""
ALIKE = 60.0
"""Minimum similarity, 0 to 100, of Natural Earth's name and Wikidata's English name."""
OTHER_KM = 300.0
"""Distance beyond which two points with one name are two features."""
SOUTHERNMOST = -60.0


@dataclass(slots=True)
class Feature:
    """One feature: its English names, the best first, and those in other languages.

    Attributes:
        names: language and name.
        box: west, south, east, north; None for a point.
    """

    code: str
    english: list[str]
    names: list[tuple[str, str]] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    box: tuple[float, float, float, float] | None = None
    source: str = NATURAL_EARTH
    countries: frozenset[str] = frozenset()


def natural_features(tables: Path, lines: Path, points: Path) -> Iterator[Feature]:
    """Yield the features of Natural Earth with a Wikidata id, each once."""
    where = _points(points)
    found: dict[tuple[str, str, str], Feature] = {}
    for name, key in TABLES.items():
        shapes = _shapes(lines / f"ne_10m_{name}.json", key) if key else {}
        with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            for row in ({column.lower(): value for column, value in line.items()} for line in csv.DictReader(stream)):
                code = CODES.get(row["featurecla"].replace(" (Intermittent)", ""), "")
                named = [
                    row.get(column) or "" for column in ("name_full", "name", "name_en", "name_alt", "namealt", "label")
                ]
                if code == "H.STM":
                    named[3] = ""  # the river into which this one flows
                best = [named[2], *named] if _agree(named) else named
                english = [_english(one, code) for text in best for one in text.split(",") if one.strip()]
                item = row.get("wikidataid") or ""
                if not (code and item and english and _agree(named)):
                    continue
                feature = found.setdefault((code[:1], item, named[2]), Feature(code, []))
                feature.english += [text for text in english if text and text not in feature.english]
                feature.names += [(lang, row[f"name_{lang}"]) for lang in LANGUAGES if row.get(f"name_{lang}")]
                box = shapes.get(row[key].split(".")[0]) if key else where.get((name, fold(row["name"])))
                if box:
                    _extend(feature, *box)
    yield from (feature for feature in found.values() if feature.lat is None or feature.lat > SOUTHERNMOST)


def _agree(named: list[str]) -> bool:
    """Return whether Wikidata's English name is similar to one of Natural Earth's."""
    own = [fold(text) for text in (named[0], named[1], named[3], named[4]) if text]
    return bool(own) and (
        not named[2] or any(ratio(fold(named[2]), text) >= ALIKE or text in fold(named[2]) for text in own)
    )


def _english(label: str, code: str) -> str:
    text = re.sub(r"\s+", " ", label).strip()
    text = text.title().replace("'S", "'s") if text.isupper() else text
    if re.search(r"[.?]|\d", text):
        return ""
    return f"{text} River" if code == "H.STM" and " " not in text else text


Box = tuple[float, float, float, float, float, float]
"""Return latitude and longitude of a point, then west, south, east, north."""


def _points(file: Path) -> dict[tuple[str, str], Box]:
    """Return points and boxes by layer and name; names that occur twice in a layer, far apart, are left out."""
    found: dict[tuple[str, str], Box] = {}
    twice: set[tuple[str, str]] = set()
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            box = tuple(float(row[side]) for side in ("lat", "lon", "west", "south", "east", "north"))
            key = (row["layer"].removeprefix("ne_10m_"), fold(row["name"]))
            other = found.setdefault(key, box)  # type: ignore[arg-type]
            if km(*box[:2], *other[:2]) > OTHER_KM:
                twice.add(key)
    return {key: box for key, box in found.items() if key not in twice}


def _shapes(file: Path, key: str) -> dict[str, Box]:
    """Return a point on each line, or in each lake, and its box, by the value of a property."""
    corners: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        value, shape = str(feature["properties"].get(key)).split(".")[0], feature["geometry"]
        if shape:
            corners[value] += list(_corners(shape["coordinates"]))
    found = {}
    for value, points in corners.items():
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        box = min(lons), min(lats), max(lons), max(lats)
        lat, lon = (box[1] + box[3]) / 2, (box[0] + box[2]) / 2
        if key == "rivernum":
            lon, lat = min(points, key=lambda point: km(lat, lon, point[1], point[0]))
        found[value] = (lat, lon, *box)
    return found


def _corners(shape: list[object]) -> Iterator[tuple[float, float]]:
    if shape and isinstance(shape[0], int | float):
        yield float(shape[0]), float(shape[1])  # type: ignore[arg-type]
        return
    for part in shape:
        yield from _corners(part)  # type: ignore[arg-type]


def _extend(feature: Feature, lat: float, lon: float, west: float, south: float, east: float, north: float) -> None:
    """Return the point of the first part and the box of all parts."""
    if feature.lat is None:
        feature.lat, feature.lon = lat, lon
    box = feature.box or (west, south, east, north)
    if (west, south) != (east, north):
        feature.box = min(box[0], west), min(box[1], south), max(box[2], east), max(box[3], north)


def divisions(file: Path) -> Iterator[tuple[str, Feature]]:
    """Yield the GeoNames ids of first-level divisions with their names."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["gn_id"].lstrip("-").isdigit() and int(row["gn_id"]) > 0 and row["wikidataid"]:
                names = [(lang, row[f"name_{lang}"]) for lang in LANGUAGES if row[f"name_{lang}"]]
                point = float(row["latitude"]), float(row["longitude"])
                yield f"gn:{row['gn_id']}", Feature("A.ADM1", [row["name_en"]], names, *point)
