"""Complete a name that is being typed."""

from __future__ import annotations

from gazetteer.database import contracted
from gazetteer.database.hits import Hit, Shelf
from gazetteer.database.search import exact
from gazetteer.names.fold import fold

MAX_COMPLETED = 500
"""Largest number of places in one list."""

FORMS = 4
"""Number of names read for each place: a well-known place has many names with one beginning."""

_BEGINS = "SELECT fold FROM term WHERE fold >= ? AND fold < ? ORDER BY prominence DESC, length(fold), fold LIMIT ?"


def complete(shelf: Shelf, beginning: str, *, limit: int) -> list[Hit]:
    """Return the places with a name that begins like this: first exact matches, then the best-known names.

    The names that a shortened name may stand for ("Const'ple") come last. A single Latin letter returns nothing: too many
    names begin with it.

    Args:
        shelf: the open database.
        beginning: the text typed so far.
        limit: the largest number of places, up to `MAX_COMPLETED`. A longer list begins with the same places as a shorter one.
    """
    key = fold(beginning)
    last = min(limit, MAX_COMPLETED)
    if not key:
        return []
    is_long = len(key) > 1 or not key.isascii()
    rows = shelf.connection.execute(_BEGINS, (key, key + "\U0010ffff", FORMS * last)).fetchall() if is_long else []
    found: dict[str, Hit] = {}
    for name in dict.fromkeys(
        (key, *(row[0] for row in rows), *contracted.names(shelf.connection, beginning, famous=0.0))
    ):
        for one in exact(shelf, name):
            if one.place.id not in found:
                found[one.place.id] = one.hit(shelf)
        if len(found) >= last:
            break
    return list(found.values())[:last]
