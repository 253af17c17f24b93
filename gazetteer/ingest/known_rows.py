"""Row numbers of the terms and places in a database, read from its indexes or kept in memory.

Reading the indexes needs no preparation and suits additions to a gazetteer in use. Keeping row numbers in memory suits
millions of places: the database needs no index while it is written, and each index is created at the end by one sort.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

from gazetteer.ingest.row_numbers import Numbers
from gazetteer.ingest.term_statistics import TermStatistics

VALUES_OF_QUERY = 900
"""Number of values in one query; SQLite's limit is higher."""


class Directory(Protocol):
    """Row numbers of terms by fold, and of places by their ids and the ids of merged records.

    Each method takes several keys and returns one row number per key, 0 if the key is unknown.
    """

    @property
    def statistics(self) -> TermStatistics | None:
        """Statistics of terms; None if the database computes them."""

    def terms(self, keys: Sequence[str]) -> list[int]: ...
    def places(self, ids: Sequence[str]) -> list[int]: ...
    def add_terms(self, terms: Iterable[tuple[str, int]]) -> None: ...
    def add_places(self, places: Iterable[tuple[str, int]]) -> None: ...
    def finish(self) -> None: ...


class IndexedRows:
    """Reads the indexes of the database."""

    statistics: TermStatistics | None = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def terms(self, keys: Sequence[str]) -> list[int]:
        """Return the row numbers of these folds."""
        return self._among("SELECT fold, pk FROM term WHERE fold IN ({marks})", keys)

    def places(self, ids: Sequence[str]) -> list[int]:
        """Return the row numbers of the places with these ids, or with merged records of these ids."""
        records = self._among("SELECT id, place FROM record WHERE id IN ({marks})", ids)
        places = self._among("SELECT id, pk FROM place WHERE id IN ({marks})", ids)
        return [place or record for place, record in zip(places, records, strict=True)]

    def add_terms(self, terms: Iterable[tuple[str, int]]) -> None:
        """Do nothing: terms are in the database."""

    def add_places(self, places: Iterable[tuple[str, int]]) -> None:
        """Do nothing: places are in the database."""

    def finish(self) -> None:
        """Do nothing: everything is in the database."""

    def _among(self, query: str, values: Sequence[str]) -> list[int]:
        distinct = sorted(set(values))
        found: dict[str, int] = {}
        for start in range(0, len(distinct), VALUES_OF_QUERY):
            some = distinct[start : start + VALUES_OF_QUERY]
            found.update(self._connection.execute(query.format(marks=", ".join("?" * len(some))), some))
        return [found.get(value, 0) for value in values]


class RowsInMemory:
    """Keeps all row numbers (12 bytes each) and the statistics of each term in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.statistics = TermStatistics(connection)
        self._connection = connection
        self._terms = Numbers(connection.execute("SELECT fold, pk FROM term"))
        self._places = Numbers(connection.execute("SELECT id, pk FROM place UNION ALL SELECT id, place FROM record"))

    def terms(self, keys: Sequence[str]) -> list[int]:
        """Return the row numbers of these folds."""
        return self._terms.find(keys)

    def places(self, ids: Sequence[str]) -> list[int]:
        """Return the row numbers of the places with these ids, or with merged records of these ids."""
        return self._places.find(ids)

    def add_terms(self, terms: Iterable[tuple[str, int]]) -> None:
        """Add new terms."""
        self._terms.add(terms)

    def add_places(self, places: Iterable[tuple[str, int]]) -> None:
        """Add new places and records."""
        self._places.add(places)

    def finish(self) -> None:
        """Write the statistics that changed after their terms were written."""
        self.statistics.write(self._connection)
