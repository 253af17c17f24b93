"""The states of the time: which lines between present-day divisions were state borders in the years of a page.

`scripts/make_states.py` prepared them. The lines are those of Natural Earth (public domain); the states to which the divisions
belonged are computed from WHEP polities, most of them from CShapes 2.0. The borders are thus approximate.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from gazetteer.atlas.passages import Years, middle_year
from gazetteer.atlas.polyline import decode
from gazetteer.atlas.view import Box
from gazetteer.model.document import Document

STATES_FROM, STATES_UNTIL = 1816, 1991
"""First and last year of the map of states. Before, its source has few of them; after, present-day borders are shown."""
LINE_UNITS = 100
"""Units per degree in which the lines are encoded."""
SEA = -1
LINES_SIZE, MAX_LINES_SIZE = 3_000, 30_000
"""Maximum size in bytes of the lines outside the area of the first view: of a page with little text, and of any page."""
REACH = 6.0
"""Degrees of longitude from a place to the edge of the area around it."""

Span = tuple[int, int, int]
"""First year, last year, and index of the state."""


class Line(NamedTuple):
    """A line between the unit on its left and the unit on its right, or `SEA`, with the box around it."""

    left: int
    right: int
    points: str
    box: Box


@cache
def _read() -> tuple[list[str], list[list[Span]], list[Line]]:
    """Return the names of the states, the states of each unit, and the lines."""
    with (files(__package__) / "basemap" / "states.zip").open("rb") as file, zipfile.ZipFile(file) as packed:
        data = json.loads(packed.read("states.json"))
    units = [[(first, last, state) for first, last, state in unit] for unit in data["units"]]
    return data["states"], units, [Line(left, right, points, _box(points)) for left, right, points in data["arcs"]]


def _box(points: str) -> Box:
    lons, lats = zip(*decode(points, LINE_UNITS), strict=True)
    return Box(min(lons), min(lats), max(lons), max(lats))


def year_of(documents: Sequence[Document]) -> int | None:
    """Return the middle year of the texts, whose states fit them; None outside the years of the map."""
    year = middle_year(documents)
    return year if year is not None and STATES_FROM <= year <= STATES_UNTIL else None


def states(
    year: int, years: Iterable[Years], near: Box, around: Sequence[Box] = (), *, content: int = 0
) -> dict[str, Any] | None:
    """Return the states in some areas, JSON-ready; None if no border is near the first view.

    Args:
        year: the year that the page shows first.
        years: the years of the mentions, which the page can show.
        near: the area around the first view, of which all lines are returned.
        around: other areas, the most important first. All lines of an area are returned, or, if the budget is too small, none.
        content: size of the page's text and data in bytes. The budget grows with it.

    Returns:
        `year`, `first` and `last` (the years that the data cover), `areas` of which all lines are there, as west, south, east
        and north, `names` of the states, `units` with [first year, last year, index of the state], and `lines` with left unit,
        right unit or -1, and encoded polyline in units of 1/`q` degree.
    """
    names, units, lines = _read()
    shown = [year, *(one for span in years for one in span)]
    first, last = max(STATES_FROM, min(shown)), min(STATES_UNTIL, max(shown))
    clipped = [
        [(max(a, first), min(b, last), state) for a, b, state in unit if a <= last and b >= first] for unit in units
    ]
    different = [line for line in lines if line.right == SEA or clipped[line.left] != clipped[line.right]]
    here = [line for line in different if line.box.touches(near)]
    if all(line.right == SEA for line in here):
        return None
    areas, kept = _whole_areas(different, here, near, around, min(LINES_SIZE + content // 40, MAX_LINES_SIZE))
    unit: dict[int, int] = {SEA: SEA}
    name: dict[int, int] = {}
    rows = [[_number(unit, line.left), _number(unit, line.right), line.points] for line in kept]
    numbered = [[[a, b, _number(name, state)] for a, b, state in clipped[index]] for index in unit if index != SEA]
    return {
        "year": year, "first": first, "last": last,
        "areas": [[round(side, 2) for side in (box.west, box.south, box.east, box.north)] for box in areas],
        "names": [names[index] for index in name], "units": numbered, "lines": rows, "q": LINE_UNITS,
    }  # fmt: skip


def _number(numbers: dict[int, int], index: int) -> int:
    """Return the new number of an index; indices are numbered in order of first use, from 0."""
    return numbers.setdefault(index, len(numbers) - (SEA in numbers))


def _whole_areas(
    lines: Sequence[Line], here: list[Line], near: Box, around: Sequence[Box], budget: int
) -> tuple[list[Box], list[Line]]:
    """Return the areas of which all lines fit into a budget, and these lines; the lines `here` of the first area are free."""
    areas, kept = [near], dict.fromkeys(here)
    for box in around:
        if any(_mostly_inside(box, area) for area in areas):
            continue
        more = [line for line in lines if line not in kept and line.box.touches(box)]
        cost = sum(len(line.points) for line in more)
        if cost <= budget:
            areas.append(box)
            kept |= dict.fromkeys(more)
            budget -= cost
    return areas, list(kept)


def _mostly_inside(box: Box, area: Box) -> bool:
    """Return whether an area contains the middle half of a box."""
    x, y = (box.east - box.west) / 4, (box.north - box.south) / 4
    return (
        area.west <= box.west + x
        and box.east - x <= area.east
        and area.south <= box.south + y
        and box.north - y <= area.north
    )
