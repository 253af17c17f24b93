"""Headings of a text, as its file marks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the file of a text marks as such.

    Attributes:
        start, end: code points of the text, end exclusive.
        level: 1 for the highest level; the depth of the division in TEI, the number of `<h1>` to `<h6>` elsewhere.
    """

    start: int
    end: int
    level: int


def moved(headings: Iterable[Heading], by: int) -> Iterator[Heading]:
    """Yield the headings of a text that begins at this offset of a longer one.

    >>> list(moved([Heading(0, 5, 1)], 100))
    [Heading(start=100, end=105, level=1)]
    """
    return (replace(one, start=one.start + by, end=one.end + by) for one in headings)
