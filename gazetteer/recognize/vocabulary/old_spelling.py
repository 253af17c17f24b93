"""Early modern spellings of titles and of words beside places: "Captaine", "Iustice", "Earle", "Ile", "Riuer", "neere"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gazetteer.people import titles
from gazetteer.recognize.vocabulary import cues, is_in

_SIGNS = frozenset(
    """
    vpon vnto vs vp vnder haue hauing giue giuen loue liue aboue euer neuer euery ouer deliuer doe goe bee hee shee wee mee
    owne selfe yeere yeeres moneth moneths kinge cittie citie countrey iourney maiestie ioyne iudge saile shippe shippes wch
    wth ye yt arriued towne townes onely thinke againe beene finde tooke neere halfe foure seuen hath
    """.split()
)
"""Words of early modern spelling, lower case; a text with several of them is read with `modern`."""
_KINDS_OF_SIGNS, _SHARE = 3, 0.01
"""Number of different signs, and their share of the words, from which a text has early modern spelling."""

_IRREGULAR = {
    "ile": "isle", "iles": "isles", "iland": "island", "ilands": "islands", "yland": "island", "ylands": "islands",
    "sargeant": "sergeant", "serieant": "sergeant", "lieftenant": "lieutenant", "coronell": "colonel", "maister": "mr",
    "master": "mr", "mistris": "mrs", "mistrisse": "mrs", "goodman": "mr", "saluages": "savages", "saluage": "savage",
    "desart": "desert", "prouince": "province", "earle": "earl",
}  # fmt: skip
"""Spellings that no rule leads to; "Master" was the title of any gentleman."""

_MODERN = (
    titles.BEFORE_IN_TEXT | titles.KIN | cues.NATURE | cues.DIVISION | cues.FORTS | cues.KIND_OF | cues.PLACE_BEFORE
    | cues.MOTION | cues.SUFFERS | cues.BODILY | cues.CAMPAIGNS | cues.EVENTS | cues.SHIPS
) - {""}  # fmt: skip
"""Words that the rules lead to."""

_RULES = (
    (re.compile("vv"), "w"),
    (re.compile("^v(?=[bcdfghklmnpqrst])"), "u"),
    (re.compile("u(?=[aeiouy])"), "v"),
    (re.compile("^i(?=[aeou])"), "j"),
    (re.compile("e$"), ""),
    (re.compile("es$"), "s"),
    (re.compile("ie$"), "y"),
    (re.compile("(?<=[a-z])y(?=[a-z])"), "i"),
    (re.compile("our$"), "or"),
    (re.compile(r"([b-df-hj-np-tv-z])\1"), r"\1"),
    (re.compile("ee"), "ea"),
)
_SHORTEST, _STEPS = 4, 3
"""Number of letters of the shortest word that the rules apply to, and of rules one after another."""


def is_old(words: Sequence[str]) -> bool:
    """Return whether a text has early modern spelling.

    >>> is_old("They set saile vpon the riuer and haue seene a towne".split()), is_old("He sailed up the river".split())
    (True, False)
    """
    found = [word for word in words if word.lower() in _SIGNS]
    return len(set(found)) >= _KINDS_OF_SIGNS and len(found) >= _SHARE * len(words)


@lru_cache(maxsize=1 << 14)
def modern(word: str) -> str:
    """Return the modern form of an old spelling, if it is a title or a word beside places; otherwise the word.

    A surname stays what it is: "Marshall".

    >>> [modern(word) for word in ("captaine", "iustice", "earle", "ile", "riuer", "gouernour", "neere", "browne")]
    ['captain', 'justice', 'earl', 'isle', 'river', 'governor', 'near', 'browne']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _MODERN or len(word) < _SHORTEST or not word.isalpha():
        return word
    if is_in(word, "surnames", "given", "common"):
        return word
    tried = {word}
    for _ in range(_STEPS):
        changed = {form for known in tried for form in _once(known)}
        meant = sorted(form for form in changed if form in _MODERN)
        if meant:
            return meant[0]
        tried = changed
    return word


def is_changed(word: str, form: str) -> bool:
    """Return whether a form in lower case is another spelling of a word, and not only without its period."""
    return form != (word.lower().rstrip(".") or word)


def _once(word: str) -> Iterator[str]:
    """Yield a word after each of the rules, and after none."""
    yield word
    for pattern, spelling in _RULES:
        yield pattern.sub(spelling, word)
