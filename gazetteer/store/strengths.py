"""How strong each term is: how many places bear it, how prominent they are, of what kinds. Kept in mind while millions are written.

25 bytes a term. What is new is written once; only terms that have gained a bearer since are written again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

PORTION = 100_000
"""Names that are counted, or terms that are written, at a time."""

CLASSES = "AHLPRSTUV"
"""GeoNames' feature classes."""

KIND_BIT, CURATED_BIT = 10, 20
"""Where the marks of a term have its kinds, and whether its names are dated or our own; its classes begin at bit 1."""

Bearing = tuple[int, bool, int, float, int]
"""Number of the term, whether the place bears it by no earlier name, the place's population and prominence, the marks."""

Row = tuple[int, int, float, str, int, int]
"""Places, population, prominence, classes, kinds and curated, as the columns of `term` are."""

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
    """The strengths of all terms by their numbers, to begin with of those that the database has."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        import numpy as np

        self._terms: Any = np.zeros(0, _RECORD)
        held = _bearings(connection)
        while some := list(islice(held, PORTION)):
            self.count(some)

    def count(self, bearings: Sequence[Bearing]) -> None:
        """Count some names."""
        import numpy as np

        if not bearings:
            return
        term, new, population, prominence, marks = (np.array(column) for column in zip(*bearings, strict=True))
        self._reach(int(term.max()) + 1)
        np.add.at(self._terms["places"], term, new)
        np.maximum.at(self._terms["population"], term, population)
        np.maximum.at(self._terms["prominence"], term, prominence)
        np.bitwise_or.at(self._terms["marks"], term, marks.astype("i4"))
        self._terms["stale"][term] = True

    def taken(self, first: int, end: int) -> list[Row]:
        """The rows of the terms numbered from `first` to before `end`, which are now being written."""
        self._reach(end)
        return self._rows(slice(first, end))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all terms that have changed since they were written."""
        import numpy as np

        stale = np.flatnonzero(self._terms["stale"])
        for start in range(0, len(stale), PORTION):
            some = stale[start : start + PORTION]
            connection.executemany(
                _WRITE, ((*row, number) for row, number in zip(self._rows(some), some.tolist(), strict=True))
            )

    def _rows(self, which: Any) -> list[Row]:
        self._terms["stale"][which] = False
        return [
            (places, people, weight, _CLASSES[marks >> 1 & 511], marks >> KIND_BIT & 255, marks >> CURATED_BIT)
            for places, people, weight, marks, _ in self._terms[which].tolist()
        ]

    def _reach(self, size: int) -> None:
        import numpy as np

        held = len(self._terms)
        if size > held:
            self._terms = np.concatenate((self._terms, np.zeros(max(size - held, held // 4), _RECORD)))


def _bearings(connection: sqlite3.Connection) -> Iterator[Bearing]:
    """All names of the database."""
    last, marks, seen = 0, 0, set[int]()
    for place, term, population, prominence, feature, id_, kind, dated in connection.execute(_NAMES):
        if place != last:
            last, marks = place, marks_of(feature, id_)
            seen.clear()
        yield term, term not in seen, population, prominence, marks | mark_of(kind, bool(dated))
        seen.add(term)
