"""Parse names of persons: titles, given names and surname, number or epithet. Pure functions of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gazetteer.names.fold import fold
from gazetteer.names.similarity import similarity
from gazetteer.names.sound import sound
from gazetteer.people import given_names, titles

Sex = Literal["f", "m"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_STYLE = re.compile(r",\s+(?:\d+\w*\s+)?[A-Z]\w+\s+(?:\w+\s+)?of\s.+$")
"""A title of rulers and peers after a name: ", Prince of Serbia"."""
_ROMAN = re.compile(r"(?:X{0,2})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_SPELT = (
    ("tsch", "ch"), ("sch", "sh"),
    ("tch", "ch"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("ph", "f"), ("ee", "i"),
    ("ie", "i"), ("y", "i"), ("w", "v"), ("ck", "k"),
)  # fmt: skip
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
"""Words after a name that distinguish a son from his father."""
_DOUBLED = re.compile(r"(.)\1+")
_SOUND_FROM = 7
"""Minimum length of two single words for which similar sound and spelling mean one name."""
_ALIKE = 0.75
"""Minimum similarity of the spellings of two words with the same sound."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name in a text.

    Attributes:
        words: folded words without titles, particles, number and epithet; initials are one letter. For a name that is only
            a title, the title.
        number: the number of a ruler: 1 for "Peter I" and "Peter the First"; None without one.
        epithet: "great" in "Peter the Great", "elder" in "the elder Hill"; empty without one.
        sex: according to the titles; None if they do not say.
        generation: "jr" or "sr" after the name; empty without one.
        titles: folded titles before and after the name.
        has_title_after: whether a title follows the name (Enver Pasha), so that a single word before it is a complete name.
    """

    words: tuple[str, ...]
    number: int | None = None
    epithet: str = ""
    sex: Sex | None = None
    has_title_after: bool = False
    generation: str = ""
    titles: tuple[str, ...] = ()

    @property
    def ranked(self) -> bool:
        """Whether the name has a rank or an office (Dr. Hill)."""
        return any(word in titles.RANKS for word in self.titles)

    @property
    def ruler(self) -> bool:
        """Whether the name has the title of a ruler (Emperor Nicholas)."""
        return any(word in titles.SOVEREIGNS for word in self.titles)

    @property
    def full(self) -> bool:
        """Whether the name has more than one word."""
        return len(self.words) > 1


def parse(text: str, *, before: str = "") -> PersonName:
    """Return the parts of a name.

    Args:
        text: the name; "Smith, John" is read as "John Smith", and "Robert Cecil, 3rd Marquess of Salisbury" without the title.
        before: the text before it; titles directly before the name count.

    >>> parse("Gen. Kâzım Karabekir").words
    ('kazim', 'karabekir')
    >>> parse("Peter the First").number, parse("Nicholas II").number
    (1, 2)
    """
    text = _given_name_first(text) if "," in text else text
    both = [(match[0], word) for match in _WORD.finditer(text) for word in _word(match[0]).split()]
    raw, words = [written for written, _ in both], [word for _, word in both]
    outer = _titles(before) if before else []
    start = 0
    while start < len(words) - 1 and words[start] in titles.BEFORE:
        outer.append(words[start])
        start += 1
    if words[start:] and words[start] == "m" and len(words) > start + 2 and words[start + 1] in titles.PARTICLES:
        start += 1  # M. de Morgan
    raw, words = raw[start:], words[start:]
    number, epithet, raw, words = _ruler(raw, words)
    has_title_after, generation = False, ""
    while len(words) > 1 and words[-1] in titles.BEHIND:
        generation = _GENERATIONS.get(words[-1], generation)
        has_title_after = has_title_after or words[-1] not in (*_GENERATIONS, "esq", "esquire")
        outer.append(words.pop())
    kept = tuple(word for word in words if word not in titles.PARTICLES) or tuple(words)
    if not outer:
        return PersonName(kept, number, epithet)
    epithet = epithet or next((word for word in outer if word in titles.AGES), "")
    return PersonName(kept, number, epithet, _sex(outer), has_title_after, generation, tuple(outer))


def _given_name_first(text: str) -> str:
    """Return a name without the title of a ruler or peer after a comma, and "John Smith" for "Smith, John"."""
    text = _STYLE.sub("", text)
    last, comma, given = text.partition(",")
    first = next(iter(fold(given).split()), None)  # None if only marks follow the comma
    if comma and first is not None and len(last.split()) == 1 and first not in titles.BEHIND:
        return f"{given.strip()} {last}"
    return text


def _word(written: str) -> str:
    """Return a word folded, and an abbreviated given name in full: "Wm." is "william"."""
    folded = fold(written) or written
    return given_names.GIVEN_NAMES.get(folded, folded) if written.endswith(".") else folded


def _titles(before: str) -> list[str]:
    """Return the titles at the end of the text before a name, also before "de" or "von"."""
    lead = [fold(match[0]) for match in _WORD.finditer(before)]
    found: list[str] = []
    for word in reversed(lead[-4:]):
        if word in titles.BEFORE:
            found.append(word)
        elif word not in titles.PARTICLES or word == "of":
            break
    return found


def _sex(found: list[str]) -> Sex | None:
    if any(word in titles.FEMALE for word in found):
        return "f"
    return "m" if any(word in titles.MALE for word in found) else None


def _ruler(raw: list[str], words: list[str]) -> tuple[int | None, str, list[str], list[str]]:
    """Return number and epithet at the end of a name, and the words before them."""
    if "of" in words[2:]:  # Peter I of Russia
        of = words.index("of", 2)
        if roman(raw[of - 1]) is not None:
            raw, words = raw[:of], words[:of]
    if len(words) > 1 and (value := roman(raw[-1].rstrip("."))) is not None:
        return value, "", raw[:-1], words[:-1]
    if len(words) > 2 and words[-2] == "the":
        if words[-1] in titles.REGNAL_ORDINALS:
            return titles.REGNAL_ORDINALS[words[-1]], "", raw[:-2], words[:-2]
        if words[-1] in titles.EPITHETS:
            return None, words[-1], raw[:-2], words[:-2]
    return None, "", raw, words


def joined(name: PersonName) -> str:
    """Return the words of a name joined, so that Abdul Hamid and Abdülhamid are the same."""
    return "".join(name.words).replace(" ", "")


def roman(text: str) -> int | None:
    """Return the value of a Roman number up to XXIX; None for any other text."""
    if not text or not _ROMAN.match(text):
        return None
    values = [_ROMAN_VALUES[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def father_and_son(one: PersonName, other: PersonName) -> bool:
    """Return whether one name has "Jr." after it, and the other "Sr."."""
    return {one.generation, other.generation} == {"jr", "sr"}


def same_word(one: str, other: str) -> bool:
    """Return whether two words are spellings of one name, or one is the initial of the other.

    >>> same_word("khatisian", "khatissian"), same_word("s", "semyon"), same_word("barton", "burton")
    (True, True, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if spelling(one) == spelling(other):
        return True
    return min(len(one), len(other)) >= _SOUND_FROM and alike(one, other)


def alike(one: str, other: str) -> bool:
    """Return whether two words are similar in sound and spelling, as Kiazim and Kazim."""
    return heard(one) == heard(other) and len(heard(one)) > 1 and similarity(spelling(one), spelling(other)) >= _ALIKE


@lru_cache(maxsize=1 << 14)
def heard(word: str) -> str:
    """Return the sound key of a word (`names.sound`), with a cache of recent words."""
    return sound(word)


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """Return a word with different romanizations of one sound unified, and double letters made single.

    >>> spelling("talaat") == spelling("talat"), spelling("djevdet") == spelling("jevdet")
    (True, True)
    """
    for letters, one in _SPELT:
        word = word.replace(letters, one)
    return _DOUBLED.sub(r"\1", word)
