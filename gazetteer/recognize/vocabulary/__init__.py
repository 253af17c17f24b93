"""Words that are place names but more often something else: one file per kind, one word per line, lower case.

`common.txt`: English words that are in lower case in news and letters ("reading", "mobile"). `given.txt` and `surnames.txt`:
the most common names in the United States (US Census Bureau 1990, public domain) that are also place names.
`foreign.txt`: small words, kinds of places and titles of other languages, each with its English equivalent.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.resources import files

from gazetteer.kinds import kinds


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """Return the words of one file: "common", "given" or "surnames"."""
    return frozenset(files(__package__).joinpath(f"{kind}.txt").read_text(encoding="utf-8").split())


@cache
def in_english(lang: str) -> Mapping[str, str]:
    """Return the words of a language and their English equivalents, in lower case: "dans" → "in"; empty without a list.

    Kind words come from `gazetteer.kinds`, all others from `foreign.txt`.

    >>> in_english("fr")["ville"], in_english("tr")["nehri"], in_english("xx")
    ('city', 'river', {})
    """
    found = {
        form: _ENGLISH[kind.feature]
        for kind in kinds(lang)
        if kind.lang == lang and kind.feature in _ENGLISH
        for form in kind.all_forms
    }
    for line in files(__package__).joinpath("foreign.txt").read_text(encoding="utf-8").splitlines():
        code, *words = line.split()
        if code == lang:
            found.update(zip(words[::2], words[1::2], strict=True))
    return found


_ENGLISH = {kind.feature: kind.word for kind in reversed(kinds("en")) if kind.lang == "en" and "-" not in kind.word}
"""The English word for a kind of place: "H.STM" → "river"."""


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
    from wordfreq import available_languages, top_n_list

    return frozenset(top_n_list(lang, FREQUENT)) if lang in available_languages() else frozenset()


@cache
def common_words(lang: str) -> frozenset[str]:
    """Return the frequent words and the small words of a language together."""
    return frequent_words(lang) | small_words(lang)
