"""The offline base map: which prepared cells a view needs, within a budget of bytes.

The cells were made by `scripts/make_basemap.py` from Natural Earth (public domain). They are in three levels: "far"
holds the world in one cell, "mid" cells of 20 degrees from 1:50m, "near" cells of 5 degrees from 1:10m.
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

NEAR_BYTES, MID_BYTES, RELIEF_BYTES = 105_000, 70_000, 84_000
"""What a page may spend on each: uncompressed JSON, and WebP before base64."""

MAX_LABELS = 320
NEAR_PLACE = 0.35
"""Degrees: an orientation label closer than this to a place of the text is not written."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of cells: edge in degrees, name of each cell and its size in bytes."""

    cell: float
    cells: dict[str, int]

    def box(self, key: str) -> Box:
        """The degrees that a cell covers."""
        column, row = map(int, key.split("_"))
        west, south = -180 + column * self.cell, -90 + row * self.cell
        return Box(west, south, west + self.cell, south + self.cell)

    def touching(self, box: Box) -> list[str]:
        """Cells that share ground with a box, those nearest to its middle first."""
        x, y = (box.west + box.east) / 2, (box.south + box.north) / 2

        def far(key: str) -> float:
            cell = self.box(key)
            across = abs((cell.west + cell.east) / 2 - x) % 360
            return math.hypot(min(across, 360 - across), (cell.south + cell.north) / 2 - y)

        return sorted((key for key in self.cells if self.box(key).touches(box)), key=lambda key: (far(key), key))

    def cost(self, keys: Iterable[str]) -> int:
        """Bytes of these cells together."""
        return sum(self.cells[key] for key in keys)


@cache
def _index() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files(__package__) / "basemap" / "index.json").read_text(encoding="utf-8"))
    return data


@cache
def labels() -> dict[str, Any]:
    """Orientation labels by kind, and under "names" the English names of countries by ISO code."""
    data: dict[str, Any] = json.loads((files(__package__) / "basemap" / "labels.json").read_text(encoding="utf-8"))
    return data


def _level(kind: str, key: str) -> Level:
    data = _index()[kind][key]
    return Level(data["cell"], data["cells"])


def _read(archive: str, names: Sequence[str]) -> list[bytes]:
    with (files(__package__) / "basemap" / archive).open("rb") as file, zipfile.ZipFile(file) as packed:
        return [packed.read(name) for name in names]


def square(box: Box) -> Box:
    """A box widened to about a square on the screen, since the shape of the reader's map is not known."""
    width, height = box.east - box.west, mercator(box.north) - mercator(box.south)
    middle = math.cos(math.radians((box.north + box.south) / 2))
    if width < height:
        grow = (height - width) / 2
        if width + 2 * grow >= 360:
            return Box(-180, box.south, 180, box.north)
        return Box(box.west - grow, box.south, box.east + grow, box.north)
    grow = (width - height) / 2 * middle
    return Box(box.west, max(-84, box.south - grow), box.east, min(84, box.north + grow))


def choose(view: Box, everything: Box, spots: Sequence[Spot]) -> dict[str, Any]:
    """The base map of one page, JSON-ready: `tiers` of cells, coarse to fine, `relief`, and `labels`.

    Args:
        view: what the page shows first.
        everything: the box around all places.
        spots: all located places.
    """
    wide = square(view).padded(0.16, 1.5)
    near, mid = _level("vectors", "near"), _level("vectors", "mid")
    near_keys = near.touching(wide)
    if near.cost(near_keys) > NEAR_BYTES:
        near_keys = []
    held = _afford(near, _by_weight(near, spots, view), NEAR_BYTES, near_keys)
    mid_keys = _afford(mid, [*mid.touching(wide), *_by_weight(mid, spots, view)], MID_BYTES, [])
    return {
        "tiers": [
            _tier("far", list(_level("vectors", "far").cells)),
            _tier("mid", mid_keys),
            _tier("near", held),
        ],
        "relief": _relief(wide),
        "labels": _labels(wide, everything.padded(0.1, 4), spots),
    }


def _by_weight(level: Level, spots: Sequence[Spot], view: Box) -> list[str]:
    """Cells that hold places, those most spoken of first; places inside the view weigh more."""
    weights: dict[str, float] = {}
    for spot in spots:
        key = f"{int((spot.lon + 180) // level.cell)}_{int((spot.lat + 90) // level.cell)}"
        if key in level.cells:
            weights[key] = weights.get(key, 0) + spot.weight * (3 if view.holds(spot.lat, spot.lon) else 1)
    return sorted(weights, key=lambda key: (-weights[key], key))


def _afford(level: Level, wanted: Iterable[str], budget: int, taken: Sequence[str]) -> list[str]:
    keys = list(taken)
    left = budget - level.cost(keys)
    for key in wanted:
        if key not in keys and level.cells[key] <= left:
            keys.append(key)
            left -= level.cells[key]
    return keys


def _tier(key: str, cells: Sequence[str]) -> dict[str, Any]:
    level = _index()["vectors"][key]
    found = sorted(cells)
    data = _read("vectors.zip", [f"{key}/{name}.json" for name in found])
    return {
        "cell": level["cell"],
        "q": level["q"],
        "cells": {name: json.loads(raw) for name, raw in zip(found, data, strict=True)},
    }


def _relief(wide: Box) -> dict[str, Any]:
    for key in ("near", "mid"):
        level = _level("relief", key)
        cells = level.touching(wide)
        if level.cost(cells) <= RELIEF_BYTES or key == "mid":
            found = sorted(_afford(level, cells, RELIEF_BYTES, []))
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
    return {"cell": 1, "pixels": 1, "from": 0, "cells": {}}


def _first(level: Level, keys: Sequence[str], wide: Box) -> int:
    """The column with which the row of cells begins: not 0 where the view goes across the antimeridian."""
    columns = {int(key.split("_")[0]) for key in keys}
    west = int((wide.west + 180) // level.cell) % round(360 / level.cell)
    return min((c for c in columns if c >= west), default=0) if wide.west < -180 or wide.east > 180 else 0


def _labels(wide: Box, everything: Box, spots: Sequence[Spot]) -> list[list[Any]]:
    """Labels in the view, and the foremost of the rest: kind, text, latitude, longitude, least zoom, angle."""
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
