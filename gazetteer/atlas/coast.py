"""The coast of a cell of the base map: the outlines of its land, without the edges at which the land was cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.atlas.view import Box

Point = tuple[float, float]

OVERLAP = 0.03
"""Degrees by which the land of a cell extends beyond it, as in `scripts/make_basemap.py`."""

NORTH, SOUTH = 84.0, -84.0
"""Latitudes at which the land of the world is cut."""


def coast(ring: Sequence[Point], cell: Box, q: float) -> Iterator[list[Point]]:
    """Yield the lines of a closed ring that are coast. `coast.js` does the same in the page.

    Args:
        ring: longitude and latitude of its points; the last one is joined to the first.
        cell: the cell, without its overlap.
        q: units per degree to which the points are rounded.

    >>> square = [(0, 0), (5.03, 0), (5.03, 5.03), (0, 5.03)]  # its east and north sides are cut
    >>> list(coast(square, Box(0, 0, 5, 5), 100))
    [[(0, 5.03), (0, 0), (5.03, 0)]]
    """
    edges = (
        (max(-180.0, cell.west - OVERLAP), min(180.0, cell.east + OVERLAP)),
        (max(SOUTH, cell.south - OVERLAP), min(NORTH, cell.north + OVERLAP)),
    )
    near = 0.6 / q
    lines: list[list[Point]] = []
    line: list[Point] = []
    for i, here in enumerate(ring):
        following = ring[(i + 1) % len(ring)]
        is_cut = any(
            abs(here[axis] - edge) <= near and abs(following[axis] - edge) <= near
            for axis in (0, 1)
            for edge in edges[axis]
        )
        if is_cut:
            if line:
                lines.append(line)
            line = []
        elif here != following:
            line = [*line, following] if line else [here, following]
    if line:
        if lines and lines[0][0] == line[-1]:  # the ring began in the middle of a line
            lines[0] = line + lines[0][1:]
        else:
            lines.append(line)
    yield from lines
