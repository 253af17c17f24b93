"""Romanize the abjads, which mostly leave out their vowels: Arabic, Ottoman and Persian; Hebrew and Yiddish."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.names.together import Romanizer

_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "z", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "z",
    "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ڪ": "k", "گ": "g", "ڭ": "n",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ھ": "h", "ہ": "h", "ة": "a", "ۀ": "a", "ە": "a", "و": "u", "ۆ": "o",
    "ۇ": "u", "ۈ": "u", "ۋ": "v", "ؤ": "u", "ي": "i", "ی": "i", "ى": "a", "ې": "e", "ێ": "e", "ے": "e", "ئ": "",
    "ء": "", "ڤ": "v", "ڕ": "r", "ڵ": "l", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n",
    "َ": "a", "ُ": "u", "ِ": "i", "ّ": "", "ْ": "", "ً": "", "ٌ": "", "ٍ": "", "ٰ": "a", "ـ": "", "ٔ": "", "ٕ": "",
    "\u200c": "", "\u200d": "", "،": ",",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "u", "ז": "z", "ח": "kh", "ט": "t", "י": "y", "כ": "k",
    "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t", "װ": "v", "ױ": "oy", "ײ": "ey", "־": "-", "׳": "", "״": "",
}  # fmt: skip

_ARABIC_TABLE = str.maketrans(_ARABIC)
_HEBREW_TABLE = str.maketrans(_HEBREW)

_ARABIC_RULES = (
    (re.compile(r"\b[يی][ڭکگك][يی]"), "yeni"),  # Ottoman yeñi, whose ñ is written like a k
    (re.compile(r"\b[اأإ]و(?![اآيیهة])"), "u"),
    (re.compile(r"\b[اأإ](?=[يی])"), ""),
    (re.compile(r"\bع"), "a"),
    (re.compile(r"\bو|(?<=[اآ])و|(?<=[يی])و(?=[اآيیهة])|و(?=[اآ]|[هةہ]\b|[يی][^\Wاآويی])|(?<=و)و"), "v"),
    (re.compile(r"(?<=\w)ة(?=\s+\w)"), "at"),
    (re.compile(r"(?<=\w)[هہ]\b"), "a"),
    (re.compile(r"(?<=[بپتثجچخدذرزژسشصضطظغفقكکگلمن])(?=[هح])|(?<=[تطد])(?=[سصزژش])"), "a"),
    (re.compile(r"([بپتثجچحخدذرزژسشصضطظغفقكکگلمن])(?=\1)"), r"\1a"),
)
_ARTICLE = re.compile(r"\bال(?=\w{2})")
_ARTICLE_INSIDE = re.compile(r"(?<=\s)ال(?=\w{2})")
_ARABIC_ONLY = re.compile(r"[يكةأإىٱ]")
_OTTOMAN_OR_PERSIAN = re.compile(r"[پچژگکیڭ]")
_ARABIC_LANGUAGE = str.maketrans({"ث": "th", "ذ": "dh", "ض": "d", "ظ": "z"})


def arabic(text: str) -> str:
    """Romanize Arabic script, with the Ottoman and Persian values of the letters, unless the spelling is Arabic."""
    if _OTTOMAN_OR_PERSIAN.search(text):
        latin = _ARTICLE_INSIDE.sub("al-", text)
    else:
        latin = _ARTICLE.sub("al-", text)
        if latin != text or _ARABIC_ONLY.search(text):
            latin = latin.translate(_ARABIC_LANGUAGE)
    for pattern, replacement in _ARABIC_RULES:
        latin = pattern.sub(replacement, latin)
    return latin.translate(_ARABIC_TABLE)


_HEBREW_RULES = (
    (re.compile(r"ב[֑-ׇ]*ּ[֑-ׇ]*"), "b"),
    (re.compile(r"פ[֑-ׇ]*ּ[֑-ׇ]*"), "p"),
    (re.compile(r"פ[֑-ׇ]*\u05bf[֑-ׇ]*"), "f"),
    (re.compile(r"ש[֑-ׇ]*ׂ"), "s"),
    (re.compile(r"וֹ"), "o"),
    (re.compile(r"(?<=\w)וּ"), "u"),
    (re.compile(r"[֑-ׇֽֿׁׂׅׄ]"), ""),
    (re.compile(r"\bע"), "a"),
    (re.compile(r"וו|\bו"), "v"),
    (re.compile(r"ב(?=ו?רג\b)"), "b"),
    (re.compile(r"(?<=[^\Wמנל])ב"), "v"),
    (re.compile(r"(?<=[^\Wמס])פ(?!\b)"), "f"),
    (re.compile(r"(?<=\w)ה\b"), "a"),
    (re.compile(r"(?<=[בגדזטכלמנספצקרשת])(?=ה)|(?<=ת)(?=[סשצ])"), "a"),
    (re.compile(r"([גדזחטכלמנסצקרשת])(?=\1)"), r"\1a"),
)


def hebrew(text: str) -> str:
    """Romanize Hebrew and Yiddish, with or without points."""
    text = unicodedata.normalize("NFD", text)
    for pattern, latin in _HEBREW_RULES:
        text = pattern.sub(latin, text)
    return text.translate(_HEBREW_TABLE)


def _spelling(text: str) -> tuple[bool, bool]:
    """Return whether Arabic script is Ottoman or Persian, and whether it is surely Arabic."""
    return bool(_OTTOMAN_OR_PERSIAN.search(text)), bool(_ARTICLE.search(text) or _ARABIC_ONLY.search(text))


ABJAD_READERS = {"Arab": Romanizer(arabic, _spelling), "Hebr": Romanizer(hebrew)}
"""Maps an ISO 15924 code to how the script is romanized."""
