"""Read the packages of the base map; geometry functions for all layers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.geometry import shape
from shapely.ops import linemerge

HERE = Path(__file__).resolve().parent


def polygons(geometry: Any) -> Iterator[Any]:
    """Return the polygons in a geometry."""
    if geometry.geom_type == "Polygon":
        if not geometry.is_empty:
            yield geometry
    else:
        for part in getattr(geometry, "geoms", ()):
            yield from polygons(part)


def lines(geometry: Any) -> Iterator[Any]:
    """Return the line strings in a geometry."""
    if geometry.geom_type in ("LineString", "LinearRing"):
        if not geometry.is_empty:
            yield geometry
    else:
        for part in getattr(geometry, "geoms", ()):
            yield from lines(part)


class Sources:
    """Readers of the packages in `SOURCES`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, name: str) -> Path:
        found = sorted(self.folder.rglob(name))
        if not found:
            raise SystemExit(f"{name} is missing in {self.folder}: unpack the packages named in this script there")
        return found[0]

    def shapes(self, name: str) -> list[Any]:
        with shapefile.Reader(str(self.find(f"{name}.shp"))) as reader:
            return [shapely.make_valid(shape(s.__geo_interface__)) for s in reader.iterShapes() if s.shapeType]

    def records(self, name: str, encoding: str = "utf-8") -> list[tuple[dict[str, Any], Any]]:
        with shapefile.Reader(str(self.find(f"{name}.shp")), encoding=encoding) as reader:
            return [(row.record.as_dict(), shape(row.shape.__geo_interface__)) for row in reader.iterShapeRecords()]

    def rivers(self) -> list[tuple[int, str, Any]]:
        """Return rank (1 is the largest), name and line of each river."""
        found: dict[tuple[int, str, int], list[Any]] = {}
        for number, (row, geometry) in enumerate(self.records("ne_10m_rivers_lake_centerlines", "cp1252")):
            name = (row["name"] or "").strip()
            key = (int(row["scalerank"]), name, 0 if name else number)
            found.setdefault(key, []).extend(lines(geometry))
        merged_lines = (
            (rank, name, merged(shapely.MultiLineString(parts))) for (rank, name, _), parts in found.items()
        )
        return [(rank, name, line) for rank, name, geometry in merged_lines for line in lines(geometry)]


def merged(geometry: Any) -> Any:
    parts = list(lines(geometry))
    return linemerge(parts) if len(parts) > 1 else geometry


def mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
