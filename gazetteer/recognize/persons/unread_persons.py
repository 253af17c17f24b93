"""Persons of one word that the model did not read, in other languages than English: known at the time, or joined to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.authority import known_by_one_word
from gazetteer.recognize.languages import cases
from gazetteer.recognize.languages.foreign import CAPITAL_NOUNS, KIND_WORDS, PEOPLE_ENDINGS, RARE
from gazetteer.recognize.persons.repeated import LITTLE_KNOWN_PROMINENCE
from gazetteer.recognize.text.lexicon import Piece, key_of
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import common_words, cues, frequency


def of_the_time(page: Page) -> Iterator[Piece]:
    """Yield single words that are the surname or the name of a person who lived when the text takes place: "unter Burgoyne"."""
    if page.when is None:
        return
    for index in range(len(page.marks)):
        if _is_open(page, index) and _by_itself(page, index):
            figures = known_by_one_word().get(key_of(page.words.words[index]), ())
            if any(figure.lived(page.when) for figure in figures):
                yield index, index + 1


def joined(page: Page, persons: Sequence[Piece]) -> Iterator[Piece]:
    """Yield single words that "and" joins to a person: "Dupont et Gazan", "Fiorella e Lavalette"."""
    for start, end in persons:
        if page.lower[end : end + 1] == ["and"] and _is_joined(page, end + 1):
            yield end + 1, end + 2
        if start > 1 and page.lower[start - 1] == "and" and _is_joined(page, start - 2):
            yield start - 2, start - 1


def _is_joined(page: Page, index: int) -> bool:
    chances = page.words.chances
    if chances is None or index >= len(page.marks) or not _is_open(page, index) or not _by_itself(page, index):
        return False
    return chances.person(index, index + 1) > max(HALF_READ, *chances.place(index, index + 1))


HALF_READ = 0.1
"""Probability of the model from which a word that "and" joins to a person is one."""


def _is_open(page: Page, index: int) -> bool:
    """Return whether the model found nothing at a capitalized word that is not a common word, a people or a known place."""
    word, lang = page.words.words[index], page.lang
    if (
        page.marks[index] != "T"
        or page.cover[index] >= 0
        or len(word) < MIN_UNREAD_LETTERS
        or page.lower[index] in cues.TITLES
    ):
        return False
    if word.lower() in common_words(lang) or page.lower[index] in KIND_WORDS or page.lower[index] in page.lowered:
        return False
    if lang in CAPITAL_NOUNS and frequency(word.lower(), lang) not in RARE:
        return False
    if word.lower().endswith(PEOPLE_ENDINGS.get(lang, ("\0",))) or cases.is_people(page, index):
        return False
    term = page.terms.get((index, index + 1))
    return term is None or term.prominence < LITTLE_KNOWN_PROMINENCE


def _by_itself(page: Page, index: int) -> bool:
    """Return whether no other capitalized word is beside a word."""
    after = index + 1 < len(page.marks) and page.marks[index + 1] in "UT" and not page.words.first[index + 1]
    return not after and (not index or page.words.first[index] or page.marks[index - 1] not in "UT")


MIN_UNREAD_LETTERS = 4
"""Minimum number of letters of a name of one word."""
