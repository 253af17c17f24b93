"""Which terms and places a database contains, read from its indexes or kept in memory.

Reading the indexes needs no preparation and suits additions to a gazetteer in use. Memory suits millions of places: the
database then needs no index while it is written, and each index is created at the end by one sort.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

from gazetteer.ingest.row_numbers import Numbers
from gazetteer.ingest.term_statistics import Strengths

ASKED = 900
"""Values in one query; SQLite's own limit is higher."""


class Directory(Protocol):
    """Row numbers of terms by fold, and of places by their ids and the ids of merged records.

    Queries are made for several at once; the answer has a number for each, 0 where it is unknown.
    """

    @property
    def strengths(self) -> Strengths | None:
        """Statistics of terms, where the database does not compute them."""

    def terms(self, keys: Sequence[str]) -> list[int]: ...
    def places(self, ids: Sequence[str]) -> list[int]: ...
    def add_terms(self, terms: Iterable[tuple[str, int]]) -> None: ...
    def add_places(self, places: Iterable[tuple[str, int]]) -> None: ...
    def finish(self) -> None: ...


class Asked:
    """Reads the indexes of the database."""

    strengths: Strengths | None = None

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def terms(self, keys: Sequence[str]) -> list[int]:
        """Row numbers of these folds."""
        return self._among("SELECT fold, pk FROM term WHERE fold IN ({marks})", keys)

    def places(self, ids: Sequence[str]) -> list[int]:
        """Row numbers of the places that have these ids, or merged records with them."""
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
        asked = sorted(set(values))
        found: dict[str, int] = {}
        for start in range(0, len(asked), ASKED):
            some = asked[start : start + ASKED]
            found.update(self._connection.execute(query.format(marks=", ".join("?" * len(some))), some))
        return [found.get(value, 0) for value in values]


class Kept:
    """Keeps all row numbers in memory, 12 bytes each, and the statistics of each term."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.strengths = Strengths(connection)
        self._connection = connection
        self._terms = Numbers(connection.execute("SELECT fold, pk FROM term"))
        self._places = Numbers(connection.execute("SELECT id, pk FROM place UNION ALL SELECT id, place FROM record"))

    def terms(self, keys: Sequence[str]) -> list[int]:
        """Row numbers of these folds."""
        return self._terms.find(keys)

    def places(self, ids: Sequence[str]) -> list[int]:
        """Row numbers of the places that have these ids, or merged records with them."""
        return self._places.find(ids)

    def add_terms(self, terms: Iterable[tuple[str, int]]) -> None:
        """Remember new terms."""
        self._terms.add(terms)

    def add_places(self, places: Iterable[tuple[str, int]]) -> None:
        """Remember new places and records."""
        self._places.add(places)

    def finish(self) -> None:
        """Write the statistics that have changed since their terms were written."""
        self.strengths.write(self._connection)
