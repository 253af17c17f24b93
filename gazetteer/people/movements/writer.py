"""Find who wrote a text, and where: signatures, datelines of letters and reports, headings of diaries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.model.document import Document
from gazetteer.people.movements.tokens import Token

NAME = "the writer"
"""Name of the first-person narrator of an unsigned text."""
_LAST_LINES = 4
_SIGNED = re.compile(r"(?:\(?signed\)?|s/|—|–|-|,|\.|\s|[A-Z][a-z]*\.)*", re.IGNORECASE)
_HEAD = frozenset(
    "camp headquarters hdqrs head-quarters before near at the city of fort in on board den le el li dnia".split()
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)


def signature(document: Document) -> str | None:
    """Return the id of the person whose name fills one of the last lines of a text, as the signature of a letter."""
    end = len(document.text.rstrip())
    begin = end
    for _ in range(_LAST_LINES):
        begin = document.text.rfind("\n", 0, max(begin - 1, 0))
        if begin < 0:
            break
    for entity in reversed(document.entities):
        if entity.start < begin or "\n" not in document.text[: entity.start].strip():
            return None
        if entity.type != "PERSON" or not entity.person:
            continue
        line = document.text.rfind("\n", 0, entity.start) + 1
        stop = document.text.find("\n", entity.end)
        after = document.text[entity.end : stop if stop >= 0 else end]
        if _SIGNED.fullmatch(document.text[line : entity.start]) and not after.strip(" .,_"):
            return entity.person
    return None


def dateline(sentence: Sequence[Token], *, opens_line: bool) -> tuple[Token, Token] | None:
    """Return the place and the day at the beginning of a sentence: "Tiflis, May 3, 1920.—" or "March 29th. Shanghae.".

    Args:
        sentence: the tokens of a sentence.
        opens_line: whether the sentence begins a line of the text.
    """
    if not opens_line:
        return None
    place: Token | None = None
    day: Token | None = None
    for token in sentence[:12]:
        if token.kind == "PLACE":
            if day is not None or place is None:
                place = place or token
            if day is not None:
                return token, day
        elif token.kind == "DATE":
            if not _is_day(token):
                return None
            day = token
            if place is not None:
                return place, day
        elif token.kind == "PERSON" or (
            token.kind == "word" and token.low not in _HEAD and (day or not _is_head(token))
        ):
            return None
    return None


def _is_head(token: Token) -> bool:
    """Return whether a word may precede or separate the names of a dateline."""
    return token.text[:1].isupper() or token.low.isdigit()


def _is_day(token: Token) -> bool:
    when = token.entity.when if token.entity else None
    if when is not None and _DAY.fullmatch(str(when)):
        return True
    return bool(_MONTH.search(token.text)) and any(char.isdigit() for char in token.text)
