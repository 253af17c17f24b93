"""Code shared by the programs that derive extents: bounding boxes of polygons, and merging of the boxes of many years."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common import Box

ALIKE = 1.0
"""Largest difference of a side, in degrees or a tenth of the box, at which two boxes count as equal."""


@dataclass(frozen=True)
class Sighting:
    """A bounding box and the years in which it applies."""

    first: int
    last: int
    box: Box


def frame(path: Path, name: str) -> Any:
    """Read a data frame of an R data file; geometries are nested lists of arrays of longitude and latitude."""
    import rdata

    warnings.simplefilter("ignore")  # of R classes that are not needed
    classes = {**rdata.conversion.DEFAULT_CLASS_MAP, "sf": rdata.conversion._conversion.dataframe_constructor}
    return rdata.conversion.convert(rdata.parser.parse_file(path), classes)[name]


def rings(geometry: Any) -> Iterator[Any]:
    """Yield the rings of a polygon or multipolygon, as nested by the R package sf."""
    if geometry is None:
        return
    if hasattr(geometry, "shape"):
        yield geometry
        return
    for part in geometry:
        yield from rings(part)


def bounds(geometry: Any) -> Box | None:
    """Return the bounding box of a geometry; it crosses the antimeridian (west > east) if that makes it narrower."""
    spans: list[tuple[float, float]] = []
    south, north = 90.0, -90.0
    for ring in rings(geometry):
        spans.append((float(ring[:, 0].min()), float(ring[:, 0].max())))
        south, north = min(south, float(ring[:, 1].min())), max(north, float(ring[:, 1].max()))
    if not spans:
        return None
    west, east = narrowest(spans)
    return (round(west, 2), round(south, 2), round(east, 2), round(north, 2))


def narrowest(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return the shortest range of longitudes that contains all ranges: everything except the widest gap."""
    ordered = sorted(spans)
    west, east = ordered[0][0], ordered[0][1]
    widest, result = 0.0, (west, max(last for _, last in ordered))
    for first, last in ordered[1:]:
        if first - east > widest:
            widest, result = first - east, (first, east)
        east = max(east, last)
    around = 360 - (east - west)
    return (west, east) if around >= widest else (result[0], result[1])


def merged(sightings: Iterable[Sighting], gap: int) -> list[Sighting]:
    """Return the boxes of a unit in order of time; equal ones at most `gap` years apart are merged."""
    found: list[Sighting] = []
    for one in sorted(sightings, key=lambda sighting: sighting.first):
        before = found[-1] if found else None
        if before and one.first - before.last <= gap and alike(before.box, one.box):
            found[-1] = Sighting(before.first, max(before.last, one.last), before.box)
        else:
            found.append(one)
    return found


def alike(one: Box, other: Box) -> bool:
    """Return whether two boxes are nearly equal on every side."""
    reach = max(ALIKE, 0.1 * ((one[2] - one[0]) % 360), 0.1 * (one[3] - one[1]))
    return all(min(abs(a - b), 360 - abs(a - b)) <= reach for a, b in zip(one, other, strict=True))


def trimmed(sightings: Sequence[Sighting], start: int | None, end: int | None) -> list[Sighting]:
    """Return the part of each that is in the years in which the unit existed."""
    kept = []
    for one in sightings:
        first = one.first if start is None else max(one.first, start)
        last = one.last if end is None else min(one.last, end)
        if first <= last:
            kept.append(Sighting(first, last, one.box))
    return kept
