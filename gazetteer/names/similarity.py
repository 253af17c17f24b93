"""Similarity of two names, from 0 to 1, across scripts.

Edit distance with transpositions (`edit_distance`) on folded and romanized names. Letters that
languages and scribes exchange (vowels among themselves, b and p, d and t, g and k, v, w and f, s and z, ou and u, tch
and ch) cost half as much as others.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gazetteer.names.edit_distance import likeness, most_alike
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

_EXCHANGED = bytes.maketrans(b"eiouyjbdgcqvwz", b"aaaaaaptkkkffs")
_SPELT = (
    ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("ou", "u"), ("oo", "u"),
    ("ph", "f"),
)  # fmt: skip
_FIRST_LOOK = 4
"""Number of choices compared closely for each requested result."""


def latin_key(text: str) -> str:
    """Return a name's folded Latin form, on which similarity is computed."""
    return fold(romanize(text))


def similarity(a: str, b: str) -> float:
    """Return 1.0 for names with the same key, 0.0 for names with nothing in common; one slip leaves 0.8 or more.

    This is the share of the longer name's letters that need no change; a change between often exchanged letters counts half.
    """
    return likeness_of_keys(latin_key(a), latin_key(b))


def rank(key: str, choices: Sequence[str], limit: int, *, cutoff: float = 0.0) -> list[tuple[int, float]]:
    """Return index and similarity of the choices most similar to the key, best first, at most `limit` of them.

    Key and choices are Latin keys (`latin_key`). Choices with a similarity below `cutoff` are left out. Choices are filtered
    by plain edit distance (0.1 µs each), and only four per requested result are compared closely (2 µs each).
    """
    sifted = most_alike(key, choices, limit * _FIRST_LOOK, max(0.0, 2 * cutoff - 1))
    if not sifted:
        return []
    own, *others = loose("\n".join((key, *(choices[position] for position, _ in sifted)))).split("\n")
    found = [
        (position, (plain + likeness(own, other)) / 2) for (position, plain), other in zip(sifted, others, strict=True)
    ]
    found.sort(key=lambda one: (-one[1], one[0]))
    return [one for one in found if one[1] >= cutoff][:limit]


def likeness_of_keys(left: str, right: str) -> float:
    """Return the similarity of two names from their Latin keys.

    >>> likeness_of_keys("kars", "gars")
    0.875
    """
    if left == right:
        return 1.0
    return (likeness(left, right) + likeness(loose(left), loose(right))) / 2


@lru_cache(maxsize=1024)
def loose(key: str) -> str:
    """Return a Latin key with often exchanged letters unified: "garoun" and "karun" become the same."""
    for letters, sound in _SPELT:
        if letters in key:
            key = key.replace(letters, sound)
    return key.encode("utf-8", "replace").translate(_EXCHANGED).decode()
