"""How alike two names are, from 0 to 1, whatever their scripts.

Edit distance with transpositions (optimal string alignment, `rapidfuzz`), on folded and romanized names, in which one
of the letters that languages and scribes exchange (vowels among themselves, b and p, d and t, g and k, v, w and f,
s and z) costs half of any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

_EXCHANGED = bytes.maketrans(b"eiouyjbdgcqvwz", b"aaaaaaptkkkffs")


def similarity(a: str, b: str) -> float:
    """1.0 for names with one key, 0.0 for names with nothing in common; a slip of the pen leaves 0.8 or more.

    The share of the longer name's letters that need no change, a change between letters often exchanged counting half.
    """
    left, right = _key(a), _key(b)
    if left == right:
        return 1.0
    return (OSA.normalized_similarity(left, right) + OSA.normalized_similarity(_loose(left), _loose(right))) / 2


def rank(query: str, choices: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """The choices most like the query, best first: their positions and `similarity`, at most `limit` of them."""
    key = _key(query)
    keys = [_key(choice) for choice in choices]
    totals = [0.0] * len(keys)
    for needle, haystack in ((key, keys), (_loose(key), [_loose(choice) for choice in keys])):
        for _, score, position in process.extract_iter(needle, haystack, scorer=OSA.normalized_similarity):
            totals[position] += score / 2
    best = sorted(range(len(keys)), key=lambda position: (-totals[position], position))
    return [(position, totals[position]) for position in best[:limit]]


def _key(text: str) -> str:
    return fold(romanize(text))


def _loose(key: str) -> str:
    return key.encode("utf-8", "replace").translate(_EXCHANGED).decode()
