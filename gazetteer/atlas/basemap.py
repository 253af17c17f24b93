"""The offline base map: select the prepared cells that a page needs, within a byte budget.

`scripts/make_basemap.py` prepared the cells from Natural Earth (public domain). There are three levels: "far" has the world
in one cell, coarser than 1:50m, "mid" has cells of 10 degrees from 1:50m, and "near" has cells of 5 degrees from 1:10m.
"""

from __future__ import annotations

import base64
import json
import math
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from gazetteer.atlas.view import Box, Spot, mercator

MID_BYTES, NEAR_BYTES = 46_000, 35_000
"""Budget of each level for a page with little text, in bytes of JSON; it grows with the page."""

MID_MOST, NEAR_MOST = 110_000, 190_000
"""Maximum budget of each level."""

MID_REACH, NEAR_REACH = 8.0, 5.0
"""Degrees of longitude from a place to the edge of the screen, at the highest zoom for which the level is meant."""

RELIEF_BYTES = 40_000
"""Maximum size of the relief of the first view, in bytes of WebP before base64. Coarse relief of the whole world is added to it."""

MAX_LABELS = 320
NEAR_PLACE = 0.35
"""Distance in degrees; an orientation label closer to a place of the text is skipped."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of cells: edge length in degrees, and the size in bytes of each cell that is not empty."""

    cell: float
    cells: dict[str, int]

    def touching(self, box: Box) -> list[str]:
        """Return the cells that overlap a box, including empty cells, those nearest to its centre first."""
        x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
        if self.cell >= 360:
            return list(self.cells)
        columns, rows = round(360 / self.cell), round(180 / self.cell)
        west, east = math.floor((box.west + 180) / self.cell), math.floor((box.east + 180) / self.cell)
        south, north = math.floor((box.south + 90) / self.cell), math.floor((box.north + 90) / self.cell)
        found = {
            f"{column % columns}_{row}": math.hypot(
                (column + 0.5) * self.cell - 180 - x, (row + 0.5) * self.cell - 90 - y
            )
            for column in range(west, min(east, west + columns - 1) + 1)
            for row in range(max(0, south), min(rows - 1, north) + 1)
        }
        return sorted(found, key=lambda key: (found[key], key))

    def cost(self, keys: Iterable[str]) -> int:
        """Return the total size of these cells in bytes."""
        return sum(self.cells.get(key, 9) for key in keys)


@cache
def _index() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files(__package__) / "basemap" / "index.json").read_text(encoding="utf-8"))
    return data


@cache
def labels() -> dict[str, Any]:
    """Return orientation labels by kind, and under "names" the English names of countries by ISO code."""
    data: dict[str, Any] = json.loads((files(__package__) / "basemap" / "labels.json").read_text(encoding="utf-8"))
    return data


def _level(kind: str, key: str) -> Level:
    data = _index()[kind][key]
    return Level(data["cell"], data["cells"])


def _read(archive: str, names: Sequence[str]) -> list[bytes]:
    with (files(__package__) / "basemap" / archive).open("rb") as file, zipfile.ZipFile(file) as packed:
        return [packed.read(name) for name in names]


def square(box: Box) -> Box:
    """Widen a box to approximately a square on the screen, since the reader's map may have any shape."""
    width, height = box.east - box.west, mercator(box.north) - mercator(box.south)
    middle = math.cos(math.radians((box.north + box.south) / 2))
    if width < height:
        grow = (height - width) / 2
        if width + 2 * grow >= 360:
            return Box(-180, box.south, 180, box.north)
        return Box(box.west - grow, box.south, box.east + grow, box.north)
    grow = (width - height) / 2 * middle
    return Box(box.west, max(-84, box.south - grow), box.east, min(84, box.north + grow))


