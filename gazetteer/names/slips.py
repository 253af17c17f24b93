"""Slips of the pen: the names that may have been meant, and what each slip counts.

A slip leaves out a letter, doubles it, swaps it with its neighbour, adds one or writes another for it. To write all names one slip
away out and ask for each by index costs the same however many names there are: some 50 keys for each letter.

What slips count follows from how many ways there are to make each: a letter left out or two swapped can go wrong in one way at each
place, while of a wrong letter or one too many there are twenty-five, so that this very one is the less likely. The figures
were fitted to misspelt names of towns and to misspelt historical names.
"""

from __future__ import annotations

import math

from gazetteer.names.scripts import script_of
from gazetteer.names.similarity import loose

MISSING = 0.3
"""What it counts, in letters, when the writer left out a letter."""
SWAPPED = DOUBLED = 0.4
"""When he swapped two, or wrote one twice."""
SPACE = 0.5
"""When he wrote two words as one, or one as two."""
EXCHANGED = 0.6
"""For each letter that languages and scribes exchange, such as a vowel for another."""
NEIGHBOUR = 0.8
"""When he wrote the letter on the next key."""
WRONG = ADDED = 1.0
"""When he wrote any other, or one too many."""
TWICE = 0.4
"""What counts besides when more than one thing went wrong."""

_KEYBOARD = "qwertyuiop", "asdfghjkl", "zxcvbnm"
_NEIGHBOURS = frozenset(
    key + beside[place]
    for number, row in enumerate(_KEYBOARD)
    for at, key in enumerate(row)
    for beside in _KEYBOARD[max(0, number - 1) : number + 2]
    for place in range(max(0, at - 1), min(len(beside), at + 2))
    if key != beside[place]
)
_ALPHABETS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяєіјў",
    "Armn": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "Geor": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Grek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Arab": "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنهوي",
    "Hebr": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
}


def one_slip_away(key: str) -> set[str]:
    """Folded names that may have been meant when `key` was written with one slip.

    >>> meant = one_slip_away("krs")
    >>> {"kars", "rks", "kr", "kts"} <= meant, "kar" in meant
    (True, False)
    """
    letters = _ALPHABETS.get(script_of(key), "")
    splits = [(key[:place], key[place:], key[place + 1 :]) for place in range(len(key) + 1)]
    meant = {left + less for left, _, less in splits}
    meant.update([left + right[1] + right[0] + right[2:] for left, right, _ in splits if len(right) > 1])
    meant.update([left + letter + less for left, right, less in splits if right for letter in letters])
    meant.update([left + letter + right for left, right, _ in splits for letter in letters])
    if " " in key:
        meant = {name for name in meant if "  " not in name and name == name.strip()}
    meant.update([f"{left} {right}" for left, right, _ in splits if left and right and " " not in (left[-1], right[0])])
    return meant - {key, ""}


def lost(written: str, meant: str) -> float:
    """How much of a name was written otherwise, in letters: 0 for the name itself; both are folded and of one script.

    >>> [lost(name, "alexandropol") for name in ("alexandropl", "alexadnropol", "alexandropoll", "alexandrobol", "alexkndropol")]
    [0.3, 0.4, 0.4, 0.6, 1.0]
    >>> lost("wlexandropol", "alexandropol") == lost("alexanfropol", "alexandropol") == NEIGHBOUR
    True
    """
    from rapidfuzz.distance import OSA

    distance = OSA.distance(written, meant)
    if distance == 0:
        return 0.0
    slip = _slip(written, meant) if distance == 1 else math.inf
    if slip < EXCHANGED:
        return slip
    one, other = loose(written), loose(meant)
    if one == other:
        return min(slip, EXCHANGED * distance)
    return min(slip, TWICE + (distance + OSA.distance(one, other)) / 2)


def _slip(written: str, meant: str) -> float:
    """What the one slip counts by which two names differ."""
    start = _common(written, meant)
    if len(written) < len(meant):
        return SPACE if meant[start] == " " else MISSING
    if len(written) > len(meant):
        if written[start] == " ":
            return SPACE
        return DOUBLED if start and written[start] == written[start - 1] else ADDED
    if written[start + 1 : start + 2] == meant[start] != written[start] == meant[start + 1 : start + 2]:
        return SWAPPED
    return NEIGHBOUR if written[start] + meant[start] in _NEIGHBOURS else WRONG


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
