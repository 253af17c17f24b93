"""The hits of a search."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from gazetteer.database.rows import NameRow, PlaceRow, name_of, place_of
from gazetteer.model.match import How
from gazetteer.model.place import Name, Place


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


class Shelf(NamedTuple):
    """An open database and the ids of its sources by row number."""

    connection: sqlite3.Connection
    sources: dict[int, str]


class Found(NamedTuple):
    """The rows of a hit, before its place and name are built."""

    name: NameRow
    place: PlaceRow
    how: How
    similarity: float
    lost: float = 0.0

    def hit(self, shelf: Shelf) -> Hit:
        """Return the hit with its place and its name built."""
        place = place_of(self.place, shelf.connection, shelf.sources)
        return Hit(place, name_of(self.name, shelf.sources), self.how, self.similarity, self.lost)
