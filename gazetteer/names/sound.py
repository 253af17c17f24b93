"""The sound key of a name, shared by the spellings of one toponym across languages, orthographies and scripts.

The key is a skeleton of consonants. Voiced and voiceless stops are one (Western and Eastern Armenian: Garin, Karin),
so are the velars k, g, q, kh, gh and h (Karabakh, Karabagh; Hamburg, Гамбургъ), the sibilants and affricates
(Chatalja, Tchataldja, Çatalca, Τσατάλτζα) and v, w, f. Vowels and glides are dropped, but an initial one is marked
"A". It serves to find candidates, which `similarity` then sorts. Names are processed as lines of one text, which takes a
third of the time of processing them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, romanize_all
from gazetteer.names.together import together

_CH_BEFORE_CONSONANT = re.compile(
    r"ch(?:(?<![st]ch)(?=[rw])|(?<=[aeiouy]ch)(?=[ts])|(?<=[bdfglmnprsty]ach)\b|(?<=\bach)(?=a))"
)
_GLIDE_J = re.compile(
    r"j(?:(?<=[aouy]j)(?![aeiouy])"  # Zarajsk
    r"|(?<=\wej)(?=[^aeiouy\s])"  # Vejle
    r"|(?<=ij)(?=a?\b)"  # Kalifornija
    r"|(?<=[aeou]j)(?=ev)"  # Sarajevo
    r"|(?<=\bj)(?=er[eiu])"  # Jerewan, Jerusalem
    r"|(?<=[bfkmpvw]j)|(?<=\b[lnr]j))"  # Skopje, Ljubljana
)
_X_BETWEEN_VOWELS = re.compile(r"x(?<=[aeiouy]x)(?=[aeiouyt]|\b)")
_H_AFTER_CONSONANT = re.compile(r"h(?:(?<=\brh)|(?<=rrh)|(?<=\bbh)|(?<=[^\Waeiouy]bh))")
_ARTICLES = frozenset({"al", "el", "il", "ul"})
_WITH_ARTICLE = re.compile(rf"^(?:.* )?(?:{'|'.join(sorted(_ARTICLES))})(?: .*)?$", re.MULTILINE)
_SUN_ARTICLE = re.compile(r"^[ae](sh|[dnrstz]) (?=\1)", re.MULTILINE)
_INITIAL_OU = re.compile(r"^ou(?=[aei])", re.MULTILINE)
_INITIAL_VOWEL = re.compile(r"^(?=[aeiouy])", re.MULTILINE)

_WITH_H = (
    ("tsch", "S"), ("dsch", "S"), ("sch", "S"), ("tsh", "S"), ("dsh", "S"), ("tch", "S"), ("dch", "S"), ("dzh", "S"), ("cch", "K"),
    ("sh", "S"), ("zh", "S"), ("ch", "S"), ("kh", "K"), ("gh", "K"), ("ph", "F"), ("th", "T"), ("dh", "T"),
    ("wh", "F"), ("h ", " "), ("h\n", "\n"),
)  # fmt: skip
_WITH_Z = (("cz", "S"), ("tz", "S"), ("dz", "S"), ("sz", "S"))
_WITH_C = (("cs", "S"), ("ce", "S"), ("ci", "S"), ("cy", "S"))
_CLASSES = bytes.maketrans(b"bpdtgkqcxhvwfszjmnlr", b"PPTTKKKKKKFFFSSSMNLR")
_DOUBLED = tuple((letter * 2, letter) for letter in (b"P", b"T", b"K", b"F", b"S", b"M", b"N", b"L", b"R"))
_SECOND_RT = re.compile(r"^([^R\n]*R.*)RT$", re.MULTILINE)  # Kharpert, Harput
_NO_INITIAL = re.compile(r"^A(?=S[PTK])", re.MULTILINE)  # Istanbul, Stambul


def sound(text: str) -> str:
    """Return the sound key, which has only the letters AFKLMNPRST and digits.

    Pass the name as written: folding would hide the sound of ç, ş or x. Only the text before a comma or bracket counts. A
    name without known sounds keeps its first letter, so a key is empty only for text without letters and digits.
    """
    return _skeletons(fold(_plain(text))) or fold(text)[:1].upper()


def sounds_of(texts: Sequence[str], keys: Sequence[str], romanized: Sequence[str] | None = None) -> list[str]:
    """Return the sound keys of many names, as `sound` returns them.

    Args:
        texts: the names as written.
        keys: their folds.
        romanized: what `romanize` returns for them, if it is known.

    >>> sounds_of(["Erzurum", "Çatalca"], ["erzurum", "catalca"])
    ['ARSRM', 'STLS']
    """
    if not texts:
        return []
    latin = romanize_all(texts) if romanized is None else romanized
    spoken = list(keys)
    exotic: list[int] = []
    accented: list[int] = []
    for n, text in enumerate(texts):
        if _is_partial(text):
            spoken[n] = fold(_plain(text))
        elif not text.isascii():
            (exotic if latin[n].isascii() else accented).append(n)
    for n, name in zip(exotic, together([latin[n] for n in exotic], _as_in_english), strict=True):
        spoken[n] = fold(name)
    if accented:
        from gazetteer.names.latin_sounds import spelt_out_all

        for n, name in zip(accented, spelt_out_all([latin[n] for n in accented]), strict=True):
            spoken[n] = fold(name)
    return [
        found or key[:1].upper() for found, key in zip(_skeletons("\n".join(spoken)).split("\n"), keys, strict=True)
    ]


def _plain(text: str) -> str:
    """Return the pronounced part of a name, in ASCII."""
    name = _before_comma(text)
    return name if name.isascii() else _ascii(name)


def _is_partial(text: str) -> bool:
    """Return whether only a part of the name is pronounced."""
    return "," in text or "(" in text or "،" in text


def _before_comma(text: str) -> str:
    for mark in ",،(":
        if mark in text:
            head = text.partition(mark)[0]
            if any(map(str.isalnum, head)):
                text = head
    return text


def _ascii(text: str) -> str:
    """Return the text in ASCII, with letters with diacritics spelt as they sound in their language."""
    latin = romanize(text)
    if latin.isascii():
        return _as_in_english(latin)
    from gazetteer.names.latin_sounds import spelt_out

    return spelt_out(latin)


def _as_in_english(latin: str) -> str:
    """Spell the sounds of a name romanized from another script, in which "ch" and "j" have their English values."""
    return latin.lower().replace("ch", "tch").replace("j", "dj")


def _skeletons(keys: str) -> str:
    """Return the consonants of folded ASCII names, one per line."""
    if " " in keys:
        keys = _WITH_ARTICLE.sub(_without_articles, keys)
        keys = _SUN_ARTICLE.sub("", keys)
    if "ch" in keys:
        from gazetteer.names.latin_sounds import with_soft_ch

        keys = with_soft_ch(keys)
        keys = _CH_BEFORE_CONSONANT.sub("K", keys)
    if "h" in keys:
        keys = _H_AFTER_CONSONANT.sub("", keys) + "\n"
        for letters, letter in _WITH_H:
            keys = keys.replace(letters, letter)
        keys = keys[:-1]
    if "j" in keys:
        keys = _GLIDE_J.sub("", keys.replace("dj", "S"))
    if "c" in keys:
        for letters, letter in _WITH_C:
            keys = keys.replace(letters, letter)
    if "z" in keys:
        for letters, letter in _WITH_Z:
            keys = keys.replace(letters, letter)
    if "x" in keys:
        keys = _X_BETWEEN_VOWELS.sub("ks", keys)
    keys = keys.replace("ts", "S").replace("ds", "S")
    if "ou" in keys:
        keys = _INITIAL_OU.sub("w", keys)
    keys = _INITIAL_VOWEL.sub("A", keys)
    sounds = keys.encode("ascii", "ignore").translate(_CLASSES, b" ").replace(b"NP", b"MP")
    for pair, single in _DOUBLED:
        while pair in sounds:
            sounds = sounds.replace(pair, single)
    skeletons = sounds.translate(None, b"aeiouy").decode()
    if "RT" in skeletons:
        skeletons = _SECOND_RT.sub(r"\1T", skeletons)
    return _NO_INITIAL.sub("", skeletons) if "AS" in skeletons else skeletons


def _without_articles(match: re.Match[str]) -> str:
    """Remove Arabic articles: al-Qahira, el-Kahira; ash-Sham, esh-Sham."""
    return " ".join([word for word in match[0].split(" ") if word not in _ARTICLES]) or match[0]
