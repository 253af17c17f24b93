"""Romanize the alphabets that write their vowels: Armenian, Georgian, Cyrillic and Greek."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.names.together import Romanizer


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
_ARMENIAN_TABLE = str.maketrans(_ARMENIAN)
_GEORGIAN_TABLE = str.maketrans(_GEORGIAN)
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)
_GREEK_TABLE = str.maketrans(_GREEK)

_ARMENIAN_INITIAL = re.compile(r"\b(?:(ե)|ո(?!ւ|վ))", re.IGNORECASE)
_ARMENIAN_YU = re.compile(r"(?:իւ|Իւ|ԻՒ)(?![աեէըիոօ])")
_ARMENIAN_V = re.compile(r"(?<=\w)ու(?=[աեէըիոօ])")
_HARD_SIGN = re.compile(r"ъ(?=[бвгджзклмнпрстфхцчшщ])", re.IGNORECASE)


def armenian(text: str) -> str:
    """Romanize Armenian in its classical or reformed spelling."""
    text = _ARMENIAN_INITIAL.sub(_armenian_initial, text)
    if "ւ" in text or "Ւ" in text:
        text = _ARMENIAN_YU.sub(lambda match: "Yu" if match[0][0] == "Ի" else "yu", text)
        text = _ARMENIAN_V.sub("v", text)
        text = text.replace("ու", "u").replace("Ու", "U").replace("ՈՒ", "U")
    return text.translate(_ARMENIAN_TABLE)


def _armenian_initial(match: re.Match[str]) -> str:
    latin = "ye" if match[1] else "vo"
    return latin.capitalize() if match[0].isupper() else latin


def georgian(text: str) -> str:
    """Romanize Georgian."""
    return text.translate(_GEORGIAN_TABLE)


def cyrillic(text: str) -> str:
    """Romanize Cyrillic, also in the Russian spelling before 1918."""
    if "ъ" in text or "Ъ" in text:
        text = _HARD_SIGN.sub("a", text)
    return text.translate(_CYRILLIC_TABLE)


_GREEK_STOPS = {"μπ": "b", "ντ": "d", "γκ": "g"}
_GREEK_STOP = re.compile(r"(?<![αεηιουω])(?:μπ|ντ|γκ)|(?:μπ|ντ|γκ)\b", re.IGNORECASE)
_GREEK_PAIRS = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "nk"), ("γχ", "nkh"))
_ANCIENT_PAIRS = (("αυ", "au"), ("ευ", "eu"), ("ηυ", "eu"), ("β", "b"), ("η", "e"), *_GREEK_PAIRS)
_ANCIENT_MARKS = frozenset("\u0300\u0313\u0314\u0342\u0345")
_ROUGH_BREATHING = re.compile(r"\b([αεηιουωΑΕΗΙΟΥΩ])([ιυ]?)(?=[\u0300-\u036f]*\u0314)")


def greek(text: str) -> str:
    """Romanize Greek, with the ancient values of the letters if breathings, circumflexes or graves are written."""
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


def _is_ancient(text: str) -> bool:
    """Return whether Greek text has breathings, circumflexes or graves."""
    return not _ANCIENT_MARKS.isdisjoint(unicodedata.normalize("NFD", text))


ALPHABET_READERS = {
    "Armn": Romanizer(armenian),
    "Geor": Romanizer(georgian),
    "Cyrl": Romanizer(cyrillic),
    "Grek": Romanizer(greek, _is_ancient),
}
"""Maps an ISO 15924 code to how the script is romanized."""
