"""Read written dates: years, days, decades, centuries and spans, in many languages.

Text is split into tokens. Each rule reads a date that starts at a token and returns it with the position after it.
`written_years` reads a cell that contains only a date; `find_dates` finds the dates in running text. The words are in
`words`, other calendars in `calendars`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from gazetteer.model.dates.days import day_month_year, exact, month_first, numeric, read_month, year_first
from gazetteer.model.dates.periods import (
    LAST_CENTURY,
    century,
    century_years,
    decade,
    feast,
    other_calendar,
    year_alone,
)
from gazetteer.model.dates.result import Read, Step, beside
from gazetteer.model.dates.roman import roman_day
from gazetteer.model.dates.tokens import DASHES, Tokens
from gazetteer.model.dates.words import Category
from gazetteer.model.timespan import FUZZ_APPROXIMATE

_DOUBT = frozenset("?~%")
_RULES = (
    numeric,
    roman_day,
    other_calendar,
    day_month_year,
    month_first,
    year_first,
    feast,
    century,
    decade,
    year_alone,
)
"""The rules for one date, in the order in which they are tried."""


def expression(tokens: Tokens, i: int, *, lang: str | None = None, cell: bool = False) -> Step | None:
    """Return the longest date that begins at a token: a span, a date with "before" or "after", or a date.

    Args:
        tokens: the tokens of the text.
        i: the token at which the date starts.
        lang: the language, which determines the order of day and month in 03/04/1895.
        cell: whether the text is a table cell, in which "1990-" is an open span and "1914-18" a span.
    """
    for sign, category in (("end", "before"), ("end", "until"), ("start", "after")):
        behind = tokens.phrase(i, cast(Category, category))
        if behind is not None and (tokens.phrase(i, "year", "ad") or 0) <= behind:
            j = tokens.skip(behind, "-") if cell else behind
            if found := _one(tokens, beside(tokens, j), lang):
                read, end = found
                if category != "after" or not _joined(tokens, end, cell):
                    bound = replace(read, start=None) if sign == "end" else replace(read, end=None)
                    return replace(bound, edtf="", bare=False), end
    between = tokens.phrase(i, "between", "from")
    if between is not None and (found := _span(tokens, beside(tokens, between), lang, cell=True)) is not None:
        return found
    return _span(tokens, i, lang, cell=cell)


def _joined(tokens: Tokens, i: int, cell: bool) -> bool:
    return tokens.phrase(i, "to", "and") is not None or (cell and tokens.at(i) in DASHES and bool(tokens.at(i + 1)))


def _span(tokens: Tokens, i: int, lang: str | None, *, cell: bool) -> Step | None:
    """Read a date, or a span from one date to another."""
    left = _one(tokens, i, lang)
    if (left is None or left[0].bare) and (partial := _left_of_span(tokens, beside(tokens, i), lang)) is not None:
        return partial
    if left is None:
        return None
    read, end = left
    join = _join(tokens, end, cell)
    if join is None:
        return left
    if cell and not tokens.at(join):
        return (replace(read, end=None, edtf="", bare=False), join) if tokens.at(end) in DASHES else left
    right = _one(tokens, join, lang, after=read)
    if right is None:
        return left
    joined = _between(read, right[0], tokens, join)
    return left if joined is None else (joined, right[1])


def _join(tokens: Tokens, i: int, cell: bool) -> int | None:
    """Return the position after the word or sign that joins two dates."""
    if tokens.at(i) in DASHES or tokens.at(i) == "/":
        return i + 1
    return tokens.phrase(i, "to", "and") if cell else tokens.phrase(i, "to")


def _between(left: Read, right: Read, tokens: Tokens, join: int) -> Read | None:
    """Return the span from one date to another; a short year, as in 1914–18, gets the century of the first."""
    if left.start is None or right.end is None:
        return None
    start, end = left.start, right.end
    written = tokens.at(join)
    one_year = left.start == left.end and not left.edtf
    if right.bare and one_year and written.isdigit() and 0 <= end < start and len(written) < len(str(start)):
        end = int(str(start)[: -len(written)] + written)
        if end < start and tokens.at(join - 1) == "/":  # 1699/00, a year that began in March
            end += 10 ** len(written)
    if one_year and not right.bare and start > 0 > end:
        start = 1 - start  # 400-331 BC
    if start > end:
        return None
    fuzz = max(left.fuzz, right.fuzz)
    exact = left.edtf and right.edtf and "/" not in left.edtf + right.edtf and not fuzz
    return Read(start, end, fuzz, f"{left.edtf}/{right.edtf}" if exact and left.edtf <= right.edtf else "")


def _left_of_span(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read spans whose first date has no year: "24-27 November 1920", "24 October to 3 November 1920", "17th-18th century"."""
    first_month, end = read_month(tokens, i)
    if first_month is not None:
        return _months(tokens, first_month, end, lang)
    number = tokens.ordinal(i)
    if number is None:
        return None
    first, j = number
    month, k = read_month(tokens, beside(tokens, j))
    end = k if month else j
    join = end + 1 if tokens.at(end) in DASHES or tokens.at(end) == "/" else tokens.phrase(end, "to", "and")
    right = _one(tokens, beside(tokens, join), lang) if join is not None else None
    if right is None:
        return None
    read, behind = right
    if read.start is None or read.end is None:
        return None
    if not read.edtf and not month and read.end - read.start == 99 and 0 < first <= LAST_CENTURY:
        century = century_years(first, bc=read.end <= 0)
        return (replace(read, start=century[0]), behind) if century[0] < read.start else None
    if not read.edtf or len(read.edtf) != 10 or not 0 < first < 32:
        return None
    begin = f"{read.edtf[:5]}{month or int(read.edtf[5:7]):02d}-{first:02d}"
    if begin > read.edtf:
        begin = f"{read.start - 1:04d}{begin[4:]}" if month else ""
    return (exact(f"{begin}/{read.edtf}") or read, behind) if begin else right


def _months(tokens: Tokens, first: int, i: int, lang: str | None) -> Step | None:
    """Read "May-November 1920"."""
    join = _join(tokens, i, cell=True)
    right = _one(tokens, join, lang) if join is not None else None
    if right is None or len(right[0].edtf) != len("1920-11"):
        return None
    begin = f"{right[0].edtf[:5]}{first:02d}"
    read = exact(f"{begin}/{right[0].edtf}") if begin < right[0].edtf else None
    return (read, right[1]) if read is not None else right


def _one(tokens: Tokens, i: int, lang: str | None, *, after: Read | None = None) -> Step | None:
    """Read a date without "before" or "to", with its uncertainty."""
    about = tokens.phrase(i, "about")
    j = beside(tokens, i if about is None else about)
    found = _core(tokens, j, lang) or (_core(tokens, i, lang) if j != i else None)
    if found is None and after is not None and (number := tokens.digits(j, 3)) is not None:
        found = Read(number, number, bare=True), j + 1
    if found is None:
        return None
    read, end = found
    doubted = False
    while tokens.at(end) and tokens.at(end) in _DOUBT:
        doubted, end = True, end + 1
    behind = tokens.phrase(end, "about")
    if behind is not None and not (tokens.digits(behind) or tokens.at(behind) in DASHES):
        doubted, end = True, behind
    if about is not None or doubted:
        read = replace(read, fuzz=FUZZ_APPROXIMATE, edtf="", bare=False)
    return read, end


def _core(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    for rule in _RULES:
        found = rule(tokens, i, lang)
        if found is not None:
            return found
    return None