def choose(
    view: Box, everything: Box, spots: Sequence[Spot], *, content: int = 0, year: int | None = None
) -> dict[str, Any]:
    """Select the base map of a page, JSON-ready: `tiers` of cells, coarse to fine, `reliefs`, and `labels`.

    A cell without land, river or border is included as an empty cell, so that it is not taken for a missing one. A reservoir
    whose dam is later than the year is left out.

    Args:
        view: the first view of the page.
        everything: the box around all places.
        spots: all located places; the most important ones get detailed surroundings first.
        content: size of the page's text and data in bytes. The budget of the base map grows with it.
        year: year of the map, whose names the towns have; None for the present.
    """
    wide = square(view).padded(0.16, 1.5)
    ranked = by_weight(spots)
    mid = _Choice(_level("vectors", "mid"), min(MID_BYTES + content // 11, MID_MOST))
    near = _Choice(_level("vectors", "near"), min(NEAR_BYTES + content // 8, NEAR_MOST))
    near.add(wide)
    for spot in ranked:
        mid.add(around(spot, MID_REACH))
        near.add(around(spot, NEAR_REACH))
    mid.add(wide, partly=True)
    return {
        "tiers": [
            _tier("far", list(_level("vectors", "far").cells), year),
            _tier("mid", sorted(mid.taken), year),
            _tier("near", sorted(near.taken), year),
        ],
        "reliefs": _reliefs(wide),
        "labels": _labels(wide, everything.padded(0.1, 4), spots, year),
    }


def by_weight(spots: Iterable[Spot]) -> list[Spot]:
    """Return the spots, the most important first."""
    return sorted(spots, key=lambda spot: (-spot.weight, spot.lon, spot.lat))


def around(spot: Spot, reach: float) -> Box:
    """Return the area around a place: this many degrees of longitude to each side, and the same distance in latitude."""
    tall = reach * math.cos(math.radians(spot.lat))
    return Box(spot.lon - reach, max(-84, spot.lat - tall), spot.lon + reach, min(84, spot.lat + tall))


class _Choice:
    """Select cells of one level, box by box, within a byte budget."""

    def __init__(self, level: Level, budget: int) -> None:
        self._level = level
        self._left = budget
        self.taken: set[str] = set()

    def add(self, box: Box, *, partly: bool = False) -> None:
        """Add all cells that touch a box, or none if the budget is too small; with `partly`, add as many as possible."""
        wanted = [key for key in self._level.touching(box) if key not in self.taken]
        for keys in [[key] for key in wanted] if partly else [wanted]:
            cost = self._level.cost(keys)
            if cost <= self._left:
                self.taken.update(keys)
                self._left -= cost


def _tier(key: str, cells: Sequence[str], year: int | None) -> dict[str, Any]:
    level = _index()["vectors"][key]
    full = [name for name in cells if name in level["cells"]]
    data = dict(zip(full, _read("vectors.zip", [f"{key}/{name}.json" for name in full]), strict=True))
    return {
        "cell": level["cell"],
        "q": level["q"],
        "cells": {name: _filled(json.loads(data.get(name, b"{}")), year) for name in cells},
    }


def _filled(cell: dict[str, Any], year: int | None) -> dict[str, Any]:
    """Return a cell in which the reservoirs that existed in a year are lakes; None is the present."""
    dams = cell.pop("dams", {})
    full = [ring for first, rings in dams.items() if year is None or int(first) <= year for ring in rings]
    return cell | {"lake": cell.get("lake", []) + full} if full else cell


def _reliefs(wide: Box) -> list[dict[str, Any]]:
    """Return the relief of the world, and that of the first view in the highest resolution that the budget allows."""
    found = [_relief("far", ["0_0"], wide)]
    for key in ("near", "mid"):
        level = _level("relief", key)
        cells = [name for name in level.touching(wide) if name in level.cells]
        if cells and level.cost(cells) <= RELIEF_BYTES:
            return [*found, _relief(key, cells, wide)]
    return found


def _relief(key: str, keys: Sequence[str], wide: Box) -> dict[str, Any]:
    level, found, entry = _level("relief", key), sorted(keys), _index()["relief"][key]
    data = _read("relief.zip", [f"{key}/{name}.webp" for name in found])
    return {
        "cell": level.cell,
        "pixels": entry["pixels"],
        "rows": entry.get("rows"),
        "from": _first(level, found, wide),
        "cells": {
            name: "data:image/webp;base64," + base64.b64encode(raw).decode("ascii")
            for name, raw in zip(found, data, strict=True)
        },
    }


def _first(level: Level, keys: Sequence[str], wide: Box) -> int:
    """Return the column with which the row of cells begins; it is not 0 if the view crosses the antimeridian."""
    columns = {int(key.split("_")[0]) for key in keys}
    west = int((wide.west + 180) // level.cell) % round(360 / level.cell)
    return min((c for c in columns if c >= west), default=0) if wide.west < -180 or wide.east > 180 else 0


def name_in(year: int | None, text: str, names: Sequence[tuple[str, int | None, int | None]]) -> str | None:
    """Return the name of a town in a year; None if its name was not yet in use and an earlier one is not known.

    Args:
        year: the year; None for the present.
        text: the present-day name.
        names: names with first and last year, the preferred ones first.

    >>> names = [("Angora", None, 1928), ("Ankara", 1923, None)]
    >>> name_in(1920, "Ankara", names), name_in(1950, "Ankara", names), name_in(None, "Ankara", names)
    ('Angora', 'Ankara', 'Ankara')
    >>> name_in(1850, "Novosibirsk", [("Novosibirsk", 1926, None)]), name_in(1850, "Taipei", [("Taihoku", 1895, 1945)])
    (None, 'Taipei')
    """
    if year is None:
        return text
    for name, first, last in names:
        if (first is None or first <= year) and (last is None or year <= last):
            return text if last is None else name
    return None if any(last is None for _, _, last in names) else text


def _labels(wide: Box, everything: Box, spots: Sequence[Spot], year: int | None) -> list[list[Any]]:
    """Return labels in the view and the most important others: kind, text, latitude, longitude, minimum zoom, angle."""
    close = wide.padded(0.4)
    found = []
    for kind in ("sea", "country", "range", "river", "lake", "city"):
        for text, lat, lon, zoom, angle, *former in labels()[kind]:
            foremost = zoom <= 4.5 if everything.holds(lat, lon) else zoom <= 3.5
            if not (close.holds(lat, lon) or foremost):
                continue
            if kind in ("city", "lake") and any(
                abs(s.lat - lat) < NEAR_PLACE and abs(s.lon - lon) < NEAR_PLACE for s in spots
            ):
                continue
            name = name_in(year, text, former[0]) if former else text
            if name is not None:
                found.append([kind, name, lat, lon, zoom, angle])
    found.sort(key=lambda label: label[4])
    return found[:MAX_LABELS]
