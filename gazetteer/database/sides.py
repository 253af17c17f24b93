"""Names that begin with a side: "Eastern Prussia" is East Prussia, and not Western Prussia; "Northern Italy" is in Italy."""

from __future__ import annotations

from typing import NamedTuple

from gazetteer.names.similarity import similarity

_PAIRS = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}
_SIDES = {
    **{form: side for side, adjective in _PAIRS.items() for form in (side, adjective)},
    **{
        f"{first}{link}{form}": f"{first}{side}"
        for first in ("north", "south")
        for side in ("east", "west")
        for form in (side, _PAIRS[side])
        for link in ("", "-", " ")
    },
    **{word: word for word in ("upper", "lower", "inner", "outer", "central", "middle")},
}
"""Maps words for a side of a land, in lower case, to the side."""
REST_ALIKE = 0.85
"""Minimum similarity of two names without their sides."""


class Sided(NamedTuple):
    """A side, the word for it, and the rest of a name."""

    side: str
    word: str
    rest: str


def sided(name: str) -> Sided | None:
    """Return the side with which a name begins, and the rest; None without one.

    >>> sided("North-Western Persia"), sided("Kars"), sided("Northampton")
    (Sided(side='northwest', word='north-western', rest='Persia'), None, None)
    """
    words = name.split()
    for number in (2, 1):
        word = " ".join(words[:number]).lower()
        if len(words) > number and word in _SIDES:
            return Sided(_SIDES[word], word, " ".join(words[number:]))
    return None


def with_the_other_word(name: str) -> str | None:
    """Return a name with the other word for its side; None without a side of two words.

    >>> with_the_other_word("Eastern Prussia"), with_the_other_word("North Schleswig"), with_the_other_word("Upper Egypt")
    ('East Prussia', 'Northern Schleswig', None)
    """
    found = sided(name)
    if found is None:
        return None
    other = _PAIRS.get(found.word) or next((side for side, form in _PAIRS.items() if form == found.word), None)
    return f"{other} {found.rest}".title() if other else None


def may_be_same(name: str, other: str) -> bool:
    """Return whether two similar names may be of one place: they do not begin with different sides.

    >>> may_be_same("Eastern Siberia", "Western Siberia"), may_be_same("Northern Italy", "Northern Ural")
    (False, False)
    >>> may_be_same("Eastern Prusia", "East Prussia"), may_be_same("Westeros", "Western")
    (True, True)
    """
    one, two = sided(name), sided(other)
    if one is None or two is None:
        return True
    return one.side == two.side and similarity(one.rest, two.rest) >= REST_ALIKE
