"""Lakes of Natural Earth, and the year from which each reservoir is drawn."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from statistics import median_low
from typing import Any

import shapely
from basemap_sources import HERE, Sources

_RESERVOIR_WORDS = re.compile(r"\b(?:Reservoir|Presa|Embalse|Represa)\b|\bRes\.")


@dataclass(frozen=True, eq=False)
class Lake:
    """A lake. A reservoir has the year of its dam; a natural lake has none, also if a dam has raised it.

    If the source does not state the year of a dam, it is the median of those that it states.
    """

    name: str
    rank: int
    shape: Any
    year: int | None


@cache
def lakes(sources: Sources) -> tuple[Lake, ...]:
    """Return the lakes of the layer 1:10m, which alone states the years of dams."""
    with (HERE / "dammed_lakes.csv").open(encoding="utf-8", newline="") as file:
        older = {row["name"] for row in csv.DictReader(file)}
    records = sources.records("ne_10m_lakes")
    usual = median_low([row["year"] for row, _ in records if row["year"] > 0])
    found = []
    for row, geometry in records:
        is_natural = row["name"] in older or "natural lake" in row["note"].casefold()
        is_dammed = row["featurecla"] == "Reservoir" or row["dam_name"] or _RESERVOIR_WORDS.search(row["name"])
        year = (row["year"] if row["year"] > 0 else usual) if is_dammed and not is_natural else None
        found.append(Lake(row["name"], row["scalerank"], shapely.make_valid(geometry), year))
    return tuple(found)


def lake_shapes(sources: Sources, scale: str) -> list[tuple[Any, int | None]]:
    """Return the shapes of a scale with their years, which are those of the lake of 1:10m that covers most of the shape."""
    detailed = lakes(sources)
    if scale == "10m":
        return [(lake.shape, lake.year) for lake in detailed]
    tree = shapely.STRtree([lake.shape for lake in detailed])
    found = []
    for geometry in sources.shapes(f"ne_{scale}_lakes"):
        covering = [detailed[index] for index in tree.query(geometry, predicate="intersects")]
        best = max(covering, key=lambda lake: lake.shape.intersection(geometry).area, default=None)
        found.append((geometry, best.year if best else None))
    return found
