"""Reduce geometries to a point with its extent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import values_of
from gazetteer.model.place import Location

COORDINATE_DIGITS = 5
"""Number of decimal places of written coordinates in degrees; five are about a metre."""

_DEEPEST = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}

Position = tuple[float, float]
"""Longitude and latitude in degrees."""


def point(lat: float, lon: float, where: str) -> Location:
    """Return a location after checking that it is on Earth.

    Raises:
        FormatError: the latitude or longitude is out of range.
    """
    check(lon, lat, where)
    return Location(lat, lon)


def check(lon: float, lat: float, where: str) -> None:
    """Raise an error unless the coordinates are on Earth.

    Raises:
        FormatError: the latitude is beyond 90° or the longitude beyond 180°.
    """
    if not -90 <= lat <= 90:
        raise FormatError(f"{where}: the latitude {lat:g} is not between -90 and 90")
    if not -180 <= lon <= 180:
        raise FormatError(f"{where}: the longitude {lon:g} is not between -180 and 180")


_DIMENSIONS = re.compile(r"\b([A-Z]+?)\s*(?:ZM|Z|M)\s*(?=\()")
"""The mark of a height or a measure, "POINT Z (", which `geomet` does not read; the numbers themselves are skipped later."""


def parse_wkt(text: str, where: str) -> dict[str, Any]:
    """Convert a geometry in well-known text (WKT) to GeoJSON.

    Raises:
        FormatError: the text is not WKT.
    """
    from geomet import wkt  # type: ignore[import-untyped]

    try:
        value: dict[str, Any] = wkt.loads(_DIMENSIONS.sub(r"\1 ", text.strip().upper()))
    except (ValueError, KeyError, IndexError, StopIteration, TypeError, RuntimeError) as error:
        raise FormatError(f"{where}: {text[:60]!r} is not well-known text such as POINT(43.85 40.79)") from error
    return value


def location(geometry: object, where: str) -> Location | None:
    """Return a point for a GeoJSON geometry, with the extent of anything larger; None for a null or empty geometry.

    The point is the geometry's first Point; else the middle of a line, or the centroid of the largest polygon.

    Raises:
        FormatError: not a GeoJSON geometry, or not on Earth.
    """
    with values_of("GeoJSON", where):
        parts = [part for part in _parts(geometry, where) if part["positions"]]
    if not parts:
        return None
    positions = [position for part in parts for position in part["positions"]]
    for lon, lat in positions:
        check(lon, lat, where)
    points = [part for part in parts if part["kind"] in ("Point", "MultiPoint")]
    if points:
        middle = points[0]["positions"][0]
    else:
        largest = max(parts, key=lambda part: (abs(_area(part["positions"])), len(part["positions"])))
        middle = (
            _centroid(largest) if largest["kind"] == "Polygon" else largest["positions"][len(largest["positions"]) // 2]
        )
    extended = len(parts) > len(points)
    return Location(middle[1], middle[0], extent(positions) if extended else None)


def extent(positions: Iterable[Position]) -> tuple[float, float, float, float]:
    """West, south, east, north of the positions. West is larger than east where the shorter way crosses the antimeridian."""
    positions = list(positions)
    lons, lats = sorted({lon for lon, _ in positions}), [lat for _, lat in positions]
    west, east = lons[0], lons[-1]
    if east - west > 180:
        gap, index = max((after - before, i) for i, (before, after) in enumerate(pairwise(lons)))
        if gap > 360 - (east - west):
            west, east = lons[index + 1], lons[index]
    return west, min(lats), east, max(lats)


def _parts(geometry: object, where: str, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the simple geometries of a geometry, each with its positions; a polygon by its outer ring."""
    if geometry is None:
        return
    if not isinstance(geometry, dict) or depth > 10:
        raise FormatError(f"{where}: the geometry is not a GeoJSON geometry")
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        inner = geometry.get("geometries")
        if not isinstance(inner, list):
            raise FormatError(f"{where}: the GeometryCollection has no list of geometries")
        for part in inner:
            yield from _parts(part, where, depth + 1)
        return
    if kind not in _DEEPEST:
        raise FormatError(f"{where}: {kind!r} is not a geometry type of GeoJSON")
    coordinates = geometry.get("coordinates")
    if coordinates is None and isinstance(geometry.get("geowkt"), str):
        yield from _parts(parse_wkt(geometry["geowkt"], where), where, depth + 1)
        return
    simple = kind.removeprefix("Multi")
    lists = [coordinates]
    for _ in range(_DEEPEST[kind] - _DEEPEST[simple]):
        lists = [part for whole in lists for part in _listed(whole, where)]
    for part in lists:
        if simple == "Polygon":
            rings = _listed(part, where)
            part = rings[0] if rings else []
        positions = [] if not part else [part] if simple == "Point" else _listed(part, where)
        yield {"kind": simple, "positions": [_position(position, where) for position in positions]}


def _listed(value: object, where: str) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise FormatError(f"{where}: the coordinates {value!r} are nested wrongly")
    return list(value)


def _position(value: object, where: str) -> Position:
    if (
        not isinstance(value, list | tuple)
        or len(value) < 2
        or not all(isinstance(number, int | float) and math.isfinite(number) for number in value[:2])
    ):
        raise FormatError(f"{where}: {value!r} is not a pair of longitude and latitude")
    return float(value[0]), float(value[1])


def _area(ring: list[Position]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _centroid(part: dict[str, Any]) -> Position:
    """Return the centroid of a polygon's outer ring, on the plane of degrees."""
    ring: list[Position] = part["positions"]
    x0, y0 = ring[0]
    moved = [(x - x0, y - y0) for x, y in ring]
    area = _area(moved)
    if abs(area) < 1e-12:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(moved, moved[1:] + moved[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return x0 + x / (6 * area), y0 + y / (6 * area)
