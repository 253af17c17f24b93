"""Words that are place names but more often something else: one file per kind, one word per line, lower case.

`common.txt`: English words that are in lower case in news and letters ("reading", "mobile"). `given.txt` and `surnames.txt`:
the most common names in the United States (US Census Bureau 1990, public domain) that are also place names.
`foreign.txt`: small words, kinds of places and titles of other languages, each with its English equivalent.
`exploits.txt`: verbs of other languages whose subject is a person or an army, in the past tense.
`postpositions.txt`: words of other languages that follow a place: "Uşak yakınında", "ტრაპიზონის გზით".
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files

from gazetteer.kinds import kinds
from gazetteer.languages.inflection import OLD_SPELLING, is_inflecting, nominatives
from gazetteer.names.fold import fold
from gazetteer.people.titles import BEFORE_IN_TEXT


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """Return the words of one file: "common", "given" or "surnames"."""
    return frozenset(files(__package__).joinpath(f"{kind}.txt").read_text(encoding="utf-8").split())


def is_in(word: str, *kinds: str) -> bool:
    """Return whether a word is in one of these files."""
    return any(word in vocabulary(kind) for kind in kinds)


@cache
def in_english(lang: str) -> Mapping[str, str]:
    """Return the words of a language and their English equivalents, in lower case: "dans" → "in"; empty without a list.

    Kind words come from `gazetteer.kinds`, all others from `foreign.txt`.

    >>> in_english("fr")["ville"], in_english("tr")["nehri"], in_english("xx")
    ('city', 'river', {})
    """
    like = _READ_AS.get(lang, lang)
    english = _ENGLISH if lang == "en" else {**_ENGLISH, **_COMMONER}
    found = {
        form: english[kind.feature]
        for code in dict.fromkeys((like, lang))
        for kind in kinds(code)
        if kind.lang == code and kind.feature in english
        for form in kind.all_forms
    }
    for line in files(__package__).joinpath("foreign.txt").read_text(encoding="utf-8").splitlines():
        code, *words = line.split()
        if code in (like, lang):
            found.update(zip(words[::2], words[1::2], strict=True))
    return found


@lru_cache(maxsize=1 << 14)
def title_in_english(word: str, lang: str) -> str | None:
    """Return the English title for a title in any case, in lower case: "генералу"; None for any other word.

    >>> [title_in_english(word, "ru") for word in ("полковнику", "докторъ", "дорогу")], title_in_english("soldaten", "de")
    (['colonel', 'dr', None], None)
    """
    known = _titles(_READ_AS.get(lang, lang))
    forms = [one for one in nominatives(word, lang)[:MOST_CASES] if one.case != OLD_SPELLING] if known else []
    modern = [fold(word)] if fold(word) != word else []  # "докторъ"
    found = (known.get(key) for key in (*modern, *(one.key for one in forms)))
    return next((english for english in found if english is not None), None)


MOST_CASES = 8
"""Maximum number of nominatives of a word that are compared with the titles."""


@cache
def _titles(lang: str) -> Mapping[str, str]:
    """Return the titles of an inflecting language, folded, in English."""
    if not is_inflecting(lang):
        return {}
    return {fold(word): english for word, english in in_english(lang).items() if english in BEFORE_IN_TEXT}


@cache
def exploits(lang: str) -> frozenset[str]:
    """Return the verbs of a language whose subject is a person or an army, in the past tense, lower case.

    >>> "besiegte" in exploits("de"), exploits("xx")
    (True, frozenset())
    """
    return _words_of("exploits", lang)


@cache
def postpositions(lang: str) -> frozenset[str]:
    """Return the words of a language that follow a place and say where something is, lower case.

    >>> "yakınında" in postpositions("tr"), postpositions("xx")
    (True, frozenset())
    """
    return _words_of("postpositions", lang)


def _words_of(kind: str, lang: str) -> frozenset[str]:
    lines = files(__package__).joinpath(f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    found = (line.split() for line in lines)
    return frozenset(word for code, *words in found if code == _READ_AS.get(lang, lang) for word in words)


_ENGLISH = {kind.feature: kind.word for kind in reversed(kinds("en")) if kind.lang == "en" and "-" not in kind.word}
"""The English word for a kind of place: "H.STM" → "river"."""
_COMMONER = {
    "P.PPL": "town", "A.PCL": "kingdom", "A.ADM1": "province", "A.ADM2": "district", "A.ADM3": "district",
    "A.ADM4": "township", "S.FT": "fort",
}  # fmt: skip
"""English words that `cues` has, for kinds whose first word it has not."""
_READ_AS = {
    "grc": "el", "xcl": "hy", "hyw": "hy", "hr": "sr", "bs": "sr", "sh": "sr", "no": "da", "nb": "da", "nn": "da",
}  # fmt: skip
"""Languages that use the words of another."""
_LISTS = {"sr": ("sh",), "hr": ("sh",), "bs": ("sh",), "no": ("nb",), "nn": ("nb",), "grc": ("el",)}
"""Languages whose frequent words are those of other lists of `wordfreq`."""


FREQUENT = 3_000
"""Number of the most frequent words of a language that count as common."""


@cache
def small_words(lang: str) -> frozenset[str]:
    """Return small words, kind words and titles of a language, lower case: spaCy's stop words and those of `in_english`.

    >>> "dabei" in small_words("de"), "río" in small_words("es"), "berlin" in small_words("xx")
    (True, True, False)
    """
    words = set(in_english(lang))
    with suppress(ImportError):
        words |= import_module(f"spacy.lang.{lang}.stop_words").STOP_WORDS
    return frozenset(words)


@cache
def frequent_words(lang: str) -> frozenset[str]:
    """Return the most frequent words of a language by `wordfreq` (Apache 2.0, lists CC BY-SA); empty if it has none."""
    from wordfreq import top_n_list

    return frozenset(word for name in _lists(lang) for word in top_n_list(name, FREQUENT))


@cache
def _lists(lang: str) -> tuple[str, ...]:
    """Return the lists of `wordfreq` for a language."""
    from wordfreq import available_languages

    return tuple(name for name in _LISTS.get(lang, (lang,)) if name in available_languages())


@lru_cache(maxsize=1 << 16)
def frequency(word: str, lang: str, wordlist: str = "best") -> str:
    """Return how frequent a word is by `wordfreq`, as a whole number on the Zipf scale; "?" for a language without a list.

    Args:
        word: the word, lower case.
        lang: its language.
        wordlist: "small" for a list that has no words rarer than 3, and is read in a twentieth of the time.

    >>> frequency("stadt", "de"), frequency("ofen", "de"), frequency("dubno", "de"), frequency("dubno", "ka")
    ('5', '4', '1', '?')
    """
    from wordfreq import zipf_frequency

    found = (int(zipf_frequency(word, name, wordlist)) for name in _lists(lang))
    return str(max(found)) if _lists(lang) else "?"


@cache
def common_words(lang: str) -> frozenset[str]:
    """Return the frequent words and the small words of a language together."""
    return frequent_words(lang) | small_words(lang)
