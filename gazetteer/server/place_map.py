"""A small SVG map of one place on the embedded base map."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from gazetteer.atlas import features, sketch
from gazetteer.atlas.basemap import choose
from gazetteer.atlas.view import Box, Spot
from gazetteer.model.place import Place

REACH_DEGREES = 5.0
"""Degrees of longitude from the place to the edge of the picture."""

LABEL_KINDS = ("city", "country", "sea")
"""Kinds of labels drawn around the place."""
MOST_LABELS = 14


def place_map(place: Place) -> str:
    """Return the map of a place as SVG; "" if the place has no point."""
    if place.location is None:
        return ""
    location = place.location
    is_area = features.is_area(place)
    return _drawn(place.label, location.lat, location.lon, location.extent if is_area else None, is_area)


@lru_cache(maxsize=256)
def _drawn(name: str, lat: float, lon: float, extent: tuple[float, float, float, float] | None, is_area: bool) -> str:
    view = _view(lat, lon, extent)
    base = choose(view, view, [Spot(lat, lon)])
    around = [
        _dot(text, label_lat, label_lon, is_area=kind != "city")
        for kind, text, label_lat, label_lon, *_ in base["labels"]
        if kind in LABEL_KINDS and text != name and view.holds(label_lat, label_lon)
    ]
    here = _dot(name, lat, lon, is_area=is_area, mentions=4)
    return sketch.svg(view, base, [here, *around[:MOST_LABELS]], label=f"Map: {name}")


def _view(lat: float, lon: float, extent: tuple[float, float, float, float] | None) -> Box:
    if extent is None:
        tall = REACH_DEGREES / 2 * math.cos(math.radians(lat))
        return Box(lon - REACH_DEGREES, max(-84.0, lat - tall), lon + REACH_DEGREES, min(84.0, lat + tall))
    west, south, east, north = extent
    return Box(west, max(-84.0, south), east if west <= east else east + 360, min(84.0, north))


def _dot(name: str, lat: float, lon: float, *, is_area: bool, mentions: int = 0) -> dict[str, Any]:
    return {"name": name, "lat": lat, "lon": lon, "area": is_area, "score": 1.0, "mentions": [0] * mentions}
