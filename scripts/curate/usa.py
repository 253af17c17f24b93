"""States and territories of the United States with years and extents, from the Atlas of Historical County Boundaries.

    python scripts/curate/usa.py states_historical_lores.rda

Input: `data/states_historical_lores.rda` of https://github.com/ropensci/USAboundariesData, the state borders of the Newberry
Library's Atlas of Historical County Boundaries (CC0), 1783 to 2000. Needs `rdata`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from atlas import Sighting, bounds, frame, merged
from common import Box, ExistingPlace, Places, Table, report, slug, span

SOURCE = "newberry-ahcb"
HELD = {
    "Orleans Territory": "hg:territory-of-orleans",
    "Texas Republic": "hg:republic-of-texas",
    "Deseret": "hg:state-of-deseret",
    "Vermont Republic": "hg:vermont-republic",
    "Hawaii Annexation": "",
    "Mexican Cession": "hg:mexican-cession",
    "Uncertain Boundary Area": "",
    "Unorganized Federal Territory": "",
    "Oregon Unorganized Federal Territory": "",
    "Florida Unorganized Federal Territory": "",
    "Wisconsin Territory De Facto": "",
    "Erie Triangle Unorganized Federal Territory": "",
}
"""Ids of units that do not follow from their names; empty for names that texts do not use."""
OLDER = frozenset("Florida|California|Texas|New Mexico|Louisiana|Maine|Hawaii|Vermont|Kentucky|Alaska".split("|"))
"""States whose name is older than in the atlas: Spanish, French and Mexican territories, a kingdom, a district."""
FIRST, LAST = 1783, 2000
"""The first and last year of the atlas: a unit that exists then may be older, or still exist."""


Units = dict[tuple[str, str], list[Sighting]]
"""Maps name and kind of a unit to its boxes."""


def main(states: str) -> None:
    """Add the units to places.csv, extents.csv and state-years.csv."""
    places = Places()
    tables = [Table(name) for name in ("places.csv", "extents.csv", "state-years.csv")]
    existing = {row["id"]: row for row in tables[0].rows}
    units = _units(Path(states))
    for (name, kind), sightings in units.items():
        first, last = sightings[0].first, sightings[-1].last
        start, end = (None if first <= FIRST else first), (None if last >= LAST else last)
        present = _present(name, places) if kind in ("State", "District of Columbia") else None
        id = present.id if present else HELD.get(name, f"hg:{slug(name)}")
        if not id:
            continue
        if present is None and id not in existing:
            west, south, east, north = sightings[-1].box
            tables[0].add(
                id=id, label=name, feature="A.ADM1H" if "Territory" in name else "L.RGN", lat=(south + north) / 2,
                lon=(west + east) / 2, west=west, south=south, east=east, north=north, country="US", when=span(start, end),
                within="gn:6252001", source=SOURCE, note="point: the middle of the box",
            )  # fmt: skip
        for one in sightings:
            when = span(None if one.first <= FIRST else one.first, None if one.last >= LAST else one.last)
            west, south, east, north = one.box
            tables[1].add(unit=id, when=when, west=west, south=south, east=east, north=north, source=SOURCE)
        if present and start is not None and name not in OLDER:
            tables[2].add(place=id, when=_since(name, start, units), source=SOURCE, note="")
    report(tables)


def _units(path: Path) -> Units:
    """Return every unit with its boxes in order of time."""
    found: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for row in frame(path, "states_historical_lores").itertuples():
        box: Box | None = bounds(row.geometry)
        if box:
            found[row.full_name, row.terr_type].append(
                Sighting(int(row.start_n) // 10000, int(row.end_n) // 10000, box)
            )
    return {key: merged(sightings, gap=2) for key, sightings in found.items()}


def _present(name: str, places: Places) -> ExistingPlace | None:
    """Return the present-day state."""
    return next(
        (place for place in places.named(name, "A") if place.feature == "A.ADM1" and place.country == "US"), None
    )


def _since(name: str, start: int, units: Units) -> str:
    """Return the years from which a state or territory with this name existed.

    The name Kansas is used from 1854, the state exists from 1861.
    """
    firsts = [sightings[0].first for (other, _), sightings in units.items() if other.startswith(name)]
    return span(min([start, *firsts]), None)


if __name__ == "__main__":
    main(*sys.argv[1:])
