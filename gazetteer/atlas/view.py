"""Where to look: the part of the world in which most of a text happens, and the whole of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

WORLD = (-170.0, -56.0, 180.0, 74.0)
TURNS = (-360, 0, 360)
WORTH = 0.6
"""A view crosses the antimeridian when that makes it narrower than this share of what it is otherwise."""

REGION = 12.0
"""Width and height together, in degrees of longitude at the equator, below which a view needs no narrowing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A located place: degrees, and how often it is named."""

    lat: float
    lon: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees. A box across the antimeridian goes on beyond 180, or begins before -180."""

    west: float
    south: float
    east: float
    north: float

    def padded(self, share: float, least: float = 0.0) -> Box:
        """Wider on each side by a share of its size, and at least `least` degrees."""
        x, y = max((self.east - self.west) * share, least), max((self.north - self.south) * share, least)
        west, east = self.west - x, self.east + x
        if east - west >= 360:
            west, east = -180, 180
        return Box(west, max(self.south - y, -84), east, min(self.north + y, 84))

    def touches(self, other: Box) -> bool:
        """Whether the two share a point, be it a turn of the world away."""
        return (
            self.south <= other.north
            and other.south <= self.north
            and any(self.west + turn <= other.east and other.west <= self.east + turn for turn in TURNS)
        )

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies inside."""
        return self.south <= lat <= self.north and any(self.west <= lon + turn <= self.east for turn in TURNS)


def mercator(lat: float) -> float:
    """Northing of a latitude in degrees of longitude, as web maps project it; cut at 85 degrees."""
    lat = max(-85.0, min(85.0, lat))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def bounds(spots: Sequence[Spot]) -> Box:
    """The box around all spots; the inhabited world when there are none."""
    if not spots:
        return Box(*WORLD)
    return Box(
        min(s.lon for s in spots), min(s.lat for s in spots), max(s.lon for s in spots), max(s.lat for s in spots)
    )


def joined(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, those in the far west put a turn further east when they then lie much nearer to the rest: Alaska
    beside Kamchatka. The world is cut where it is emptiest."""
    lons = sorted({s.lon for s in spots})
    if len(lons) < 2 or lons[-1] - lons[0] < 180:
        return list(spots)
    gap, cut = max((b - a, b) for a, b in pairwise(lons))
    if 360 - gap > WORTH * (lons[-1] - lons[0]):
        return list(spots)
    return [replace(s, lon=s.lon + 360) if s.lon < cut else s for s in spots]


def core(spots: Sequence[Spot], *, spare: float = 0.25) -> Box:
    """The box in which the story happens: outliers that cost much room and say little are left out.

    From one side after the other the outermost places go, as long as they save more room (as a share of width and
    height together) than they weigh (as a share of all weight), and at most `spare` of the weight goes in all. A story that
    fits into a region keeps all its places.
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
