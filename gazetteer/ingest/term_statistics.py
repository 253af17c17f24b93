"""Statistics of each search term: how many places have it, how prominent they are, of what kinds.

They stay in memory while millions of names are written, at 25 bytes per term. A new term is written once; only terms
that get another place later are written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

TERMS_AT_A_TIME = 100_000
"""Number of names counted, or terms written, at a time."""

CLASSES = "AHLPRSTUV"
"""GeoNames' feature classes."""

KIND_BIT, CURATED_BIT = 10, 20
"""First bit of the kinds in a term's marks, and the bit for dated or curated names; the classes start at bit 1."""


class CountedNames(NamedTuple):
    """The columns of names that the statistics use.

    For each name: the number of its term, whether the place has no earlier name with this term, the population and the
    prominence of the place, and its marks.
    """

    terms: Sequence[int]
    first: Sequence[bool]
    populations: Sequence[int]
    prominences: Sequence[float]
    marks: Sequence[int]


Columns = tuple[list[int], list[int], list[float], list[str], list[int], list[int]]
"""Places, population, prominence, classes, kinds and curated, as `term` has them."""

_RECORD = [("places", "i4"), ("population", "i8"), ("prominence", "f8"), ("marks", "i4"), ("stale", "?")]
_CLASSES = ["".join(letter for bit, letter in enumerate(CLASSES) if marks >> bit & 1) for marks in range(512)]
_BIT = {letter: 1 << bit for bit, letter in enumerate(CLASSES, start=1)}
_NAMES = (
    "SELECT p.pk, n.term, p.population, p.prominence, p.feature, p.id, n.kind, n.timespan IS NOT NULL "
    "FROM place p CROSS JOIN name n ON n.place = p.pk"
)
_WRITE = "UPDATE term SET places = ?, population = ?, prominence = ?, classes = ?, kinds = ?, curated = ? WHERE pk = ?"


def marks_of(feature: str, id: str) -> int:
    """Return the marks that all names of a place have."""
    return _BIT.get(feature[:1], 0) | id.startswith("hg:") << CURATED_BIT


def mark_of(kind: int, dated: bool) -> int:
    """Return the marks of one name, by the number of its kind."""
    return 1 << kind + KIND_BIT | dated << CURATED_BIT


class TermStatistics:
    """The statistics of all terms by row number, initialized from the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy as np

        self._terms: Any = np.zeros(0, _RECORD)
        for names in _counted_names(connection):
            self.count(names)

    def count(self, names: CountedNames) -> None:
        """Count some names."""
        import numpy as np

        if not names.terms:
            return
        term = np.array(names.terms)
        self._grow(int(term.max()) + 1)
        np.add.at(self._terms["places"], term, np.array(names.first, "i4"))
        np.maximum.at(self._terms["population"], term, np.array(names.populations))
        np.maximum.at(self._terms["prominence"], term, np.array(names.prominences))
        np.bitwise_or.at(self._terms["marks"], term, np.array(names.marks, "i4"))
        self._terms["stale"][term] = True

    def columns_of(self, first: int, end: int) -> Columns:
        """Return the statistics of the terms from row `first` up to row `end`, exclusive, and mark them as written."""
        self._grow(end)
        return self._columns(slice(first, end))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all terms that have changed since they were written."""
        import numpy as np

        stale = np.flatnonzero(self._terms["stale"])
        for start in range(0, len(stale), TERMS_AT_A_TIME):
            some = stale[start : start + TERMS_AT_A_TIME]
            connection.executemany(_WRITE, zip(*self._columns(some), some.tolist(), strict=True))

    def _columns(self, which: Any) -> Columns:
        self._terms["stale"][which] = False
        terms = self._terms[which]
        marks = terms["marks"]
        classes = [_CLASSES[number] for number in (marks >> 1 & 511).tolist()]
        kinds, curated = marks >> KIND_BIT & 255, marks >> CURATED_BIT
        numbers = (terms["places"].tolist(), terms["population"].tolist(), terms["prominence"].tolist())
        return *numbers, classes, kinds.tolist(), curated.tolist()

    def _grow(self, size: int) -> None:
        import numpy as np

        capacity = len(self._terms)
        if size > capacity:
            self._terms = np.concatenate((self._terms, np.zeros(max(size - capacity, capacity // 4), _RECORD)))


def _counted_names(connection: sqlite3.Connection) -> Iterator[CountedNames]:
    """Yield all names of the database, `TERMS_AT_A_TIME` at a time."""
    rows = _name_rows(connection)
    while some := list(islice(rows, TERMS_AT_A_TIME)):
        yield CountedNames(*zip(*some, strict=True))


def _name_rows(connection: sqlite3.Connection) -> Iterator[tuple[int, bool, int, float, int]]:
    last, marks, seen = 0, 0, set[int]()
    for place, term, population, prominence, feature, id_, kind, dated in connection.execute(_NAMES):
        if place != last:
            last, marks = place, marks_of(feature, id_)
            seen.clear()
        yield term, term not in seen, population, prominence, marks | mark_of(kind, bool(dated))
        seen.add(term)
