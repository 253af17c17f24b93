"""Separate endings that do not belong to a name: Armenian punctuation, and Turkish case endings after an apostrophe."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.recognize.ner import Words

_MARKS = re.compile(r"(?<=\w)[։՝՜՞`՛,.;:…»”]+$")
_ENDING = re.compile(r"(?<=\w\w)['’][^\W\d_]{1,7}$")
_WITH_APOSTROPHE = frozenset({"tr", "az", "ota"})
"""Languages that write an apostrophe between a name and its ending."""
_WITH_OWN_MARKS = frozenset({"hy", "xcl"})
"""Languages with special punctuation in or at the end of words."""


def is_ending(word: str, lang: str) -> bool:
    """Whether a word is a case ending that `without_ends` has cut off.

    >>> is_ending("'tan", "tr"), is_ending("'", "tr"), is_ending("'tan", "fr")
    (True, False, False)
    """
    return lang in _WITH_APOSTROPHE and word[0] in "'’" and word[1:].isalpha()


def without_ends(words: Words, lang: str) -> Words:
    """Return the words with such endings as separate words; words that a model has read are unchanged."""
    pattern = _ENDING if lang in _WITH_APOSTROPHE else _MARKS if lang in _WITH_OWN_MARKS else None
    if pattern is None or words.spans or not any(map(pattern.search, words.words)):
        return words
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    first: list[bool] = []
    for text, start, end, opens in zip(words.words, words.starts, words.ends, words.first, strict=True):
        match = pattern.search(text) if text[0].isalpha() else None
        cut = start + match.start() if match else end
        texts.append(text[: cut - start])
        starts.append(start)
        ends.append(cut)
        first.append(opens)
        if match:
            texts.append(match[0])
            starts.append(cut)
            ends.append(end)
            first.append(False)
    return replace(words, words=texts, starts=starts, ends=ends, first=first)
