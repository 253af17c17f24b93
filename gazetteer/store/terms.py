"""Search keys on their way into the database, a bounded number at a time, and the measuring of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable

from gazetteer.store.directory import ASKED, Directory
from gazetteer.store.keys import Worker, keys_of
from gazetteer.store.schema import KINDS

FEW = 2_000
"""Names whose search keys are worked out on the spot, without a process of their own."""

_MEASURED = f"""
UPDATE term SET places = s.places, population = s.population, prominence = s.prominence,
    classes = s.classes, kinds = s.kinds, curated = s.curated
FROM (
    SELECT n.term AS term, count(DISTINCT n.place) AS places, max(p.population) AS population,
        max(p.prominence) AS prominence,
        {" || ".join(f"iif(max(substr(p.feature, 1, 1) = '{letter}'), '{letter}', '')" for letter in "AHLPRSTUV")} AS classes,
        {" + ".join(f"(max(n.kind = {kind}) << {kind})" for kind in range(len(KINDS)))} AS kinds,
        max(n.timespan IS NOT NULL OR p.id LIKE 'hg:%') AS curated
    FROM name n JOIN place p ON p.pk = n.place {{which}} GROUP BY n.term
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


def measure(connection: sqlite3.Connection, terms: Collection[int] | None = None) -> None:
    """Measure terms (all when None) anew: how many places bear each, and how prominent they are."""
    if terms is None:
        connection.execute(_MEASURED.format(which=""))
        return
    asked = sorted(terms)
    for start in range(0, len(asked), ASKED):
        some = asked[start : start + ASKED]
        connection.execute(_MEASURED.format(which=f"WHERE n.term IN ({', '.join('?' * len(some))})"), some)
