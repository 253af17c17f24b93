"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from gazetteer.model.place import Location

EARTH_KM = 6371.0088
"""Mean radius of the Earth in kilometres (IUGG)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees (haversine)."""
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    chord = sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def from_extent(location: Location, lat: float, lon: float) -> float:
    """Return the kilometres from a point to a place: 0 inside its extent, else to the nearer of its point and its box."""
    to_point = kilometres(location.lat, location.lon, lat, lon)
    if location.extent is None:
        return to_point
    west, south, east, north = location.extent
    width = (east - west) % 360
    offset = (lon - west) % 360
    nearest_lon = lon if offset <= width else (east if offset - width < 360 - offset else west)
    nearest_lat = min(max(lat, south), north)
    return min(to_point, kilometres(nearest_lat, nearest_lon, lat, lon))
