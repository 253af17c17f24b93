"""Persons whom a text in another language than English presents: "io Pietro", "Amaury, fils de Hugues", "Macombe, rei do Barue"."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.recognize.languages.foreign import CAPITAL_NOUNS
from gazetteer.recognize.persons.titled_persons import PLACE_BEFORE_TITLE
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import common_words, cues, frequency, small_words

_MYSELF = {
    "fr": "je moi moy", "it": "io", "es": "yo", "pt": "eu", "ro": "eu", "ca": "jo", "la": "ego", "nl": "ik ick",
    "sv": "jag", "da": "jeg", "pl": "ja", "cs": "já", "ru": "я азъ",
}  # fmt: skip
"""Words for "I", which in deeds and registers stand before the writer's name."""
_KIN = {
    "fr": "fils fille frère soeur sœur femme épouse veuve neveu nièce gendre beau-frère petit-fils père mère aïeul",
    "it": "figlio figlia figliuolo figliuola fratello sorella moglie vedova nipote genero suocero padre madre",
    "es": "hijo hija hermano hermana mujer esposa viuda sobrino sobrina nieto yerno suegro padre madre abuelo",
    "pt": "filho filha irmão irmã mulher esposa viuva viúva sobrinho neto genro sogro pae pai mãe avô",
    "ro": "fiul fiica fratele sora soția văduva nepotul ginerele tatăl mama",
    "nl": "zoon dochter broeder broer zuster huisvrouw weduwe neef vader moeder",
    "sv": "son dotter broder syster hustru änka fader moder",
    "da": "søn datter broder søster hustru enke fader moder",
}
"""Words for relatives, whose name or whose relative's name is beside them."""
_OF = frozenset("of lui".split())
_ARTICLES = frozenset("the a".split())
_NOT_OFFICES = frozenset("st saint don mr mrs miss dr sir general captain colonel".split())
"""Titles that seldom have "of" and a land after them."""


def presented(page: Page) -> Iterator[Piece]:
    """Yield the names of persons after "I" and after a relative, and before a relative or an office with "of"."""
    lang = page.lang
    myself, kin = frozenset(_MYSELF.get(lang, "").split()), frozenset(_KIN.get(lang, "").split())
    if not myself and not kin:
        return
    words = [text.lower() for text in page.words.words]
    for index in range(len(words)):
        before = index - 1
        if not _is_name(page, index):
            continue
        if before >= 0 and words[before] in myself:
            yield index, _end(page, index)
            continue
        while before > 0 and page.lower[before] in _OF and index - before < 3:
            before -= 1
        related = before < index - 1 and words[before] in kin
        if (related or _has_office(page, words, index, kin)) and not _is_known_place(page, index):
            yield index, _end(page, index)


def _has_office(page: Page, words: list[str], index: int, kin: frozenset[str]) -> bool:
    """Return whether a comma and an office or a relative with "of" follow: "Macombe, rei do Barue"."""
    before = page.lower[index - 1] if index else ""
    if before in cues.PLACE_BEFORE or (
        before in _OF and ((index, index + 1) in page.terms or _after_capital(page, index))
    ):
        return False
    at = _end(page, index)
    if words[at : at + 1] != [","] or (_after_capital(page, index + 1) and not page.words.first[index]):
        return False
    at += 1 + (page.lower[at + 1 : at + 2] != [] and page.lower[at + 1] in _ARTICLES)
    if at + 1 >= len(words) or page.marks[at] != "l" or page.lower[at + 1] not in _OF:
        return False
    return words[at] in kin or page.lower[at] in cues.TITLES - _NOT_OFFICES


def _after_capital(page: Page, index: int) -> bool:
    """Return whether the word before the last is a name and does not begin a sentence: the "Guillaume" of "Guillaume de"."""
    return index > 1 and page.marks[index - 2] in "UT" and not page.words.first[index - 2]


def _is_name(page: Page, index: int) -> bool:
    """Return whether a word with a capital is not a title, a small word or a common first word, nor joined to others by hyphens."""
    word = page.words.words[index].lower()
    known = common_words(page.lang) if page.words.first[index] else small_words(page.lang)
    if page.marks[index] not in "UT" or page.lower[index] in cues.TITLES or word in known:
        return False
    if page.words.words[index + 1 : index + 2] in (["-"], ["—"]) or (index and page.words.words[index - 1] in "-—"):
        return False
    return page.lang not in CAPITAL_NOUNS or frequency(word, page.lang) in "?012"


def _is_known_place(page: Page, index: int) -> bool:
    term = page.terms.get((index, index + 1))
    return term is not None and term.prominence >= PLACE_BEFORE_TITLE


def _end(page: Page, index: int) -> int:
    """Return where the capitalized words end that begin here, at most `MOST_NAME_WORDS`."""
    end = index + 1
    while end < min(len(page.marks), index + MOST_NAME_WORDS) and page.marks[end] in "UT" and not page.words.first[end]:
        end += 1
    return end


MOST_NAME_WORDS = 8
"""Maximum number of words of a name: a text in capitals is not one name."""
