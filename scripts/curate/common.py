"""Code shared by the programs that derive bulk rows of `data/`: the tables, and the places that rows are matched with.

Each program reads a dataset from outside the repository, given as an argument, and adds rows to the tables of `data/`.
Existing rows are not changed, so a second run changes nothing. Run the programs from the root of the project:

    python scripts/curate/states.py hist_states/en.json hist_states/ru.json pleiades_names.ndjson

Places are matched with the embedded gazetteer, which is rebuilt after a change of `data/`. `GAZETTEER_DATABASE` is the path of an
existing database to use instead, so that several programs can run in sequence.
"""

from __future__ import annotations

import csv
import math
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii

from gazetteer import Gazetteer
from gazetteer.names.fold import fold

DATA = Path(__file__).resolve().parents[2] / "data"
Row = dict[str, str]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east where it crosses the antimeridian."""

COLUMNS = {
    "settlement.csv": ("country", "division", "code", "from", "older", "source", "note"),
    "places.csv": "id label feature lat lon west south east north country when within links source note".split(),
    "toponyms.csv": "place toponym lang kind when source certainty note".split(),
    "sources.csv": "id title licence url note".split(),
    "extents.csv": "unit when west south east north source note".split(),
    "state-years.csv": "place when source note".split(),
    "attestations.csv": "place fact when of source note".split(),
    "people.csv": "id name aliases born died reign role authority source".split(),
}
KEYS = {
    "settlement.csv": ("country", "code"),
    "places.csv": ("id",),
    "toponyms.csv": ("place", "toponym", "lang", "when", "source"),
    "sources.csv": ("id",),
    "extents.csv": ("unit", "when", "source"),
    "state-years.csv": ("place", "when"),
    "attestations.csv": ("place", "fact", "when", "of", "source"),
    "people.csv": ("id",),
}
"""The columns that identify a row of each table."""


class Table:
    """One table of `data/` to which rows are added."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[Row] = []
        path = DATA / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as stream:
                self.rows = list(csv.DictReader(stream))
        self._seen = {self._key(row) for row in self.rows}
        self._before = len(self.rows)

    def _key(self, row: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(row.get(column) or "" for column in KEYS[self.name])

    def __contains__(self, row: Mapping[str, str]) -> bool:
        return self._key(row) in self._seen

    def add(self, **values: object) -> bool:
        """Add a row unless it exists; return whether it was added."""
        row = {column: _text(values.pop(column, "")) for column in COLUMNS[self.name]}
        if values:
            raise TypeError(f"{self.name} has no column {', '.join(values)}")
        if row in self:
            return False
        self._seen.add(self._key(row))
        self.rows.append(row)
        return True

    def save(self) -> int:
        """Write the table, places sorted by id and other tables with new rows at the end; return the number of new rows."""
        rows = sorted(self.rows, key=lambda row: row["id"]) if self.name in ("places.csv", "sources.csv") else self.rows
        with (DATA / self.name).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, COLUMNS[self.name], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return len(self.rows) - self._before


def _text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.5g}" if isinstance(value, float) and abs(value) < 1 else _number(value)


def _number(value: object) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def slug(text: str) -> str:
    """Return a name as the end of an id: "Côte d'Ivoire" is "cote-d-ivoire"."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")


_KINDS = frozenset(
    "kingdom kingdoms duchy grand principality empire khanate sultanate caliphate dynasty emirate state states republic county "
    "despotate tsardom beylik "
    "confederacy confederation dominion colony viceroyalty vice royalty imamate shogunate united of the and".split()
)


def core(name: str) -> str:
    """Return a state's name without its kind: "Khanate of Kazan" and "Kazan Khanate" are both "kazan"."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _KINDS) or fold(name)


def year(number: int) -> str:
    """Return a year in EDTF; 0 is 1 BC."""
    return f"-{-number:04d}" if number < 0 else f"{number:04d}"


