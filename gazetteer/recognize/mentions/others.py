"""The other names of a text: organizations, events, dates and peoples that a model or the lexicon finds."""

from __future__ import annotations

import re

from gazetteer.recognize.mentions.drafts import Draft
from gazetteer.recognize.mentions.units import STAFFS
from gazetteer.recognize.persons.person_names import is_numeral
from gazetteer.recognize.places.find import Survey
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.stretches import Stretches
from gazetteer.recognize.vocabulary import cues, frequency

_KEPT = {"ORG": "ORG", "EVENT": "EVENT", "NORP": "NORP", "DATE": "DATE"}
"""Maps labels of the model to types of mentions; places and persons are decided elsewhere."""

_PARTS = frozenset("act appendix book canto chap chapter inclosure letter part scene section vol volume".split())
_PART_NUMBER = re.compile(r"[IVXLC]+|\d+")
_OFFICES = cues.TITLES | cues.TITLES_AFTER | cues.OFFICES
_BOOKISH = frozenset({"WORK_OF_ART", "LAW", "PRODUCT", "FAC", "ORG", "MISC"})
"""Labels that the model gives to treaties and battles."""
FOUND_BY_MODEL = 0.85
"""Precision of names found by a spaCy model."""


def others(survey: Survey, taken: Stretches, by_model: str) -> list[Draft]:
    """Return organizations, events, dates and peoples that overlap nothing that is taken."""
    page = survey.page
    drafts = []
    for span in page.spans:
        piece = (span.start, span.end)
        kind = _KEPT.get(span.label)
        if span.label in _BOOKISH and page.lower[span.start] in cues.EVENTS and span.end - span.start > 1:
            kind = "EVENT"
        elif _names_people(survey, piece, span.label):
            kind = "NORP"
        if kind == "ORG":
            piece = _from_capital(page, piece)
        if kind == "ORG" and (_is_office(page, piece) or _is_not_a_name(page, piece)):
            continue
        if kind and piece[0] < piece[1] and not taken.overlaps(piece) and not numbers_a_part(page, piece):
            drafts.append(Draft(piece, kind, by_model, sure=_named(survey, piece)))
    peoples = [(piece, "lexicon") for piece in survey.demonyms]
    peoples += [(piece, "pattern") for piece in survey.peoples]
    peoples += [((index, index + 1), "pattern") for index, word in enumerate(page.words.words) if _followers(word)]
    for draft in drafts:
        taken.add(draft.piece)
    for piece, by in peoples:
        if not taken.overlaps(piece):
            taken.add(piece)
            drafts.append(Draft(piece, "NORP", by, sure=PEOPLE))
    return drafts


def _is_office(page: Page, piece: Piece) -> bool:
    """Return whether a span has titles only, or words for a staff: "the Pasha", "Hdqrs."."""
    return all(word in _OFFICES or word in STAFFS for word in page.lower[slice(*piece)])


def _is_not_a_name(page: Page, piece: Piece) -> bool:
    """Return whether a span in English is a Roman numeral, or a common word that capitals emphasize: "MDCCC", "our DEMOcracy"."""
    word = page.words.words[piece[0]]
    if not page.english or piece[1] - piece[0] != 1 or word[1:].islower():
        return False
    if is_numeral(word) and len(word) >= LONG_NUMERAL:
        return True
    return (
        len(word) > LONGEST_ACRONYM and not page.shouted[piece[0]] and frequency(word.lower(), "en", "small") >= COMMON
    )


LONG_NUMERAL = 4
"""Number of letters from which a word that can be a Roman numeral is one: "MDCC", but not "CD"."""
LONGEST_ACRONYM = 4
"""Number of letters up to which a word in capitals is an acronym and not an emphasized word."""
COMMON = "4"
"""Frequency on the Zipf scale from which a word in capitals is an emphasized word: "MORAL", but not "NATO"."""


def _from_capital(page: Page, piece: Piece) -> Piece:
    """Return a span from its first to its last capital in English; it may be empty: "of" in "Tsars of Moscow"."""
    start, end = piece
    while page.english and start < end and page.marks[start] in "lp":
        start += 1
    while page.english and start < end and page.words.words[end - 1] in ("of", "the"):
        end -= 1
    return start, end


def _names_people(survey: Survey, piece: Piece, label: str) -> bool:
    """Return whether a name of this label is a people, or the followers of a movement."""
    page = survey.page
    if label == "ORG" and piece[1] - piece[0] == 1 and page.lower[piece[0]] in cues.PEOPLES:
        return True
    return piece in survey.demonyms | survey.peoples or (
        label != "DATE" and cues.is_movement(page.words.words[piece[1] - 1])
    )


def _followers(word: str) -> bool:
    return word[0].isupper() and word.endswith("s") and cues.is_movement(word) and not word.endswith("isms")


def _named(survey: Survey, piece: Piece) -> float:
    """Return the probability that a stretch is a name of another type: the model's, if it gives one."""
    chances = survey.page.words.chances
    if chances is None:
        return FOUND_BY_MODEL
    return round(1 - sum(chances.outside[slice(*piece)]) / (piece[1] - piece[0]), 4)


PEOPLE = 0.95
"""Precision of adjectives, peoples and followers found by their form."""


def numbers_a_part(page: Page, piece: Piece) -> bool:
    """Return whether a span is the heading of a part of a book with its number: "CHAPTER XXIV", "Letter 7"."""
    is_number = _PART_NUMBER.fullmatch(page.words.words[piece[1] - 1]) is not None
    return is_number and piece[1] - piece[0] == 2 and page.lower[piece[0]] in _PARTS
