"""How alike two names are, from 0 to 1, whatever their scripts."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize


def similarity(a: str, b: str) -> float:
    """1.0 for names with the same key, 0.0 for names with nothing in common.

    The mean of edit distance with transpositions and of Jaro-Winkler, on folded, romanized names.
    """
    left, right = _key(a), _key(b)
    if left == right:
        return 1.0
    return (OSA.normalized_similarity(left, right) + JaroWinkler.normalized_similarity(left, right)) / 2


def rank(query: str, choices: Sequence[str], limit: int) -> list[tuple[int, float]]:
    """The choices most like the query, best first: their positions and similarities."""
    key = _key(query)
    keys = [_key(choice) for choice in choices]
    totals = [0.0] * len(keys)
    for scorer in (OSA.normalized_similarity, JaroWinkler.normalized_similarity):
        for _, score, position in process.extract_iter(key, keys, scorer=scorer):
            totals[position] += score / 2
    best = sorted(range(len(keys)), key=lambda position: (-totals[position], position))
    return [(position, totals[position]) for position in best[:limit]]


def _key(text: str) -> str:
    return fold(romanize(text))
