"""Years with uncertainty: the part of EDTF that a gazetteer of names needs.

Source: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1, read at the
resolution of years. Years are astronomical, as EDTF has them: 0000 is 1 BC, -0330 is 331 BC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from gazetteer.errors import TimespanError

FUZZ_APPROXIMATE = 5
"""Years by which an approximate (~) or uncertain (?) bound may be off, either way."""

GENERATION = 25
"""Number of years before and after a single attested year in which a name is assumed to have been in use."""

_DATE = re.compile(
    r"(?P<year>Y?-?\d{1,9}|-?\d{1,3}X{1,3})(?P<rest>-[0-9X]{2}(?:-[0-9X]{2})?)?(?P<doubt>[~?%]*)", re.ASCII
)
_PREFIX_DOUBT = re.compile(r"^([~?%]+)(.*)$")


@dataclass(frozen=True, slots=True)
class Timespan:
    """A span of years. `start` and `end` are the outermost years; None if the span is open.

    Attributes:
        start: first year, inclusive; None if it is unknown or open.
        end: last year, inclusive; None if it is unknown or open.
        fuzz: years of uncertainty on either side.
        edtf: the span as it was written.
    """

    start: int | None
    end: int | None
    fuzz: int = 0
    edtf: str = ""

    @classmethod
    def parse(cls, text: str) -> Timespan:
        """Read EDTF: `1837/1924`, `1920~`, `../1918`, `0330/1930`, `192X`, `1920-11-24`.

        Raises:
            TimespanError: not EDTF, an impossible month or day, or an end before its beginning.
        """
        return _parse(text.strip())

    @classmethod
    def of(cls, start: int | None, end: int | None, fuzz: int = 0) -> Timespan:
        """Return the span between two years."""
        mark = "~" if fuzz else ""
        if start is not None and start == end:
            return cls(start, end, fuzz, _year_text(start) + mark)
        bounds = [".." if year is None else _year_text(year) + mark for year in (start, end)]
        return cls(start, end, fuzz, "/".join(bounds))

    def contains(self, year: int) -> bool:
        """Return whether the year is inside, without `fuzz`."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)

    def of_use(self) -> Timespan:
        """Return the span in which a name with this date was in use, for comparison with other years.

        A source of one year does not imply that the name began and ended then. Use the date itself for display and for
        comparison with a single year.

        >>> Timespan.parse("1911").of_use().distance(Timespan.parse("1920"))
        0
        >>> Timespan.parse("1837/1924").of_use()
        Timespan(start=1837, end=1924, fuzz=0, edtf='1837/1924')
        """
        if self.start is None or self.start != self.end:
            return self
        return replace(self, start=self.start - GENERATION, end=self.start + GENERATION)

    def distance(self, other: Timespan) -> int:
        """Return the years between the two spans, 0 if they touch or overlap within their `fuzz`."""
        gap = 0
        if self.end is not None and other.start is not None:
            gap = max(gap, other.start - self.end)
        if other.end is not None and self.start is not None:
            gap = max(gap, self.start - other.end)
        return max(0, gap - self.fuzz - other.fuzz)

    def overlaps(self, other: Timespan) -> bool:
        """Return whether the two spans share a year, with `fuzz`."""
        return self.distance(other) == 0

    @property
    def is_open(self) -> bool:
        """Whether neither bound is known."""
        return self.start is None and self.end is None

    def __str__(self) -> str:
        return self.edtf


def _year_text(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


@lru_cache(maxsize=65536)
def _parse(text: str) -> Timespan:
    if not text:
        raise TimespanError("a timespan is empty: give years as EDTF, such as 1920 or 1837/1924")
    if text.count("/") > 1:
        raise TimespanError(f"{text!r} has more than one '/': an interval has one beginning and one end")
    if "/" not in text:
        start, end, fuzz = _bound(text, text)
        return Timespan(start, end, fuzz, text)
    left, right = text.split("/")
    start, _, left_fuzz = _bound(left, text)
    _, end, right_fuzz = _bound(right, text)
    if start is not None and end is not None and start > end:
        raise TimespanError(f"{text!r} ends before it begins")
    return Timespan(start, end, max(left_fuzz, right_fuzz), text)


def _bound(bound: str, text: str) -> tuple[int | None, int | None, int]:
    """Return the first and last year of one side of an interval, and its `fuzz`."""
    if bound in ("", ".."):
        return None, None, 0
    prefixed = _PREFIX_DOUBT.match(bound)
    body = prefixed.group(2) if prefixed else bound
    match = _DATE.fullmatch(body)
    if match is None:
        raise TimespanError(f"{text!r} is not EDTF: give years such as 1920, 1837/1924, 1920~ or ../1918")
    _check_day(match.group("rest"), text)
    fuzz = FUZZ_APPROXIMATE if prefixed or match.group("doubt") else 0
    year = match.group("year")
    if "X" in year:
        sign, digits = (-1, year[1:]) if year.startswith("-") else (1, year)
        if len(digits) != 4:
            raise TimespanError(f"{text!r} is not EDTF: a year has four digits")
        low, high = sign * int(digits.replace("X", "0")), sign * int(digits.replace("X", "9"))
        return min(low, high), max(low, high), fuzz
    digits, minus = year.lstrip("Y-"), "-" if "-" in year else ""
    if year.startswith("Y") and len(digits) < 5:
        proper = f"{minus}{int(digits):04d}"
        raise TimespanError(f"{text!r} is not EDTF: Y is for years of five digits or more, so write {proper}")
    if not year.startswith("Y") and len(digits) != 4:
        proper = f"{minus}{int(digits):04d}" if len(digits) < 4 else f"Y{year}, or 1920-11-24 for a day"
        raise TimespanError(f"{text!r} is not EDTF: a year has four digits, so write {proper}")
    if year == "-0000":
        raise TimespanError(f"{text!r} is not EDTF: 1 BC is 0000")
    value = int(minus + digits)
    return value, value, fuzz


def _check_day(rest: str | None, text: str) -> None:
    if not rest:
        return
    month, _, day = rest[1:].partition("-")
    if month.isdigit() and not (1 <= int(month) <= 12 or (21 <= int(month) <= 24 and not day)):
        raise TimespanError(f"{text!r} has a month {month}: months run from 01 to 12")
    longest = 29 if month == "02" else 30 if month in ("04", "06", "09", "11") else 31
    if day.isdigit() and not 1 <= int(day) <= longest:
        raise TimespanError(f"{text!r} has a day {day} that its month does not have")


def as_timespan(year: int | str | Timespan | None) -> Timespan | None:
    """Return a year, EDTF or a timespan as a timespan.

    Raises:
        TimespanError: it is none of these.
    """
    if year is None or isinstance(year, Timespan):
        return year
    if isinstance(year, int):
        return Timespan.of(year, year)
    if not isinstance(year, str):
        raise TimespanError(f"not a valid year: {year!r}. Give a whole number, or EDTF such as 1837/1924")
    text = year.strip()
    digits = text.removeprefix("-")
    return Timespan.parse(text.removesuffix(digits) + digits.zfill(4) if digits.isdigit() else text)
