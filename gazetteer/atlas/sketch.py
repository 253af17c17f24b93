"""A still picture of the map, for readers without scripts: land, coast, rivers, places and their names."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import pairwise
from typing import Any

from gazetteer.atlas import polyline
from gazetteer.atlas.view import TURNS, Box, mercator

WIDTH = 840
Point = tuple[float, float]


def svg(view: Box, base: dict[str, Any], places: list[dict[str, Any]]) -> str:
    """The view as SVG; every text passes `escape`."""
    frame = view.padded(0.12, 0.5)
    scale = WIDTH / (frame.east - frame.west)
    top = mercator(frame.north)
    height = round(min(1.4 * WIDTH, max(0.5 * WIDTH, (top - mercator(frame.south)) * scale)))

    def at(turn: int) -> Callable[[Point], Point]:
        return lambda point: ((point[0] + turn - frame.west) * scale, (top - mercator(point[1])) * scale)

    tier = next(t for t in reversed(base["tiers"]) if _covers(t, view))
    q = tier["q"]
    cells = [
        (cell, at(turn))
        for key, cell in sorted(tier["cells"].items())
        for turn in TURNS
        if _box(tier, key).west + turn < frame.east and frame.west < _box(tier, key).east + turn
    ]
    land = "".join(_path(ring, q, xy, True) for c, xy in cells for polygon in c.get("land", ()) for ring in polygon)
    lake = "".join(_path(ring, q, xy, True) for c, xy in cells for polygon in c.get("lake", ()) for ring in polygon)
    coast = "".join(_path(line, q, xy, False) for c, xy in cells for line in c.get("coast", ()))
    border = "".join(_path(line, q, xy, False) for c, xy in cells for line in c.get("border", ()))
    river = "".join(_path(x, q, xy, False) for c, xy in cells for rank in c.get("river", {}).values() for x in rank)
    marks = "".join(
        _mark(place, at(turn), height) for place in places[:400] for turn in TURNS if place["lat"] is not None
    )
    return (
        f'<svg class="still" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Map of the places named in the text">'
        f'<rect class="sea" width="{WIDTH}" height="{height}"/><path class="land" d="{land}"/>'
        f'<path class="river" d="{river}"/><path class="coast" d="{coast}"/><path class="lake" d="{lake}"/>'
        f'<path class="border" d="{border}"/>{marks}</svg>'
    )


def _box(tier: dict[str, Any], key: str) -> Box:
    if tier["cell"] >= 360:
        return Box(-180, -90, 180, 90)
    column, row = map(int, key.split("_"))
    west, south = -180 + column * tier["cell"], -90 + row * tier["cell"]
    return Box(west, south, west + tier["cell"], south + tier["cell"])


def _covers(tier: dict[str, Any], view: Box) -> bool:
    """Whether the corners and the middle of the view lie in cells that the tier holds."""
    if tier["cell"] >= 360:
        return True
    points = [
        (view.west + (view.east - view.west) * i / 4, view.south + (view.north - view.south) * j / 4)
        for i in range(5)
        for j in range(5)
    ]
    cell = tier["cell"]
    held = [f"{int((x + 180) % 360 // cell)}_{int((y + 90) // cell)}" in tier["cells"] for x, y in points]
    return sum(held) >= 20


def _path(line: str, q: float, xy: Callable[[Point], Point], closed: bool) -> str:
    points = []
    last = None
    for point in polyline.decode(line, q):
        x, y = xy(point)
        here = (round(max(-90, min(WIDTH + 90, x))), round(max(-90, min(2 * WIDTH, y))))
        if last is None or abs(here[0] - last[0]) + abs(here[1] - last[1]) > 2:
            points.append(here)
            last = here
    if len(points) < (3 if closed else 2):
        return ""
    out = [f"M{points[0][0]} {points[0][1]}"]
    for (x0, y0), (x1, y1) in pairwise(points):
        out.append(f"l{x1 - x0} {y1 - y0}")
    return "".join(out) + ("z" if closed else "")


def _mark(place: dict[str, Any], xy: Callable[[Point], Point], height: float) -> str:
    x, y = xy((place["lon"], place["lat"]))
    if not (0 <= x <= WIDTH and 0 <= y <= height):
        return ""
    name = escape(place["name"])
    if place["area"]:
        return f'<text class="area" x="{x:.0f}" y="{y:.0f}">{name}</text>'
    style = "unsure" if place["score"] < 0.6 else "sure"
    radius = min(14.0, 3.2 + 1.5 * len(place["mentions"]) ** 0.5)
    return (
        f'<circle class="{style}" cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>'
        f'<text x="{x + radius + 4:.0f}" y="{y + 4:.0f}">{name}</text>'
    )
