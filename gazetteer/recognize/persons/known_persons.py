"""Persons with full names in the authority file: "Kâzım Karabekir", and later "Karabekir", is a person and not a village."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gazetteer.people.authority import full_names
from gazetteer.recognize.text.lexicon import Piece, key_of
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues

MAX_PERSON_WORDS = 4
"""Number of words of a full name that are compared."""

_LOCATIVE = frozenset({"in", "at", "near", "outside", "around"})
"""Words that do not precede persons' names."""


def known_persons(words: Words, marks: Sequence[str]) -> list[Piece]:
    """Return the spans that are full names of known persons, from left to right, the longest first.

    Args:
        words: the words of a text.
        marks: the shape of each word, as `lexicon.shapes` has it.
    """
    return list(_full(words.words, marks))


def surnames(words: Words, pieces: Collection[Piece]) -> frozenset[str]:
    """Return the last words of these full names, as written."""
    return frozenset(words.words[end - 1] for _, end in pieces)


def is_surname(words: Words, piece: Piece, known: Collection[str]) -> bool:
    """Return whether a single word is the surname of a person of the text, and the word before it allows a person."""
    start, end = piece
    return (
        end - start == 1 and words.words[start] in known and not (start and words.words[start - 1].lower() in _LOCATIVE)
    )


def _full(words: Sequence[str], marks: Sequence[str]) -> Iterator[Piece]:
    by_first = full_names()
    start = 0
    while start < len(words):
        names = by_first.get(key_of(words[start]), ()) if marks[start] in "UTc" else ()
        if names and _has_more_names(words, marks, start):
            names = ()
        ends = range(start + 2, min(start + MAX_PERSON_WORDS, len(words)) + 1) if names else ()
        found = [end for end in ends if words[end - 1][0].isalpha() and key_of(" ".join(words[start:end])) in names]
        if found:
            yield start, found[-1]
        start = found[-1] if found else start + 1


def _has_more_names(words: Sequence[str], marks: Sequence[str], start: int) -> bool:
    """Return whether another given name is before a name: "Mary Ann Lee" is not Ann Lee."""
    if not start or marks[start - 1] != "T":
        return False
    before = words[start - 1].lower()
    return before not in cues.TITLES and before not in cues.OPENERS and key_of(before) in full_names()
