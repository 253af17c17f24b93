"""A static SVG of the map for readers without scripts: land, coast, rivers, places and their names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from html import escape
from itertools import pairwise
from typing import Any

from gazetteer.atlas import polyline
from gazetteer.atlas.coast import coast
from gazetteer.atlas.features import UNCERTAIN
from gazetteer.atlas.view import TURNS, Box, mercator

WIDTH = 840

STEP = 3
"""Minimum distance in pixels between two points of a line."""

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


def svg(
    view: Box,
    base: dict[str, Any],
    places: list[dict[str, Any]],
    *,
    borders: bool = True,
    label: str = "Map of the places named in the text",
) -> str:
    """Return the view as SVG; every text is escaped.

    Args:
        view: the box to show.
        base: the base map, as `basemap.choose` returns it.
        places: the places, as in the page's data; the size of a dot grows with the number of `mentions`.
        borders: whether to draw present-day borders.
        label: description for screen readers.
    """
    frame = view.padded(0.12, 0.5)
    scale = WIDTH / (frame.east - frame.west)
    top = mercator(frame.north)
    height = round(min(1.4 * WIDTH, max(0.5 * WIDTH, (top - mercator(frame.south)) * scale)))

    def at(turn: int) -> Callable[[Point], Point]:
        return lambda point: ((point[0] + turn - frame.west) * scale, (top - mercator(point[1])) * scale)

    tier = next(t for t in reversed(base["tiers"]) if _covers(t, view))
    q = tier["q"]
    cells = [
        (cell, at(turn), _box(tier, key))
        for key, cell in sorted(tier["cells"].items())
        for turn in TURNS
        if _box(tier, key).west + turn < frame.east and frame.west < _box(tier, key).east + turn
    ]
    land = "".join(_path(ring, q, xy, True) for c, xy, _ in cells for polygon in c.get("land", ()) for ring in polygon)
    lake = "".join(_path(ring, q, xy, True) for c, xy, _ in cells for polygon in c.get("lake", ()) for ring in polygon)
    coasts = "".join(
        _line(line, xy, False)
        for c, xy, box in cells
        for polygon in c.get("land", ())
        for ring in polygon
        for line in coast(list(polyline.decode(ring, q)), box, q)
    )
    border = "".join(_path(line, q, xy, False) for c, xy, _ in cells for line in c.get("border", ()) if borders)
    river = "".join(_path(x, q, xy, False) for c, xy, _ in cells for rank in c.get("river", {}).values() for x in rank)
    marks = _marks(places, [at(turn) for turn in TURNS], height)
    return (
        f'<svg class="still" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}">'
        f'<rect class="sea" width="{WIDTH}" height="{height}"/><path class="land" d="{land}"/>'
        f'<path class="river" d="{river}"/><path class="coast" d="{coasts}"/><path class="lake" d="{lake}"/>'
        f'<path class="border" d="{border}"/>{marks}</svg>'
    )


def _box(tier: dict[str, Any], key: str) -> Box:
    if tier["cell"] >= 360:
        return Box(-180, -90, 180, 90)
    column, row = map(int, key.split("_"))
    west, south = -180 + column * tier["cell"], -90 + row * tier["cell"]
    return Box(west, south, west + tier["cell"], south + tier["cell"])


def _covers(tier: dict[str, Any], view: Box) -> bool:
    """Return whether the cells of a tier cover most of the view."""
    if tier["cell"] >= 360:
        return True
    points = [
        (view.west + (view.east - view.west) * i / 4, view.south + (view.north - view.south) * j / 4)
        for i in range(5)
        for j in range(5)
    ]
    cell = tier["cell"]
    covered = [f"{int((x + 180) % 360 // cell)}_{int((y + 90) // cell)}" in tier["cells"] for x, y in points]
    return sum(covered) >= 20


def _path(line: str, q: float, xy: Callable[[Point], Point], closed: bool) -> str:
    return _line(polyline.decode(line, q), xy, closed)


def _line(line: Iterable[Point], xy: Callable[[Point], Point], closed: bool) -> str:
    points = []
    last = None
    for point in line:
        x, y = xy(point)
        here = (round(max(-90, min(WIDTH + 90, x))), round(max(-90, min(2 * WIDTH, y))))
        if last is None or abs(here[0] - last[0]) + abs(here[1] - last[1]) > STEP:
            points.append(here)
            last = here
    if len(points) < (3 if closed else 2):
        return ""
    steps = " ".join(f"{x1 - x0} {y1 - y0}" for (x0, y0), (x1, y1) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps}{'z' * closed}".replace(" -", "-")


def _marks(places: list[dict[str, Any]], copies: list[Callable[[Point], Point]], height: float) -> str:
    """Draw dots of all places, and names if there is room, most frequent first."""
    spots = []
    for place in sorted(places[:400], key=lambda place: -len(place["mentions"])):
        for xy in copies:
            if place["lat"] is not None:
                x, y = xy((place["lon"], place["lat"]))
                if 0 <= x <= WIDTH and 0 <= y <= height:
                    spots.append((place, x, y))
    taken: list[Rectangle] = [
        (x - _radius(place), y - _radius(place), x + _radius(place), y + _radius(place))
        for place, x, y in spots
        if not place["area"]
    ]
    dots, names = [], []
    for place, x, y in spots:
        radius = _radius(place)
        if not place["area"]:
            style = "unsure" if place["score"] < UNCERTAIN else "sure"
            dots.append(f'<circle class="{style}" cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>')
        if (room := _room(place, x, y, height, taken)) is not None:
            taken.append(room)
            kind = ' class="area"' if place["area"] else ""
            names.append(f'<text{kind} x="{room[0] + 2:.0f}" y="{room[3] - 5:.0f}">{escape(place["name"])}</text>')
    return "".join(dots + names)


def _radius(place: dict[str, Any]) -> float:
    return min(14.0, 3.2 + 1.5 * math.sqrt(len(place["mentions"])))


def _room(place: dict[str, Any], x: float, y: float, height: float, taken: list[Rectangle]) -> Rectangle | None:
    """Return a free box for a name next to, above or below its dot, inside the picture; None if all boxes are taken."""
    wide = len(place["name"]) * (11.5 if place["area"] else 7.8) + 4
    gap = _radius(place) + 3
    if place["area"]:
        corners = [(x - wide / 2, y - 10), (x - wide / 2, y - 30), (x - wide / 2, y + 10)]
    else:
        corners = [(x + gap, y - 10), (x - gap - wide, y - 10), (x - wide / 2, y - gap - 20), (x - wide / 2, y + gap)]
    for left, top in corners:
        box = (left, top, left + wide, top + 20)
        inside = left >= 2 and top >= 2 and box[2] <= WIDTH - 2 and box[3] <= height - 2
        if inside and not any(a < box[2] and c > left and b < box[3] and d > top for a, b, c, d in taken):
            return box
    return None
