"""What a rule of the date reader returns."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.timespan import Timespan
from gazetteer.model.written_dates_tokens import Tokens


@dataclass(frozen=True, slots=True)
class Read:
    """What a rule read.

    Attributes:
        start, end: first and last year, None where the span is open.
        fuzz: years of doubt on either side.
        edtf: EDTF with day or month, empty where only years were named.
        bare: whether it is only a number that may be a year.
        note: what a reader of the date should know; empty when it is clear.
    """

    start: int | None
    end: int | None
    fuzz: int = 0
    edtf: str = ""
    bare: bool = False
    note: str = ""

    def span(self) -> Timespan:
        """The same as a timespan."""
        return (
            Timespan.parse(self.edtf) if self.edtf and not self.fuzz else Timespan.of(self.start, self.end, self.fuzz)
        )


Step = tuple[Read, int]
"""What was read and the position behind it."""


def beside(tokens: Tokens, i: int) -> int:
    """The position behind small words such as "the" and "of"."""
    while (behind := tokens.phrase(i, "of")) is not None and tokens.digits(behind - 1) is None:
        i = behind
    return i
