"""Spans that a model may read as a person, but that are a body, a book, an order or the initials of a service."""

from __future__ import annotations

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues

_AFTER_TITLES = cues.INSTITUTIONS | {"order", "orders"}
"""Last words that are not a name after a title: "General Assembly", "General Orders"."""
_COMPANIES = frozenset({"company", "companies"})
"""Last words that are not part of a person's name: "G Company"."""


def never_a_person(page: Page, piece: Piece) -> bool:
    """Return whether a span cannot be a person: "General Assembly", "G Company", "Josh. xxi. 29", the "C.S." of "Hill, C.S."."""
    first, last = page.lower[piece[0]], page.lower[piece[1] - 1]
    if (first in cues.TITLES and last in _AFTER_TITLES) or (page.english and last in _COMPANIES):
        return True
    return _is_book(page, piece) or _is_service(page, piece)


def _is_service(page: Page, piece: Piece) -> bool:
    """Return whether a span is the initials of a service or an order after a name: "G. D. Hill, C.S.,"."""
    start, end = piece
    initials = page.words.slice(start, end).split(".")
    after_name = start > 1 and page.lower[start - 1] == "," and page.marks[start - 2] in "UT"
    return end - start == 1 and after_name and len(initials) > 2 and all(len(initial) < 2 for initial in initials)


def _is_book(page: Page, piece: Piece) -> bool:
    """Return whether a word is the abbreviated title of a book before its chapter: "Josh. xxi. 29"."""
    start, end = piece
    abbreviated = page.words.words[end - 1].endswith(".")
    chapter = end if abbreviated else end + 1
    if end - start > 1 or not (abbreviated or page.lower[end : end + 1] == ["."]):
        return False
    return page.marks[chapter : chapter + 1] == ["l"] and not page.lower[chapter].strip("ivxlc")
