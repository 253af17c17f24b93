"""Search keys on their way into the database, a bounded number at a time, and the measuring of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from gazetteer.store.directory import ASKED, Directory
from gazetteer.store.keys import Worker, keys_of
from gazetteer.store.schema import KINDS

FEW = 2_000
"""Names whose search keys are worked out on the spot, without a process of their own."""

PORTION = 100_000
"""Names that are measured at a time."""

CLASSES = "AHLPRSTUV"
"""GeoNames' feature classes."""

KIND_BIT, CURATED_BIT = 10, 20
"""Where the marks of a term have its kinds, and whether its names are dated or our own; its classes begin at bit 1."""

_ROWS = (
    "SELECT n.term, n.place, p.population, p.prominence, "
    f"iif(p.feature = '', 0, 1 << instr('{CLASSES}', substr(p.feature, 1, 1))) | (1 << (n.kind + {KIND_BIT})) "
    f"| ((n.timespan IS NOT NULL OR p.id LIKE 'hg:%') << {CURATED_BIT}) "
    "FROM place p CROSS JOIN name n ON n.place = p.pk"
)
_MEASURED = f"""
UPDATE term SET places = s.places, population = s.population, prominence = s.prominence,
    classes = s.classes, kinds = s.kinds, curated = s.curated
FROM (
    SELECT n.term AS term, count(DISTINCT n.place) AS places, max(p.population) AS population,
        max(p.prominence) AS prominence,
        {" || ".join(f"iif(max(substr(p.feature, 1, 1) = '{letter}'), '{letter}', '')" for letter in CLASSES)} AS classes,
        {" + ".join(f"(max(n.kind = {kind}) << {kind})" for kind in range(len(KINDS)))} AS kinds,
        max(n.timespan IS NOT NULL OR p.id LIKE 'hg:%') AS curated
    FROM name n JOIN place p ON p.pk = n.place WHERE n.term IN ({{marks}}) GROUP BY n.term
) AS s WHERE s.term = term.pk
"""


class Terms:
    """Search keys and their numbers: the new ones of this run until `flush` writes them, older ones in the directory."""

    def __init__(self, connection: sqlite3.Connection, directory: Directory) -> None:
        self._connection = connection
        self._directory = directory
        self._new: dict[str, int] = {}
        self._waiting: dict[str, str] = {}
        self._worker: Worker | None = None
        self._used: set[int] = set()
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM term").fetchone()

    def __len__(self) -> int:
        """How many wait to be written."""
        return len(self._new)

    def numbers(self, names: dict[str, str]) -> dict[str, int]:
        """The number of each key, given with its name as written; new keys get one, and are written by `flush`."""
        new = self._new
        found = {key: new[key] for key in names if key in new}
        unknown = names.keys() - found.keys()
        found |= self._directory.terms(unknown)
        fresh = sorted(unknown - found.keys())
        numbered = dict(zip(fresh, range(self._top + 1, self._top + 1 + len(fresh)), strict=True))
        self._top += len(fresh)
        new |= numbered
        found |= numbered
        self._send({key: names[key] for key in fresh})
        if self._directory.indexed:
            self._used.update(found.values())
        return found

    def flush(self) -> None:
        """Write the new keys, in their own order, in which an index takes them fastest; measure what has changed."""
        rows = [(key, self._new[key], latin or key, code) for key, latin, code in self._rows()]
        rows.sort()
        self._connection.executemany("INSERT INTO term(fold, pk, latin, sound) VALUES (?, ?, ?, ?)", rows)
        self._directory.add_terms(self._new.items())
        self._new = {}
        if self._used:
            measure(self._connection, self._used)
            self._used = set()

    def close(self) -> None:
        """End the process that works out keys, if there is one; what was not flushed is lost."""
        if self._worker is not None:
            self._worker.__exit__(None, None, None)
            self._worker = None

    def _send(self, names: dict[str, str]) -> None:
        if self._worker is None:
            self._waiting |= names
            if len(self._waiting) <= FEW:
                return
            self._worker = Worker().__enter__()
            names, self._waiting = self._waiting, {}
        self._worker.send(names)

    def _rows(self) -> Iterable[tuple[str, str | None, str]]:
        if self._worker is not None:
            rows = list(self._worker.rows())
            self.close()
            return rows
        waiting, self._waiting = self._waiting, {}
        return [(key, *keys_of(" ".join(text.split()))) for key, text in waiting.items()]


def measure(connection: sqlite3.Connection, terms: Collection[int]) -> None:
    """Measure some terms anew: how many places bear each, and how prominent they are."""
    asked = sorted(terms)
    for start in range(0, len(asked), ASKED):
        some = asked[start : start + ASKED]
        connection.execute(_MEASURED.format(marks=", ".join("?" * len(some))), some)


def measure_all(connection: sqlite3.Connection) -> None:
    """Measure every term, in one reading of all names; needs no index, and 20 bytes of memory a term."""
    import numpy as np

    (top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM term").fetchone()
    places, population = np.zeros(top + 1, np.int32), np.zeros(top + 1, np.int64)
    prominence, marks = np.zeros(top + 1), np.zeros(top + 1, np.int32)
    last = np.zeros(0, np.int64)
    rows = connection.execute(_ROWS)
    while some := rows.fetchmany(PORTION):
        term, place, people, weight, mark = (np.array(column) for column in zip(*some, strict=True))
        np.bitwise_or.at(marks, term, mark.astype(np.int32))
        np.maximum.at(population, term, people)
        np.maximum.at(prominence, term, weight)
        # a place that bears a name twice counts once; its names stand together, across the end of a portion too
        pairs = np.setdiff1d(np.unique(term.astype(np.int64) << 32 | place.astype(np.int64)), last, assume_unique=True)
        np.add.at(places, pairs >> 32, 1)
        last = np.concatenate((last, pairs))
        last = last[last & 0xFFFFFFFF == int(place[-1])]
    classes = ["".join(letter for bit, letter in enumerate(CLASSES) if mark >> bit & 1) for mark in range(512)]
    connection.executemany(
        "UPDATE term SET places = ?, population = ?, prominence = ?, classes = ?, kinds = ?, curated = ? WHERE pk = ?",
        (
            (count, people, weight, classes[mark >> 1 & 511], mark >> KIND_BIT & 255, mark >> CURATED_BIT, number)
            for start in range(1, top + 1, PORTION)
            for number, count, people, weight, mark in zip(
                range(start, top + 1),
                places[start : start + PORTION].tolist(),
                population[start : start + PORTION].tolist(),
                prominence[start : start + PORTION].tolist(),
                marks[start : start + PORTION].tolist(),
                strict=False,
            )
        ),
    )
