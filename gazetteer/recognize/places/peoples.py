"""Peoples that no gazetteer has: "the Bashkir tribes", and the Wagogo of a text about Ugogo."""

from __future__ import annotations

from collections.abc import Collection

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page

_TRIBAL = frozenset("tribe tribes tribesman tribesmen clan clans nomads herdsmen language dialect tongue".split())
"""Words after the name of a people."""
NAMESAKE_PROMINENCE = 0.5
"""Prominence from which a name before "tribes" is a place: the tribes of the Volga."""
_PEOPLE, _LAND = "Wa", "U"
"""Prefixes of Bantu languages around Swahili: the Wagogo live in Ugogo."""


def peoples(page: Page, pieces: Collection[Piece]) -> frozenset[Piece]:
    """Return the names of one word that are peoples and not places, in an English text."""
    if not page.english:
        return frozenset()
    texts = page.words.words
    lands = {text[len(_LAND) :] for text in texts if text.startswith(_LAND)}
    pairs = any(_stem(text) in lands for text in texts)
    return frozenset(
        piece for piece in pieces if piece[1] - piece[0] == 1 and _is_people(page, piece, lands=lands, pairs=pairs)
    )


def _is_people(page: Page, piece: Piece, *, lands: Collection[str], pairs: bool) -> bool:
    start, end = piece
    term, stem = page.terms.get(piece), _stem(page.words.words[start])
    if stem and (stem in lands or (pairs and term is None and page.lower[start - 1 : start] == ["the"])):
        return True
    little = term is None or term.prominence < NAMESAKE_PROMINENCE
    return little and page.marks[start] == "T" and page.lower[end : end + 1] != [] and page.lower[end] in _TRIBAL


def _stem(word: str) -> str:
    """Return the stem of a people's name with the Bantu prefix; empty without it."""
    return word[len(_PEOPLE) :] if word.startswith(_PEOPLE) and len(word) > 5 else ""
