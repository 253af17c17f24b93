"""Words around a person's name that can be part of its mention: titles before it, "Esq." and "Jr." after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues

_GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "Junior", "Senior"})
"""Words after a name that distinguish a son from his father."""

_ESQUIRE = frozenset({"Esq", "Esqr", "Esquire", "ESQ", "Esq.", "Esqr."})


def is_generation(piece: Piece, words: Words) -> bool:
    """Return whether a span begins with a word that distinguishes a son from his father, and so is not a name."""
    return words.words[piece[0]] in _GENERATIONS


def with_generation(piece: Piece, words: Words) -> Piece:
    """Return a person's span with "Jr." or "Senior" after it, also after a comma: "Daniel Colt, Sr."."""
    return _with_word_after(piece, words, _GENERATIONS)


def _with_word_after(piece: Piece, words: Words, wanted: Collection[str]) -> Piece:
    """Return a span with one of these words after it, also after a comma."""
    start, end = piece
    texts = words.words
    at = end + (texts[end : end + 1] == [","])
    if at >= len(texts) or texts[at] not in wanted or words.first[at]:
        return piece
    abbreviated = texts[at + 1 : at + 2] == ["."] and words.starts[at + 1] == words.ends[at]
    return start, at + 1 + abbreviated


def with_titles(piece: Piece, words: Words, marks: list[str], lower: Sequence[str]) -> Piece:
    """Return a person's span with the titles before it and "Esq." after it: "Lieut. Gen. Grant", "Mr. Wm. Hill, Esq.".

    `lower` has the words in lower case, in modern spelling.
    """
    start, end = piece
    texts = words.words
    while start > 0:
        before = start - 1
        if texts[before] == "." and before > 0 and words.starts[before] == words.ends[before - 1]:
            if len(texts[before - 1]) > 5:
                break
            before -= 1
        word = lower[before]
        if word not in cues.TITLES or word in cues.DESCRIPTIONS or words.first[start]:
            break
        if marks[before] not in "UT" and word not in cues.SMALL_TITLES:
            break
        start = before
    return _with_word_after((start, end), words, _ESQUIRE)
