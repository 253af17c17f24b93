"""Relief and labels of the base map."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from basemap_lakes import lakes as all_lakes
from basemap_sources import HERE, Sources, mercator


def make_labels(sources: Sources) -> dict[str, Any]:
    """Return the orientation labels of the map: [text, lat, lon, minimum zoom, angle], for a reservoir with its first year."""
    countries, names = [], {}
    for row, _ in sources.records("ne_10m_admin_0_countries"):
        code = row["ISO_A2_EH"] if row["ISO_A2_EH"] != "-99" else row["ISO_A2"]
        if code != "-99" and code not in names:
            names[code] = row["NAME_EN"] or row["NAME"]
        zoom = float(row["MIN_LABEL"])
        countries.append([row["NAME"], round(row["LABEL_Y"], 2), round(row["LABEL_X"], 2), zoom, 0])
    lakes: list[list[Any]] = []
    for lake in all_lakes(sources):
        if lake.name and lake.rank <= 6 and lake.shape.area > 0.02:
            point = lake.shape.representative_point()
            label = [lake.name, round(point.y, 2), round(point.x, 2), max(4.0, lake.rank + 2.5), 0]
            lakes.append(label + [[[lake.name, lake.year, None]]] * (lake.year is not None))
    cities = []
    for row, point in sources.records("ne_10m_populated_places_simple", "cp1252"):
        if row["scalerank"] <= 6 and row["name"].isprintable():
            zoom = 3.2 + 0.48 * row["scalerank"] + (0 if row["adm0cap"] else 0.4)
            cities.append([row["name"], round(point.y, 2), round(point.x, 2), round(zoom, 1), 0, row["pop_max"]])
    cities = [city[:5] for city in sorted(cities, key=lambda c: (-c[5], c[0]))]
    by_kind: dict[str, list[list[Any]]] = {"sea": [], "range": []}
    with (HERE / "waters_and_ranges.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            by_kind[line["kind"]].append(
                [line["name"], float(line["lat"]), float(line["lon"]), float(line["zoom"]), float(line["angle"])]
            )
    return {
        "names": dict(sorted(names.items())),
        "country": sorted(countries),
        "lake": sorted(lakes),
        "city": cities,
        "river": sorted(river_labels(sources.rivers())),
        **by_kind,
    }


def river_labels(rivers: list[tuple[int, str, Any]]) -> Iterator[list[Any]]:
    """Return positions for a river's name: its straightest segments, some degrees apart.

    Only rivers with an English name in `river_names.csv`, because the source's own names have lost letters.
    """
    with (HERE / "river_names.csv").open(encoding="utf-8", newline="") as file:
        english = {row["source"]: row["name"] for row in csv.DictReader(file)}
    for rank, source, line in rivers:
        name = english.get(source)
        if not name or line.length < 0.7:
            continue
        every = 5.0 if rank <= 3 else 3.0
        count = max(1, round(line.length / every))
        for part in range(count):
            best = None
            for share in np.linspace(0.25, 0.75, 9):
                at = (part + share) * line.length / count
                a, b = line.interpolate(max(0, at - 0.3)), line.interpolate(min(line.length, at + 0.3))
                reach = math.hypot(b.x - a.x, b.y - a.y)
                if best is None or reach > best[0]:
                    best = (reach, at, a, b)
            assert best is not None
            _, at, a, b = best
            up = mercator(b.y) - mercator(a.y)
            angle = -math.degrees(math.atan2(up, math.radians(b.x - a.x)))
            angle = (angle + 90) % 180 - 90
            point = line.interpolate(at)
            yield [name, round(point.y, 3), round(point.x, 3), round(5.2 + 0.32 * rank, 1), round(angle)]
