"""Boxes of latitude and longitude."""

from __future__ import annotations

Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east where the box crosses the antimeridian."""


def contains(extent: Extent, lat: float, lon: float, *, margin: float = 0.0) -> bool:
    """Return whether a point lies in a box or on its edge.

    Args:
        extent: the box.
        lat: degrees north.
        lon: degrees east.
        margin: degrees by which the box is widened on each side.

    >>> fiji = (176.9, -19.2, -178.2, -16.1)
    >>> contains(fiji, -18.1, 178.4), contains(fiji, -18.1, -179.9), contains(fiji, -18.1, 170.0)
    (True, True, False)
    >>> contains((-180.0, -90.0, 180.0, -60.0), -75.0, 0.0)
    True
    """
    west, south, east, north = extent
    width = east - west if west <= east else east - west + 360
    return south - margin <= lat <= north + margin and (lon - west + margin) % 360 <= width + 2 * margin
