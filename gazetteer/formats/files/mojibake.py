"""Repair text that was decoded twice, such as "MÃ¼nchen" for "München", with ftfy."""

from __future__ import annotations

import re

_SUSPECT = re.compile("[^\\x00-\\x7f]{2}|\\xc2\\xa0?|[^\\x00-\\x7f][\\x80-\\xa0]")
_LEADS = re.compile("[ÂÃÄÅÎÏÐÑ×ØÙ][^\\x00-\\x7f]")
"""Two characters of cp1252 that are one letter in UTF-8."""
_LETTERS = re.compile(r"[^\W\d_]")


def repaired(text: str) -> str:
    """Return the text as it was before it was decoded in a wrong encoding; correct text is unchanged.

    >>> [repaired(text) for text in ("MÃ¼nchen", "Gdańsk", "ÃŽle-de-France", "РљР°СЂСЃ")]
    ['München', 'Gdańsk', 'Île-de-France', 'Карс']
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    from ftfy import fix_encoding

    made = fix_encoding(text)
    if made == text and _LEADS.search(text):  # too short for ftfy
        try:
            made = text.encode("sloppy-windows-1252").decode("utf-8")
        except UnicodeError:
            return text
    return made if _LETTERS.search(made) and "\ufffd" not in made else text


def has_lost_letters(text: str) -> bool:
    """Return whether a letter was lost and replaced by U+FFFD."""
    return "\ufffd" in text
