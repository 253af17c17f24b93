"""The hits of a search."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple, Self

from gazetteer.database.rows import NAME_COLUMNS, PLACE_COLUMNS, NameRow, PlaceRow, name_of, place_of
from gazetteer.model.match import How
from gazetteer.model.place import NAME_KINDS, Name, Place

HIT_COLUMNS = f"{NAME_COLUMNS}, {PLACE_COLUMNS}"
"""The columns of a `FoundName`, for queries that join name `n` and place `p`."""

DEMONYM = NAME_KINDS.index("demonym")
"""The number of demonyms in the column `name.kind`."""

_NAME_WIDTH = len(NameRow._fields)


class Hit(NamedTuple):
    """A place found by one of its names.

    Attributes:
        how: "exact" (same key), "sound" (same sound key) or "fuzzy" (similar spelling).
        similarity: similarity of the name to the query, 0 to 1; 1 when exact.
        lost: number of letters that differ (`names.slips.lost`); 0 when exact.
    """

    place: Place
    name: Name
    how: How
    similarity: float
    lost: float = 0.0


class SourceIds(dict[int, str]):
    """The ids of sources by row number; each is read when it is first used, because most look-ups need few of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, number: int) -> str:
        found = self._connection.execute("SELECT id FROM source WHERE pk = ?", (number,)).fetchone()
        if found is None:
            raise KeyError(number)
        return self.setdefault(number, found[0])


class Shelf(NamedTuple):
    """An open database and the ids of its sources by row number."""

    connection: sqlite3.Connection
    sources: dict[int, str]


class FoundName(NamedTuple):
    """The rows of a hit, before its place and name are built."""

    name: NameRow
    place: PlaceRow
    how: How
    similarity: float
    lost: float = 0.0

    @classmethod
    def of(cls, row: tuple[Any, ...], how: How, similarity: float = 1.0, lost: float = 0.0) -> Self:
        """Return a row with the columns `HIT_COLUMNS` and how it matched."""
        return cls(NameRow._make(row[:_NAME_WIDTH]), PlaceRow._make(row[_NAME_WIDTH:]), how, similarity, lost)

    def hit(self, shelf: Shelf) -> Hit:
        """Return the hit with its place and its name built."""
        place = place_of(self.place, shelf.connection, shelf.sources)
        return Hit(place, name_of(self.name, shelf.sources), self.how, self.similarity, self.lost)
