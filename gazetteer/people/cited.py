"""Distinguish the authors that a text cites from the persons that it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NOTE = re.compile(r"^\W*(?:\d{1,3}[.)\]]|\[\d{1,3}\]|[*†‡])?\s*")
_WORK = re.compile(
    r"\bpp?\.\s*\d|\bvols?\.|\bv\.\s*[IVXL\d]|\bibid|\bop\.\s*cit|\beds?\.|\btrans\.|\(ed|\b(?:University )?Press\b|"
    r"\b[A-Z]\w+(?: \w+)?,\s+(?:1[5-9]|20)\d\d\b|\(\D{0,40}(?:1[5-9]|20)\d\d\)\s*[,.:]",
)
_LONGEST_NOTE = 500
"""Length in code points from which a line is a paragraph and not a note."""
_NEAR_HEAD = 60
"""Number of code points at the beginning of a note within which the author's name begins."""


def is_cited(text: str, mentions: Sequence[tuple[int, int]]) -> bool:
    """Return whether all mentions of a person are authors' names at the beginning of notes or bibliography entries.

    Args:
        text: the text.
        mentions: start and end of each mention, in code points.

    >>> note = "2. R. Sahakian, The Plain, v. II, Boston, 1956, p. 12"
    >>> is_cited(note, [(3, 14)])
    True
    """
    return bool(mentions) and all(heads_note(text, start) for start, _ in mentions)


def heads_note(text: str, start: int) -> bool:
    """Return whether a name that begins here is that of an author at the beginning of a note or a bibliography entry."""
    earliest, latest = max(0, start - _LONGEST_NOTE), start + _LONGEST_NOTE
    begin, stop = text.rfind("\n", earliest, start) + 1, text.find("\n", start, latest)
    if (not begin and earliest) or (stop < 0 and latest < len(text)):
        return False
    line = text[begin : stop if stop >= 0 else len(text)]
    if len(line) > _LONGEST_NOTE:
        return False
    head = _NOTE.match(line)
    offset = start - begin - (head.end() if head else 0)
    return offset <= _NEAR_HEAD and _WORK.search(line, start - begin) is not None
