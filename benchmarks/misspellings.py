"""Misspell names at random, in the ways in which names of places are misspelt, one function for each kind.

A function returns None if the name has no place for such a slip. All slips change the search key of the name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

from gazetteer.names.fold import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TRIES = 20
"""Number of attempts to change a name so that its search key changes."""

Slip = Callable[[str, random.Random], str | None]

SCANNED = (
    ("rn", "m"), ("m", "rn"), ("c", "e"), ("e", "c"), ("l", "I"), ("I", "l"), ("i", "l"), ("l", "i"), ("h", "b"), ("b", "h"),
    ("u", "n"), ("n", "u"), ("cl", "d"), ("d", "cl"), ("ii", "u"), ("in", "m"), ("nn", "mn"), ("t", "l"), ("B", "R"), ("G", "C"),
    ("C", "G"), ("O", "Q"), ("S", "8"), ("e", "o"), ("o", "e"), ("a", "o"), ("vv", "w"), ("li", "h"), ("f", "t"),
    (r"s(?=\w)", "f"), (r"ss", "fs"),
)  # fmt: skip
"""Confusions of a scanner, with the long s at the end."""
ROMANIZED = (
    ("tch", "ch"), ("(?<!t)ch", "tch"), ("ou", "u"), ("(?<!o)u(?!e)", "ou"), ("w", "v"), ("v", "w"), ("y", "i"), (r"\Bi", "y"),
    ("gh", "g"), (r"g(?=[aou])", "gh"), ("kh", "h"), ("(?<![a-z])h|(?<=[aeiou])h", "kh"), ("sch", "sh"), ("(?<!c)sh", "sch"),
    ("zh", "j"), ("j", "zh"), ("kh", "ch"), ("dj", "j"), ("ck", "k"), ("q", "k"), ("k(?!h)", "q"), ("c(?=[aou])", "k"),
    ("ph", "f"), ("ee", "i"), ("oo", "u"), ("th", "t"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"),
)  # fmt: skip
"""Letters that one romanization writes for those of another."""
ENDINGS = (
    ("a", "e"), ("a", "i"), ("a", "o"), ("a", ""), ("e", "a"), ("e", ""), ("o", "a"), ("i", "y"), ("y", "i"), ("ia", "ien"),
    ("ia", "ie"), ("ia", "iya"), ("ople", "opel"), ("opol", "opel"), ("burg", "bourg"), ("burg", "burgh"), ("burg", "berg"),
    ("ow", "ov"), ("ov", "off"), ("ev", "eff"), ("ovo", "owo"), ("evo", "ewo"), ("sk", "ski"), ("ck", "k"), ("um", "on"),
    ("us", "os"), ("os", "us"), ("es", ""), ("s", ""), ("([^aeiouys])", r"\1a"), ("([^aeiouys])", r"\1e"), ("t", "d"), ("d", "t"),
    ("stan", "istan"), ("grad", "gorod"), ("ville", "vile"), ("n", "nn"), ("r", "rr"), ("l", "ll"), ("er", "re"),
)  # fmt: skip
"""Ends of names that languages and writers exchange."""


def typed(name: str, chance: random.Random) -> str | None:
    """Return the name with one letter inserted, deleted, replaced or swapped with its neighbour."""
    at = chance.randrange(len(name))
    kind = chance.choice(("insert", "delete", "substitute", "transpose"))
    letter = chance.choice(LETTERS)
    if kind == "insert":
        return name[:at] + letter + name[at:]
    if kind == "delete":
        return name[:at] + name[at + 1 :]
    if kind == "substitute":
        return name[:at] + letter + name[at + 1 :]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def single(name: str, chance: random.Random) -> str | None:
    """Return the name with a doubled letter written once."""
    places = [at for at in range(1, len(name)) if name[at].isalpha() and name[at].lower() == name[at - 1].lower()]
    if not places:
        return None
    at = chance.choice(places)
    return name[:at] + name[at + 1 :]


def scanned(name: str, chance: random.Random) -> str | None:
    """Return the name as a scanner may misread it: rn for m, c for e, I for l, f for the long s."""
    return _replaced(name, SCANNED, chance)


def romanized(name: str, chance: random.Random) -> str | None:
    """Return the name in another romanization: ch or tch, ou or u, w or v, y or i, gh or g, kh or h."""
    return _replaced(name, ROMANIZED, chance, re.IGNORECASE)


def ended(name: str, chance: random.Random) -> str | None:
    """Return the name with another ending: -a or -e, -ov or -off, -burg or -bourg."""
    return _replaced(name, [(f"{old}$", new) for old, new in ENDINGS], chance)


def twice(name: str, chance: random.Random) -> str | None:
    """Return the name with two typing errors."""
    once = typed(name, chance)
    return typed(once, chance) if once and len(name) > 6 else None


SLIPS: Mapping[str, Slip] = {
    "typing error": typed,
    "doubled letter dropped": single,
    "misread by a scanner": scanned,
    "other romanization": romanized,
    "other ending": ended,
    "two typing errors": twice,
}
"""Each kind of slip by its name."""


def misspelt(name: str, kind: Slip, chance: random.Random) -> str | None:
    """Return the name with one slip of a kind that changes its search key; None if the kind does not apply."""
    for _ in range(TRIES):
        wrong = kind(name, chance)
        if wrong is None:
            return None
        if fold(wrong) not in ("", fold(name)):
            return wrong
    return None


def _replaced(name: str, pairs: Sequence[tuple[str, str]], chance: random.Random, flags: int = 0) -> str | None:
    """Return the name with one of the pairs replaced once, at random; first letters keep their case."""
    found = [(match, new) for old, new in pairs for match in re.finditer(old, name, flags)]
    if not found:
        return None
    match, new = chance.choice(found)
    letters = match.expand(new)
    if match.start() == 0 and match[0][:1].isupper():
        letters = letters[:1].upper() + letters[1:]
    return name[: match.start()] + letters + name[match.end() :]
