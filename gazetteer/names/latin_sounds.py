"""Spell the sounds of Latin letters that depend on the language of a name: letters with diacritics, and "ch" in German names.

The language is guessed from the letters that only some languages use. `sound` imports this for the first such name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from gazetteer.names.together import together

_LATIN = {
    "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "ŝ": "sh", "ç": "tch", "č": "tch", "ć": "tch", "ĉ": "tch", "ž": "zh",
    "ź": "zh", "ż": "zh", "ĵ": "zh", "ț": "ts", "ţ": "ts", "ğ": "gh", "ġ": "gh", "ǧ": "dj", "ǰ": "dj", "ḫ": "kh",
    "ẖ": "kh", "ẍ": "kh", "ə": "e", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "’": "", "‘": "", "‛": "",
}  # fmt: skip


class _LatinTable(dict[int, str]):
    """Maps letters with diacritics to a spelling of their sound, computed on first use."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _spell_out(chr(code))
        return plain


def _spell_out(char: str) -> str:
    if char.isascii():
        return char
    if char in _LATIN:
        return _LATIN[char]
    if char.isalnum():
        from anyascii import anyascii

        return anyascii(char)
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf") else " "


_LATIN_TABLE = _LatinTable()
_TURKIC = re.compile(r"[ğışə]|i\u0307|\bç|ç(?![aou])")
_ROMANIAN = re.compile(r"[ăâîțţș]|şt")
_SLAVIC = frozenset("čćšśžźżłńřěǰģķļņ")
_GERMANIC = frozenset("äöüßåø")
_DISTINCTIVE = frozenset("ğışəç\u0307ăâîțţşș") | _SLAVIC | _GERMANIC
"""Letters without which none of the languages is recognized."""
_TURKIC_C = re.compile(r"c(?![hk])")
_SLAVIC_C = re.compile(r"c(?![hkz])")
_GERMAN_ASCII = re.compile(r"sch|bach|reich|kirch|dorf|burg(?!h)|berg|heim|haus|stadt|stein|wald|ow\b")
# the look-behind is placed after the letter, which is faster: the letter is searched for first
_SOFT_CH = re.compile(r"ch(?<=\wch)(?<![st]ch)")
_SLAVIC_CH = re.compile(r"ch(?<![st]ch)")


def spelt_out(latin: str) -> str:
    """Return a Latin name in ASCII, with letters with diacritics spelt as they sound in their language.

    >>> spelt_out("Çatalca"), spelt_out("Žilina")
    ('tchataldja', 'zhilina')
    """
    return _by_language(unicodedata.normalize("NFC", latin).lower()).translate(_LATIN_TABLE)


def spelt_out_all(names: Sequence[str]) -> list[str]:
    """Return many Latin names as `spelt_out` does."""
    lowered = together([unicodedata.normalize("NFC", name) for name in names], str.lower)
    return together(list(map(_by_language, lowered)), _translated)


def _translated(latin: str) -> str:
    return latin.translate(_LATIN_TABLE)


def _by_language(latin: str) -> str:
    """Return a lower-case name with the letters that sound differently in its language spelt out."""
    if _DISTINCTIVE.isdisjoint(latin):
        return latin.replace("cʻ", "ts").replace("c’", "ts") if "c" in latin else latin
    slavic = not _SLAVIC.isdisjoint(latin)
    romanian = not slavic and _ROMANIAN.search(latin) is not None
    turkic = not slavic and not romanian and _TURKIC.search(latin) is not None
    germanic = not turkic and not _GERMANIC.isdisjoint(latin)
    if "c" in latin:
        latin = latin.replace("cʻ", "ts").replace("c’", "ts")
        if turkic:
            latin = _TURKIC_C.sub("dj", latin)
        elif slavic:
            latin = _SLAVIC_C.sub("ts", latin)
        if slavic:
            latin = _SLAVIC_CH.sub("kh", latin)
        elif germanic:
            latin = _SOFT_CH.sub("kh", latin)
        elif romanian:
            latin = latin.replace("ch", "k")
    if turkic or slavic:
        latin = latin.replace("x", "kh")
    if slavic or germanic:
        latin = latin.replace("dj", "dz").replace("j", "y")
    return latin


def with_soft_ch(keys: str) -> str:
    """Return folded names, one per line, with K for the "ch" of those that look German."""
    return "\n".join([_german(key) if "ch" in key else key for key in keys.split("\n")])


def _german(key: str) -> str:
    return _SOFT_CH.sub("K", key) if _GERMAN_ASCII.search(key) else key
