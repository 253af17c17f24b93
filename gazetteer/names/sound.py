"""One sound key for a name: spellings of one toponym across languages, orthographies and scripts meet here.

The key is a skeleton of consonants. Voiced and voiceless stops are one (Western and Eastern Armenian: Garin, Karin),
so are the velars k, g, q, kh, gh and h (Karabakh, Karabagh; Гамбургъ, Hamburg), the sibilants and affricates
(Chatalja, Tchataldja, Çatalca) and v, w, f. Vowels and glides are dropped, but an initial one is marked "A".
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of

_LATIN = {
    "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "ŝ": "sh", "ç": "ch", "č": "ch", "ć": "ch", "ĉ": "ch", "ž": "zh",
    "ź": "zh", "ż": "zh", "ĵ": "zh", "ț": "ts", "ţ": "ts", "ğ": "gh", "ġ": "gh", "ǧ": "j", "ḫ": "kh", "ẖ": "kh",
    "ḥ": "h", "ħ": "h", "ḏ": "d", "ẍ": "kh", "ř": "r", "ñ": "n", "ə": "e", "ı": "i", "ł": "l", "ß": "ss", "ʻ": "",
    "ʼ": "", "ʿ": "", "ʾ": "", "’": "", "‘": "",
}  # fmt: skip


class _LatinTable(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = char if code < 128 else _LATIN.get(char) or anyascii(char)
        self[code] = plain
        return plain


_LATIN_TABLE = _LatinTable()
_HARD_C = re.compile(r"c(?![hk])")
_TURKIC = frozenset("ğışəİ")
_SLAVIC = frozenset("čšžćśźżłěřń")

_DIGRAPHS = (
    ("tsch", "C"), ("dsch", "C"), ("sch", "C"), ("szcz", "C"), ("tch", "C"), ("dzh", "C"), ("dj", "C"), ("sh", "C"),
    ("zh", "C"), ("cz", "C"), ("cs", "C"), ("ch", "C"), ("ts", "S"), ("tz", "S"), ("dz", "S"), ("sz", "S"),
    ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("dh", "T"), ("bh", "P"), ("rh", "R"), ("lh", "L"),
    ("ce", "Se"), ("ci", "Si"), ("cy", "Sy"), ("np", "mp"), ("nb", "mp"),
)  # fmt: skip
_CLASSES = bytes.maketrans(
    b"bpPdtTgkqcxhKvwfFszSjCmnlrRL",
    b"PPPTTTKKKKKKKFFFFSSSSSMNLRRL",
)
_DOUBLES = tuple((letter * 2, letter) for letter in "PTKFSMNLR")


def sound(text: str) -> str:
    """The sound key: upper-case ASCII letters of A, F, K, L, M, N, P, R, S, T, and digits as they are.

    Empty only for a text without a letter or a digit.
    """
    plain = fold(_plain(text))
    key = plain.replace(" ", "")
    if "x" in key:
        key = re.sub(r"(?<=[aeiouy])x(?=[aeiouyt]|$)", "ks", key)
    for digraph, letter in _DIGRAPHS:
        key = key.replace(digraph, letter)
    head = key[:1]
    key = key.encode("ascii", "ignore").translate(_CLASSES).decode()
    for double, letter in _DOUBLES:
        key = key.replace(double, letter)
    skeleton = key.encode().translate(None, b"aeiouy").decode()
    if skeleton[-2:] == "RT" and "R" in skeleton[:-2]:  # Kharpert, Harput
        skeleton = skeleton[:-2] + "T"
    if head in "aeiouy" and not (len(skeleton) > 1 and skeleton[0] == "S" and skeleton[1] in "PTK"):
        skeleton = "A" + skeleton
    return skeleton or fold(text)[:1].upper()


def _plain(text: str) -> str:
    """The text in ASCII, its letters with diacritics spelt out as they sound."""
    if text.isascii():
        if "tsch" in text or "sch" in text:
            text = text.replace("tsch", "tsh").replace("sch", "sh").replace("ch", "kh").replace("tsh", "tsch")
        return text
    if script_of(text) not in ("Latn", "Zyyy"):
        return anyascii(romanize(text))
    text = unicodedata.normalize("NFC", text)
    lowered = text.lower()
    letters = set(lowered)
    if ("c" in letters and not (_TURKIC | _SLAVIC).isdisjoint(letters | set(text))) or "ç" in lowered[:1]:
        lowered = _HARD_C.sub("s", lowered)
    if "x" in letters and not _TURKIC.isdisjoint(letters | {"ç"} if "ç" in letters else letters):
        lowered = lowered.replace("x", "kh")
    return lowered.translate(_LATIN_TABLE)
