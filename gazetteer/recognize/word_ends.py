"""Separate endings that do not belong to a name: Armenian punctuation, case endings after an apostrophe."""

from __future__ import annotations

import re
from dataclasses import replace

from gazetteer.recognize.ner import Words

_MARKS = re.compile(r"(?<=\w)[։՝՜՞`՛,.;:…»”]+$")
_ENDING = re.compile(r"(?<=\w\w)['’][^\W\d_]{1,7}$")
_GENITIVE = re.compile(r"(?<=\w)['’]s$")
_PATTERNS = {"tr": _ENDING, "az": _ENDING, "ota": _ENDING, "de": _GENITIVE, "hy": _MARKS, "xcl": _MARKS}
"""What is separated, by language: "Kars'tan", "Hulagu's", "Մուշ՝"."""


def is_ending(word: str, lang: str) -> bool:
    """Whether a word is a case ending that `without_ends` has cut off.

    >>> is_ending("'tan", "tr"), is_ending("'", "tr"), is_ending("'tan", "fr")
    (True, False, False)
    """
    return _PATTERNS.get(lang) in (_ENDING, _GENITIVE) and word[0] in "'’" and word[1:].isalpha()


def without_ends(words: Words, lang: str) -> Words:
    """Return the words with such endings as separate words; words that a model has read are unchanged."""
    pattern = _PATTERNS.get(lang)
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
