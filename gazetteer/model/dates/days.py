"""Rules for days and months with a year: 24 November 1920, 24.11.1920, 1848. március 15."""

from __future__ import annotations

from gazetteer.errors import TimespanError
from gazetteer.model.dates import calendars as calendars
from gazetteer.model.dates.result import Read, Step, beside
from gazetteer.model.dates.tokens import DASHES, Tokens
from gazetteer.model.dates.words import month_of
from gazetteer.model.timespan import Timespan


def exact(edtf: str, note: str = "") -> Read | None:
    """Return a single EDTF date; None if it is not valid EDTF."""
    try:
        span = Timespan.parse(edtf)
    except TimespanError:
        return None
    return Read(span.start, span.end, edtf=edtf, note=note)


def _date(year: int, month: int, day: int | None = None, note: str = "") -> Read | None:
    return exact(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""), note)


def numeric(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read 24.11.1920, 24/11/1920, 12.VI.1898, 1920-11-24, 1904年2月8日, 11/1920."""
    first = tokens.digits(i)
    if first is None:
        return None
    sign = tokens.at(i + 1)
    if sign == "年" and (month := tokens.digits(i + 2, 2)) and tokens.at(i + 3) == "月":
        day = tokens.digits(i + 4, 2) if tokens.at(i + 5) == "日" else None
        read = _date(first, month, day)
        return (read, i + 6 if day else i + 4) if read else None
    if sign not in (".", "/") and sign not in DASHES:
        return None
    year = tokens.digits(i + 2)
    if year is not None and len(tokens.at(i + 2)) == 4 and len(tokens.at(i)) < 3 and sign in "./":
        read = _date(year, first)
        return (read, i + 3) if read else None
    second = tokens.digits(i + 2, 2) or (tokens.roman(i + 2) if sign != "-" else None)
    same = tokens.at(i + 3) == sign or (sign in DASHES and tokens.at(i + 3) in DASHES)
    third = tokens.digits(i + 4) if same else None
    if second is None or third is None:
        return None
    if len(tokens.at(i)) == 4 and len(tokens.at(i + 4)) < 3:
        read = _date(first, second, third)
        return (read, i + 5) if read else None
    if len(tokens.at(i + 4)) != 4:
        return None
    read = _day_or_month(first, second, third, sign, lang)
    return (read, i + 5) if read else None


def _day_or_month(first: int, second: int, year: int, sign: str, lang: str | None) -> Read | None:
    if first < 13 < second and sign != ".":
        return _date(year, first, second)
    if sign == "/" and first < 13 and second < 13 and first != second and lang in (None, "en"):
        note = f"day and month of {first}/{second}/{year} are ambiguous: only the year is used"
        return Read(year, year, note=note) if second else None
    return _date(year, second, first)


def read_month(tokens: Tokens, i: int) -> tuple[int | None, int]:
    """Return the number of the month named here (None without one) and the position after it."""
    number = month_of(tokens.at(i)) or month_of(f"{tokens.at(i)} {tokens.at(i + 1)}")
    if number is None:
        return None, i
    two = month_of(tokens.at(i)) is None
    end = tokens.skip(i + 1 + two, ".")
    case = tokens.case_ending(end)
    return number, case if case is not None else end


def year_after(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read a four-digit year after a day and month, with the words that may come before and after it."""
    i = tokens.skip(i, ",")
    i = tokens.phrase(i, "of", "year") or i
    i = tokens.phrase(i, "year") or i
    year = tokens.digits(i)
    if year is None or len(tokens.at(i)) not in (3, 4):
        return None
    return year, after_year(tokens, i + 1)


_BEFORE_A_YEAR = frozenset("en em in nel το στα τω".split())
"""Words of years that never follow one: "le 5 mai 1848 en Italie"."""


def after_year(tokens: Tokens, i: int) -> int:
    """Return the position after "г." and case endings of a year."""
    case = tokens.case_ending(i)
    if case is not None:
        return case
    dotted = tokens.skip(i, ".") if tokens.glued(i) and not tokens.is_capital(i + 1) else i
    if tokens.at(i) in _BEFORE_A_YEAR:
        return i
    word = tokens.phrase(i, "year") or tokens.phrase(dotted, "year")
    return word if word is not None and tokens.digits(word) is None else i


def day_month_year(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read 24 November 1920, the 24th of November, 1920, 12/24 April 1877, 12 (24) апреля 1877 г."""
    behind = tokens.phrase(i, "weekday")
    j = beside(tokens, tokens.skip(behind, ",") if behind is not None else i)
    day = tokens.digits(j, 2)
    if day is None:
        return None
    j = tokens.ending(j + 1)
    other = None
    if tokens.at(j) in ("(", "/") and (other := tokens.digits(j + 1, 2)) is not None:
        j = tokens.skip(tokens.ending(j + 2), ")")
    month, j = read_month(tokens, beside(tokens, j))
    if month is None:
        return None
    year = year_after(tokens, j)
    if year is None:
        return None
    later = max(day, other or 0) if other is None or other > day else other
    return _styled(tokens, year[0], month, later, year[1])


def _styled(tokens: Tokens, year: int, month: int, day: int, i: int) -> Step | None:
    """Return the day in the calendar that is named after it."""
    opened = tokens.skip(i, "(")
    style = tokens.category(opened, "julian", "gregorian")
    if style is not None:
        i = tokens.skip(style[1], ")") if opened != i else style[1]
        if style[0] == "julian" and (when := calendars.julian(year, month, day)) is not None:
            return Read(when.start, when.end, edtf=str(when)), i
    read = _date(year, month, day)
    return (read, i) if read else None


def month_first(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read November 24, 1920; November 1920; in spring 1920."""
    i = beside(tokens, i)
    month, j = read_month(tokens, i)
    if month is None:
        season = tokens.phrase(i, "season")
        year = year_after(tokens, season) if season is not None else None
        return (Read(year[0], year[0]), year[1]) if year and len(str(year[0])) == 4 else None
    day = tokens.digits(j, 2)
    if day is not None:
        found = year_after(tokens, tokens.ending(j + 1))
        return _styled(tokens, found[0], month, day, found[1]) if found else None
    year = year_after(tokens, j)
    read = _date(year[0], month) if year else None
    return (read, year[1]) if read and year else None


def year_first(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read 1848. március 15., 1915 թ. ապրիլի 24, 1921 წლის 25 თებერვალი, le 1848 mars."""
    i = tokens.phrase(i, "year") or i
    year = tokens.digits(i)
    if year is None or len(tokens.at(i)) != 4:
        return None
    j = tokens.skip(after_year(tokens, i + 1), ".,")
    j = tokens.phrase(j, "year") or j
    day = tokens.digits(j, 2)
    if day is not None:
        month, end = read_month(tokens, tokens.ending(j + 1))
        read = _date(year, month, day) if month else None
        return (read, end) if read else None
    month, j = read_month(tokens, j)
    if month is None:
        return None
    day = tokens.digits(j, 2)
    if day is not None and tokens.digits(j, 4) == day:
        end = tokens.case_ending(tokens.skip(j + 1, ".")) or tokens.ending(j + 1)
        read = _date(year, month, day)
        return (read, end) if read else None
    read = _date(year, month)
    return (read, j) if read else None
