"""The gazetteer's own names, found in the text: every capitalized run of words, looked up at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from gazetteer.model.term import Term
from gazetteer.names.fold import fold
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary.cues import CONNECTORS

LONGEST_NAME = 5
"""Maximum number of words of a name, without hyphens and other punctuation."""

Piece = tuple[int, int]
"""A stretch of words: first and last, the last exclusive."""


@lru_cache(maxsize=1 << 16)
def key_of(name: str) -> str:
    """Return the folded form of a name (`names.fold`); recent names are cached."""
    return fold(name)


class Lexicon(Protocol):
    """Statistics of folded names in the gazetteer."""

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """Return the terms of these folded names, with one query."""
        ...

    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the prominence of the best-known place that sounds like each of these names, as written."""
        ...


class Remembered:
    """A lexicon that looks up each name once."""

    def __init__(self, names: Lexicon) -> None:
        self._names = names
        self._terms: dict[str, Term | None] = {}

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """Return the terms of these folded names."""
        fresh = [key for key in dict.fromkeys(keys) if key not in self._terms]
        found = self._names.terms(fresh) if fresh else {}
        self._terms.update((key, found.get(key)) for key in fresh)
        return {key: term for key in keys if (term := self._terms[key]) is not None}

    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the prominence of the best-known place that sounds like each of these names, as written."""
        return self._names.sounding(names)


UPPER, TITLE, LOWER, CASELESS, NUMBER, MARK = "UTlcdp"


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> str:
    """Return one letter for the shape of a word: Upper, Title, lower, caseless, d for digits, p for punctuation."""
    first = word[0]
    if "\u10d0" <= first <= "\u10ff":  # Georgian: Unicode has capitals for it, but names do not begin with them
        return CASELESS
    if first.isupper() or first.istitle():
        return UPPER if len(word) > 1 and word.isupper() else TITLE
    if first.islower():
        return TITLE if _prefixed(word) else LOWER
    if first.isalpha():
        return CASELESS
    if first.isdigit():
        return NUMBER
    for char in word:
        if char.isupper():
            return TITLE
        if char.isalpha():
            return LOWER if char.islower() else CASELESS
    return MARK


def _prefixed(word: str) -> bool:
    """Return whether a name has a small letter before it: d'Erzurum, Armenian զՄուշ."""
    if word[0] == "d":
        return len(word) > 2 and word[1] in "'’" and word[2].isupper()
    return word[0] in "զցյ" and word[1:2].isupper()


def shapes(words: Words) -> list[str]:
    """Return the shape of each word."""
    return [shape(word) for word in words.words]


def runs(words: Words, marks: list[str]) -> Iterator[Piece]:
    """Yield every stretch of words with the form of a name: its first and last word are capitalized or have no case."""
    texts, count = words.words, len(words.words)
    for start in range(count):
        if marks[start] not in "UTc":
            continue
        length = 0
        for stop in range(start, min(start + 2 * LONGEST_NAME, count)):
            mark = marks[stop]
            if mark in "UTc":
                length += 1
                if length > LONGEST_NAME:
                    break
                yield start, stop + 1
                if stop + 1 < count and texts[stop + 1] == "." and words.starts[stop + 1] == words.ends[stop]:
                    yield start, stop + 2
            elif mark in "ld" or texts[stop] in _JOINTS:
                text = texts[stop]
                if not (text in CONNECTORS or text in _JOINTS or _hyphened(words, stop)):
                    break
                length += text.isalpha()
            else:
                break
            if stop + 1 < count and words.first[stop + 1]:
                break


def small_ones(words: Words, marks: list[str]) -> Iterator[Piece]:
    """Return lower-case words between names in a list: "kars" in "Yervan, kars or Sebastia"."""
    texts = words.words
    for index in range(2, len(texts) - 2):
        listed = marks[index] == "l" and texts[index - 1] in _LISTS and texts[index + 1] in _LISTS
        if listed and len(texts[index]) > 3 and marks[index - 2] in "UT" and marks[index + 2] in "UT":
            yield index, index + 1


_LISTS = frozenset({",", "and", "or", "&", ";", "/"})
_JOINTS = frozenset({"-", "–", "'s", "'", "/", "&", ".", "d'", "l'"})


def _hyphened(words: Words, index: int) -> bool:
    """Return whether a hyphen joins a word to the one before: the "hu" of Chick-hu-wa-pet."""
    return index > 0 and words.words[index - 1] in "-–'" and words.starts[index] == words.ends[index - 1]
