"""Convert rows of the database to the model."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from math import cos, floor, radians
from typing import NamedTuple, overload

from gazetteer.model.place import NAME_KINDS, Certainty, Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.scripts import script_of

MIN_KM_PER_DEGREE = 110.5
"""Smallest length of a degree of latitude in kilometres."""


class NameRow(NamedTuple):
    """The columns of a name that a `Name` is made of. The source is the number of its row."""

    text: str
    lang: str | None
    kind: int
    timespan: str | None
    source: int
    certainty: Certainty | None


class PlaceRow(NamedTuple):
    """The columns of a place that a `Place` is made of. The source is the number of its row."""

    pk: int
    id: str
    label: str
    lat: float | None
    lon: float | None
    west: float | None
    south: float | None
    east: float | None
    north: float | None
    accuracy_km: float
    country: str | None
    feature: str
    timespan: str | None
    population: int
    prominence: float
    divisions: str
    links: str
    source: int


NAME_COLUMNS = ", ".join(f"n.{column}" for column in NameRow._fields)
PLACE_COLUMNS = ", ".join(f"p.{column}" for column in PlaceRow._fields)


class StoredNames(Sequence[Name]):
    """The names of one place, read from the database on first access."""

    __slots__ = ("_connection", "_names", "_place", "_sources")

    def __init__(self, connection: sqlite3.Connection, place: int, sources: dict[int, str]) -> None:
        self._connection, self._place, self._sources = connection, place, sources
        self._names: tuple[Name, ...] | None = None

    def _read(self) -> tuple[Name, ...]:
        if self._names is None:
            found = self._connection.execute(
                f"SELECT {NAME_COLUMNS} FROM name n WHERE n.place = ? ORDER BY n.seq", (self._place,)
            )
            self._names = tuple(name_of(NameRow._make(row), self._sources) for row in found)
        return self._names

    @overload
    def __getitem__(self, index: int) -> Name: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Name]: ...
    def __getitem__(self, index: int | slice) -> Name | Sequence[Name]:
        return self._read()[index]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type, tuple[tuple[Name, ...]]]:
        return tuple, (self._read(),)


def name_of(row: NameRow, sources: dict[int, str]) -> Name:
    """Convert a row to a Name.

    Args:
        row: the row of the name.
        sources: ids of sources by row number.
    """
    return Name(
        text=row.text,
        lang=row.lang or None,
        script=script_of(row.text),
        kind=NAME_KINDS[row.kind],
        when=Timespan.parse(row.timespan) if row.timespan else None,
        source=sources[row.source],
        certainty=row.certainty or "certain",
    )


def place_of(row: PlaceRow, connection: sqlite3.Connection, sources: dict[int, str]) -> Place:
    """Convert a row to a Place whose names are read on first access.

    Args:
        row: the row of the place.
        connection: the database, from which the names are read.
        sources: ids of sources by row number.
    """
    return Place(
        id=row.id,
        label=row.label,
        location=_location(row),
        country=row.country,
        feature=row.feature,
        when=Timespan.parse(row.timespan) if row.timespan else None,
        population=row.population,
        prominence=row.prominence,
        divisions=tuple(row.divisions.split()),
        names=StoredNames(connection, row.pk, sources),
        links=tuple([Link(*link.split("=", 1)) for link in row.links.split()]),
        sources=(sources[row.source],),
    )


def _location(row: PlaceRow) -> Location | None:
    if row.lat is None or row.lon is None:
        return None
    if row.west is None or row.south is None or row.east is None or row.north is None:
        return Location(row.lat, row.lon, None, row.accuracy_km)
    return Location(row.lat, row.lon, (row.west, row.south, row.east, row.north), row.accuracy_km)


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the square degree that contains a point; longitudes beyond 180 wrap around."""
    return floor(lat + 90) * 360 + floor(lon + 180) % 360


def degrees_around(lat: float, kilometres: float) -> tuple[float, float]:
    """Return how many degrees a circle reaches to the north and to the east; near a pole, 180 to the east.

    >>> [round(degrees, 2) for degrees in degrees_around(60, 110.5)]
    [1.0, 2.06]
    """
    reach = kilometres / MIN_KM_PER_DEGREE
    highest = min(89.9, abs(lat) + reach)
    return reach, min(180.0, reach / cos(radians(highest)))


def cells_around(lat: float, lon: float, kilometres: float) -> set[int]:
    """Return the square degrees that a circle touches; near a pole there are more of them."""
    reach, side = degrees_around(lat, kilometres)
    south, north = max(-90.0, lat - reach), min(89.999, lat + reach)
    return {
        cell_of(row, column)
        for row in range(floor(south), floor(north) + 1)
        for column in range(floor(lon - side), floor(lon + side) + 1)
    }
