"""Compare two spellings: whether they are forms of one name."""

from __future__ import annotations

from functools import lru_cache

from gazetteer.names.edit_distance import common_prefix
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of

FORM_STEM, FORM_ENDING = 3, 3
"""Number of initial letters that a case form shares with the name, and of final letters in which it may differ."""
FORM_SHARED = 4
"""Minimum number of letters with which two forms of one name begin."""


@lru_cache(maxsize=4096)
def in_latin(name: str) -> str:
    """Return a folded name in Latin letters.

    >>> in_latin("Куры"), in_latin("Tiflis")
    ('kury', 'tiflis')
    """
    return fold(name if script_of(name) == "Latn" else romanize(name))


def differs_at_end(query: str, name: str) -> bool:
    """Return whether two names differ only in their last letters, as a name and its case forms do.

    >>> [differs_at_end(*pair) for pair in (("Papiae", "Papia"), ("Куры", "Kura"), ("Tusia", "Tosya"))]
    [True, True, False]
    """
    one, other = in_latin(query), in_latin(name)
    same = common_prefix(one, other)
    return same >= FORM_STEM and max(len(one), len(other)) - same <= FORM_ENDING


def is_form_of(text: str, name: str) -> bool:
    """Return whether two names are forms of one name, by their beginning: Carthago and Carthage, Athenae and Athens.

    A name with an epithet after it is a form of the name without it.

    >>> is_form_of("Carthago", "Carthage"), is_form_of("Athenae", "Athens"), is_form_of("Karin", "Kars")
    (True, True, False)
    >>> is_form_of("Ставрополь-Кавказский", "Stavropol")
    True
    """
    words, others = in_latin(text).split(), in_latin(name).split()
    one, other = "".join(words), "".join(others)
    same = common_prefix(one, other)
    if same < FORM_SHARED:
        return one == other
    return same * 2 > max(len(one), len(other)) or words[: len(others)] == others or others[: len(words)] == words
