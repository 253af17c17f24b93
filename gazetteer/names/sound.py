"""One sound key for a name: spellings of one toponym across languages, orthographies and scripts meet here.

The key is a skeleton of consonants. Voiced and voiceless stops are one (Western and Eastern Armenian: Garin, Karin),
so are the velars k, g, q, kh, gh and h (Karabakh, Karabagh; Hamburg, Гамбургъ), the sibilants and affricates
(Chatalja, Tchataldja, Çatalca, Τσατάλτζα) and v, w, f. Vowels and glides are dropped, but an initial one is marked
"A". It is made to find candidates, which `similarity` then puts in order.
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

_LATIN = {
    "ş": "sh", "ș": "sh", "š": "sh", "ś": "sh", "ŝ": "sh", "ç": "tch", "č": "tch", "ć": "tch", "ĉ": "tch", "ž": "zh",
    "ź": "zh", "ż": "zh", "ĵ": "zh", "ț": "ts", "ţ": "ts", "ğ": "gh", "ġ": "gh", "ǧ": "dj", "ǰ": "dj", "ḫ": "kh",
    "ẖ": "kh", "ẍ": "kh", "ə": "e", "ʻ": "", "ʼ": "", "ʽ": "", "ʾ": "", "ʿ": "", "’": "", "‘": "", "‛": "",
}  # fmt: skip


class _LatinTable(dict[int, str]):
    """Letters with diacritics spelt out as they sound; decided the first time they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _spell_out(chr(code))
        return plain


def _spell_out(char: str) -> str:
    if char.isascii():
        return char
    if char in _LATIN:
        return _LATIN[char]
    if char.isalnum():
        return anyascii(char)
    return "" if unicodedata.category(char) in ("Mn", "Me", "Cf") else " "


_LATIN_TABLE = _LatinTable()
_TURKIC = re.compile(r"[ğışə]|i\u0307|\bç|ç(?![aou])")
_ROMANIAN = re.compile(r"[ăâîțţș]|şt")
_SLAVIC = re.compile(r"[čćšśžźżłńřěǰģķļņ]")
_GERMANIC = re.compile(r"[äöüßåø]")
_TURKIC_C = re.compile(r"c(?![hk])")
_SLAVIC_C = re.compile(r"c(?![hkz])")
_GERMAN_ASCII = re.compile(r"sch|bach|reich|kirch|dorf|burg(?!h)|berg|heim|haus|stadt|stein|wald|ow\b")
_SOFT_CH = re.compile(r"(?<=[a-z])(?<!s)(?<!t)ch")
_CH_BEFORE_CONSONANT = re.compile(
    r"(?<![st])ch(?=[rw])|(?<=[aeiouy])ch(?=[ts])|(?<=[bdfglmnprsty]a)ch\b|(?<=\ba)ch(?=a)"
)
_GLIDE_J = re.compile(
    r"(?<=[aouy])j(?![aeiouy])"  # Zarajsk
    r"|(?<=\we)j(?=[^aeiouy ])"  # Vejle
    r"|(?<=i)j(?=a?\b)"  # Kalifornija
    r"|(?<=[aeou])j(?=ev)"  # Sarajevo
    r"|\bj(?=er[eiu])"  # Jerewan, Jerusalem
    r"|(?<=[bfkmpvw])j|(?<=\b[lnr])j"  # Skopje, Ljubljana
)
_X_BETWEEN_VOWELS = re.compile(r"(?<=[aeiouy])x(?=[aeiouyt]|\b)")
_H_AFTER_CONSONANT = re.compile(r"(?:(?<=\br)|(?<=rr)|(?<=\bb)|(?<=[^\Waeiouy]b))h")
_ARTICLES = frozenset({"al", "el", "il", "ul"})
_SUN_ARTICLE = re.compile(r"^[ae](sh|[dnrstz]) (?=\1)")

_WITH_H = (
    ("tsch", "S"), ("dsch", "S"), ("sch", "S"), ("tsh", "S"), ("dsh", "S"), ("tch", "S"), ("dch", "S"), ("dzh", "S"), ("cch", "K"),
    ("sh", "S"), ("zh", "S"), ("ch", "S"), ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("dh", "T"),
    ("wh", "F"), ("h ", " "),
)  # fmt: skip
_WITH_Z = (("cz", "S"), ("tz", "S"), ("dz", "S"), ("sz", "S"))
_WITH_C = (("cs", "S"), ("ce", "S"), ("ci", "S"), ("cy", "S"))
_CLASSES = bytes.maketrans(b"bpdtgkqcxhvwfszjmnlr", b"PPTTKKKKKKFFFSSSMNLR")
_DOUBLE = re.compile(rb"([PTKFSMNLR])\1+")


