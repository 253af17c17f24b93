"""Remove text that is not a name from GeoNames' alternate names.

They contain airport codes ("LWN"), lower-case machine transliterations ("gayumari", "jiu mu li"), several names in one field
and notes in brackets. No text uses these as names, and each would match other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ALIEN = frozenset("/:_0123456789")
"""Characters of notes, paths and numbers, which do not occur in names of towns."""

_LIST = re.compile(r"\s*[;|]\s*|,(?=\S)")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_CASED_BELOW = "\u0590"
"""The scripts with capital letters (Latin, Greek, Cyrillic, Armenian) are below this code point."""


def clean(names: Iterable[str]) -> Iterator[str]:
    """Yield the names worth keeping, each once, in the order given."""
    seen: set[str] = set()
    for field in names:
        for part in _parts(field):
            if part not in seen and is_name(part):
                seen.add(part)
                yield part


def _parts(field: str) -> list[str]:
    if field.isalnum():
        return [field]
    bare = _BRACKETS.sub(" ", field) if "(" in field or "[" in field else field
    return [part for part in _LIST.split(bare.strip(" \u200e\u200f;,|")) if part]


def is_name(text: str) -> bool:
    """Return whether this may be a name: not a code, and not all lower case in a script with capitals.

    >>> [is_name(text) for text in ("Leninakan", "LWN", "jiu mu li", "’s-Hertogenbosch", "გიუმრი", "A")]
    [True, False, False, True, True, False]
    """
    if len(text) < 2 and text.isascii():
        return False
    if text.islower() and text[0] < _CASED_BELOW:
        return False
    return _ALIEN.isdisjoint(text) and not (len(text) < 5 and text.isupper() and text.isascii() and text.isalpha())
