"""The key for exact search: a name without case, accents, punctuation, articles and the spelling of "Saint".

The script is kept: Թիֆլիս and Tiflis have different keys, but the same `sound`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ABBREVIATIONS = {
    "st": "saint",
    "sankt": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "mts": "mountains",
    "&": "and",
}
_MARKED = frozenset({"the", *_ABBREVIATIONS})

_INITIALS = re.compile(r"\b[^\W\d_](?:\.\s?[^\W\d_])+\b\.?")

_IW = re.compile(r"իւ(?=[^\Wաեէըիոօև])")

_APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈ՚՛՜՝՞՟׳״·‧・ꞌ＇"
_ASCII_TABLE = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() else (38 if chr(code) == "&" else 32) for code in range(128)
) + bytes(range(128, 256))

_LETTERS = {
    # Latin letters that Unicode does not decompose
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "ng", "ı": "i", "ȷ": "j", "ə": "e", "ǝ": "e",
    # Greek: final sigma
    "ς": "σ",
    # Russian before 1918
    "ѣ": "е", "і": "и", "ѵ": "и", "ѳ": "ф",
    # Arabic script: alef, yeh, kaf and heh have several forms
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ڭ": "ك", "ګ": "گ",
    "ة": "ه", "ۃ": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه",
    # Hebrew and Yiddish
    "װ": "וו", "ױ": "וי", "ײ": "יי",
    "&": " & ",
}  # fmt: skip
_DROPPED_MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    (0xE0100, 0xE01EF),
)  # fmt: skip


class _FoldTable(dict[int, str | None]):
    """Maps each code point to its folded form, computed on first use."""

    def __missing__(self, code: int) -> str | None:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(char: str) -> str | None:
    if char in _APOSTROPHES:
        return None
    if char in _LETTERS:
        return _LETTERS[char]
    category = unicodedata.category(char)
    if category[0] == "L":
        if "ʰ" <= char <= "˿" or char in "ـء":
            return None
        if "ⴀ" <= char <= "ⴥ":  # Georgian church script to the everyday one
            return chr(ord(char) - 0x2D00 + 0x10D0)
        if char > "\x7f" and unicodedata.name(char, "").startswith("LATIN"):
            from anyascii import anyascii  # slow to import, and needed for few letters

            plain = anyascii(char).lower()
            return plain if plain.isalnum() else char
        return char
    if category[0] == "N":
        decimal = unicodedata.decimal(char, None)
        return char if decimal is None else str(decimal)
    if category[0] == "M":
        return None if any(first <= ord(char) <= last for first, last in _DROPPED_MARKS) else char
    return None if category == "Cf" else " "


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Return the search key shared by spellings that differ only in case, accents, punctuation and similar details.

    "St. Étienne" and "saint etienne" have the same key, as have "Երեւան" and "Երևան".
    Idempotent. Empty only for text without letters and digits.
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
        if "." in text:
            text = _INITIALS.sub(_join_initials, text)
        key = text.replace("&", " & ").encode().translate(_ASCII_TABLE, b"'`").decode()
        return _words(key.split())
    lowered = unicodedata.normalize("NFKD", text).lower()
    if "." in lowered:
        lowered = _INITIALS.sub(_join_initials, lowered)
    key = lowered.translate(_TABLE)
    words: Iterable[str] = key.split()
    if not key.isascii():
        if "ъ" in key:
            words = [word.rstrip("ъ") or word for word in words]
        if "ւ" in key:
            words = [_armenian(word) for word in words]
        words = [unicodedata.normalize("NFC", word) for word in words]
    return _words(list(words)) or _last_resort(text)


def _words(words: list[str]) -> str:
    if not _MARKED.isdisjoint(words):
        while len(words) > 1 and words[0] == "the":
            del words[0]
        last = len(words) - 1
        words = [_ABBREVIATIONS.get(word, word) if n < last else word for n, word in enumerate(words)]
    return " ".join(words)


def _join_initials(match: re.Match[str]) -> str:
    return "".join(char for char in match[0] if char.isalpha()) + " "


def _armenian(word: str) -> str:
    """Spell ւ as after the reform of 1922: ու stays, իւ before a consonant becomes յու, any other ւ becomes վ."""
    return "ու".join(part.replace("ւ", "վ") for part in _IW.sub("յու", word).split("ու"))


def _last_resort(text: str) -> str:
    """Return a name that consists only of dropped marks, such as a single ʻ, unchanged."""
    return " ".join(text.split()) if any(char.isalnum() for char in text) else ""
