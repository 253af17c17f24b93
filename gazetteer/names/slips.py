"""Slips of the pen: the spellings that may have been meant, and the cost of each slip.

A slip omits a letter, doubles it, swaps it with its neighbour, adds one or replaces one. Looking up all spellings one slip away
by index costs the same for any number of names: some 50 keys per letter.

The costs follow from the number of possible slips of each type: at each position one letter can be omitted or swapped, but
twenty-five wrong letters can be written or added, so each of these is less likely. The figures were fitted to misspelt names
of towns and misspelt historical names.
"""

from __future__ import annotations

import math

from gazetteer.names.edit_distance import common_prefix, distance
from gazetteer.names.scripts import script_of
from gazetteer.names.similarity import loose

MISSING = 0.3
"""Cost, in letters, of an omitted letter."""
SWAPPED = DOUBLED = 0.4
"""Cost of two swapped letters, or a doubled one."""
SPACE = 0.5
"""Cost of a missing or added space."""
EXCHANGED = 0.6
"""Cost of each letter that languages and scribes exchange, such as a vowel for another."""
NEIGHBOUR = 0.8
"""Cost of a letter from the next key of the keyboard."""
WRONG = ADDED = 1.0
"""Cost of any other wrong or added letter."""
TWICE = 0.4
"""Additional cost of more than one slip."""

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
    """Return the folded names that may have been meant if `key` was written with one slip.

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
    """Return the cost of writing one folded name for another, in letters: 0 for the same name. Both are in one script.

    >>> [lost(name, "alexandropol") for name in ("alexandropl", "alexadnropol", "alexandropoll", "alexandrobol", "alexkndropol")]
    [0.3, 0.4, 0.4, 0.6, 1.0]
    >>> lost("wlexandropol", "alexandropol") == lost("alexanfropol", "alexandropol") == NEIGHBOUR
    True
    """
    changes = distance(written, meant)
    if changes == 0:
        return 0.0
    slip = _slip_cost(written, meant) if changes == 1 else math.inf
    if slip < EXCHANGED:
        return slip
    one, other = loose(written), loose(meant)
    if one == other:
        return min(slip, EXCHANGED * changes)
    return min(slip, TWICE + (changes + distance(one, other)) / 2)


def _slip_cost(written: str, meant: str) -> float:
    """Return the cost of the single slip by which two names differ."""
    start = common_prefix(written, meant)
    if len(written) < len(meant):
        return SPACE if meant[start] == " " else MISSING
    if len(written) > len(meant):
        if written[start] == " ":
            return SPACE
        return DOUBLED if start and written[start] == written[start - 1] else ADDED
    if written[start + 1 : start + 2] == meant[start] != written[start] == meant[start + 1 : start + 2]:
        return SWAPPED
    return NEIGHBOUR if written[start] + meant[start] in _NEIGHBOURS else WRONG
