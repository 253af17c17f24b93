"""Persons by the words beside their names in languages other than English: ranks, relatives, titles of several, blessings."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import common_words, cues

SERVANTS_OF_GOD = frozenset(
    "عبد عبيد وعبد هبة نعمة فضل سعد عطاء عطا خير رزق حبيب أسد اسد نصر جار ولي خلف عون أمة فتح شكر حمد أمر بأمر لأمر لدين دين بحكم "
    "لإعزاز على علي ولى سيف روح آية آیت".split()
)
"""Words that make a name with "الله"; after any other word it is a blessing: "حرسها الله"."""


def is_blessing(page: Page, piece: Piece) -> bool:
    """Return whether a span is a blessing and not a name: "حرسها الله", "رحمه الله"."""
    start, end = piece
    texts = page.words.words
    return end - start == 2 and texts[end - 1] in ("الله", "اللّه") and texts[start] not in SERVANTS_OF_GOD


def is_of_rank(page: Page, index: int) -> bool:
    """Return whether a word is a person by the rank after it or by the relative before it."""
    return _has_title_after(page, index) or _has_kin_before(page, index)


def _has_title_after(page: Page, index: int) -> bool:
    """Return whether a title and "of" follow a word that does not name a well-known place: "Enrico Marchese di Saluzzo"."""
    if page.marks[index] != "T" or page.lower[index + 1 : index + 3] not in _TITLES_OF:
        return False
    if page.words.first[index] or page.words.first[index + 1]:
        return False
    term = page.terms.get((index, index + 1))
    return page.lower[index] not in cues.TITLES and (term is None or term.prominence < PLACE_BEFORE_TITLE)


PLACE_BEFORE_TITLE = 0.5
"""Prominence from which a word before a title is a place and not a person."""
_TITLES_OF = [[title, "of"] for title in "duke prince count marquis king emperor bishop archbishop sultan khan".split()]


def _has_kin_before(page: Page, index: int) -> bool:
    """Return whether a word is a genitive after "death", "son" or a similar word, and not a well-known place: "смерти Рюрика"."""
    if (
        not index
        or page.words.words[index - 1].lower() not in BEFORE_GENITIVE
        or page.marks[index] != "T"
        or page.words.first[index]
    ):
        return False
    term = page.terms.get((index, index + 1))
    common = page.words.words[index].lower() in common_words(page.lang)
    return not common and (term is None or term.prominence < PLACE_BEFORE_TITLE)


BEFORE_GENITIVE = frozenset(
    """смерть смерти смертью смертию смертю житя життя сын сынъ сына сыну сыном сыновья сыновей син сина синові сини
    синів дочь дочери донька брат братъ брата жена жены вдова вдовы внук внука śmierć śmierci syn syna synowi
    synowie córka córki brat żona żony wdowa smrt smrti syn dcera bratr manželka smrću сину кћи filius filii filium
    filio filia filiae filiam mors mortem morte mortis uxor uxoris uxorem frater fratris fratrem""".split()
)
"""Words before the genitive of a person in Slavic languages and Latin."""


def together(page: Page) -> Iterator[Piece]:
    """Yield the persons that share a title in the plural: "mesdames de Brie et de Lude", "die Generäle Pajol und Ney"."""
    for index, text in enumerate(page.words.words):
        if text.lower() in TITLES_OF_SEVERAL:
            yield from _listed(page, index + 1)


TITLES_OF_SEVERAL = frozenset(
    """mesdames messieurs mm généraux maréchaux princes ducs comtes marquis colonels capitaines docteurs generäle
    herren prinzen grafen herzöge obersten hauptleute signori signore generali conti marchesi cardinali colonnelli
    señores señoras generales condes duques marqueses capitanes senhores generaes capitães heeren generaals prinsen
    graven generałowie generałów panowie książęta hrabiowie генералы генералов генералами князья князей графы графов
    полковники полковников господа господ бояре бояр""".split()
)
"""Titles of several persons whose names follow."""


def _listed(page: Page, index: int) -> Iterator[Piece]:
    """Yield the names of a list that begins here: capitalized words, each after a particle, a comma or an "and"."""
    texts, count = page.words.words, len(page.words.words)
    found: list[Piece] = []
    while index < count and not page.words.first[index]:
        if texts[index] == "." and not found:
            index += 1
        while index < count and texts[index].lower() in _PARTICLES:
            index += 1
        start = index
        while index < count and page.marks[index] in "UT" and not page.words.first[index]:
            index += 1
        if index == start:
            break
        found.append((start, index))
        if index >= count or (texts[index] != "," and page.lower[index] != "and"):
            break
        index += 1
    if len(found) > 1:
        yield from found


_PARTICLES = frozenset("de d' du des von van di da del della dos das".split())
