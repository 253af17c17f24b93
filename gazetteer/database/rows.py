"""Convert rows of the database to the model."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, floor, radians
from typing import overload

from gazetteer.model.place import NAME_KINDS, Link, Location, Name, Place
from gazetteer.model.term import Term
from gazetteer.model.timespan import Timespan
from gazetteer.names.scripts import script_of

KM_PER_DEGREE = 110.5
"""Smallest length of a degree of latitude in kilometres."""

PLACE_COLUMNS = (
    "p.pk, p.id, p.label, p.lat, p.lon, p.west, p.south, p.east, p.north, p.accuracy_km, "
    "p.country, p.feature, p.timespan, p.population, p.prominence, p.divisions, p.links, p.source"
)
NAME_COLUMNS = "n.text, n.lang, n.kind, n.timespan, n.source, n.certainty"


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
            self._names = tuple(name_of(row, self._sources) for row in found)
        return self._names

    @overload
    def __getitem__(self, index: int) -> Name: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Name]: ...
    def __getitem__(self, index: int | slice) -> Name | Sequence[Name]:
        return self._read()[index]

    def __len__(self) -> int:
        return len(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def __reduce__(self) -> tuple[type, tuple[tuple[Name, ...]]]:
        return tuple, (self._read(),)


def name_of(row: Sequence[object], sources: dict[int, str]) -> Name:
    """Convert a row of `NAME_COLUMNS` to a Name."""
    text, lang, kind, timespan, source, certainty = row
    return Name(
        text=str(text),
        lang=str(lang) if lang else None,
        script=script_of(str(text)),
        kind=NAME_KINDS[int(kind)],  # type: ignore[call-overload]
        when=Timespan.parse(str(timespan)) if timespan else None,
        source=sources[source],  # type: ignore[index]
        certainty=certainty or "certain",  # type: ignore[arg-type]
    )


def place_of(row: Sequence[object], connection: sqlite3.Connection, sources: dict[int, str]) -> Place:
    """Convert a row of `PLACE_COLUMNS` to a Place whose names are read on first access."""
    (pk, id_, label, lat, lon, west, south, east, north, accuracy) = row[:10]
    (country, feature, timespan, population, prominence, divisions, links, source) = row[10:18]
    location = None
    if lat is not None:
        extent = (west, south, east, north) if west is not None else None
        location = Location(lat, lon, extent, accuracy)  # type: ignore[arg-type]
    return Place(
        id=id_,  # type: ignore[arg-type]
        label=label,  # type: ignore[arg-type]
        location=location,
        country=country,  # type: ignore[arg-type]
        feature=feature,  # type: ignore[arg-type]
        when=Timespan.parse(str(timespan)) if timespan else None,
        population=population,  # type: ignore[arg-type]
        prominence=prominence,  # type: ignore[arg-type]
        divisions=tuple(str(divisions).split()),
        names=StoredNames(connection, pk, sources),  # type: ignore[arg-type]
        links=tuple(Link(*link.split("=", 1)) for link in str(links).split()),
        sources=(sources[source],),  # type: ignore[index]
    )


@dataclass(frozen=True, slots=True)
class Record:
    """A record of another gazetteer that was merged into a place. Its names were added to the place.

    Attributes:
        id: its CURIE.
        why: the reason for the merge, in words.
    """

    id: str
    label: str
    location: Location | None
    country: str | None
    feature: str
    when: Timespan | None
    source: str
    why: str


def record_of(row: Sequence[object], sources: dict[int, str]) -> Record:
    """Convert a row of a record."""
    id_, label, lat, lon, country, feature, when, source, why = row
    return Record(
        id=str(id_),
        label=str(label),
        location=Location(lat, lon) if lat is not None else None,  # type: ignore[arg-type]
        country=str(country) if country else None,
        feature=str(feature),
        when=Timespan.parse(str(when)) if when else None,
        source=sources[source],  # type: ignore[index]
        why=str(why),
    )


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the square degree that contains a point; longitudes beyond 180 wrap around."""
    return floor(lat + 90) * 360 + floor(lon + 180) % 360


def cells_around(lat: float, lon: float, kilometres: float) -> set[int]:
    """Return the square degrees that a circle touches; near a pole there are more of them."""
    reach = kilometres / KM_PER_DEGREE
    south, north = max(-90.0, lat - reach), min(89.999, lat + reach)
    narrowest = cos(radians(min(89.9, max(abs(south), abs(north)))))
    side = min(180.0, reach / narrowest)
    return {
        cell_of(row, column)
        for row in range(floor(south), floor(north) + 1)
        for column in range(floor(lon - side), floor(lon + side) + 1)
    }


def term_of(row: tuple[str, int, int, float, str, int, int]) -> Term:
    """Convert a row of search term statistics to a Term."""
    key, places, population, prominence, classes, kinds, curated = row
    name_kinds = frozenset(kind for number, kind in enumerate(NAME_KINDS) if kinds >> number & 1)
    return Term(
        key=key,
        places=places,
        population=population,
        prominence=prominence,
        primary="primary" in name_kinds,
        classes=frozenset(classes.replace(",", "")),
        kinds=name_kinds,
        curated=bool(curated),
    )
