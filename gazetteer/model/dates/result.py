"""The result of a rule of the date reader."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.dates.tokens import Tokens
from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Read:
    """A date that a rule read.

    Attributes:
        start, end: first and last year; None if the span is open.
        fuzz: years of uncertainty on either side.
        edtf: EDTF with day or month; empty if only years were named.
        bare: whether it is just a number that may be a year.
        note: what is ambiguous about it; empty otherwise.
    """

    start: int | None
    end: int | None
    fuzz: int = 0
    edtf: str = ""
    bare: bool = False
    note: str = ""

    def span(self) -> Timespan:
        """Return the date as a timespan."""
        return (
            Timespan.parse(self.edtf) if self.edtf and not self.fuzz else Timespan.of(self.start, self.end, self.fuzz)
        )


Step = tuple[Read, int]
"""The date and the position after it."""


def beside(tokens: Tokens, i: int) -> int:
    """Return the position after small words such as "the" and "of"."""
    while (behind := tokens.phrase(i, "of")) is not None and tokens.digits(behind - 1) is None:
        i = behind
    return i
