"""Prepare a text for a model: join lines and words split at line ends, and simplify quotes.

The user's text is never changed; `Plain` stores the source position of each character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_QUOTES = str.maketrans(
    {
        "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
        "ſ": "s", "ꝛ": "r", "⸗": "-", "⹀": "-", "‐": "-",
    }
)  # fmt: skip
"""Marks and letters of print that are replaced one for one: long s and round r, and the hyphens of Fraktur."""
_BREAKS = (
    r"(?P<cut>[¬\u00ad]|(?<=[^\W\d_])-)?(?P<space>[ ]*(?:\r\n?|\n)\s*|[ ]{2,})|\u00ad|¬[ ]?(?=[a-z])"
    r"|(?<=[a-zà-ÿ]{2})- (?=(?!and\b|or\b|to\b|und\b|et\b|ou\b)[a-zà-ÿ]{3})"
    r"|(?<=[^\W\d_])\(\d{1,4}\)|(?<=[^\W\d][,.;:])\(\d{1,4}\)|(?<=\S)\{\d{1,4}[a-z]?\}"
    r"|(?<=[a-zà-ÿ]{5}[.,;])\d{1,3}(?=\s)"
    r"|(?<=[^\s\[(])\[(?:\d{1,4}\]?|[A-Za-z*†‡§]\])|(?<=[^\W\d_])[⁰¹²³⁴-⁹]+"
)
"""What is joined or left out: line ends, runs of spaces, soft hyphens, hyphens inside a word with a blank after
("Constan- tinople"), and footnote marks after a word ("George[94]", "Kars[A]", "York(1024)", "Van²")."""
_EMPHASIS = r"|(?<!\w)[_~]+(?=[^\W\d_])|(?<=[^\s_~])[_~]+(?!\w)"
"""Marks around emphasized words: "_Kars_", "~Ohio~"."""
_BREAK = re.compile(rf"(?=[-¬\u00ad\r\n({{\[\d⁰¹²³⁴-⁹]| [ \r\n])(?:{_BREAKS})")
"""The look-ahead passes over all other characters quickly."""
_BREAK_OR_EMPHASIS = re.compile(rf"(?=[-¬\u00ad\r\n({{\[\d⁰¹²³⁴-⁹_~]| [ \r\n])(?:{_BREAKS}{_EMPHASIS})")
_BROKEN = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which cannot be encoded."""
_MARK = r"(?:[^\w\s]|_)"
_UNBROKEN = re.compile(rf"(?<!{_MARK}){_MARK}{{200,}}|(?<![\x21-\u024f])[\x21-\u024f]{{1000,}}")
"""Runs of marks, and of Latin letters and marks without a space, that are too long for a line or a word. spaCy needs a time that
grows with the square of their length."""
_MARKS = re.compile(_MARK)
_LOWER_AHEAD = re.compile(r"[^\W\d_]")
_FULL_LINE = 0.72
"""A line this near to the longest of its paragraph was broken because the next word did not fit."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A cleaned copy of a text.

    Attributes:
        text: the copy; "\\n" stands only where a line was meant to end.
        _at, _shift: from each position `_at` of the copy, add `_shift` to reach the source.
    """

    text: str
    _at: tuple[int, ...]
    _shift: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the source of a span of the copy (start < end), in code points, end exclusive."""
        return self._source(start), self._source(end - 1) + 1

    def _source(self, position: int) -> int:
        return position + self._shift[bisect_right(self._at, position) - 1]


def plain(text: str, *, emphasized: bool = True) -> Plain:
    """Copy a text for reading.

    Args:
        text: the text.
        emphasized: whether marks of emphasis stay. In English they mark foreign words and titles more often than names, as
            the English model has learnt; in German they often mark names, letter-spaced in print.

    >>> copy = plain("He left Phila-\\ndelphia for New\\nYork.")
    >>> copy.text, copy.source(8, 20)
    ('He left Philadelphia for New York.', (8, 22))
    >>> plain("Von ~Louisville~ an der Ohio-Mündung", emphasized=False).text
    'Von Louisville an der Ohio-Mündung'
    """
    text = _BROKEN.sub("\ufffd", text.translate(_QUOTES))
    text = _UNBROKEN.sub(lambda run: _MARKS.sub(" ", run[0]), text)
    widths = _line_widths(text)
    pieces: list[str] = []
    at, shift = [0], [0]
    position = length = 0
    pattern = _BREAK if emphasized else _BREAK_OR_EMPHASIS
    for match in pattern.finditer(text):
        piece = text[position : match.start()]
        space, cut = match["space"], match["cut"]
        if space is None:
            joint = ""
        elif "\n" not in space and "\r" not in space:
            joint = (cut or "") + " "
        elif cut and _LOWER_AHEAD.match(text, match.end()):
            joint = "" if cut != "-" or text[match.end()].islower() else "-"
        else:
            joint = (cut or "") + ("\n\n" if _blank_line(space) else "\n" if _meant(text, match, widths) else " ")
        pieces += [piece, joint]
        length += len(piece) + len(joint)
        position = match.end()
        at.append(length)
        shift.append(position - length)
    pieces.append(text[position:])
    return Plain("".join(pieces), tuple(at), tuple(shift))


def _line_widths(text: str) -> list[tuple[int, int]]:
    """Return where each paragraph begins, and the length of its longest line."""
    found = []
    start = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        found.append((start, max((len(line) for line in paragraph.splitlines()), default=0)))
        start += len(paragraph)
    return found


def _blank_line(space: str) -> bool:
    return space.count("\n") > 1 or space.count("\r") > 1 + space.count("\n")


def _meant(text: str, match: re.Match[str], widths: list[tuple[int, int]]) -> bool:
    """Return whether a line end is intended, and not just the end of a full line."""
    begin = text.rfind("\n", 0, match.start()) + 1
    begin = max(begin, text.rfind("\r", begin, match.start()) + 1)
    stop = match.end()
    word = re.compile(r"\S{0,40}").match(text, stop)
    line = match.start() - begin + 1 + (len(word[0]) if word else 0)
    widest = widths[bisect_right(widths, (match.start(), 1 << 60)) - 1][1]
    return line < _FULL_LINE * widest
