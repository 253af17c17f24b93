"""Names one slip of the pen away: a letter left out, swapped with its neighbour, written twice or for another.

To write them all out and ask for each by index costs the same however many names there are: some 50 keys for each letter.
"""

from __future__ import annotations

from gazetteer.names.scripts import script_of

MISSING = SWAPPED = 0.5
"""What it counts, in letters, when the writer left out a letter or swapped two: there are few ways to."""
WRONG = ADDED = 1.0
"""What it counts when he wrote a wrong letter or one too many: there are twenty-five ways to for each letter."""

_ALPHABETS = {
    "Latn": "abcdefghijklmnopqrstuvwxyz",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщъыьэюяєіјў",
    "Armn": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "Geor": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Grek": "αβγδεζηθικλμνξοπρστυφχψω",
    "Arab": "ابپتثجچحخدذرزژسشصضطظعغفقكگلمنهوي",
    "Hebr": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
}


def one_slip_away(key: str) -> dict[str, float]:
    """Folded names that may have been meant when `key` was written with one slip, and what each slip counts in letters.

    >>> meant = one_slip_away("krs")
    >>> meant["kars"], meant["rks"], meant["kr"], meant["kts"], "kar" in meant
    (0.5, 0.5, 1.0, 1.0, False)
    """
    alphabet = _ALPHABETS.get(script_of(key), "")
    splits = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    meant = {left + right[1:]: ADDED for left, right in splits if right}
    meant.update({left + letter + right[1:]: WRONG for left, right in splits if right for letter in alphabet})
    meant.update({left + right[1] + right[0] + right[2:]: SWAPPED for left, right in splits if len(right) > 1})
    meant.update({left + letter + right: MISSING for left, right in splits for letter in f"{alphabet} "})
    meant.pop(key, None)
    return {name: lost for name, lost in meant.items() if name and name == name.strip() and "  " not in name}
