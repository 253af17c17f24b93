"""Battles and sieges: the places after which they are named, and their dates.

    python scripts/curate/battles.py war_atlas/battles.csv nps_battles.csv roman/battles.csv

Inputs:
    battles.csv of https://github.com/Purcell-Analytics/war_atlas_data (CC BY 4.0): 1700 to 2025, points from Wikidata
    nps_battles.csv of https://github.com/jrnold/acw_battle_data (CC BY): the American Civil War, points of the National
        Park Service
    src/assets/battles.csv of https://github.com/MatteoSalvino/VA-Roman-Empire: battles of Rome with points

Each battle becomes a row of attestations.csv for the place with its name within 30 km. If the gazetteer has none, the place
is added as a battlefield (L.BTL). Battles that are not named after a place ("Operation Flash") are left out.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from common import ExistingPlace, Places, Table, km, report, slug, year

from gazetteer.names.fold import fold

TITLE = re.compile(
    r"^(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Naval|Great|Final|\d+\w\w) )*"
    r"(?P<fact>Battle|Siege|Capture|Fall|Storming|Skirmish|Sack|Relief|Defence|Bombardment|Combat|Blockade|Invasion|Recapture|Raid|Massacre|"
    r"Engagement|Action|Assault) (?:of|at|on|for|near) (?P<place>.+?)(?:,? \(.*\))?$"
)
NO_PLACE = re.compile(
    r"\d|\b(?:the|and|Operations|[Pp]ocket|Raid|Expedition|Islands?|Province|convoy|ships?|fleet|coast|Line|Front|Pocket|"
    r"Gap|Salient|Corridor|border|Bulge|Atlantic|Sea|Ocean)\b|^(?:[A-Z]\w+ )?(?:Wars?|Campaign)$"
)
NEAR_KM = 30
NOT_FAR_KM = 500
KNOWN = 5000
"""Population of a town whose name alone identifies the place of a battle."""


@dataclass(frozen=True)
class Battle:
    """A battle in one source."""

    title: str
    year: int
    lat: float
    lon: float
    source: str


def main(war_atlas: str, parks: str, roman: str) -> None:
    """Add the battles of the three inputs."""
    add((*_war_atlas(Path(war_atlas)), *_parks(Path(parks)), *_roman(Path(roman))))


def add(battles: Iterable[Battle]) -> None:
    """Add battles to attestations.csv, and missing battlefields to places.csv."""
    places = Places()
    tables = [Table(name) for name in ("places.csv", "toponyms.csv", "attestations.csv")]
    existing = {row["id"]: ExistingPlace(
            row["id"], row["label"], float(row["lat"]), float(row["lon"]), row["country"], row["feature"], 0)
            for row in tables[0].rows}  # fmt: skip
    known = {
        (row["place"], row["fact"], int(row["when"])) for row in tables[2].rows if re.fullmatch(r"-?\d{4}", row["when"])
    }
    own = {fold(place.label): place for place in existing.values() if place.feature == "L.BTL"}
    left = 0
    for battle in battles:
        match = TITLE.match(battle.title)
        name = match["place"].strip() if match else ""
        if match is None or NO_PLACE.search(name) or len(name) < 3:
            left += 1
            continue
        found = places.match([name], battle.lat, battle.lon, NEAR_KM, "PAHTLSV") or _own(own.get(fold(name)), battle)
        if found is None:
            id = f"hg:battlefield-{slug(name)}"
            if id in existing:
                id += f"-{battle.year}"
            if id in existing:
                continue
            if _elsewhere(places, name, battle):
                left += 1
                continue
            found = ExistingPlace(id, name, battle.lat, battle.lon, _country(places, battle), "L.BTL", 0)
            existing[id] = own[fold(name)] = found
            tables[0].add(
                id=id, label=name, feature="L.BTL", lat=round(battle.lat, 4), lon=round(battle.lon, 4), country=found.country,
                source=battle.source, note=f"{battle.title}, {battle.year}",
            )  # fmt: skip
        fact = "siege" if match["fact"] in ("Siege", "Blockade", "Relief", "Storming") else "battle"
        if not any((found.id, fact, battle.year + off) in known for off in (-1, 0, 1)):
            tables[2].add(place=found.id, fact=fact, when=year(battle.year), source=battle.source, note=battle.title)
            known.add((found.id, fact, battle.year))
    report(tables)
    print(f"{left} are not named after a place, or their point is not near it")


def _own(place: ExistingPlace | None, battle: Battle) -> ExistingPlace | None:
    """Return the same battlefield if it was added before."""
    return place if place and km(place.lat, place.lon, battle.lat, battle.lon) <= NEAR_KM else None


def _elsewhere(places: Places, name: str, battle: Battle) -> bool:
    """Return whether a known town or region with this name is not far away: then the battle's point is wrong, or at sea."""
    known = (place for place in places.named(name, "PALTH") if place.population >= KNOWN or place.feature[0] != "P")
    return any(km(place.lat, place.lon, battle.lat, battle.lon) <= NOT_FAR_KM for place in known)


def _country(places: Places, battle: Battle) -> str:
    near = min(places.near(battle.lat, battle.lon, 60), default=None, key=lambda one: one[0])
    return near[1].country if near else ""


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _war_atlas(path: Path) -> Iterator[Battle]:
    for row in _rows(path):
        if row["coord_precision"] == "exact" and row["year"]:
            yield Battle(row["title"], int(row["year"]), float(row["lat"]), float(row["lng"]), "war-atlas")


def _parks(path: Path) -> Iterator[Battle]:
    for row in _rows(path):
        if row["lat"] and row["lat"] != "NA":
            title = re.sub(r" I+$", "", f"Battle of {row['battle_name']}")
            yield Battle(title, int(row["start_date"][:4]), float(row["lat"]), float(row["long"]), "nps-cwsac")


def _roman(path: Path) -> Iterator[Battle]:
    for row in _rows(path):
        if row["latitude"] not in ("", "-") and row["label"].startswith(("Battle", "Siege")):
            at = int(row["year"])
            yield Battle(
                row["label"],
                at + 1 if at < 0 else at,
                float(row["latitude"]),
                float(row["longitude"]),
                "va-roman-empire",
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
