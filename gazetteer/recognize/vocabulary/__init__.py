"""Words that are names of places and more often something else: one file a kind, one word a line, lower case.

`common.txt`: English words that news and letters write small ("reading", "mobile"). `given.txt` and `surnames.txt`: the names
that are commonest in the United States (US Census Bureau 1990, public domain), those of them that are places too.
`foreign.txt`: small words, kinds of places and titles of other languages, each before the English word that does its work.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """The words of one file: "common", "given" or "surnames"."""
    return frozenset(files(__package__).joinpath(f"{kind}.txt").read_text(encoding="utf-8").split())


@cache
def in_english(lang: str) -> Mapping[str, str]:
    """The words of a language that do the work of English ones, in lower case: "dans" → "in"; none for one without a list.

    >>> in_english("fr")["ville"], in_english("xx")
    ('city', {})
    """
    found: dict[str, str] = {}
    for line in files(__package__).joinpath("foreign.txt").read_text(encoding="utf-8").splitlines():
        code, *words = line.split()
        if code == lang:
            found.update(zip(words[::2], words[1::2], strict=True))
    return found
