"""Layers that a reader can turn on: tiles from the network, and the author's overlay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from gazetteer.atlas import polyline
from gazetteer.atlas.view import Box
from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.safety import parse_json, read_bytes

OVERLAY_Q = 100
"""Units per degree of an overlay's lines."""
MAX_OVERLAY = 100 * 1024 * 1024

OSM = {
    "id": "osm",
    "name": "OpenStreetMap",
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "credit": "© OpenStreetMap contributors, openstreetmap.org/copyright",
    "max": 19,
}


def tile_layers(template: str | None) -> list[dict[str, Any]]:
    """Return the tile layers that the page offers.

    Raises:
        InputError: the template is not an http(s) address with {z}, {x} and {y}.
    """
    if template is None:
        return [dict(OSM)]
    try:
        parts = urlsplit(template.replace("{s}", "a"))
        complete = parts.scheme in ("http", "https") and bool(parts.hostname) and "{z}" in template
    except ValueError:  # an IPv6 address without its closing bracket
        complete = False
    if not complete:
        raise InputError(f"tiles={template!r} is not a tile address: give one like https://host/{{z}}/{{x}}/{{y}}.png")
    if not all(part in template for part in ("{x}", "{y}")) or re.search(r"[\s;,'\"<>]", template):
        raise InputError(f"tiles={template!r} must contain {{z}}, {{x}} and {{y}}, and no blanks, quotes or commas")
    own = {"id": "tiles", "name": parts.hostname, "url": template, "credit": f"Tiles: {parts.hostname}", "max": 18}
    return [dict(OSM), own]


def image_hosts(tiles: list[dict[str, Any]]) -> list[str]:
    """Return the hosts of the tile layers, from which the page's security policy allows images."""
    hosts = []
    for layer in tiles:
        parts = urlsplit(layer["url"].replace("{s}", "*"))
        hosts.append(f"{parts.scheme}://{parts.netloc}")
    return hosts


def read_overlay(path: str | PathLike[str], around: Box) -> dict[str, Any]:
    """Read a GeoJSON file for the page, rounded to a hundredth of a degree, without distant features.

    Raises:
        InputError: the file cannot be read, is larger than `MAX_OVERLAY` bytes or is not GeoJSON.
    """
    try:
        data = parse_json(read_bytes(path, limit=MAX_OVERLAY).removeprefix(b"\xef\xbb\xbf"), f"overlay {str(path)!r}")
    except FormatError as error:
        raise InputError(f"{error}: give a GeoJSON file") from error
    features = []
    try:
        for feature in _features(data):
            lines = list(_rings(feature.get("geometry") or {}))
            points = [point for _, line in lines for point in line]
            if points and _box(points).touches(around):
                name = _name(feature.get("properties") or {})
                features.append([name, [[closed, polyline.encode(line, OVERLAY_Q)] for closed, line in lines]])
    except (TypeError, KeyError, ValueError, IndexError, AttributeError, OverflowError, RecursionError) as error:
        raise InputError(f"overlay {str(path)!r} is not GeoJSON in longitude and latitude: {error!r}") from error
    return {"name": Path(path).stem.replace("_", " "), "features": features}


def _features(data: Any) -> Iterator[dict[str, Any]]:
    kind = data["type"]
    if kind == "FeatureCollection":
        yield from data["features"]
    elif kind == "Feature":
        yield data
    elif kind in ("Polygon", "MultiPolygon", "LineString", "MultiLineString", "GeometryCollection"):
        yield {"geometry": data, "properties": {}}
    else:
        raise ValueError(f"type {kind!r}")


def _rings(geometry: dict[str, Any]) -> Iterator[tuple[int, list[list[float]]]]:
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _rings(part)
    elif kind == "Polygon":
        yield from ((1, ring) for ring in geometry["coordinates"])
    elif kind == "MultiPolygon":
        yield from ((1, ring) for polygon in geometry["coordinates"] for ring in polygon)
    elif kind == "LineString":
        yield 0, geometry["coordinates"]
    elif kind == "MultiLineString":
        yield from ((0, line) for line in geometry["coordinates"])


def _box(points: list[list[float]]) -> Box:
    lons, lats = [float(p[0]) for p in points], [float(p[1]) for p in points]
    if min(lats) < -90.1 or max(lats) > 90.1 or min(lons) < -360 or max(lons) > 360:
        raise ValueError("coordinates are not degrees")
    return Box(min(lons), min(lats), max(lons), max(lats))


def _name(properties: dict[str, Any]) -> str:
    for key in ("NAME", "name", "Name", "label", "title"):
        if properties.get(key):
            return str(properties[key])
    return ""
