"""Names with an abbreviated addition: "Frankfurt a. O.", "Halle a. d. Saale", "Königsberg i. Pr.", "Ústí n. L."."""

from __future__ import annotations

import re
import sqlite3

from gazetteer.names.fold import fold

_ADDED = re.compile(
    r"(?P<name>[^\W\d_].*?)[\s,(/-]+(?P<preposition>[aiobuvns])\.[\s-]?(?:d\.\s?)?(?P<addition>[A-ZÄÖÜ][^\W\d_]*)\.?\)?",
    re.DOTALL,
)
"""A name, an abbreviated preposition, perhaps an abbreviated article, and the beginning of a word."""
_SMALL = frozenset(
    "a an am auf b bei d dem den der i im in na nad o ob on pod sous sur u under unter upon v vor".split()
)
"""Words between the name and the word that is abbreviated."""
_NAMES_READ = 300
"""Number of names with this beginning that are compared, the most prominent first."""


def written_out(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the folded name that an abbreviation stands for, or the name without the addition; None for other names.

    "Frankfurt a. O." is Frankfurt an der Oder or Frankfurt (Oder), as one of these is in the gazetteer. "Königsberg i. Pr." is
    Königsberg if the gazetteer does not have it with Prussia.
    """
    found = _ADDED.fullmatch(name.strip())
    if found is None:
        return None
    base, addition, preposition = fold(found["name"]), fold(found["addition"]), found["preposition"]
    rows = connection.execute(
        "SELECT fold FROM term WHERE fold >= ? AND fold < ? ORDER BY prominence DESC LIMIT ?",
        (f"{base} ", f"{base}!", _NAMES_READ),
    )
    full = [name for (name,) in rows if _is_addition(name[len(base) :], addition)]
    return next((name for name in full if name[len(base) + 1] == preposition), full[0] if full else base)


def _is_addition(rest: str, addition: str) -> bool:
    """Return whether the rest of a name is one word with this beginning, apart from prepositions and articles."""
    words = [word for word in rest.split() if word not in _SMALL]
    return len(words) == 1 and words[0].startswith(addition)
