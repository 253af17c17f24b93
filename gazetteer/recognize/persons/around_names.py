"""Words around a person's name that can be part of its mention: titles before it, "Esq." and "Jr." after it."""

from __future__ import annotations

import re
from collections.abc import Collection

from gazetteer.recognize.persons.person_names import ABBREVIATED
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, in_english, title_in_english

_GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "Junior", "Senior"})
"""Words after a name that distinguish a son from his father."""

BEFORE_SURNAMES = cues.NAME_PARTICLES | {"d'", "d’", "la", "le", "ten", "ter"}
"""Words between a title and a name that belong to the name."""
RELATIVES = frozenset({"brother", "sister", "father"})
"""Titles that in lower case are more often relatives: "le frère de Jean"."""
_ESQUIRE = frozenset({"Esq", "Esqr", "Esquire", "ESQ", "Esq.", "Esqr."})


def is_not_a_name(page: Page, piece: Piece) -> bool:
    """Return whether a span begins with "Jr." or a similar word, or is one title: "Hr."."""
    return page.words.words[piece[0]] in _GENERATIONS or (
        piece[1] - piece[0] == 1 and page.lower[piece[0]] in cues.TITLES
    )


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


def with_titles(page: Page, piece: Piece) -> Piece:
    """Return a person's span with the titles before it and "Esq." after it: "Lieut. Gen. Grant", "Mr. Wm. Hill, Esq."."""
    start, end = piece
    words, marks = page.words, page.marks
    while start > 0:
        before = _before_particles(page, start) - 1
        if words.words[before] == "." and before > 0 and words.starts[before] == words.ends[before - 1]:
            if len(words.words[before - 1]) > ABBREVIATED:
                break
            before -= 1
        word = page.lower[before]
        if _is_year_word(words, before) or word not in cues.TITLES or word in cues.DESCRIPTIONS or words.first[start]:
            break
        small = marks[before] not in "UT"
        if small and (word not in cues.SMALL_TITLES if page.english else word in RELATIVES):
            break
        start = before
    return _with_word_after((start, end), words, _ESQUIRE)


def _is_year_word(words: Words, at: int) -> bool:
    """Return whether "г." follows a number, so that it means year and not Mr."""
    return at > 0 and words.words[at].rstrip(".").lower() in _YEAR_WORDS and words.words[at - 1].isdigit()


_YEAR_WORDS = frozenset({"г", "р"})
"""Abbreviated words for a year that are also titles."""


def title_length(name: str, lang: str) -> int:
    """Return the length of the titles at the beginning of a name, with the blanks after them; 0 in English.

    >>> title_length("M. Gustave Ador", "fr"), title_length("Gustave Ador", "fr"), title_length("Roi", "fr")
    (3, 0, 0)
    """
    if lang == "en":
        return 0
    length = 0
    for word in _WORD.finditer(name):
        lower = word[1].lower()
        if in_english(lang).get(lower, title_in_english(lower, lang) or lower) not in cues.TITLES or word.end() == len(
            name
        ):
            break
        length = word.end()
    return length


_WORD = re.compile(r"([^\W\d_]+)\.?\s*")


def _before_particles(page: Page, start: int) -> int:
    """Return where the particles directly before a name begin, if a title is before them: the "de" of "général de Gaulle"."""
    first = start
    while first > 1 and page.words.words[first - 1].lower() in BEFORE_SURNAMES and not page.words.first[first]:
        first -= 1
    return first if page.lower[first - 1] in cues.TITLES - RELATIVES and not page.words.first[first] else start
