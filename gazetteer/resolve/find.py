"""Find the places with a name in the gazetteer, and remember them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from gazetteer.database.hits import Hit
from gazetteer.database.vicinity import Point
from gazetteer.gazetteer import Gazetteer

HITS_CACHED = 4096
"""Number of names whose hits are kept in memory."""


class Find(Protocol):
    """Finds the places with a name."""

    def __call__(self, name: str, demonym: bool, inexact: bool, /) -> Sequence[Hit]:
        """Return the hits for a name, the best first.

        Args:
            name: the name.
            demonym: whether to include the demonyms of places.
            inexact: whether to return the phonetic and fuzzy hits instead of the exact ones.
        """

    def nearby(self, name: str, points: tuple[Point, ...]) -> Sequence[Hit]:
        """Return the hits for the names near some points that resemble a name, the most similar first."""


def finder(gazetteer: Gazetteer) -> Find:
    """Return a function that finds a name in the gazetteer, with a cache."""
    return _Finder(gazetteer)


class _Finder:
    """Finds names in a gazetteer, and remembers the hits: texts of one collection name the same places."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._find = lru_cache(maxsize=HITS_CACHED)(self._hits)
        self.nearby = lru_cache(maxsize=HITS_CACHED)(self._nearby)

    def __call__(self, name: str, demonym: bool, inexact: bool, /) -> Sequence[Hit]:
        return self._find(name, demonym, inexact)

    def _hits(self, name: str, demonym: bool, inexact: bool) -> Sequence[Hit]:
        found = self._gazetteer.inexact(name) if inexact else self._gazetteer.find(name, demonyms=demonym, loose=False)
        return tuple(found)

    def _nearby(self, name: str, points: tuple[Point, ...]) -> Sequence[Hit]:
        return tuple(self._gazetteer.resembling(name, points))