def sound(text: str) -> str:
    """The sound key: of the letters AFKLMNPRST, with digits as they are.

    Give it the name as written: folding first would hide what ç, ş or x stand for. Only what comes before a comma or
    a bracket counts. A name in which no sound is known keeps its first letter, so that a key is empty only for a text
    without a letter or a digit.
    """
    name = _before_comma(text)
    return _skeleton(fold(name if name.isascii() else _ascii(name))) or fold(text)[:1].upper()


def sound_of_key(key: str) -> str:
    """The sound key of a name in ASCII without a comma or a bracket, given its fold: `sound`, without folding again."""
    return _skeleton(key) or key[:1].upper()


def _before_comma(text: str) -> str:
    for mark in ",،(":
        if mark in text:
            head = text.partition(mark)[0]
            if any(map(str.isalnum, head)):
                text = head
    return text


def _ascii(text: str) -> str:
    """The text in ASCII, letters with diacritics spelt out as their language has them."""
    latin = romanize(text)
    if latin.isascii():  # it was in another script, so that "ch" and "j" are what English has them to be
        return latin.lower().replace("ch", "tch").replace("j", "dj")
    latin = unicodedata.normalize("NFC", latin).lower()
    slavic = _SLAVIC.search(latin) is not None
    romanian = not slavic and _ROMANIAN.search(latin) is not None
    turkic = not slavic and not romanian and _TURKIC.search(latin) is not None
    germanic = not turkic and _GERMANIC.search(latin) is not None
    if "c" in latin:
        latin = latin.replace("cʻ", "ts").replace("c’", "ts")
        if turkic:
            latin = _TURKIC_C.sub("dj", latin)
        elif slavic:
            latin = _SLAVIC_C.sub("ts", latin)
        if slavic or germanic:
            latin = _SOFT_CH.sub("kh", latin)
        elif romanian:
            latin = latin.replace("ch", "k")
    if turkic or slavic:
        latin = latin.replace("x", "kh")
    if slavic or germanic:
        latin = latin.replace("dj", "dz").replace("j", "y")
    return latin.translate(_LATIN_TABLE)


def _skeleton(key: str) -> str:
    """The consonants of a folded ASCII name."""
    if " " in key:
        key = _without_articles(key)
    head = key[:1]
    if "h" in key:
        if "ch" in key:
            if _GERMAN_ASCII.search(key):
                key = _SOFT_CH.sub("K", key)
            key = _CH_BEFORE_CONSONANT.sub("K", key)
        key = _H_AFTER_CONSONANT.sub("", key) + " "
        for letters, letter in _WITH_H:
            if "h" not in key:
                break
            key = key.replace(letters, letter)
    if "j" in key:
        key = _GLIDE_J.sub("", key.replace("dj", "S"))
        head = key[:1]
    if "c" in key:
        for letters, letter in _WITH_C:
            key = key.replace(letters, letter)
    if "z" in key:
        for letters, letter in _WITH_Z:
            key = key.replace(letters, letter)
    if "x" in key:
        key = _X_BETWEEN_VOWELS.sub("ks", key)
    key = key.replace("ts", "S").replace("ds", "S")
    if key.startswith("ou") and key[2:3] in ("a", "e", "i"):
        head, key = "w", "w" + key[2:]
    sounds = key.encode("ascii", "ignore").translate(_CLASSES, b" ").replace(b"NP", b"MP")
    skeleton = _DOUBLE.sub(rb"\1", sounds).translate(None, b"aeiouy").decode()
    if skeleton[-2:] == "RT" and "R" in skeleton[:-2]:  # Kharpert, Harput
        skeleton = skeleton[:-2] + "T"
    if head and head in "aeiouy" and skeleton[:2] not in ("SP", "ST", "SK"):  # Istanbul, Stambul
        skeleton = "A" + skeleton
    return skeleton


def _without_articles(key: str) -> str:
    """al-Qahira, el-Kahira; ash-Sham, esh-Sham."""
    words = [word for word in key.split(" ") if word not in _ARTICLES] or key.split(" ")
    return " ".join(words) if len(words[0]) > 3 else _SUN_ARTICLE.sub("", " ".join(words))
