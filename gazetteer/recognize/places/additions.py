"""Abbreviated additions to the name of a place: the "a. O." of "Frankfurt a. O."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.recognize.places.find import FoundPlace
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page

LANGUAGES_WITH_ADDITIONS = frozenset({"de", "en"})
"""Languages of texts in which German places have such names."""
_ADDITION = re.compile(r"[aiobv]\. ?(?:d\. ?)?[A-ZÄÖÜ][a-zäöüß]{0,6} ?\.|[aiobv]\. ?d\. ?[A-ZÄÖÜ][a-zäöüß]+")
"""A preposition, perhaps an article, and an abbreviation; a full word only after the article: "a. d. Saale"."""
_MAX_WORDS = 6
"""Maximum number of words and periods of an addition."""
ADDED_LOG_ODDS = 2.0
"""Log-odds of a place that only its addition marks."""
_BEGINNINGS = frozenset({"a.", "i.", "o.", "b.", "v."})


def with_additions(page: Page, found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Return the places, each with the abbreviated addition after it, and other known names with one.

    Places inside an addition are left out.
    """
    if page.lang not in LANGUAGES_WITH_ADDITIONS:
        return list(found)
    taken = {at for item in found for at in range(*item.piece)}
    others = [FoundPlace(piece, ADDED_LOG_ODDS) for piece in _known_names(page) if piece[0] not in taken]
    every = [*found, *others]
    longer = [replace(item, piece=_extended(page, item.piece)) for item in every]
    added = {at for item, old in zip(longer, every, strict=True) for at in range(old.piece[1], item.piece[1])}
    return [item for item in longer if item.piece[0] not in added]


def _known_names(page: Page) -> Iterator[Piece]:
    """Yield the names of the gazetteer, of one word, that an addition follows."""
    for index, word in enumerate(page.words.words):
        piece = index - 1, index
        if word[:2] in _BEGINNINGS and piece in page.terms and _extended(page, piece) != piece:
            yield piece


def _extended(page: Page, piece: Piece) -> Piece:
    start, end = piece
    texts = page.words.words
    if end >= len(texts) or texts[end][:2] not in _BEGINNINGS:
        return piece
    for last in range(min(end + _MAX_WORDS, len(texts)), end, -1):
        if _ADDITION.fullmatch(" ".join(texts[end:last])):
            return start, last
    return piece
