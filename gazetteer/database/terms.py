"""Read the statistics of search terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from gazetteer.model.place import NAME_KINDS
from gazetteer.model.term import Term
from gazetteer.names.sound import sound

LEAST_SOUNDS = 3
"""Minimum length of a sound key: shorter ones match too many names."""

TERMS_OF_QUERY = 900
"""Number of terms read by one query: SQLite limits the number of its parameters."""


def terms(connection: sqlite3.Connection, keys: Collection[str]) -> dict[str, Term]:
    """Return the statistics of each folded name that is in the database."""
    found: dict[str, Term] = {}
    distinct = list(dict.fromkeys(keys))
    for start in range(0, len(distinct), TERMS_OF_QUERY):
        some = distinct[start : start + TERMS_OF_QUERY]
        rows = connection.execute(
            "SELECT fold, places, population, prominence, classes, kinds, curated FROM term "
            f"WHERE fold IN ({', '.join('?' * len(some))})",
            some,
        )
        found.update((row[0], _term(row)) for row in rows)
    return found


def sounding(connection: sqlite3.Connection, names: Collection[str]) -> dict[str, float]:
    """Return the prominence of the best-known term that sounds like each name.

    Names without such a term are left out, and so are names with fewer than `LEAST_SOUNDS` sounds.
    """
    best: dict[str, float] = {}
    for name in names:
        if len(code := sound(name)) >= LEAST_SOUNDS:
            row = connection.execute(
                "SELECT prominence FROM term WHERE sound = ? ORDER BY prominence DESC LIMIT 1", (code,)
            ).fetchone()
            if row is not None:
                best[name] = row[0]
    return best


def _term(row: tuple[str, int, int, float, str, int, int]) -> Term:
    """Convert a row of search term statistics to a Term."""
    key, places, population, prominence, classes, kinds, curated = row
    name_kinds = frozenset(kind for number, kind in enumerate(NAME_KINDS) if kinds >> number & 1)
    return Term(
        key=key,
        places=places,
        population=population,
        prominence=prominence,
        primary="primary" in name_kinds,
        classes=frozenset(classes.replace(",", "")),
        kinds=name_kinds,
        curated=bool(curated),
    )
