"""Statistics of each search term: how many places have it, how prominent they are, of what kinds.

They are kept in memory while millions of names are written, 25 bytes a term. A new term is written once; only terms
that get another place later are written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

PORTION = 100_000
"""Names that are counted, or terms that are written, at a time."""

CLASSES = "AHLPRSTUV"
"""GeoNames' feature classes."""

KIND_BIT, CURATED_BIT = 10, 20
"""Bits of a term's marks where its kinds begin, and of whether its names are dated or our own; its classes begin at bit 1."""


class Bearings(NamedTuple):
    """Names as far as statistics need them.

    Each has the number of its term, whether the place has no earlier name with this term, the population and the
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
    """The marks that all names of a place have."""
    return _BIT.get(feature[:1], 0) | id.startswith("hg:") << CURATED_BIT


def mark_of(kind: int, dated: bool) -> int:
    """The marks of one name, by the number of its kind."""
    return 1 << kind + KIND_BIT | dated << CURATED_BIT


class Strengths:
    """The statistics of all terms by row number, starting with those of the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy as np

        self._terms: Any = np.zeros(0, _RECORD)
        for bearings in _bearings(connection):
            self.count(bearings)

    def count(self, bearings: Bearings) -> None:
        """Count some names."""
        import numpy as np

        if not bearings.terms:
            return
        term = np.array(bearings.terms)
        self._reach(int(term.max()) + 1)
        np.add.at(self._terms["places"], term, np.array(bearings.first, "i4"))
        np.maximum.at(self._terms["population"], term, np.array(bearings.populations))
        np.maximum.at(self._terms["prominence"], term, np.array(bearings.prominences))
        np.bitwise_or.at(self._terms["marks"], term, np.array(bearings.marks, "i4"))
        self._terms["stale"][term] = True

    def taken(self, first: int, end: int) -> Columns:
        """The statistics of the terms from row `first` to before row `end`, which are being written."""
        self._reach(end)
        return self._columns(slice(first, end))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all terms that have changed since they were written."""
        import numpy as np

        stale = np.flatnonzero(self._terms["stale"])
        for start in range(0, len(stale), PORTION):
            some = stale[start : start + PORTION]
            connection.executemany(_WRITE, zip(*self._columns(some), some.tolist(), strict=True))

    def _columns(self, which: Any) -> Columns:
        self._terms["stale"][which] = False
        terms = self._terms[which]
        marks = terms["marks"]
        classes = [_CLASSES[number] for number in (marks >> 1 & 511).tolist()]
        kinds, curated = marks >> KIND_BIT & 255, marks >> CURATED_BIT
        numbers = (terms["places"].tolist(), terms["population"].tolist(), terms["prominence"].tolist())
        return *numbers, classes, kinds.tolist(), curated.tolist()

    def _reach(self, size: int) -> None:
        import numpy as np

        held = len(self._terms)
        if size > held:
            self._terms = np.concatenate((self._terms, np.zeros(max(size - held, held // 4), _RECORD)))


def _bearings(connection: sqlite3.Connection) -> Iterator[Bearings]:
    """All names of the database, `PORTION` at a time."""
    names = _borne(connection)
    while some := list(islice(names, PORTION)):
        yield Bearings(*zip(*some, strict=True))


def _borne(connection: sqlite3.Connection) -> Iterator[tuple[int, bool, int, float, int]]:
    last, marks, seen = 0, 0, set[int]()
    for place, term, population, prominence, feature, id_, kind, dated in connection.execute(_NAMES):
        if place != last:
            last, marks = place, marks_of(feature, id_)
            seen.clear()
        yield term, term not in seen, population, prominence, marks | mark_of(kind, bool(dated))
        seen.add(term)
