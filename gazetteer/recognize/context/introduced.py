"""Names that the text introduces as persons: by kinship ("his two sons, Ruma and Kisa"), by "named", or by "who"."""

from __future__ import annotations

from gazetteer.people import titles
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues

_KIN = (titles.KIN | {"brothers", "sisters"}) - {"married", "marrying", "child"}
_ONE_OF_KIN = _KIN - {"sons", "daughters", "brothers", "sisters"}
_LIFE = frozenset(
    "death birth marriage murder assassination execution coronation accession reign intercession wedding funeral".split()
)
"""Events of one person: "the reign of X"."""
_OWNERS = frozenset("his her their my our your 's two three four eldest younger elder second only own late".split())
_DESCRIBES = frozenset("the a an his her their my our eldest younger elder second third only own natural".split())
"""Words between a name and a relative: "Elfgiva, the mother of"."""
_CALLED = frozenset("named called hight surnamed christened".split())
"""Participles before the name of a person or a place."""
_STOPS = frozenset("is was were are be been of by with ; . :".split())
"""Words that part "called" from a word for a person before it."""
_SEVERAL = frozenset(
    "sons daughters brothers sisters men women natives savages indians chiefs boys children slaves".split()
)
"""Words that introduce several names."""
_PEOPLE = (
    titles.BEFORE_IN_TEXT
    | _KIN
    | frozenset(
        "chieftain chiefs man men woman native natives boy girl lad youth infant servant slave merchant soldier sailor priest monk "
        "friar hermit fellow person guide interpreter savage savages indian indians negro knight nobleman gentleman peasant "
        "trader pilot warrior physician potter scribe".split()
    )
)
"""Words for persons, one of which may be called by a name."""
_PLACES = (cues.NATURE | cues.DIVISION | cues.FORTS | cues.KIND_OF | cues.SHIPS) - titles.BEFORE_IN_TEXT
_GOVERNS = frozenset("of the 's his her their my our these those some many all both few most".split())
"""Words before the name of a place or a people: "his Cossacks, who"."""
_REACH = 5
"""Number of words before "named" in which the word for a person stands."""
_CHAIN = 9
"""Maximum number of words in a list of names after a relative."""


def is_person(page: Page, piece: Piece) -> bool:
    """Return whether the text introduces a name as a person.

    >>> from gazetteer.recognize.models import ner
    >>> from gazetteer.recognize.text import lexicon
    >>> from gazetteer.recognize.text.page import open_page
    >>> words = ner.read("They spared Kisa, the son of Ruma.", ner.load(None, "en"))
    >>> page = open_page(words, lexicon.shapes(words), {}, frozenset(), [], lang="en")
    >>> is_person(page, (2, 3)), is_person(page, (7, 8))
    (True, True)
    """
    return _listed(page, piece[0]) or _has_kin(page, piece) or _who(page, piece) or _descends(page, piece)


def _listed(page: Page, start: int) -> bool:
    """Return whether a name follows a relative, an event of a life or "named", directly or in a list of names."""
    at, many = start - 1, False
    for _ in range(_CHAIN):
        if at < 0:
            return False
        word = page.lower[at]
        if word in ("and", ",") and page.marks[at - 1 : at] in (["T"], ["U"]):
            at, many = _before_name(page, at - 1), many or word == ","
            continue
        if word == "of" and page.lower[at - 1 : at] == ["and"] and page.marks[at - 2 : at - 1] in (["T"], ["U"]):
            at = _before_name(page, at - 2)
            continue
        return _introduces(page, at, many=many)
    return False


def _before_name(page: Page, last: int) -> int:
    """Return the index of the word before the capitalized words that end here."""
    while last >= 0 and page.marks[last] in "TU":
        last -= 1
    return last


def _introduces(page: Page, at: int, *, many: bool) -> bool:
    """Return whether a word, or "," or "of" with the word before it, introduces a person, or with `many` several."""
    word = page.lower[at]
    before = page.lower[at - 1] if at else ""
    if word == "of":
        return not many and (before in _ONE_OF_KIN or before in _LIFE)
    if word in _CALLED or (word == "name" and before == "by"):
        noun = _noun_before(page, at)
        return noun in _PEOPLE and (not many or noun in _SEVERAL)
    at -= word == ","
    kin, owner = page.lower[at], page.lower[at - 1] if at > 0 else ""
    return page.marks[at] == "l" and owner in _OWNERS and kin in _KIN and (not many or kin in _SEVERAL)


def _noun_before(page: Page, at: int) -> str:
    """Return the word for a person that "called" is about; empty if a preposition or a place is between them."""
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = page.lower[index]
        if word in _PLACES or word in cues.PLACE_BEFORE or word in _STOPS:
            return ""
        if word in _PEOPLE:
            return word if page.marks[index] == "l" and page.lower[index + 1] != "'s" else ""
    return ""


def _has_kin(page: Page, piece: Piece) -> bool:
    """Return whether a relative stands in apposition after a name: "Elfgiva, the mother of", "Kisa his brother,"."""
    at = piece[1] + (page.lower[piece[1] : piece[1] + 1] == [","])
    described = at
    while described < len(page.lower) and page.lower[described] in _DESCRIBES:
        described += 1
    if page.lower[described : described + 1] == [] or page.lower[described] not in _ONE_OF_KIN:
        return False
    return page.lower[described + 1 : described + 2] == ["of"] and _free(page, piece)


def _who(page: Page, piece: Piece) -> bool:
    """Return whether a clause with "who" follows a name that no preposition governs: "then Kisa, who had fled"."""
    return page.lower[piece[1] : piece[1] + 1] == [","] and (
        page.lower[piece[1] + 1 : piece[1] + 2] in (["who"], ["whom"]) and _free(page, piece)
    )


def _descends(page: Page, piece: Piece) -> bool:
    """Return whether a name is a link in a line of descent: the Ruma and Kisa of "Ruma of Kisa, Kisa of Talo"."""
    (start, end), lower = piece, page.lower
    name = lower[start:end]
    length = len(name)
    repeated = lower[end : end + 1] == [","] and lower[end + 1 : end + 1 + length] == name
    if repeated and lower[start - 1 : start] == ["of"] and lower[end + 1 + length : end + 2 + length] == ["of"]:
        return True
    repeats = start > length + 1 and lower[start - 1] == "," and lower[start - 1 - length : start - 1] == name
    return repeats and lower[end : end + 1] == ["of"] and lower[start - 2 - length] == "of"


def _free(page: Page, piece: Piece) -> bool:
    """Return whether a name is not preceded by a preposition, an article or a list of names."""
    before = page.lower[piece[0] - 1] if piece[0] else ""
    joined = before in ("and", "or", "&", ",") and page.marks[piece[0] - 2 : piece[0] - 1] in (["T"], ["U"])
    return before not in cues.PLACE_BEFORE and before not in _GOVERNS and not joined
