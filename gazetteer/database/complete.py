"""Completes a name that is being typed."""

from __future__ import annotations

from gazetteer.database.hits import Hit, Shelf
from gazetteer.database.search import exact
from gazetteer.names.fold import fold

MOST = 500
"""The largest number of places of one list."""

FORMS = 4
"""Names that are read for each place: a well-known place has many that begin alike."""

_BEGINS = "SELECT fold FROM term WHERE fold >= ? AND fold < ? ORDER BY prominence DESC, length(fold), fold LIMIT ?"


def complete(shelf: Shelf, beginning: str, *, limit: int) -> list[Hit]:
    """Return the places with a name that begins so: first those of this very name, then the best-known names.

    One Latin letter completes to nothing: too many names begin with it.

    Args:
        shelf: the open database.
        beginning: what was typed so far.
        limit: the largest number of places; `MOST` at most. A longer list begins like a shorter one.
    """
    key = fold(beginning)
    last = min(limit, MOST)
    if not key:
        return []
    is_long = len(key) > 1 or not key.isascii()
    rows = shelf.connection.execute(_BEGINS, (key, key + "\U0010ffff", FORMS * last)).fetchall() if is_long else []
    found: dict[str, Hit] = {}
    for name in dict.fromkeys((key, *(row[0] for row in rows))):
        for one in exact(shelf, name):
            if one.place.id not in found:
                found[one.place.id] = one.hit(shelf)
        if len(found) >= last:
            break
    return list(found.values())[:last]
