"""Which places bear a name: by exact key, then by sound, then by bounded fuzzy search, in that order of cost.

Each step goes by an index and tells how it matched. The fuzzy step asks for every sound key one edit away from the
query's own (a few hundred look-ups in an index) and measures only the names that lie there, so that its cost does not grow with
the number of names but with the number of those that sound nearly alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazetteer.model.place import Name, Place
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize
from gazetteer.names.sound import sound
from gazetteer.store.rows import NAME_COLUMNS, PLACE_COLUMNS, name_of, place_of
from gazetteer.store.schema import KINDS

EXACT_LIMIT = 60
"""Bearers of one exact name that are looked at, the most prominent first."""

ALPHABET = "AFKLMNPRST"
"""The letters of sound keys."""

LONGEST = 200
"""A name longer than this, in code points, is none."""

_DEMONYM = KINDS.index("demonym")
_BY_TERM = (
    f"SELECT {NAME_COLUMNS}, {PLACE_COLUMNS} FROM name n JOIN place p ON p.pk = n.place "
    "WHERE n.term = ? AND (n.kind <> ? OR ?) ORDER BY n.rank LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place found by one of its names.

    Attributes:
        how: "exact" (same key), "sound" (same sound key) or "fuzzy" (nearly the same).
        similarity: likeness of the name to what was asked, 0 to 1; 1 when exact.
    """

    place: Place
    name: Name
    how: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """An open database and the ids of its sources by number: what reading needs."""

    connection: sqlite3.Connection
    sources: dict[int, str]


def exact(shelf: Shelf, name: str, *, demonyms: bool = False, limit: int = EXACT_LIMIT) -> list[Hit]:
    """Bearers of the name's folded form, the most prominent first; each place once for each of its names' times."""
    row = shelf.connection.execute("SELECT pk FROM term WHERE fold = ?", (fold(name),)).fetchone()
    return list(_bearers(shelf, row[0], "exact", 1.0, limit, demonyms)) if row else []


def alike(shelf: Shelf, name: str, *, limit: int = 20, cutoff: float = 0.72) -> list[Hit]:
    """Bearers of names that sound the same, the most similar first."""
    key = fold(name)
    code = sound(name)
    return _nearest(shelf, key, [code], "sound", limit, cutoff) if len(code) > 1 else []


def fuzzy(shelf: Shelf, name: str, *, limit: int = 20, cutoff: float = 0.8) -> list[Hit]:
    """Bearers of names whose sound key is one edit away, the most similar first."""
    key = fold(name)
    code = sound(name)
    return _nearest(shelf, key, sorted(neighbours(code) - {code}), "fuzzy", limit, cutoff) if len(code) > 1 else []


def neighbours(code: str) -> set[str]:
    """Every sound key one insertion, deletion, substitution or swap away.

    >>> sorted(neighbours("KR") & {"KR", "K", "RK", "KRS", "TR", "X"})
    ['K', 'KR', 'KRS', 'RK', 'TR']
    """
    splits = [(code[:place], code[place:]) for place in range(len(code) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + sign + right[1:] for left, right in splits if right for sign in ALPHABET}
    found |= {left + sign + right for left, right in splits for sign in ALPHABET}
    found.discard("")
    return found


def _nearest(shelf: Shelf, key: str, codes: Sequence[str], how: str, limit: int, cutoff: float) -> list[Hit]:
    """The bearers of the terms under these sound keys that are most like the folded name `key`."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    marks = ", ".join("?" * len(codes))
    terms = shelf.connection.execute(
        f"SELECT pk, coalesce(roman, fold), prominence FROM term WHERE sound IN ({marks}) AND fold <> ?", (*codes, key)
    ).fetchall()
    close = process.extract(
        fold(romanize(key)),
        [roman for _, roman, _ in terms],
        scorer=OSA.normalized_similarity,
        score_cutoff=cutoff,
        limit=limit * 4,
        processor=None,
    )
    found: list[Hit] = []
    for _, similarity, position in sorted(close, key=lambda one: -(one[1] + terms[one[2]][2] / 4))[:limit]:
        found.extend(_bearers(shelf, terms[position][0], how, similarity, 5, False))
    return found


def _bearers(shelf: Shelf, term: int, how: str, similarity: float, limit: int, demonyms: bool) -> Iterator[Hit]:
    for row in shelf.connection.execute(_BY_TERM, (term, _DEMONYM, demonyms, limit)):
        yield Hit(place_of(row[6:], shelf.connection, shelf.sources), name_of(row[:6], shelf.sources), how, similarity)
