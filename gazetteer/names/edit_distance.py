"""Edit distance with transpositions (optimal string alignment) between two names.

`rapidfuzz` computes it. Its import takes as long as the start of Python, so the first few comparisons of a process, which are
all that most look-ups need, are computed here (see docs/decisions/0042-first-edit-distances-in-python.md).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from itertools import count

COMPARED_IN_PYTHON = 100
"""Number of comparisons of a process that are computed in Python, a millisecond or two."""

_ROUNDING = 1e-5
"""Likeness below a cutoff that still counts: with a cutoff of 0.8, `rapidfuzz` would leave out names with a likeness of 0.8."""

_compared = count()


def distance(one: str, other: str) -> int:
    """Return the number of letters to insert, delete, replace or swap with their neighbour.

    >>> distance("kars", "kras"), distance("kars", "karst"), distance("", "van")
    (1, 1, 3)
    """
    if "rapidfuzz" in sys.modules or next(_compared) >= COMPARED_IN_PYTHON:
        return _compiled()(one, other)
    return aligned(one, other)


@cache
def _compiled() -> Callable[[str, str], int]:
    """Return the function of `rapidfuzz`, imported once."""
    from rapidfuzz.distance import OSA

    return OSA.distance


def likeness(one: str, other: str) -> float:
    """Return the share of the longer name's letters that need no change, 0 to 1.

    >>> likeness("kars", "karst")
    0.8
    """
    longer = max(len(one), len(other))
    return 1.0 - distance(one, other) / longer if longer else 1.0


def most_alike(name: str, choices: Sequence[str], limit: int, cutoff: float) -> list[tuple[int, float]]:
    """Return index and likeness of the choices that are most like a name, best first, at most `limit` of them.

    Args:
        name: the name.
        choices: the names to compare it with.
        limit: the largest number of results.
        cutoff: the smallest likeness of a result, up to rounding.
    """
    least = cutoff - _ROUNDING
    if len(choices) < COMPARED_IN_PYTHON and "rapidfuzz" not in sys.modules:
        found = [(index, likeness(name, choice)) for index, choice in enumerate(choices)]
        return sorted((one for one in found if one[1] >= least), key=lambda one: -one[1])[:limit]
    from rapidfuzz.distance.OSA import normalized_similarity
    from rapidfuzz.process import extract

    extracted = extract(name, choices, scorer=normalized_similarity, limit=limit, score_cutoff=max(0.0, least))
    return [(index, alike) for _, alike, index in extracted]


def aligned(one: str, other: str) -> int:
    """Return the distance, computed in Python row by row, without the beginning and end that both names share."""
    start = common_prefix(one, other)
    one, other = one[start:], other[start:]
    end = common_prefix(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, beside in enumerate(other, 1):
            if letter == beside:
                steps = last[column - 1]
            else:
                steps = 1 + min(last[column - 1], last[column], current[column - 1])
                if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                    steps = min(steps, 1 + before_last[column - 2])
            current.append(steps)
        before_last, last = last, current
    return last[-1]


def common_prefix(one: str, other: str) -> int:
    """Return the length of the common prefix of two texts."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
