"""Find the script of a name, and romanize it.

The tables are the project's own, after BGN/PCGN without its apostrophes: libraries that know Armenian orthography
take 30 to 60 µs a name, and none reads Ottoman or pre-1918 Russian. Scripts without a table here go through `anyascii`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

RECENT = 8_192
"""Size of the caches, about the names of one portion, whose script and romanization are needed twice."""

_CODES = {
    "LATIN": "Latn", "FULLWIDTH": "Latn", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "GREEK": "Grek",
    "ARABIC": "Arab", "HEBREW": "Hebr", "CJK": "Hani", "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "HALFWIDTH": "Jpan",
    "HANGUL": "Hang", "DEVANAGARI": "Deva", "BENGALI": "Beng", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "ORIYA": "Orya", "SINHALA": "Sinh", "THAI": "Thai",
    "LAO": "Laoo", "KHMER": "Khmr", "MYANMAR": "Mymr", "TIBETAN": "Tibt", "ETHIOPIC": "Ethi", "MONGOLIAN": "Mong",
    "THAANA": "Thaa", "SYRIAC": "Syrc", "COPTIC": "Copt", "TIFINAGH": "Tfng", "CANADIAN": "Cans", "CHEROKEE": "Cher",
    "GLAGOLITIC": "Glag", "GOTHIC": "Goth", "BOPOMOFO": "Bopo", "YI": "Yiii", "NKO": "Nkoo",
}  # fmt: skip


class _ScriptTable(dict[str, str]):
    """Maps each character to its script, computed on first use."""

    def __missing__(self, char: str) -> str:
        word = unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""
        self[char] = code = _CODES.get(word, "Zyyy")
        return code


_SCRIPTS = _ScriptTable()


@lru_cache(maxsize=RECENT)
def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script of most letters of the text; "Zyyy" without letters.

    Text with kana is "Jpan", with or without Han characters.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    codes = [_SCRIPTS[char] for char in text]
    found = set(codes)
    found.discard("Zyyy")
    if len(found) < 2:
        return found.pop() if found else "Zyyy"
    if "Jpan" in found:
        codes = ["Jpan" if code == "Hani" else code for code in codes]
    return max(sorted(found), key=codes.count)


def _both_cases(letters: dict[str, str]) -> dict[str, str]:
    return {
        **{letter.upper(): latin.capitalize() for letter, latin in letters.items() if len(letter.upper()) == 1},
        **letters,
    }


_ARMENIAN = _both_cases({
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "e", "թ": "t", "ժ": "zh", "ի": "i",
    "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ո": "o", "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts",
    "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
    "՚": "", "՛": "", "՜": "", "՝": "", "՞": "", "ʼ": "",
})  # fmt: skip
_GEORGIAN = _both_cases({
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k", "ლ": "l",
    "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k",
    "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j",
    "ჰ": "h", "ჱ": "e", "ჲ": "y", "ჳ": "w", "ჴ": "q", "ჵ": "o", "ჶ": "f",
})  # fmt: skip
_CYRILLIC = _both_cases({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ѣ": "e", "і": "i", "ѵ": "i", "ѳ": "f", "ѧ": "ya", "ѫ": "u", "ѡ": "o",
    "є": "ye", "ї": "yi", "ґ": "g", "ў": "w", "ђ": "dj", "ћ": "ch", "љ": "ly", "њ": "ny", "џ": "dzh", "ј": "y",
    "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    "ҳ": "h", "ҷ": "j", "җ": "j", "ӣ": "i", "ӯ": "u", "ҡ": "q", "ҙ": "dh", "ҫ": "th", "ӡ": "dz",
})  # fmt: skip
_GREEK = _both_cases({
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "kh", "ψ": "ps", "ω": "o",
})  # fmt: skip
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

_ARMENIAN_TABLE = str.maketrans(_ARMENIAN)
_GEORGIAN_TABLE = str.maketrans(_GEORGIAN)
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)
_GREEK_TABLE = str.maketrans(_GREEK)
_ARABIC_TABLE = str.maketrans(_ARABIC)
_HEBREW_TABLE = str.maketrans(_HEBREW)

_ARMENIAN_INITIAL = re.compile(r"\b(?:(ե)|ո(?!ւ|վ))", re.IGNORECASE)
_ARMENIAN_YU = re.compile(r"(?:իւ|Իւ|ԻՒ)(?![աեէըիոօ])")
_ARMENIAN_V = re.compile(r"(?<=\w)ու(?=[աեէըիոօ])")
_HARD_SIGN = re.compile(r"ъ(?=[бвгджзклмнпрстфхцчшщ])", re.IGNORECASE)


@lru_cache(maxsize=RECENT)
def romanize(text: str) -> str:
    """Return the name in plain Latin letters, as an English reader would spell it: Թիֆլիս is "Tiflis", Кавказъ "Kavkaz".

    Latin text is returned unchanged, other text in ASCII. This is a reading aid and the basis of `sound`, not a reversible
    scheme.
    """
    script = script_of(text)
    if script in ("Latn", "Zyyy"):
        return text
    reader = _READERS.get(script)
    latin = reader(unicodedata.normalize("NFC", text)) if reader else text
    if latin.isascii():
        return latin
    from anyascii import anyascii

    return anyascii(latin)


def _armenian(text: str) -> str:
    text = _ARMENIAN_INITIAL.sub(_armenian_initial, text)
    if "ւ" in text or "Ւ" in text:
        text = _ARMENIAN_YU.sub(lambda match: "Yu" if match[0][0] == "Ի" else "yu", text)
        text = _ARMENIAN_V.sub("v", text)
        text = text.replace("ու", "u").replace("Ու", "U").replace("ՈՒ", "U")
    return text.translate(_ARMENIAN_TABLE)


def _armenian_initial(match: re.Match[str]) -> str:
    latin = "ye" if match[1] else "vo"
    return latin.capitalize() if match[0].isupper() else latin


def _georgian(text: str) -> str:
    return text.translate(_GEORGIAN_TABLE)


def _cyrillic(text: str) -> str:
    if "ъ" in text or "Ъ" in text:
        text = _HARD_SIGN.sub("a", text)
    return text.translate(_CYRILLIC_TABLE)


_GREEK_STOPS = {"μπ": "b", "ντ": "d", "γκ": "g"}
_GREEK_STOP = re.compile(r"(?<![αεηιουω])(?:μπ|ντ|γκ)|(?:μπ|ντ|γκ)\b", re.IGNORECASE)
_GREEK_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "nk"), ("γχ", "nkh"))
_ANCIENT_PAIRS = (("αυ", "au"), ("ευ", "eu"), ("ηυ", "eu"), ("β", "b"), ("η", "e"), *_GREEK_PAIRS)
_ANCIENT_MARKS = frozenset("\u0300\u0313\u0314\u0342\u0345")
_ROUGH_BREATHING = re.compile(r"\b([αεηιουωΑΕΗΙΟΥΩ])([ιυ]?)(?=[\u0300-\u036f]*\u0314)")


def _greek(text: str) -> str:
    """Use the modern values of the letters, or the ancient ones if breathings, circumflexes or graves are written."""
    text = unicodedata.normalize("NFD", text)
    ancient = not _ANCIENT_MARKS.isdisjoint(text)
    if ancient:
        text = _ROUGH_BREATHING.sub(_aspirate, text)
    text = "".join(char for char in text if not "\u0300" <= char <= "\u036f")
    if not ancient:
        text = _GREEK_STOP.sub(_greek_stop, text)
    for pair, latin in _ANCIENT_PAIRS if ancient else _GREEK_PAIRS:
        text = text.replace(pair, latin).replace(pair.capitalize(), latin.capitalize())
    return text.translate(_GREEK_TABLE)


def _aspirate(match: re.Match[str]) -> str:
    return f"H{match[0].lower()}" if match[0][0].isupper() else f"h{match[0]}"


def _greek_stop(match: re.Match[str]) -> str:
    latin = _GREEK_STOPS[match[0].lower()]
    return latin.upper() if match[0][0].isupper() else latin


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


def _arabic(text: str) -> str:
    """Use the Ottoman and Persian values of the letters, unless the spelling is Arabic."""
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


def _hebrew(text: str) -> str:
    text = unicodedata.normalize("NFD", text)
    for pattern, latin in _HEBREW_RULES:
        text = pattern.sub(latin, text)
    return text.translate(_HEBREW_TABLE)


_READERS = {
    "Armn": _armenian,
    "Geor": _georgian,
    "Cyrl": _cyrillic,
    "Grek": _greek,
    "Arab": _arabic,
    "Hebr": _hebrew,
}
