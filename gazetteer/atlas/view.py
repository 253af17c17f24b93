"""Choose the map view: the region in which most of a text happens, and the box around all of its places."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

NO_PLACES = (-25.0, 20.0, 75.0, 62.0)
"""The view of a map without places: Europe, the Mediterranean and the Near East."""

TURNS = (-360, 0, 360)
WORTH = 0.6
"""A view crosses the antimeridian if this reduces its width to less than this share."""

REGION = 12.0
"""Width plus height, in degrees of longitude at the equator, below which the view contains all places."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A located place: degrees, and its weight in choosing the view."""

    lat: float
    lon: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees. A box across the antimeridian extends beyond 180, or begins before -180."""

    west: float
    south: float
    east: float
    north: float

    def padded(self, share: float, least: float = 0.0) -> Box:
        """Return the box extended on each side by a share of its size, at least by `least` degrees."""
        x, y = max((self.east - self.west) * share, least), max((self.north - self.south) * share, least)
        west, east = self.west - x, self.east + x
        if east - west >= 360:
            west, east = -180, 180
        return Box(west, max(self.south - y, -84), east, min(self.north + y, 84))

    def touches(self, other: Box) -> bool:
        """Return whether two boxes overlap, also if one is shifted by 360 degrees."""
        return (
            self.south <= other.north
            and other.south <= self.north
            and any(self.west + turn <= other.east and other.west <= self.east + turn for turn in TURNS)
        )

    def holds(self, lat: float, lon: float) -> bool:
        """Return whether a point is inside."""
        return self.south <= lat <= self.north and any(self.west <= lon + turn <= self.east for turn in TURNS)


def mercator(lat: float) -> float:
    """Return the Web Mercator northing of a latitude in degrees of longitude; latitudes are limited to 85 degrees."""
    lat = max(-85.0, min(85.0, lat))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def bounds(spots: Sequence[Spot]) -> Box:
    """Return the box around all spots; `NO_PLACES` without spots."""
    if not spots:
        return Box(*NO_PLACES)
    return Box(
        min(s.lon for s in spots), min(s.lat for s in spots), max(s.lon for s in spots), max(s.lat for s in spots)
    )


def joined(spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots, with those in the far west moved 360 degrees east if this brings them much closer to the others.

    Alaska is then next to Kamchatka. The world is cut at the widest gap.
    """
    lons = sorted({s.lon for s in spots})
    if len(lons) < 2 or lons[-1] - lons[0] < 180:
        return list(spots)
    gap, cut = max((b - a, b) for a, b in pairwise(lons))
    if 360 - gap > WORTH * (lons[-1] - lons[0]):
        return list(spots)
    return [replace(s, lon=s.lon + 360) if s.lon < cut else s for s in spots]


def core(spots: Sequence[Spot], *, spare: float = 0.25) -> Box:
    """Return the box in which most of the text happens, without outliers.

    The outermost places on each side are dropped, as long as the share of width and height that this saves is larger than
    their share of the weight. The total weight dropped is limited to `spare`. A text that fits into one region keeps all
    its places.
    """
    left = list(spots)
    total = sum(s.weight for s in left)
    budget = spare * total
    while len(left) > 3:
        size = _size(left)
        if size < REGION:
            break
        best: tuple[float, list[Spot], list[Spot]] | None = None
        for axis, last in ((_lon, False), (_lon, True), (_north, False), (_north, True)):
            ordered = sorted(left, key=axis, reverse=last)
            gone = 0.0
            for cut in range(1, len(ordered) - 2):
                gone += ordered[cut - 1].weight
                if gone > budget:
                    break
                gain = abs(axis(ordered[cut]) - axis(ordered[0])) / size
                worth = gain / (gone / total)
                if gain > 0.06 and worth > 2 and (best is None or worth > best[0]):
                    best = (worth, ordered[:cut], ordered[cut:])
        if best is None:
            break
        budget -= sum(s.weight for s in best[1])
        left = best[2]
    return bounds(left)


def _lon(spot: Spot) -> float:
    return spot.lon


def _north(spot: Spot) -> float:
    return mercator(spot.lat)


def _size(spots: Sequence[Spot]) -> float:
    box = bounds(spots)
    return (box.east - box.west + 1) + (mercator(box.north) - mercator(box.south) + 1)
