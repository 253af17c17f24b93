"""How alike two names are, from 0 to 1, whatever their scripts.

Edit distance with transpositions (optimal string alignment, `rapidfuzz`), on folded and romanized names, in which one
of the letters that languages and scribes exchange (vowels among themselves, b and p, d and t, g and k, v, w and f,
s and z, ou and u, tch and ch) costs half of any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

_EXCHANGED = bytes.maketrans(b"eiouyjbdgcqvwz", b"aaaaaaptkkkffs")
_SPELT = (
    ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("ou", "u"), ("oo", "u"),
    ("ph", "f"),
)  # fmt: skip
_FIRST_LOOK = 4
"""Choices looked at closely, for each one wanted."""


def latin_key(text: str) -> str:
    """A name's folded Latin form, on which likeness is measured."""
    return fold(romanize(text))


def similarity(a: str, b: str) -> float:
    """1.0 for names with one key, 0.0 for names with nothing in common; a slip of the pen leaves 0.8 or more.

    The share of the longer name's letters that need no change, a change between letters often exchanged counting half.
    """
    return _of_keys(latin_key(a), latin_key(b))


def rank(key: str, choices: Sequence[str], limit: int, *, cutoff: float = 0.0) -> list[tuple[int, float]]:
    """The choices most like the key, best first: their positions and similarity, at most `limit` of them.

    Key and choices are Latin keys (`latin_key`). Those less alike than `cutoff` are left out. Choices are sifted by plain edit
    distance, and only four for each one wanted are measured closely: 0.1 µs a choice, and 2 µs for each of those.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    sifted = process.extract(
        key,
        choices,
        scorer=OSA.normalized_similarity,
        processor=None,
        limit=limit * _FIRST_LOOK,
        score_cutoff=max(0.0, 2 * cutoff - 1) or None,
    )
    own, *others = loose("\n".join((key, *(choice for choice, _, _ in sifted)))).split("\n")
    found = [
        (position, (plain + OSA.normalized_similarity(own, other)) / 2)
        for (_, plain, position), other in zip(sifted, others, strict=True)
    ]
    found.sort(key=lambda one: (-one[1], one[0]))
    return [one for one in found if one[1] >= cutoff][:limit]


def _of_keys(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA

    if left == right:
        return 1.0
    return (OSA.normalized_similarity(left, right) + OSA.normalized_similarity(loose(left), loose(right))) / 2


@lru_cache(maxsize=1024)
def loose(key: str) -> str:
    """A Latin key with letters that are often exchanged made one: "garoun" and "karun" meet."""
    for letters, sound in _SPELT:
        if letters in key:
            key = key.replace(letters, sound)
    return key.encode("utf-8", "replace").translate(_EXCHANGED).decode()
