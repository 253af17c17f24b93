"""Old spellings of names by language: "Aegypten" is Ägypten, "Haerlem" Haarlem, "Xerez" Jerez, Կահիրէ is Կահիրե.

All text is folded (`names.fold`). The gazetteer's index confirms what is proposed here, so that a table may contain letters that
only some names have changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_LETTERS: Mapping[str, str] = {
    "de": "ae=a oe=o ue=u c=k ck=k th=t ph=f y=i ey=ei ay=ai tz=z ew=eu aw=au ^v=u ^w=u mb=m dt=t ien$=ia ia$=ien ff$=f lant$=land",
    "fr": "y=i ys=is st=t ct=t ^es=e x=s z=s s=z oi=ai ois=ais ph=f th=t ez=es ie$=ia k=c c=k",
    "es": "x=j j=x v=b b=v z=c c=z qu=cu ss=s y=i i=y ph=f th=t gu=hu hu=gu ch=c",
    "pt": "y=i ph=f th=t z=s s=z ch=c ^u=hu am$=ao ae=ai oe=oi",
    "it": "j=i y=i x=s ph=f th=t ct=tt tia=zia ch=c",
    "nl": "ae=aa ae=a gh=g ck=k uy=ui uy=u y=ij y=i ij=y th=t c=k ey=ei ai=ei ue=uu ph=f dt=t en$=e x=ks nt$=nd",
    "pl": "y=j x=ks th=t ph=f",
    "cs": "w=v g=j j=i y=i au=ou cz=c rz=r ie=e th=t",
    "hu": "cz=c tz=c ts=cs ch=cs w=v y=i th=t ew=o eo=o ph=f x=ksz ck=k",
    "sv": "gh=g fv=v fw=v hv=v hw=v w=v qv=kv qw=kv c=k ch=k th=t dh=d ck=k e=a ph=f x=ks",
    "da": "aa=a uu=u ee=e ii=i kj=k ki=k gj=g gi=g c=k ch=k th=t w=v x=ks oe=o ae=a ph=f dt=t",
    "ro": "sci=sti u=o dz=z ph=f th=t ch=h",
    "hy": "է=ե օ=ո",
    "la": "y=i j=i k=c w=v ci=ti ti=ci ph=f th=t ch=c ^e=ae",
}  # fmt: skip
"""Letters and those that stand for them today, by language; `^` is the beginning and `$` the end of a name."""
_DOUBLE_CONSONANT, _DOUBLE_LETTER = re.compile(r"([^aeiou])\1"), re.compile(r"(.)\1")
_DOUBLE_VOWELS = frozenset({"nl", "da", "sv"})
"""Languages whose old spellings also have two vowels for one: "Aarhuus"."""
MIN_OLD_LETTERS = 5
"""Minimum number of letters of a name that is read as an old spelling."""


def has_old_letters(lang: str) -> bool:
    """Return whether there is a table of old spellings for a language."""
    return lang in _LETTERS


def modern(key: str, lang: str) -> tuple[str, ...]:
    """Return the spellings of today that a folded name may have, the likeliest first, without the name itself.

    >>> "haarlem" in modern("haerlem", "nl"), "jerez" in modern("xerez", "es"), modern("wien", "de")
    (True, True, ())
    """
    if len(key) < MIN_OLD_LETTERS:
        return ()
    return tuple(dict.fromkeys(text for text in _proposed(key, lang) if text != key))


def _proposed(key: str, lang: str) -> Iterator[str]:
    """Yield the name with one letter replaced, with single letters for double ones, and with all of its letters replaced."""
    rules = _rules(lang)
    double = _DOUBLE_LETTER if lang in _DOUBLE_VOWELS else _DOUBLE_CONSONANT
    single = double.sub(r"\1", key) if rules else key
    yield single
    for pattern, new in rules:
        yield pattern.sub(new, key)
        yield pattern.sub(new, single)
    every = key
    for pattern, new in rules:
        every = pattern.sub(new, every)
    yield every


@cache
def _rules(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of a language and their replacements."""
    pairs = (pair.split("=") for pair in _LETTERS.get(lang, "").split())
    return tuple((re.compile(old), new) for old, new in pairs)
