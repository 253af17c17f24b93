"""Rule out pieces of Chinese or Japanese text that cannot be names."""

from __future__ import annotations

import re

_UNSPACED = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿ｦ-ﾟ]")
_KATAKANA = re.compile(r"[゠-ヿｦ-ﾟ]")
_HIRAGANA_ONLY = re.compile(r"[぀-ゟ]+")


def is_unspaced(text: str) -> bool:
    """Return whether a text begins with a letter of a script that is written without spaces."""
    return bool(text) and _UNSPACED.match(text) is not None


def may_be_name(text: str, start: int, end: int) -> bool:
    """Return whether a span of such a text may be a name: two or more characters, not only hiragana, not part of a katakana word.

    >>> text = "メロスは東京へつく"
    >>> [may_be_name(text, start, end) for start, end in ((0, 2), (0, 3), (4, 6), (4, 5), (7, 9))]
    [False, True, True, False, False]
    """
    piece = text[start:end]
    if len(piece) < 2 or _HIRAGANA_ONLY.fullmatch(piece):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if _KATAKANA.match(piece) and before and _KATAKANA.match(before):
        return False
    return not (_KATAKANA.match(piece[-1]) and after and _KATAKANA.match(after))
