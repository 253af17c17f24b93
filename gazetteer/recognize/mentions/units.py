"""Armies, military departments and regiments that are named after a place: "Army of the Potomac", "Fifth Ohio"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazetteer.recognize.places.find import FoundPlace
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues

ARMIES = frozenset({"army", "armies", "corps", "squadron"})
"""Words before "of" and a place that name a unit if they have a capital."""
UNDER_STAFFS = frozenset("department dept district division defenses defences column".split())
"""Words that do so only after one of `STAFFS`: "Headquarters Department of the Missouri", but "Department of the Seine"."""
STAFFS = frozenset("headquarters hdqrs hq military commanding".split())
_BEFORE_UNITS = frozenset({"military", "grand"})
_ORDINAL = re.compile(
    r"(?:\d+(?:st|d|nd|rd|th)|(?:.*-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|"
    r"twelfth|\w+teenth|\w+tieth)"
)
_FAR = 2
"""Number of words between a staff and its command: "Headquarters, Department of"."""
_DIVISIONS = "A"
"""Feature class of the states after which regiments are named."""


def units_of(page: Page, found: Iterable[FoundPlace]) -> list[Piece]:
    """Return the units of an English text that are named after one of its places."""
    if not page.english:
        return []
    pieces = (_unit(page, item.piece) for item in found if item.nested is None)
    return sorted({piece for piece in pieces if piece is not None})


def _unit(page: Page, piece: Piece) -> Piece | None:
    """Return the span of the unit that is named after a place; None if there is none."""
    start, end = piece
    before = start - (page.lower[start - 1 : start] == ["the"])
    if page.lower[before - 1 : before] == ["of"] and before > 1:
        head = before - 2 - (page.words.words[before - 2] == ".")
        if head >= 0 and page.marks[head] in "UT" and _is_unit(page, head):
            return head - (head > 0 and _word(page, head - 1) in _BEFORE_UNITS), end
    elif before == start and _is_regiment(page, piece):
        troops = end < len(page.lower) and page.lower[end] in cues.TROOPS
        return start - 1, end + troops
    return None


def _is_unit(page: Page, head: int) -> bool:
    """Return whether a capitalized word before "of" is an army, or a command after the word for its staff."""
    word = _word(page, head)
    around = range(max(0, head - 1 - _FAR), head)
    return word in ARMIES or (word in UNDER_STAFFS and any(_word(page, index) in STAFFS for index in around))


def _word(page: Page, index: int) -> str:
    """Return a word as written, in lower case; `page.lower` has kind words by their kind."""
    return page.words.words[index].lower().rstrip(".")


def _is_regiment(page: Page, piece: Piece) -> bool:
    """Return whether an ordinal with a capital or in digits is before a state, and no street or other name is after it."""
    start, end = piece
    if not start or page.words.first[start] or not _ORDINAL.fullmatch(_word(page, start - 1)):
        return False
    term = page.terms.get(piece)
    capital = page.marks[start - 1] in "UT" or page.words.words[start - 1][0].isdigit()
    goes_on = (
        end < len(page.marks)
        and page.marks[end] in "UT"
        and not page.words.first[end]
        and page.lower[end] not in cues.TROOPS
    )
    return capital and not goes_on and term is not None and _DIVISIONS in term.classes
