"""Words that are names of places and more often something else: one file a kind, one word a line, lower case.

`common.txt`: English words that news and letters write small ("reading", "mobile"). `given.txt` and `surnames.txt`: the names
that are commonest in the United States (US Census Bureau 1990, public domain), those of them that are places too.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """The words of one file: "common", "given" or "surnames"."""
    return frozenset(files(__package__).joinpath(f"{kind}.txt").read_text(encoding="utf-8").split())
