"""Names within names: the "Boise" of "Fort Boise", the "Kent" of "Kent Court-House", the "Kars" of "province of Kars"."""

from __future__ import annotations

import re

KINDS = {
    "river": "H", "rivers": "H", "lake": "H", "lakes": "H", "sea": "H", "gulf": "H", "bay": "H", "creek": "H",
    "ocean": "H", "strait": "H", "straits": "H", "canal": "H", "bayou": "H", "harbor": "H", "harbour": "H", "inlet": "H",
    "banks of the": "H", "shores of": "H",
    "mount": "T", "mt.": "T", "mountain": "T", "mountains": "T", "hill": "T", "hills": "T", "island": "T", "isle": "T",
    "islands": "T", "peninsula": "T", "cape": "T", "valley": "T", "desert": "T", "pass": "T", "plateau": "T",
    "range": "T",
    "state": "A.ADM1", "province": "A.ADM1", "oblast": "A.ADM1", "oblast'": "A.ADM1", "governorate": "A.ADM1",
    "guberniya": "A.ADM1", "gubernia": "A.ADM1", "vilayet": "A.ADM1", "eyalet": "A.ADM1", "territory": "A.ADM1",
    "ter.": "A.ADM1", "terr.": "A.ADM1",
    "canton": "A.ADM1", "prefecture": "A.ADM1", "marz": "A.ADM1", "voivodeship": "A.ADM1", "department": "A.ADM1",
    "county": "A.ADM2", "parish": "A.ADM2", "sanjak": "A.ADM2", "uyezd": "A.ADM2", "raion": "A.ADM2", "district": "A.ADM2",
    "republic": "A.PCL", "kingdom": "A.PCL", "empire": "A.PCL", "khanate": "A.PCL", "emirate": "A.PCL", "country": "A.PCL",
    "government": "A", "region": "A",
    "city": "P", "town": "P", "village": "P", "villages": "P", "hamlet": "P", "port": "P", "fortress": "P",
    "suburb": "P", "capital": "P", "township": "P", "borough": "P", "settlement": "P", "towns": "P", "cities": "P",
    "junction": "P",
}  # fmt: skip
"""Words that state a kind of place before or behind a name ("province of X", "X River"): how its GeoNames feature code begins."""

_BEFORE = frozenset(
    "fort forts ft ft. camp camps mount mt mt. lake cape point north south east west northern southern eastern western northeast "
    "northwest southeast southwest northeastern northwestern southeastern southwestern central upper lower middle inner "
    "outer greater old big little battle siege treaty bay gulf isle head mouth city town village valley department "
    "district province county state republic kingdom military national the near".split()
)
_AFTER = frozenset(
    "river rivers creek creeks run branch fork forks bayou lake ford ferry bridge station depot junction "
    "crossing crossroads courthouse mill mills landing springs spring valley gap pass church chapel harbor "
    "harbour bay inlet sound island islands heights hill hills mountain mountains ridge bluff bluffs prairie "
    "plantation farm house tavern store wells road roads turnpike pike railroad street barracks arsenal fort "
    "post reservation agency point head neck swamp cove falls rapids city town village county co co. parish "
    "township district department province oblast region governorate vilayet sanjak eyalet gubernia guberniya "
    "raion uyezd krai state republic territory ter ter. terr terr. canal peninsula airport university military park".split()
)
_TWO = (("court", "house"), ("cross", "roads"), ("c.", "h."), ("c", "h"))
"""Pairs of words that stand behind a name as one."""

SIDES = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest north-east north-west "
    "south-east south-west".split()
)
"""Sides of the world, which alone are no place."""

_APART = re.compile(r"[\s\-‐–]+")
_OWN = re.compile(r"['’]s?$")
MOST = 3
"""Shortened forms that are tried for one name."""


def shortened(name: str) -> list[str]:
    """A name without the words for its kind and for its side, one more taken away each time; none when it has no such word.

    >>> shortened("Fort Boise"), shortened("Burton's Ford"), shortened("New Kent Court-House")
    (['Boise'], ['Burton'], ['New Kent'])
    >>> shortened("North Fork of Eel River"), shortened("province of Kars"), shortened("Van")
    (['North Fork of Eel', 'Fork of Eel', 'Eel'], ['Kars'], [])
    """
    words = [word for word in _APART.split(name) if word]
    found: list[str] = []
    while len(words) > 1 and len(found) < MOST:
        lowered = [word.lower() for word in words]
        if len(words) > 2 and (lowered[-2], lowered[-1]) in _TWO:
            words = words[:-2]
        elif lowered[-1] in _AFTER:
            words = words[:-1]
        elif lowered[0] in _BEFORE or (lowered[0] in _AFTER and "of" in lowered[1:2]):
            words = words[1:]
            while len(words) > 1 and words[0].lower() in ("of", "the"):
                words = words[1:]
        else:
            break
        words[-1] = _OWN.sub("", words[-1]) or words[-1]
        found.append(" ".join(words))
    return [text for text in found if text.lower() not in _BEFORE and text.lower() not in _AFTER]


def kind_of(name: str) -> str | None:
    """The word in a name of several words that says its kind: "river" for "James River", None without one."""
    words = name.split()
    if len(words) < 2:
        return None
    return next((word.lower() for word in (words[-1], words[0]) if word.lower() in KINDS), None)
