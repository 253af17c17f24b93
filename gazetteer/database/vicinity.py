"""Find the names that resemble a name among the places of a region.

A village that the gazetteer has under another spelling is rarely found among all names of the world, but often among the few
hundred names of its square degree. The names of a square degree are read once and compared in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from gazetteer.database.hits import DEMONYM, HIT_COLUMNS, FoundName, Shelf
from gazetteer.database.rows import cells_around
from gazetteer.names.similarity import latin_key, rank
from gazetteer.names.slips import lost

CELLS_IN_MEMORY = 256
"""Number of square degrees whose names are kept in memory; one has some 1,300 names."""
NEARBY_SIMILARITY = 0.3
"""Minimum similarity of a name, 0 to 1."""
CLOSE = 12
"""Number of names in each square degree, the most similar, that are compared letter by letter."""
MOST_LOST = 1 / 3
"""Maximum share of the letters of a name that may differ (`names.slips.lost`)."""
MISSING_WORDS = 1.0
"""Cost, in letters, of the missing words of a name of several words."""
LEAST_PART = 5
"""Minimum number of letters of a name that can be a part of a longer one."""
PLACES_RETURNED = 8
"""Number of places returned."""

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

_NAMES = (
    "SELECT group_concat(t.latin, char(10)), group_concat(n.place), group_concat(n.seq) "
    "FROM place p JOIN name n ON n.place = p.pk JOIN term t ON t.pk = n.term "
    "WHERE p.cell = ? AND n.kind <> ?"
)
"""All names of a square degree in one row, which is read in three quarters of the time of one row for each name."""
_ROWS = f"SELECT {HIT_COLUMNS} FROM name n JOIN place p ON p.pk = n.place WHERE n.place = ? AND n.seq = ?"


class _Names(NamedTuple):
    """The names of the places of one square degree.

    Attributes:
        keys: the Latin key of each name.
        places: the row number of its place, as text.
        seqs: its number among the names of that place, as text.
        compound: the indexes of the names of several words.
    """

    keys: list[str]
    places: list[str]
    seqs: list[str]
    compound: list[int]

    def row(self, index: int) -> tuple[int, int]:
        """Return the row number of the place of a name, and its number among the names of that place."""
        return int(self.places[index]), int(self.seqs[index])


class Vicinity:
    """The names of the places around a point, read by square degree.

    Args:
        shelf: the open database.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._names_in = lru_cache(maxsize=CELLS_IN_MEMORY)(self._read)

    def resembling(self, name: str, points: Iterable[Point], within_km: float) -> list[FoundName]:
        """Return the places whose names resemble a name or contain it as first or last words, the most similar first.

        Args:
            name: the name.
            points: points near which the places lie.
            within_km: distance from a point, in kilometres. All places of each square degree that it reaches are compared.
        """
        key = latin_key(name)
        cells = sorted(set().union(*(cells_around(*point, within_km) for point in points)))
        names = [self._names_in(cell) for cell in cells]
        nearest: dict[int, tuple[float, float, int]] = {}
        for letters, unlike, (place, seq) in (*_parts(key, names), *_alike(key, names)):
            nearest[place] = min(nearest.get(place, (letters, unlike, seq)), (letters, unlike, seq))
        ordered = sorted((*match, place) for place, match in nearest.items())[:PLACES_RETURNED]
        return [self._found(place, seq, 1 - unlike, letters) for letters, unlike, seq, place in ordered]

    def _read(self, cell: int) -> _Names:
        joined, places, seqs = self._shelf.connection.execute(_NAMES, (cell, DEMONYM)).fetchone()
        if joined is None:
            return _Names([], [], [], [])
        keys = joined.split("\n")
        compound = [index for index, key in enumerate(keys) if " " in key]
        return _Names(keys, places.split(","), seqs.split(","), compound)

    def _found(self, place: int, seq: int, similarity: float, letters: float) -> FoundName:
        row = self._shelf.connection.execute(_ROWS, (place, seq)).fetchone()
        return FoundName.of(row, "fuzzy", similarity, letters)


_Match = tuple[float, float, tuple[int, int]]
"""Letters that differ, 1 - similarity, and the row of a name."""


def _parts(key: str, cells: Sequence[_Names]) -> list[_Match]:
    """Return the names that begin or end with the words of a key: "parvillers le quesnoy" for "parvillers"."""
    if len(key) < LEAST_PART:
        return []
    first, last = f"{key} ", f" {key}"
    return [
        (MISSING_WORDS, 0.0, names.row(index))
        for names in cells
        for index in names.compound
        if names.keys[index].startswith(first) or names.keys[index].endswith(last)
    ]


def _alike(key: str, cells: Sequence[_Names]) -> list[_Match]:
    """Return the names most similar to a key, compared letter by letter."""
    ranked = [
        (1 - similarity, names.keys[index], names.row(index))
        for names in cells
        for index, similarity in rank(key, names.keys, CLOSE, cutoff=NEARBY_SIMILARITY)
    ]
    letters: dict[str, float] = {}
    found = []
    for unlike, text, row in sorted(ranked):
        if text not in letters:
            if len(letters) == CLOSE:
                break
            letters[text] = _lost(key, text)
        if letters[text] < inf:
            found.append((letters[text], unlike, row))
    return found


def _lost(key: str, text: str) -> float:
    """Return how many letters differ, without the words that both names have; infinity if too many do.

    >>> _lost("voyavat", "boyabat"), _lost("broken bay", "botany bay")
    (1.2, inf)
    """
    written, meant = key, text
    if " " in key and (shared := {*key.split()}.intersection(text.split())):
        written, meant = (" ".join(word for word in each.split() if word not in shared) for each in (key, text))
    letters = lost(written, meant)
    return letters if letters <= MOST_LOST * len(written) else inf
