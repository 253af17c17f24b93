"""Single words that are persons by what the sentence says of them, or by the time of the text.

"Chelmsford crossed the Buffalo" has a person that crosses; "Kutuzov" is a person in a text about 1812, since the authority
file has a general of that name who lived then.
"""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.people.authority import known_by_one_word
from gazetteer.recognize import cues
from gazetteer.recognize.lexicon import Piece, key_of
from gazetteer.recognize.page import Page
from gazetteer.recognize.strength import strength_of
from gazetteer.recognize.vocabulary import vocabulary

_GREAT = frozenset({"strong", "top"})
"""Strengths of names of states and large cities, which act like persons: "Russia withdrew"."""

_LEAST = 0.2
"""Probability of a name, by the model, from which a word that no other evidence supports is a person."""


def evidence(page: Page, index: int, strength: str) -> list[str]:
    """Return the evidence that a single word is a person and not a place; none behind a preposition of place.

    Args:
        page: the text.
        index: the position of the word.
        strength: how well the name is known as a place.
    """
    if not _can_be_person(page, index):
        return []
    great = strength in _GREAT
    surname = _is_surname(page, index)
    found = []
    if _contemporary(page, index):
        found.append(f"known person of the time{'&great' if great else ''}")
    if (surname or not great) and _acts(page, index):
        found.append("does what persons do")
    if surname and _conquers(page, index):
        found.append("surname conquers")
    elif not great and _campaigns(page, index):
        found.append("subject of a campaign")
    if (surname or not great) and _done_by(page, index):
        found.append("done by")
    if (surname or not great) and index and page.lower[index - 1] in cues.DONE_TO:
        found.append("done to")
    return found


def persons(page: Page) -> Iterator[Piece]:
    """Yield the words that are persons by this evidence; a sentence's first word only if the model reads it as a name."""
    for index, mark in enumerate(page.marks):
        if mark != "T" or _joined(page, index) or (page.words.first[index] and not _name_likely(page, index)):
            continue
        if evidence(page, index, strength_of(page.terms.get((index, index + 1)), [])):
            yield index, index + 1


def _can_be_person(page: Page, index: int) -> bool:
    """Return whether a word has no preposition of place, article or numeral before it, and is not a title or people."""
    word, before = page.lower[index], page.lower[index - 1] if index else ""
    if word in cues.TITLES or word in cues.NEVER or word in cues.DIRECTIONS or word in vocabulary("common"):
        return False
    term = page.terms.get((index, index + 1))
    if term is not None and "demonym" in term.kinds:
        return False
    return before not in _BEFORE_PLACES and not _listed(page, index) and not _with_division(page, index)


_BEFORE_PLACES = cues.PLACE_BEFORE | frozenset({"the", "of"})


def _listed(page: Page, index: int) -> bool:
    """Return whether a word follows a known place and a comma, and no verb follows it: "Vicksburg, Jackson"."""
    if index < 2 or page.lower[index - 1] != "," or page.marks[index + 1 : index + 2] == ["l"]:
        return False
    return (index - 2, index - 1) in page.terms


def _with_division(page: Page, index: int) -> bool:
    """Return whether a comma and a division follow: "Franklin, Tex."."""
    if page.lower[index + 1 : index + 2] != [","]:
        return False
    terms = (page.terms.get((index + 2, end)) for end in (index + 3, index + 4))
    return any(term is not None and "A" in term.classes for term in terms)


def _contemporary(page: Page, index: int) -> bool:
    """Return whether the authority file has a person of this name who lived when the text takes place."""
    when = page.when
    return when is not None and any(
        figure.lived(when) for figure in known_by_one_word().get(key_of(page.words.words[index]), ())
    )


def _is_surname(page: Page, index: int) -> bool:
    return page.lower[index] in vocabulary("surnames") or _contemporary(page, index)


def _acts(page: Page, index: int) -> bool:
    return _next(page, index) in cues.BODILY


def _conquers(page: Page, index: int) -> bool:
    """Return whether the next word is a conquest, and an object follows: "Pizarro took the", not "Jaroslav captured,"."""
    if _next(page, index) not in cues.CONQUESTS or index + 2 >= len(page.marks):
        return False
    return page.marks[index + 2] in "UT" or page.lower[index + 2] in _DETERMINERS


_DETERMINERS = frozenset("the a an his her their this that these those him them it".split())


def _campaigns(page: Page, index: int) -> bool:
    """Return whether a word begins a clause, and a verb of a campaign follows: "Wolfe stormed the heights"."""
    verb = _next(page, index)
    if index + 2 >= len(page.marks) or not (page.words.first[index] or page.lower[index - 1] in _CLAUSES):
        return False
    if verb in cues.CAMPAIGNS:
        return page.marks[index + 2] in "UT" or page.lower[index + 2] in _DETERMINERS
    return verb in cues.MARCHES and (page.marks[index + 2] in "UT" or page.lower[index + 2] in _ONWARD)


_CLAUSES = frozenset("; : , and but while when as whereupon that where".split())
_ONWARD = frozenset("to from into through towards upon at in on by over across before with".split())


def _done_by(page: Page, index: int) -> bool:
    return index > 1 and page.lower[index - 1] == "by" and page.lower[index - 2] in cues.DONE_BY


def _next(page: Page, index: int) -> str:
    return page.lower[index + 1] if index + 1 < len(page.lower) else ""


def _joined(page: Page, index: int) -> bool:
    """Return whether a word is part of a longer name: "Fort Grant", "Wellington Street"."""
    before = index > 0 and page.marks[index - 1] in "UT" and not page.words.first[index - 1]
    after = index + 1 < len(page.marks) and page.marks[index + 1] in "UT" and not page.words.first[index + 1]
    return before or after


def _name_likely(page: Page, index: int) -> bool:
    chances = page.words.chances
    return page.cover[index] >= 0 or (chances is not None and 1 - chances.outside[index] >= _LEAST)
