"""Find the script of a name, and romanize it.

The tables are the project's own, after BGN/PCGN without its apostrophes: libraries that know Armenian orthography
take 30 to 60 µs a name, and none reads Ottoman or pre-1918 Russian. Scripts without a table go through `anyascii`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from gazetteer.names.together import Romanizer, together

CACHE_SIZE = 8_192
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


@lru_cache(maxsize=CACHE_SIZE)
def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script of most letters of the text; "Zyyy" without letters.

    Text with kana is "Jpan", with or without Han characters.
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else "Zyyy"
    found = set(map(_SCRIPTS.__getitem__, text))
    found.discard("Zyyy")
    if len(found) < 2:
        return found.pop() if found else "Zyyy"
    codes = [_SCRIPTS[char] for char in text]
    if "Jpan" in found:
        codes = ["Jpan" if code == "Hani" else code for code in codes]
    return max(sorted(found), key=codes.count)


@lru_cache(maxsize=CACHE_SIZE)
def romanize(text: str) -> str:
    """Return the name in plain Latin letters, as an English reader would spell it: Թիֆլիս is "Tiflis", Кавказъ "Kavkaz".

    Latin text is returned unchanged, other text in ASCII. This is a reading aid and the basis of `sound`, not a reversible
    scheme.
    """
    script = script_of(text)
    if script in ("Latn", "Zyyy"):
        return text
    reader = _reader(script)
    return _in_ascii(reader.read(unicodedata.normalize("NFC", text)) if reader else text)


def romanize_all(texts: Sequence[str]) -> list[str]:
    """Return many names as `romanize` does. Names of one script are read as one text, in half of the time.

    >>> romanize_all(["Թիֆլիս", "Kars", "Кавказъ"])
    ['Tiflis', 'Kars', 'Kavkaz']
    """
    latin = list(texts)
    groups: dict[tuple[str, object], list[int]] = {}
    for number, text in enumerate(texts):
        if not text.isascii() and (script := script_of(text)) not in ("Latn", "Zyyy"):
            reader = _reader(script)
            groups.setdefault((script, reader and reader.style(text)), []).append(number)
    for (script, _), numbers in groups.items():
        reader = _reader(script)
        names = [unicodedata.normalize("NFC", texts[number]) for number in numbers]
        read = together(names, reader.read) if reader else [texts[number] for number in numbers]
        for number, name in zip(numbers, read, strict=True):
            latin[number] = _in_ascii(name)
    return latin


def _in_ascii(latin: str) -> str:
    """Return a name with the letters that have no table romanized by `anyascii`."""
    if latin.isascii():
        return latin
    from anyascii import anyascii

    return anyascii(latin)


@cache
def _reader(script: str) -> Romanizer | None:
    """Return how a script is romanized; its patterns are compiled when the first name in the script is read."""
    from gazetteer.names import alphabets

    if script in alphabets.ALPHABET_READERS:
        return alphabets.ALPHABET_READERS[script]
    from gazetteer.names import abjads

    return abjads.ABJAD_READERS.get(script)
