"""The dates of a text, and the years that a document describes. Dates are parsed by `model.dates`."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from gazetteer.errors import TimespanError
from gazetteer.model.dates.finder import FoundDate, find_dates
from gazetteer.model.dates.reader import written_years
from gazetteer.model.document import Mention
from gazetteer.model.timespan import Timespan

BY_DATES = "dates"
"""Value of `by` for dates that the model did not find."""

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[.,]?")
"""A number that is a day of a month, and not a year of the first century."""
_YEAR = re.compile(r"(?<![\d.,#/])(1[0-9]{3}|20[0-9]{2})(?![\d%]|,\d|\s+(?:years|men|soldiers|people|troops|miles)\b)")
_IMPOSSIBLE = re.compile(r"^\W*\d{1,2}\s+[^\W\d_]+\.?,?\s+\d{4}\W*$")
_REFERENCE = re.compile(
    r"(?:^|\n)\s*(?:\[?\d{1,3}[.\])]|[*†‡])\s|\bpp?\.\s*\d|\bvol\.|\bv\.\s*[IVXL\d]|\bibid|\bop\.\s*cit|\beds?\.|©|copyright|"
    r"\bpublished\b|\bpress\b|\bretrieved\b|\baccessed\b",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"(?:\bborn|\bb\.|\bdied|\bd\.|\bmarried|\bbapti[sz]ed|\bnée?|\bmorte?|\bgeb(?:oren|\.)|\bgest(?:orben|\.)|\bnat[oa]|"
    r"\bnacid[oa]|\bрод\.|\bродил\w*|\bум\.|\bумер\w*|\bскончал\w*|\breigned|\bcrowned|\bking|\bсын|"
    r"\bson of|\bdaughter of|[*†⚭])[^.,;\n]{0,25}$",
    re.IGNORECASE,
)

DATE_PRECISION = 0.95
"""Precision of the dates found by their form."""

DATELINE_WEIGHT = 5.0
"""Weight of a day in the first or the last line of a text against any other day."""
DAY_WEIGHT, YEAR_WEIGHT, LIFE_WEIGHT, BRACKET_WEIGHT = 1.5, 1.0, 0.25, 0.4
"""Weights of a day, of a bare year, of a year of birth, death or reign, and of a year in brackets."""
DATELINE_LENGTH = 160
"""Maximum length of a dateline in code points."""
LINE_LENGTH = 400
"""Maximum length of a note or reference in code points."""
MOST_YEARS = 15
"""Length in years from which a span does not date a text."""
_KERNEL = 6.0
"""Number of years within which dates support each other."""


@lru_cache(maxsize=4_096)
def timespan(text: str, *, lang: str | None = None) -> Timespan | None:
    """Return the timespan of a date, with month and day if stated; None without a year.

    >>> [str(timespan(text)) for text in ("the 24th of November, 1920", "1895-1920", "the 1890s", "about 330 B.C.", "Monday")]
    ['1920-11-24', '1895/1920', '1890/1899', '-0329~', 'None']
    """
    if _DAY.fullmatch(text.strip()):
        return None
    try:
        return written_years(text, lang=lang)
    except TimespanError:
        pass
    found = next(find_dates(text, lang=lang), None)
    if found is not None:
        return found.when
    year = _YEAR.search(text)
    return Timespan.of(int(year[1]), int(year[1])) if year and not _IMPOSSIBLE.match(text) else None


def dated(
    mentions: Sequence[Mention], text: str, *, lang: str | None = None, dates: Sequence[FoundDate] | None = None
) -> dict[tuple[int, int], Timespan]:
    """Return the years of each mention of type DATE, by its start and end; "before 1914" is read with its "before".

    Args:
        mentions: the mentions of the text.
        text: the text.
        lang: its language.
        dates: the dates of the text, if already found.
    """
    around = {date.end: date for date in (find_dates(text, lang=lang) if dates is None else dates)}
    read: dict[tuple[int, int], Timespan] = {}
    for mention in mentions:
        if mention.type != "DATE":
            continue
        whole = around.get(mention.end) or around.get(mention.end + 1)
        when = whole.when if whole and whole.start <= mention.start else timespan(mention.text, lang=lang)
        if when is not None:
            read[mention.start, mention.end] = when
    return read


def added(
    mentions: Sequence[Mention], text: str, *, lang: str | None = None, dates: Sequence[FoundDate] | None = None
) -> list[Mention]:
    """Return the mentions, with the dates of the text that none of them covers, in order of the text.

    A date replaces mentions that are parts of it: of "3 September 1904" a model may find "3" and "September 1904".

    Args:
        mentions: what the model and the decision found.
        text: the text.
        lang: its language.
        dates: the dates of the text, if already found.
    """
    looked_for = list(find_dates(text, lang=lang)) if dates is None else dates
    mentions = _without_parts(mentions, looked_for)
    taken = sorted((mention.start, mention.end) for mention in mentions if mention.nested_in is None)
    new = [date for date in looked_for if not _overlaps(date, taken)]
    if not new:
        return list(mentions)
    found = [
        Mention(date.start, date.end, text[date.start : date.end], "DATE", BY_DATES, sure=DATE_PRECISION)
        for date in new
    ]
    return sorted([*mentions, *found], key=lambda mention: (mention.start, -mention.end))


def _without_parts(mentions: Sequence[Mention], dates: Sequence[FoundDate]) -> list[Mention]:
    """Leave out mentions of dates that are parts of one of these dates, which are in text order.

    A mention is a part if there are several in one date, or if what is after it changes the years: the "202" of "202 BC".
    """
    starts = [date.start for date in dates]
    parts: dict[int, list[Mention]] = {}
    for mention in mentions:
        number = bisect_right(starts, mention.start) - 1
        if mention.type == "DATE" and number >= 0 and mention.end <= dates[number].end:
            parts.setdefault(number, []).append(mention)
    left_out = {
        id(mention)
        for number, group in parts.items()
        for mention in group
        if len(group) > 1 or (mention.end < dates[number].end and timespan(mention.text) != dates[number].when)
    }
    return [mention for mention in mentions if id(mention) not in left_out]


def _overlaps(date: FoundDate, taken: Sequence[tuple[int, int]]) -> bool:

    after = bisect_left(taken, (date.end, 0))
    return any(end > date.start for _, end in taken[max(0, after - 3) : after])


def infer(dates: Iterable[tuple[int, Timespan]], text: str) -> Timespan | None:
    """Return the years that a document describes, from its dates; None without dates.

    Each date has a weight: a day in a dateline counts most, a year of birth, death or reign and a year in brackets little, a
    date in a note or a reference only when there is nothing else, an open span ("before 1914") and a long one not at all. The
    year wins that has the most weight near it, and of two with the same weight the later.

    Args:
        dates: where each date begins in the text, in code points, and its years.
        text: the text.
    """
    weights: dict[int, float] = {}
    references: dict[int, float] = {}
    written = len(text) - len(text.lstrip()), len(text.rstrip())
    for position, when in dates:
        if when.start is None or when.end is None or when.end - when.start > MOST_YEARS:
            continue
        into = references if _is_reference(text, position) else weights
        weight = _weight(text, written, position, when) / (1 + when.end - when.start)
        for year in range(when.start, when.end + 1):
            into[year] = into.get(year, 0.0) + weight
    weights = weights or references
    if not weights:
        return None
    near = {
        year: sum(
            weight * math.exp(-abs(other - year) / _KERNEL)
            for other, weight in weights.items()
            if abs(other - year) < 30
        )
        for year in weights
    }
    best = max(near, key=lambda year: (round(weights[year] + near[year], 6), weights[year], year))
    years = [year for year in weights if abs(year - best) <= 2 and weights[year] * 4 >= weights[best] * 3]
    return Timespan.of(min(years), max(years)) if years else Timespan.of(best, best)


def _weight(text: str, written: tuple[int, int], position: int, when: Timespan) -> float:
    """Return the weight of a date; `written` is the span of the text without white space at the ends."""
    begin, stop = _line(text, position, DATELINE_LENGTH)
    day = len(when.edtf) == 10
    if day and stop - begin < DATELINE_LENGTH and (begin <= written[0] or stop >= written[1]):
        return DATELINE_WEIGHT if text[begin:stop] != text[slice(*written)] else DAY_WEIGHT
    before = text[max(begin, position - 60) : position]
    if _LIFE.search(before):
        return LIFE_WEIGHT
    if "(" in before and ")" not in before[before.rindex("(") :]:
        return BRACKET_WEIGHT
    return DAY_WEIGHT if day else YEAR_WEIGHT


def _is_reference(text: str, position: int) -> bool:
    """Return whether the line around a date reads like a note or a reference to a book."""
    begin, stop = _line(text, position, LINE_LENGTH)
    return stop - begin < LINE_LENGTH and _REFERENCE.search("\n" + text[begin:stop]) is not None


def _line(text: str, position: int, most: int) -> tuple[int, int]:
    """Return where the line around a position starts and ends, at most `most` code points from the position."""
    begin = text.rfind("\n", max(0, position - most), position) + 1
    stop = text.find("\n", position, position + most)
    return begin or max(0, position - most), stop if stop >= 0 else min(len(text), position + most)
