"""Write search keys to the database, a bounded number at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from itertools import repeat

from gazetteer.ingest.known_rows import VALUES_OF_QUERY, Directory
from gazetteer.ingest.prepared import Keys
from gazetteer.ingest.term_statistics import CLASSES, CountedNames
from gazetteer.model.place import NAME_KINDS
from gazetteer.names.search_keys import keys_of

_UNMEASURED = (0, 0, 0.0, "", 0, 0)
_MEASURED = f"""
UPDATE term SET places = s.places, population = s.population, prominence = s.prominence,
    classes = s.classes, kinds = s.kinds, curated = s.curated
FROM (
    SELECT n.term AS term, count(DISTINCT n.place) AS places, max(p.population) AS population,
        max(p.prominence) AS prominence,
        {" || ".join(f"iif(max(substr(p.feature, 1, 1) = '{letter}'), '{letter}', '')" for letter in CLASSES)} AS classes,
        {" + ".join(f"(max(n.kind = {kind}) << {kind})" for kind in range(len(NAME_KINDS)))} AS kinds,
        max(n.timespan IS NOT NULL OR p.id LIKE 'hg:%') AS curated
    FROM name n JOIN place p ON p.pk = n.place WHERE n.term IN ({{marks}}) GROUP BY n.term
) AS s WHERE s.term = term.pk
"""


class Terms:
    """Search keys and their row numbers: new ones of this run until `flush` writes them, older ones in the directory.

    Their statistics are counted in the directory, or computed by the database if it has the indexes for that.
    """

    def __init__(self, connection: sqlite3.Connection, directory: Directory) -> None:
        self._connection = connection
        self._directory = directory
        self._new: dict[str, int] = {}
        self._keys: list[Keys] = []
        self._used: set[int] = set()
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM term").fetchone()

    def __len__(self) -> int:
        """Return the number of search keys that are not written yet."""
        return len(self._new)

    def numbers(self, folds: Sequence[str], keys: Mapping[str, Keys]) -> list[int]:
        """Return the row number of each fold. New folds get one; `flush` writes them with their search keys.

        Of 20 million folds, one may lack its keys because of a hash collision (1 in 90,000): it gets those of its fold.
        """
        distinct = list(dict.fromkeys(folds))
        numbers = dict(zip(distinct, self._directory.terms(distinct), strict=True))
        new = self._new
        for fold in [fold for fold, number in numbers.items() if not number]:
            number = new.get(fold)
            if number is None:
                number = self._top = self._top + 1
                new[fold] = number
                self._keys.append(keys.get(fold) or keys_of([fold], [fold])[0])
            numbers[fold] = number
        return list(map(numbers.__getitem__, folds))

    def count(self, names: CountedNames) -> None:
        """Count names that were written."""
        if self._directory.statistics is None:
            self._used.update(names.terms)
        else:
            self._directory.statistics.count(names)

    def flush(self) -> None:
        """Write new search keys, and compute the changed statistics if the database can do so."""
        new = range(self._top - len(self) + 1, self._top + 1)
        statistics = self._directory.statistics
        if new:
            unmeasured = [repeat(value, len(new)) for value in _UNMEASURED]
            measured = statistics.columns_of(new.start, new.stop) if statistics else unmeasured
            latin, sound = zip(*self._keys, strict=True)
            self._connection.executemany(
                "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                zip(new, self._new, latin, sound, *measured, strict=True),
            )
            self._directory.add_terms(self._new.items())
        self._new, self._keys = {}, []
        if self._used:
            _measure(self._connection, self._used)
            self._used = set()


def _measure(connection: sqlite3.Connection, terms: Collection[int]) -> None:
    numbers = sorted(terms)
    for start in range(0, len(numbers), VALUES_OF_QUERY):
        some = numbers[start : start + VALUES_OF_QUERY]
        connection.execute(_MEASURED.format(marks=", ".join("?" * len(some))), some)
