"""Spell a foreign name as English does: the French "Tchernigov" is Chernigov, the German "Schuscha" Shusha.

Writers of one language spell names from other scripts by the sounds of its letters. The lists of places have mostly the English
spelling. Only letters that stand for other sounds than in English are replaced, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gazetteer.names.fold import fold

_TURKISH = "keui=koy keuy=koy kieui=koy kioi=koy köi=koy hissar=hisar"
_WITH_TURKISH = frozenset({"en", "fr", "de", "it"})
"""Languages whose writers spelt Turkish villages and castles so: "Yenikeui", "Karahissar"."""

_LETTERS: Mapping[str, str] = {
    "en": "dsch=j tsch=ch tch=ch sch=sh dj=j ou=u oo=u ee=i",
    "fr": "tch=ch dj=j ch=sh ou=u gui=gi gue=ge qu=k",
    "de": "dsch=j tsch=ch sch=sh ch=kh j=y w=v",
    "nl": "tsj=ch dj=j sj=sh tj=ch oe=u j=y",
    "it": "sci=shi sce=she ci=chi ce=che gi=ji ge=je ch=k gh=g",
    "pl": "dż=j cz=ch sz=sh rz=zh ż=zh ch=kh w=v j=y",
    "hu": "dzs=j cs=ch zs=zh sz=s s=sh",
    "pt": "tch=ch dj=j ch=sh x=sh ou=u",
    "sv": "tj=ch sj=sh dj=j j=y",
    "da": "tj=ch sj=sh dj=j j=y",
    "tr": "ç=ch c=j ş=sh ğ=gh ı=i",
    "az": "ç=ch c=j ş=sh ğ=gh ı=i ə=e x=kh q=g",
    "cs": "č=ch š=sh ž=zh ř=rzh ch=kh c=ts j=y",
    "sr": "dž=j č=ch ć=ch š=sh ž=zh đ=j c=ts j=y",
    "sq": "xh=j gj=j ç=ch x=dz c=ts j=y q=ch",
    "ro": "ș=sh ş=sh ce=che ci=chi ch=k",
}
"""Letters and their spelling in the lists, by language (ISO 639-1); English writers also used French and German spellings."""


def respelt(name: str, lang: str | None) -> str | None:
    """Return a name in English letters for its sounds; None if the spelling is the same or the language is not known.

    >>> respelt("Marach", "fr"), respelt("Tchernigov", "fr"), respelt("Schuscha", "de"), respelt("Soerabaja", "nl")
    ('marash', 'chernigov', 'shusha', 'surabaya')
    >>> respelt("Broosa", "en"), respelt("Nantes", "fr"), respelt("Marach", "en")
    ('brusa', None, None)
    """
    found = _table(lang or "")
    if found is None:
        return None
    pattern, letters = found
    spelt = fold(pattern.sub(lambda match: letters[match[0]], name.lower()))
    return None if spelt == fold(name) else spelt


@cache
def _table(lang: str) -> tuple[re.Pattern[str], Mapping[str, str]] | None:
    """Return the pattern of a language's letters, the longest first, and the English spelling of each."""
    if lang not in _LETTERS:
        return None
    pairs = f"{_LETTERS[lang]} {_TURKISH if lang in _WITH_TURKISH else ''}".split()
    letters = dict(pair.split("=") for pair in pairs)
    return re.compile("|".join(sorted(letters, key=len, reverse=True))), letters
