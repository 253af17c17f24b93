"""The offline base map: choose the prepared cells that a page needs, within a budget of bytes.

`scripts/make_basemap.py` made the cells from Natural Earth (public domain). There are three levels: "far", the world in
one cell; "mid", cells of 20 degrees from 1:50m; "near", cells of 5 degrees from 1:10m.
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

MID_BYTES, NEAR_BYTES = 85_000, 60_000
"""What a page of little text may spend on each level, in bytes of JSON; it grows with the page."""

MID_MOST, NEAR_MOST = 250_000, 320_000
"""What any page may spend on each level."""

MID_REACH, NEAR_REACH = 8.0, 5.0
"""Degrees of longitude from a place to the edge of the screen, at the zoom at which the level is looked at closely."""

RELIEF_BYTES, COARSE_RELIEF_BYTES = 60_000, 22_000
"""WebP before base64: of the first view, and of the ground around the weightiest places."""

RELIEF_PLACES = 40

MAX_LABELS = 320
NEAR_PLACE = 0.35
"""Degrees: an orientation label closer than this to a place of the text is left out."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of cells: edge length in degrees, and the size in bytes of each cell that is not empty."""

    cell: float
    cells: dict[str, int]

    def touching(self, box: Box) -> list[str]:
        """Return the cells that share ground with a box, those nearest to its middle first; empty cells too."""
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
        """Return the bytes of these cells together."""
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
    """Widen a box to about a square on the screen, since the shape of the reader's map is not known."""
    width, height = box.east - box.west, mercator(box.north) - mercator(box.south)
    middle = math.cos(math.radians((box.north + box.south) / 2))
    if width < height:
        grow = (height - width) / 2
        if width + 2 * grow >= 360:
            return Box(-180, box.south, 180, box.north)
        return Box(box.west - grow, box.south, box.east + grow, box.north)
    grow = (width - height) / 2 * middle
    return Box(box.west, max(-84, box.south - grow), box.east, min(84, box.north + grow))


def choose(view: Box, everything: Box, spots: Sequence[Spot], *, content: int = 0) -> dict[str, Any]:
    """Choose the base map of one page, JSON-ready: `tiers` of cells, coarse to fine, `reliefs`, and `labels`.

    A cell without coast, river or border is carried as an empty cell: the page then knows that nothing is missing there.

    Args:
        view: what the page shows first.
        everything: the box around all places.
        spots: all located places; the weightiest get their surroundings in detail first.
        content: bytes of the page's text and data. The more they are, the more the base map may take.
    """
    wide = square(view).padded(0.16, 1.5)
    ranked = sorted(spots, key=lambda spot: (-spot.weight, spot.lon, spot.lat))
    mid = _Choice(_level("vectors", "mid"), min(MID_BYTES + content // 8, MID_MOST))
    near = _Choice(_level("vectors", "near"), min(NEAR_BYTES + content // 6, NEAR_MOST))
    near.add(wide)
    for spot in ranked:
        mid.add(_around(spot, MID_REACH))
        near.add(_around(spot, NEAR_REACH))
    mid.add(wide, partly=True)
    return {
        "tiers": [
            _tier("far", list(_level("vectors", "far").cells)),
            _tier("mid", sorted(mid.taken)),
            _tier("near", sorted(near.taken)),
        ],
        "reliefs": _reliefs(wide, [_around(spot, MID_REACH) for spot in ranked[:RELIEF_PLACES]]),
        "labels": _labels(wide, everything.padded(0.1, 4), spots),
    }


def _around(spot: Spot, reach: float) -> Box:
    """Return the ground that a screen shows around a place: so many degrees of longitude to each side, and as far in latitude."""
    tall = reach * math.cos(math.radians(spot.lat))
    return Box(spot.lon - reach, max(-84, spot.lat - tall), spot.lon + reach, min(84, spot.lat + tall))


class _Choice:
    """Cells of one level, taken box by box while the budget in bytes lasts."""

    def __init__(self, level: Level, budget: int) -> None:
        self._level = level
        self._left = budget
        self.taken: set[str] = set()

    def add(self, box: Box, *, partly: bool = False) -> None:
        """Take all cells that touch a box, or none when the budget does not reach; `partly` takes what it reaches."""
        wanted = [key for key in self._level.touching(box) if key not in self.taken]
        for keys in [[key] for key in wanted] if partly else [wanted]:
            cost = self._level.cost(keys)
            if cost <= self._left:
                self.taken.update(keys)
                self._left -= cost


def _tier(key: str, cells: Sequence[str]) -> dict[str, Any]:
    level = _index()["vectors"][key]
    full = [name for name in cells if name in level["cells"]]
    data = dict(zip(full, _read("vectors.zip", [f"{key}/{name}.json" for name in full]), strict=True))
    return {
        "cell": level["cell"],
        "q": level["q"],
        "cells": {name: json.loads(data.get(name, b"{}")) for name in cells},
    }


def _reliefs(wide: Box, around: Sequence[Box]) -> list[dict[str, Any]]:
    """Return the relief around the weightiest places in few pixels, and that of the first view in more."""
    coarse, fine = _level("relief", "mid"), _level("relief", "near")
    wanted = dict.fromkeys(key for box in (wide, *around) for key in coarse.touching(box) if key in coarse.cells)
    found = [_relief("mid", _afford(coarse, wanted, COARSE_RELIEF_BYTES), wide)]
    cells = [key for key in fine.touching(wide) if key in fine.cells]
    if cells and fine.cost(cells) <= RELIEF_BYTES:
        found.append(_relief("near", cells, wide))
    return [relief for relief in found if relief["cells"]]


def _relief(key: str, keys: Sequence[str], wide: Box) -> dict[str, Any]:
    level, found = _level("relief", key), sorted(keys)
    data = _read("relief.zip", [f"{key}/{name}.webp" for name in found])
    return {
        "cell": level.cell,
        "pixels": _index()["relief"][key]["pixels"],
        "from": _first(level, found, wide),
        "cells": {
            name: "data:image/webp;base64," + base64.b64encode(raw).decode("ascii")
            for name, raw in zip(found, data, strict=True)
        },
    }


def _afford(level: Level, wanted: Iterable[str], budget: int) -> list[str]:
    keys: list[str] = []
    for key in wanted:
        if level.cells[key] <= budget:
            keys.append(key)
            budget -= level.cells[key]
    return keys


def _first(level: Level, keys: Sequence[str], wide: Box) -> int:
    """Return the column with which the row of cells begins: not 0 where the view crosses the antimeridian."""
    columns = {int(key.split("_")[0]) for key in keys}
    west = int((wide.west + 180) // level.cell) % round(360 / level.cell)
    return min((c for c in columns if c >= west), default=0) if wide.west < -180 or wide.east > 180 else 0


def _labels(wide: Box, everything: Box, spots: Sequence[Spot]) -> list[list[Any]]:
    """Labels in the view, and the most important of the rest: kind, text, latitude, longitude, least zoom, angle."""
    close = wide.padded(0.4)
    found = []
    for kind in ("sea", "country", "range", "river", "lake", "city"):
        for text, lat, lon, zoom, angle in labels()[kind]:
            foremost = zoom <= 4.5 if everything.holds(lat, lon) else zoom <= 3.5
            if not (close.holds(lat, lon) or foremost):
                continue
            if kind in ("city", "lake") and any(
                abs(s.lat - lat) < NEAR_PLACE and abs(s.lon - lon) < NEAR_PLACE for s in spots
            ):
                continue
            found.append([kind, text, lat, lon, zoom, angle])
    found.sort(key=lambda label: label[4])
    return found[:MAX_LABELS]
