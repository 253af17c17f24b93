"""Slavic adjectives, and the word that means "from" or "with"."""

from __future__ import annotations

import re
from collections.abc import Collection

from gazetteer.recognize.text.lexicon import LOWER
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues


def is_adjective(page: Page, index: int, kinds: Collection[str]) -> bool:
    """Return whether a word is a Slavic adjective: a small word follows, "Калужскую дорогу", or it is a surname in another case.

    A town with such a name would be after a preposition: "прибув Хмельницькому на поміч".

    Args:
        page: the text.
        index: the position of the word.
        kinds: kind words, in English, before which it may be the name of a place.
    """
    if page.lang not in _SLAVIC:
        return False
    word = page.words.words[index].lower()
    if page.marks[index + 1 : index + 2] == [LOWER] and _ADJECTIVE.search(word):
        return True
    before = page.lower[index - 1] if index and not page.words.first[index] else ""
    governed = before in cues.PLACE_BEFORE or before in kinds or before in ("of", ",", "and", "or")
    return bool(before) and not governed and _OBLIQUE_SURNAME.search(word) is not None


_SLAVIC = frozenset("ru uk be bg pl cs sk sr hr mk sl".split())
_OBLIQUE_SURNAME = re.compile(r"(?:[сц]ь?к(?:ого|аго|ому|им|имъ)|[sc]k(?:iego|iemu|im|ého|ému|ým))$")
"""Endings of surnames that are adjectives, in other cases than the nominative."""
_ADJECTIVE = re.compile(
    r"(?:[сц]ь?к(?:ий|ій|ая|ое|ого|аго|ому|ой|ою|ую|им|имъ|ом|омъ|ие|ія|их|ихъ|ими|ими)|[sc]k(?:i|a|ie|iego|iemu|im|iej|ą|ich|imi|ý|á|é|ého|ému|ým|ou|ých))$"
)


def means_with(page: Page, position: int, end: int) -> bool:
    """Return whether a Slavic word for "from" means "with", because an instrumental follows: "з Барабашем"."""
    endings = INSTRUMENTAL.get(page.lang, ())
    return page.words.words[position].lower() in WITH.get(page.lang, ()) and page.lower[end - 1].endswith(endings)


WITH = {"ru": ("с", "со", "съ"), "uk": ("з", "із", "зі"), "be": ("з", "са"), "pl": ("z", "ze")}
"""Words that mean "from" with the genitive and "with" with the instrumental."""
_EAST_SLAVIC = ("ом", "омъ", "ем", "емъ", "ём", "єм", "ым", "ымъ", "им", "имъ", "ою", "ею", "єю", "ами", "ями")
INSTRUMENTAL = {"ru": _EAST_SLAVIC, "uk": _EAST_SLAVIC, "be": _EAST_SLAVIC, "pl": ("em", "ą", "ami", "im", "ym")}
"""Endings of the instrumental that are not those of another case after such a word."""
