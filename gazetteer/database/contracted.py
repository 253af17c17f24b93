"""Names with words of which letters are left out: "Bury St. Edm.", "Const'ple", "Stgo. de Cuba", "So. Car.".

Old lists keep the beginning of a word ("Phila."), its beginning and its end ("Const'ple"), or some letters in order ("Stgo."),
and mark it with a point or an apostrophe. They always keep the first letter.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import islice, product

from gazetteer.database import search
from gazetteer.database.hits import FoundName, Shelf
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

_WORD = re.compile(r"[^\s\-‐–.]+\.?")
_END = re.compile(r"\.$|(?<=[aeiou])['’]$", re.IGNORECASE)
"""The mark of a word of which the end is left out: that of "Phila." and of "Marlboro'", but not of "Kazan'"."""
_MARKS = ".'’"
"""Characters of which a shortened name has at least one."""
_CONSONANT = "(?![aeiouyà-æè-ïò-ü])[^\\W\\d_]"
_OMISSION = re.compile(
    rf"(?<={_CONSONANT})['’](?!s\b)(?={_CONSONANT}|[^\W\d_](?![^\W\d_]))|(?<=\b[^\W\d_aeiouy]{{2}})['’](?=s\b)",
    re.IGNORECASE,
)
"""An apostrophe between consonants or before a last letter: not that of "Ba'quba", "Ch'ing", "Sant'Angelo" and "Potter's", but
that of "Kg's"."""
_VOWEL = re.compile("[aeiouy]")
_MIN_LETTERS = 3
"""Minimum number of letters of such a name: "N. Y." and "Co." have too many meanings."""
_MAX_WORDS, _MAX_LENGTH = 5, 60
"""Maximum number of words and of characters of such a name: each word may have several forms, and all combinations are read."""
_HALF = 0.5
"""Share of the letters of a name from which it may be little known; with fewer, its prominence is at least `_FAMOUS`."""
_FAMOUS = 0.5
NAMES, PLACES_OF_NAME, PLACES = 40, 3, 40
"""Number of names and of places of each that are read, and number of places that are returned."""
_LANGUAGES = frozenset(("", "en", "de", "fr", "es", "it", "pt", "nl", "pl", "la"))
"""Languages of the names that are shortened in Latin letters, besides the main name of a place: not Turkish "Çin" for China."""
_SIMILARITY = 0.95
"""Similarity of a place found by such a name."""
_COMPARED = 200
"""Number of names that are compared with one pattern, the best-known first."""
_LIKE = (
    "SELECT fold, prominence FROM term WHERE fold >= ? AND fold < ? AND fold GLOB ? ORDER BY prominence DESC LIMIT ?"
)


def is_contracted(name: str) -> bool:
    """Return whether a word of a name may be shortened, by its point or its apostrophe.

    >>> [is_contracted(name) for name in ("Phila.", "Const'ple", "So. Car.", "Ba'quba", "Kars", "N. Y.")]
    [True, True, True, False, False, False]
    """
    if name.isalpha() or not any(mark in name for mark in _MARKS):
        return False
    return sum(map(str.isalpha, name)) >= _MIN_LETTERS and (
        "." in name or _OMISSION.search(name) is not None or any(map(_END.search, name.split()))
    )


def places(shelf: Shelf, name: str, country: str | None = None) -> list[FoundName]:
    """Return the places of the names that a shortened name may stand for; empty for other names.

    Args:
        shelf: the open database.
        name: the name.
        country: ISO 3166-1 alpha-2 code; only places there are returned.
    """
    found = (
        one._replace(similarity=_SIMILARITY)
        for full in names(shelf.connection, name)
        for one in search.exact(shelf, full, country=country, limit=PLACES_OF_NAME)
        if script_of(name) != "Latn" or _is_used(one)
    )
    return list(islice(found, PLACES))


def _is_used(found: FoundName) -> bool:
    """Return whether old lists in Latin letters have this name of the place."""
    return (found.name.lang or "").partition("-")[0] in _LANGUAGES or found.name.text == found.place.label


def names(connection: sqlite3.Connection, name: str, *, famous: float = _FAMOUS) -> list[str]:
    """Return the folded names that a shortened name may stand for, the best-known first; empty for other names.

    Names that keep the beginning, or the beginning and the end, of each shortened word are preferred to those that keep
    other letters.

    Args:
        connection: the open database.
        name: the shortened name.
        famous: minimum prominence of a name of which fewer than half of the letters are kept.
    """
    if len(name) > _MAX_LENGTH or not is_contracted(name):
        return []
    words = _WORD.findall(name)
    if len(words) > _MAX_WORDS:
        return []
    kept = sum(map(str.isalpha, name))
    for is_loose in (False, True):
        choices = [list(_forms(word, is_loose=is_loose)) for word in words]
        found = {
            full: prominence
            for forms in product(*choices)
            for full, prominence in _matching(connection, " ".join(forms))
            if prominence >= famous or kept >= _HALF * len(full)
        }
        if found:
            return sorted(found, key=lambda full: -found[full])[:NAMES]
    return []


def _forms(word: str, *, is_loose: bool) -> Iterator[str]:
    """Yield regular expressions of the complete word, folded; `is_loose` if only some letters in order are kept."""
    bare = _END.sub("", word)
    parts = [re.escape(fold(part)) for part in _OMISSION.split(bare)]
    key, begun = "".join(parts), "[^ ]+".join(parts)
    if bare != word:
        yield f"{begun}[^ ]*"
        known = fold(f"{bare} x").removesuffix(" x")  # "saint" for "St."
        if known != key:
            yield re.escape(known)
    else:
        yield begun
    if is_loose and ((bare != word and len(key) >= _MIN_LETTERS) or (len(parts) > 1 and not _VOWEL.search(parts[0]))):
        yield "[^ ]*".join(key)


def _matching(connection: sqlite3.Connection, pattern: str) -> Iterator[tuple[str, float]]:
    """Yield the folded names that a regular expression describes, with their prominence."""
    glob = re.sub(r"(?:\[\^ \])+[*+]", "*", pattern).replace("\\", "")
    beginning = glob.partition("*")[0]
    if not beginning:
        return
    whole = re.compile(pattern)
    for full, prominence in connection.execute(_LIKE, (beginning, f"{beginning}\U0010ffff", glob, _COMPARED)):
        if whole.fullmatch(full):
            yield full, prominence
