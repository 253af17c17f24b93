"""States that historical-basemaps draws in several years and that our other sources lack.

    python scripts/curate/atlas_units.py extents.tsv

Inputs: `extents.tsv`, boxes by name and year of https://github.com/aourednik/historical-basemaps, computed from its rough
borders; `atlas_units.csv`, the units that are used, which were selected by hand from those of two or more maps: no peoples,
cultures or groups of states, and not a unit whose box is far larger than the state; `first` is the first map that is used. The
years are those of the first and last map, so a state may be older or have lasted longer; the point is the middle of the last
box.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

from common import Box
from realm_rows import Realm, Realms

SOURCE = "historical-basemaps"
TABLE = Path(__file__).parent / "atlas_units.csv"
Drawn = dict[str, list[tuple[int, Box]]]
"""The boxes of each unit by year."""


def main(boxes: str) -> None:
    """Add the states to places.csv, toponyms.csv and extents.csv."""
    drawn = read(Path(boxes))
    realms, counts = Realms(), Counter[str]()
    with TABLE.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            counts[
                realms.add(unit(row, [one for one in drawn[row["name"]] if one[0] >= int(row["first"] or -9999)]))
            ] += 1
    print(dict(counts))
    realms.save()


def read(path: Path) -> Drawn:
    """Return the boxes of all units, in order of time."""
    drawn: Drawn = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
            drawn[row["name"]].append((int(row["year"]), (west, south, east, north)))
    return {name: sorted(found) for name, found in drawn.items()}


def unit(row: dict[str, str], found: list[tuple[int, Box]]) -> Realm:
    """Return a state with one box for the years from each map to the next."""
    years = [year for year, _ in found]
    west, south, east, north = found[-1][1]
    ends = [*(year - 1 for year in years[1:]), years[-1]]
    boxes = tuple((year, end, box) for (year, box), end in zip(found, ends, strict=True))
    return Realm(
        label=row["label"], feature=row["feature"], lat=(south + north) / 2, lon=(west + east) / 2, where="the middle of the box",
        source=SOURCE, start=years[0], end=years[-1], about=True, boxes=boxes, names=((row["name"], ""),),
        note="years: of the first and last map",
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
