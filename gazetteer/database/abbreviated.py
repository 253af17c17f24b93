"""Names with an abbreviation: an addition as in "Frankfurt a. O.", or a first word as in "N. Carolina" and "Gr. Lichterfelde".

`contracted` finds the names of which letters are left out: "Bury St. Edm.", "Const'ple", "Stgo. de Cuba".
"""

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
_FIRST_WORDS = {
    "n": ("north", "new"), "no": ("north",), "nth": ("north",), "s": ("south", "san", "saint"), "so": ("south",), "sth": ("south",),
    "e": ("east",), "w": ("west",), "gt": ("great",), "lt": ("little",), "l": ("lake", "little", "lower"), "up": ("upper",),
    "u": ("upper", "unter"), "low": ("lower",), "c": ("cape",), "pt": ("port", "point"), "is": ("isle",), "r": ("river",),
    "gr": ("gross", "great"), "kl": ("klein",), "ob": ("ober",), "nd": ("nieder",), "unt": ("unter",), "sn": ("san",),
    "cd": ("ciudad",), "sta": ("santa",), "sto": ("santo",), "pto": ("puerto",),
}  # fmt: skip
"""Maps abbreviated first words of names to the words, folded."""
_FIRST = re.compile(r"(?P<word>[^\W\d_]{1,3})\.[\s-]*(?P<rest>[^\W\d_].*)", re.DOTALL)
_NAMES_READ = 300
"""Number of names with this beginning that are compared, the most prominent first."""


def written_out(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the folded name that an abbreviation stands for, or the name without an unknown addition; None for other names.

    "Frankfurt a. O." is Frankfurt an der Oder or Frankfurt (Oder), as one of these is in the gazetteer. "Königsberg i. Pr." is
    Königsberg if the gazetteer does not have it with Prussia.
    """
    found = _ADDED.fullmatch(name.strip())
    if found is None:
        return _with_first_word(connection, name.strip())
    base, addition, preposition = fold(found["name"]), fold(found["addition"]), found["preposition"]
    rows = connection.execute(
        "SELECT fold FROM term WHERE fold >= ? AND fold < ? ORDER BY prominence DESC LIMIT ?",
        (f"{base} ", f"{base}!", _NAMES_READ),
    )
    full = [name for (name,) in rows if _is_addition(name[len(base) :], addition)]
    return next((name for name in full if name[len(base) + 1] == preposition), full[0] if full else base)


def _with_first_word(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the best-known name that an abbreviated first word may stand for; None without one."""
    found = _FIRST.fullmatch(name)
    words = _FIRST_WORDS.get(found["word"].casefold(), ()) if found else ()
    if found is None or not words:
        return None
    rest = fold(found["rest"])
    wanted = [written for word in words for written in (f"{word} {rest}", f"{word}{rest}")]
    row = connection.execute(
        f"SELECT fold FROM term WHERE fold IN ({', '.join('?' * len(wanted))}) ORDER BY prominence DESC LIMIT 1", wanted
    ).fetchone()
    return None if row is None else str(row[0])


def _is_addition(rest: str, addition: str) -> bool:
    """Return whether the rest of a name is one word with this beginning, apart from prepositions and articles."""
    words = [word for word in rest.split() if word not in _SMALL]
    return len(words) == 1 and words[0].startswith(addition)
