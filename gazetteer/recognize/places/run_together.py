"""Two places without a mark between them, which a model reads as one: "ceded to Great Britain Canada", "Louisville Ky"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gazetteer.model.term import Term
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS
from gazetteer.recognize.text.words import Span, Words
from gazetteer.recognize.vocabulary import cues, vocabulary

NAME_PROMINENCE, STATE_PROMINENCE = 0.55, 0.75
"""Prominence from which each of two names is a place by itself, and from which a state is, even if persons have the name."""
_LONGEST_ABBREVIATION = 5
"""Number of letters of the longest abbreviation of a division: "Calif", "Tenn"."""


def cuts(spans: Collection[Span], words: Words, marks: Sequence[str], terms: Mapping[Piece, Term]) -> set[int]:
    """Return the words with which the second of two places begins inside a span that is not a known name.

    Args:
        spans: the model's spans.
        words: the text.
        marks: the shape of each word.
        terms: the known names of the text.
    """
    return {cut for span in spans if (cut := _cut(span, words, marks, terms)) is not None}


def _cut(span: Span, words: Words, marks: Sequence[str], terms: Mapping[Piece, Term]) -> int | None:
    start, end = span.start, span.end
    if words.words[end - 1] == ".":
        end -= 1
    if span.label not in PLACE_LABELS or end - start < 2 or {(start, end), (start, span.end)} & terms.keys():
        return None
    if any(marks[index] not in "UT" for index in range(start, end)):
        return None
    if _abbreviates_division(words, terms, end - 1):
        return end - 1
    between = (cut for cut in range(start + 1, end) if _stands_alone((start, cut), words, terms))
    return next((cut for cut in between if _stands_alone((cut, end), words, terms)), None)


def _abbreviates_division(words: Words, terms: Mapping[Piece, Term], index: int) -> bool:
    """Return whether a word is known as the abbreviation of a state or province: "Ky", "Tenn"."""
    term = terms.get((index, index + 1))
    word = words.words[index].lower()
    if term is None or "abbreviation" not in term.kinds or "A" not in term.classes:
        return False
    goes_on = words.words[index + 1 : index + 2] == ["'s"] or word in vocabulary("common")
    return len(word) <= _LONGEST_ABBREVIATION and word not in _PARTS_OF_NAMES and not goes_on


def _stands_alone(piece: Piece, words: Words, terms: Mapping[Piece, Term]) -> bool:
    """Return whether a name is a well-known place, and not a word of another use or a personal name."""
    term = terms.get(piece)
    if term is None or term.prominence < NAME_PROMINENCE or "demonym" in term.kinds:
        return False
    lower = [word.lower() for word in words.words[slice(*piece)]]
    if lower[0] in cues.DIRECTIONS or lower[0] in cues.TITLES or lower[-1] in _PARTS_OF_NAMES:
        return False
    if len(lower) > 1 or (term.primary and "A" in term.classes and term.prominence >= STATE_PROMINENCE):
        return True
    return not any(lower[0] in vocabulary(kind) for kind in ("common", "given", "surnames"))


_PARTS_OF_NAMES = (
    cues.LISTED_KINDS | {"states"} | cues.NATURE | cues.DIVISION | cues.FORTS | cues.STREETS | cues.INSTITUTIONS
)


def divided(span: Span, places: Collection[int]) -> Iterator[Span]:
    """Yield the parts of a span that `cuts` divides."""
    edges = [span.start, *sorted(cut for cut in places if span.start < cut < span.end), span.end]
    yield from (replace(span, start=start, end=end) for start, end in pairwise(edges))


def begun(chances: Chances, places: Collection[int]) -> Chances:
    """Return the probabilities with a place that begins, instead of going on, with each of these words."""
    begins, goes_on = list(chances.place_begins), list(chances.place_goes_on)
    for index in places:
        begins[index], goes_on[index] = begins[index] + goes_on[index], 0.0
    return replace(chances, place_begins=begins, place_goes_on=goes_on)
