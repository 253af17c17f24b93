"""Slips of the pen: the spellings that may have been meant, and the cost of writing one name for another.

A slip omits a letter, doubles it, swaps it with its neighbour, adds one or replaces one. Looking up all spellings one slip away
by index costs the same for any number of names: some 50 keys per letter.

The cost of a spelling is that of the cheapest way to write it for the name. The likelier a slip is, the less it costs: at each
position one letter can be omitted or swapped, but twenty-five wrong letters can be written or added. Vowels are omitted and
exchanged more often than consonants, the end of a name changes with the language, and romanizations and scanners exchange groups
of letters (`confusions`). The order of misspelt names depends little on the exact figures.
"""

from __future__ import annotations

from gazetteer.names.confusions import EXCHANGED, RESPELT, VOWELS
from gazetteer.names.edit_distance import common_prefix
from gazetteer.names.scripts import script_of

MISSING_LETTER = 0.7
"""Cost, in letters, of an omitted letter."""
WEAK_LETTER = 0.5
"""Cost of an omitted vowel or h, or of an added h."""
DOUBLED_LETTER_ONCE = 0.3
"""Cost of a doubled letter that is written once."""
LETTER_TWICE = 0.4
"""Cost of a letter that is written twice."""
CHANGED_ENDING = 0.4
"""Cost of a vowel or s added or omitted at the end."""
SWAPPED_LETTERS = 0.45
"""Cost of two swapped letters."""
SPACE_CHANGED = 0.5
"""Cost of a missing or added space."""
WRONG_LETTER = EXTRA_LETTER = 1.0
"""Cost of any other wrong or added letter."""

_CONTEXT = 2
"""Number of letters of a common beginning or end that are compared, as they may belong to a group of letters."""
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

    >>> [lost(name, "alexandropol") for name in ("alexandropoll", "alexadnropol", "alexandrobol", "alexkndropol")]
    [0.4, 0.45, 0.6, 1.0]
    >>> round(lost("kharkoff", "kharkov"), 1), round(lost("bemstadt", "bernstadt"), 1), round(lost("saloniki", "salonica"), 1)
    (0.4, 0.6, 1.3)
    """
    if written == meant:
        return 0.0
    start = max(0, common_prefix(written, meant) - _CONTEXT)
    shared = common_prefix(written[:start:-1], meant[:start:-1])
    end = max(0, shared - _CONTEXT)
    return _aligned(written, meant, start, end)


def _aligned(written: str, meant: str, start: int, end: int) -> float:
    """Return the cost of the cheapest alignment of two names without `start` letters and without `end` letters at their ends."""
    columns = range(start, len(meant) - end)
    missing = [_unmatched(meant, column, DOUBLED_LETTER_ONCE, VOWELS + "h", MISSING_LETTER) for column in columns]
    row = [0.0]
    for cost in missing:
        row.append(row[-1] + cost)
    rows = [row]
    for at in range(start, len(written) - end):
        letter, added, last = written[at], _unmatched(written, at, LETTER_TWICE, "h", EXTRA_LETTER), rows[-1]
        row = [left := last[0] + added]
        for place, column in enumerate(columns):
            beside, best = meant[column], last[place]
            pair = letter + beside
            if letter != beside:
                best += EXCHANGED.get(pair, WRONG_LETTER)
                if place and len(rows) > 1 and letter == meant[column - 1] and written[at - 1] == beside:
                    best = min(best, rows[-2][place - 1] + SWAPPED_LETTERS)
            if (more := last[place + 1] + added) < best:
                best = more
            if (less := left + missing[place]) < best:
                best = less
            if pair in RESPELT:
                for wrote, means, cost in RESPELT[pair]:
                    if written.endswith(wrote, start, at + 1) and meant.endswith(means, start, column + 1):
                        best = min(best, rows[-len(wrote)][place + 1 - len(means)] + cost)
            row.append(best)
            left = best
        rows.append(row)
    return rows[-1][-1]


def _unmatched(name: str, at: int, doubled: float, weak: str, other: float) -> float:
    """Return the cost of a letter that only one of two names has.

    Args:
        name: the name that has it.
        at: its position.
        doubled: its cost if it repeats the letter before it.
        weak: the letters that cost little.
        other: the cost of any other letter.
    """
    letter = name[at]
    if at and name[at - 1] == letter:
        return doubled
    if letter == " ":
        return SPACE_CHANGED
    if at == len(name) - 1 and (letter in VOWELS or letter == "s"):
        return CHANGED_ENDING
    return WEAK_LETTER if letter in weak else other
