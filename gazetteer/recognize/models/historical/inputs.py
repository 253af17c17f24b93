"""The model's input for each word in addition to its letters: its shape, its strength in the gazetteer, its vocabulary class.

Training and recognition both build their inputs here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gazetteer.model.term import Term
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.vocabulary import common_words, vocabulary

SHAPES = 8
VOCABULARIES = 8
STRENGTHS = 18
"""Number of values of each input."""

NOT_LOOKED_UP = 17
"""Strength of a word that was not looked up in the gazetteer."""

_LEVELS = ("demonym", "tiny", "weak", "fair", "good", "strong", "top")
_BEGIN, _INSIDE = 1, 1 + len(_LEVELS)
_SOUND_WEAK, _SOUND_GOOD = 15, 16
SOUND_GOOD = 0.4
"""Prominence from which a phonetic match counts as well known."""

SEQUENCE_WORDS = 150
"""Words in one sequence: it ends with the sentence in which they are reached."""
MAX_SEQUENCE_WORDS = 200
MAX_SEQUENCE_PIECES = 318


class Tokenizer(Protocol):
    """Cuts words into numbered pieces; `start` and `stop` are the numbers of the marks around a stretch."""

    @property
    def start(self) -> int: ...

    @property
    def stop(self) -> int: ...

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text that the model reads at once.

    Attributes:
        words: the words.
        strength: the strength of each word in the gazetteer.
        pieces: numbers of the pieces, start and stop marks included.
        word_of: for each piece the index of its word within `words`, -1 for the marks.
        heads: for each word the position of its first piece; 0 for words that did not fit.
        lang: the language of the words, which determines the common words.
    """

    words: Sequence[str]
    strength: Sequence[int]
    pieces: list[int]
    word_of: list[int]
    heads: list[int]
    lang: str = "en"


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> int:
    """Return how a word is written, as a number from 1 to 7.

    1 lower case, 2 Title case, 3 UPPER CASE, 4 one capital, 5 with a digit, 6 without a letter, 7 MiXed.
    """
    if not word.isalpha():
        if any(char.isdigit() for char in word):
            return 5
        if not any(char.isalpha() for char in word):
            return 6
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper():
        return 2 if word[1:].islower() else 7
    return 1


@lru_cache(maxsize=1 << 16)
def vocabulary_class(word: str, lang: str = "en") -> int:
    """Return a sum: 1 for a common word of the language, 2 for a given name, 4 for a surname."""
    lower = word.lower()
    common = lower in (vocabulary("common") if lang == "en" else common_words(lang))
    return common + 2 * (lower in vocabulary("given")) + 4 * (lower in vocabulary("surnames"))


def level(term: Term) -> str:
    """Return how strong a name is in the gazetteer, as one word of seven."""
    if term.kinds == {"demonym"}:
        return "demonym"
    if "A" in term.classes and term.prominence >= 0.75 and not term.kinds <= {"alternate", "variant", "demonym"}:
        return "top"
    for name, least in (("strong", 0.65), ("good", 0.52), ("fair", 0.4), ("weak", 0.2)):
        if term.prominence >= least:
            return name
    return "tiny"


def strengths(count: int, terms: Mapping[Piece, Term], sounding: Mapping[int, float]) -> list[int]:
    """Return the strength of each word in the gazetteer, by the longest name that contains it.

    Args:
        count: words in the text.
        terms: names of the gazetteer and where they are in the text.
        sounding: prominence of the best-known place that sounds like a word, by the word's index; used only for
            words that belong to no name.
    """
    found = [0] * count
    for start, end in sorted(terms, key=lambda piece: (piece[0] - piece[1], piece[0])):
        if any(found[start:end]):
            continue
        number = _LEVELS.index(level(terms[start, end]))
        found[start:end] = [_BEGIN + number] + [_INSIDE + number] * (end - start - 1)
    for index, prominence in sounding.items():
        if not found[index]:
            found[index] = _SOUND_GOOD if prominence >= SOUND_GOOD else _SOUND_WEAK
    return found


def bounds(
    first: Sequence[bool], *, usual: int = SEQUENCE_WORDS, most: int = MAX_SEQUENCE_WORDS
) -> list[tuple[int, int]]:
    """Return first and last word (exclusive) of each part of a text that is read at once.

    Args:
        first: for each word whether a sentence begins with it.
        usual: number of words after which a part ends with the sentence.
        most: number of words after which it ends in any case.
    """
    count = len(first)
    found: list[tuple[int, int]] = []
    begin = last = 0
    for start in (*(index for index in range(1, count) if first[index]), count):
        if start - begin > usual and last > begin:
            found.append((begin, last))
            begin = last
        last = start
    found.append((begin, count))
    return [(cut, min(end, cut + most)) for begin, end in found for cut in range(begin, end, most)]


def stretch(
    words: Sequence[str],
    strength: Sequence[int],
    tokenizer: Tokenizer,
    *,
    lang: str = "en",
    most: int = MAX_SEQUENCE_PIECES,
) -> Stretch:
    """Split words into pieces; words beyond `most` pieces are left out."""
    pieces, word_of, heads = [tokenizer.start], [-1], []
    for index, word in enumerate(words):
        cut = tokenizer.pieces(word)
        if len(pieces) + len(cut) > most:
            heads += [0] * (len(words) - index)
            break
        heads.append(len(pieces))
        pieces += cut
        word_of += [index] * len(cut)
    return Stretch(words, strength, [*pieces, tokenizer.stop], [*word_of, -1], heads, lang)


def batch(group: Sequence[Stretch]) -> dict[str, NDArray[np.int64]]:
    """Return the arrays that the network takes, padded with zeros; shape (stretches, pieces of the longest)."""
    longest = max(len(item.pieces) for item in group)
    names = ("pieces", "mask", "shape", "vocabulary", "strength")
    arrays = {name: np.zeros((len(group), longest), np.int64) for name in names}
    for row, item in enumerate(group):
        length = len(item.pieces)
        inside = np.array(item.word_of[1:-1], np.int64)
        arrays["pieces"][row, :length] = item.pieces
        arrays["mask"][row, :length] = 1
        arrays["shape"][row, 1 : length - 1] = np.array([shape(word) for word in item.words])[inside]
        arrays["vocabulary"][row, 1 : length - 1] = np.array(
            [vocabulary_class(word, item.lang) for word in item.words]
        )[inside]
        arrays["strength"][row, 1 : length - 1] = np.array(item.strength)[inside]
    return arrays