def span(start: int | None, end: int | None) -> str:
    """Return years in EDTF; None is an open end."""
    if start is None and end is None:
        return ""
    if start == end and start is not None:
        return year(start)
    return f"{'..' if start is None else year(start)}/{'' if end is None else year(end)}"


def km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in kilometres."""
    a, b, c = math.radians(lat), math.radians(lat2), math.radians(lon2 - lon)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(c)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def inside(box: Box, lat: float, lon: float, margin: float = 0.0) -> bool:
    """Return whether a point is in a box, or within `margin` degrees of it."""
    west, south, east, north = box
    return south - margin <= lat <= north + margin and (lon - west + margin) % 360 <= (east - west) % 360 + 2 * margin


@dataclass(frozen=True, slots=True)
class ExistingPlace:
    """The properties of a place in the embedded gazetteer that matching needs."""

    id: str
    label: str
    lat: float
    lon: float
    country: str
    feature: str
    population: int


class Places:
    """The places of the embedded gazetteer, by name and by position."""

    def __init__(self) -> None:
        self.file = str(os.environ.get("GAZETTEER_DATABASE") or Gazetteer.open().path)
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as connection:
            rows = connection.execute(
                "SELECT pk, id, label, lat, lon, country, feature, population FROM place"
            ).fetchall()
            self._divisions = dict(connection.execute("SELECT id, divisions FROM place WHERE divisions <> ''"))
            existing = {pk: ExistingPlace(id, label, lat, lon, country or "", feature, people)
                    for pk, id, label, lat, lon, country, feature, people in rows if lat is not None}  # fmt: skip
            self.by_name: dict[str, list[ExistingPlace]] = defaultdict(list)
            query = "SELECT DISTINCT term.fold, name.place FROM name JOIN term ON term.pk = name.term"
            for key, pk in connection.execute(query):
                if pk in existing:
                    self.by_name[key].append(existing[pk])
        self.by_id = {place.id: place for place in existing.values()}
        self._cells: dict[tuple[int, int], list[ExistingPlace]] = defaultdict(list)
        for place in existing.values():
            self._cells[math.floor(place.lat), math.floor(place.lon)].append(place)

    def named(self, name: str, classes: str = "PALHTVSR") -> list[ExistingPlace]:
        """Return the places with this name, the most populous first."""
        found = [place for place in self.by_name.get(fold(name), ()) if place.feature[:1] in classes]
        return sorted(found, key=lambda place: -place.population)

    def divisions(self, place: ExistingPlace) -> set[str]:
        """Return the folded labels of the divisions that contain a place."""
        ids = self._divisions.get(place.id, "").split()
        return {fold(self.by_id[id].label) for id in ids if id in self.by_id}

    def has_town(self, country: str, name: str) -> bool:
        """Return whether a town with this name is in a country."""
        return any(place.country == country for place in self.named(name, "P"))

    def near(
        self, lat: float, lon: float, within_km: float, classes: str = "P"
    ) -> Iterator[tuple[float, ExistingPlace]]:
        """Yield the places within a distance in km, with their distance, in any order."""
        reach = 1 + int(within_km // 100)
        south, west = math.floor(lat), math.floor(lon)
        for row in range(south - reach, south + reach + 1):
            for column in range(west - reach, west + reach + 1):
                for place in self._cells.get((row, column), ()):
                    if place.feature[:1] in classes and (away := km(lat, lon, place.lat, place.lon)) <= within_km:
                        yield away, place

    def match(
        self, names: Iterable[str], lat: float, lon: float, within_km: float, classes: str = "P"
    ) -> ExistingPlace | None:
        """Return the nearest place that has one of the names and is within a distance in km."""
        found = [(km(lat, lon, place.lat, place.lon), place) for name in names for place in self.named(name, classes)]
        near = [one for one in found if one[0] <= within_km]
        return min(near, key=lambda one: one[0])[1] if near else None


def report(tables: Sequence[Table]) -> None:
    """Write the tables and print the number of new rows of each."""
    for table in tables:
        print(f"{table.name}: {table.save():,} new rows, {len(table.rows):,} in all")
