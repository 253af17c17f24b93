"""Rules for years, decades, centuries, feasts and the dates of other calendars."""

from __future__ import annotations

from gazetteer.model import written_dates_calendars as calendars
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_dates_days import after_year, year_after
from gazetteer.model.written_dates_read import Read, Step, beside
from gazetteer.model.written_dates_tokens import DASHES, Tokens
from gazetteer.model.written_dates_words import HEBREW_MONTHS, ISLAMIC_MONTHS, REPUBLICAN_MONTHS, Category, numbered

LAST_CENTURY = 21

LEAST_LETTERS = 3
"""Minimum length of the abbreviation of a month of another calendar without a day: "r. 1311" is not a month."""
_FEASTS: tuple[Category, ...] = (
    "easter", "pentecost", "ascension", "christmas", "epiphany", "candlemas", "annunciation", "st_john", "assumption", "michaelmas",
    "all_saints", "martinmas",
)  # fmt: skip
_PARTS: tuple[Category, ...] = (
    "half1",
    "half2",
    "quarter1",
    "quarter2",
    "quarter3",
    "quarter4",
    "early",
    "mid",
    "late",
)
_SHARES = {
    "half1": (0, 50), "half2": (50, 100), "quarter1": (0, 25), "quarter2": (25, 50), "quarter3": (50, 75), "quarter4": (75, 100),
}  # fmt: skip


def other_calendar(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read 18 brumaire an VIII, 1 Receb 1293, 1293 AH, 5 Tishri 5680, the year 1268 of the Armenian era."""
    day = tokens.digits(i, 2)
    j = beside(tokens, tokens.ending(i + 1)) if day is not None else i
    for names, convert, least, most in (
        (numbered(REPUBLICAN_MONTHS), calendars.republican, 1, 14),
        (numbered(ISLAMIC_MONTHS), calendars.islamic, 1, 1500),
        (numbered(HEBREW_MONTHS), calendars.hebrew, 4000, 6000),
    ):
        month = names.get(tokens.at(j))
        if month is None or (day is None and len(tokens.at(j)) < LEAST_LETTERS):
            continue
        k = tokens.phrase(tokens.skip(j + 1, ".,"), "republican", "year", "of") or tokens.skip(j + 1, ".,")
        year = tokens.digits(k) or (tokens.roman(k) if most == 14 else None)
        when = convert(year, month, day) if year is not None and least <= year <= most else None
        if when is not None:
            end = tokens.phrase(k + 1, "hijri") or k + 1
            return Read(when.start, when.end, edtf=str(when)), end
    republican = tokens.phrase(i, "republican")
    if republican is not None and (year := tokens.roman(republican)) and (when := calendars.republican(year)):
        return Read(when.start, when.end, edtf=str(when)), republican + 1
    return _other_era(tokens, i)


def _other_era(tokens: Tokens, i: int) -> Step | None:
    before = tokens.category(i, "hijri", "rumi", "armenian_era")
    j = before[1] if before else tokens.phrase(i, "year") or i
    year = tokens.digits(j)
    if not year or len(tokens.at(j)) < 3:
        return None
    end = tokens.phrase(j + 1, "year") or j + 1
    behind = tokens.category(tokens.skip(j + 1, "("), "hijri", "rumi", "armenian_era", "hebrew_year")
    era, end = (behind[0], tokens.skip(behind[1], ")")) if behind else (before[0] if before else None, end)
    when: Timespan | None = None
    if era == "hijri" and year <= 1500:
        when = calendars.islamic(year)
    elif era == "rumi" and 1200 < year < 1350:
        when = calendars.rumi(year)
    elif era == "armenian_era" and year <= 1450:
        when = calendars.armenian_era(year)
    elif era == "hebrew_year" and 4000 < year < 6000:
        when = calendars.hebrew(year)
    return (Read(when.start, when.end, edtf=str(when)), end) if when is not None else None


def feast(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read Easter 1453, Michaelmas 1290."""
    named = tokens.category(i, *_FEASTS)
    year = year_after(tokens, named[1]) if named else None
    when = calendars.feast(named[0], year[0]) if named and year else None
    return (Read(when.start, when.end, edtf=str(when)), year[1]) if when is not None and year else None


def century(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read 19th century, XIX век, siècle XIX, first half of the 4th century BC."""
    part = tokens.category(i, *_PARTS)
    j = beside(tokens, tokens.skip(part[1], "-")) if part else i
    number = tokens.ordinal(j)
    if number is not None:
        dash = number[1] + 1 if tokens.at(number[1]) in DASHES else number[1]
        end = tokens.phrase(dash, "century")
        found = (number[0], end) if end is not None else None
    else:
        word = tokens.phrase(j, "century")
        roman = (tokens.roman(word) or tokens.digits(word, 2)) if word is not None else None
        found = (roman, tokens.ending(word + 1)) if roman is not None and word is not None else None
    if found is None or not 0 < found[0] <= LAST_CENTURY:
        return None
    bc = tokens.phrase(found[1], "bc")
    era = bc or tokens.phrase(found[1], "ad")
    if era is None and number is not None and _is_a_price(tokens, j):
        return None
    end = era or found[1]
    start, last = century_years(found[0], bc=bc is not None)
    if part is not None and part[0] in _SHARES:
        low, high = _SHARES[part[0]]
        start, last = start + low, start + high - 1
    return Read(start, last), end


def _is_a_price(tokens: Tokens, i: int) -> bool:
    """Return whether a bare number and "cent" are money or another hundred: "5 cent." is not the fifth century."""
    return tokens.at(i).isdigit() and tokens.at(i + 1) == "cent"


def century_years(number: int, *, bc: bool) -> tuple[int, int]:
    """Return the first and last year of a century: (1801, 1900) for the 19th."""
    return (-100 * number + 1, -100 * (number - 1)) if bc else (100 * number - 99, 100 * number)


def decade(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read the 1850s, 1850er Jahre, 1850-е гг., années 1850, 1850'ler."""
    part = tokens.category(i, "early", "mid", "late")
    j = beside(tokens, tokens.skip(part[1], "-")) if part else i
    before = tokens.at(j) in _DECADE_BEFORE
    j = j + 1 if before else j
    number = tokens.digits(j)
    if number is None or number % 10 or number < 10 or len(tokens.at(j)) < 3:
        return None
    k = j + 1
    if tokens.at(k) and (tokens.at(k) in DASHES or tokens.at(k) in "'’") and tokens.glued(k):
        k += 1
    behind = tokens.phrase(k, "decade") if tokens.glued(k) else None
    if behind is None and not before:
        return None
    last = number + 99 if number % 100 == 0 and tokens.at(k) in _OF_HUNDRED_YEARS else number + 9
    return Read(number, last), behind if behind is not None else j + 1


_OF_HUNDRED_YEARS = frozenset("s ler lar lerde larda tal talet tallet luku luvulla luvun".split())
"""Endings that make 1800 a century."""
_DECADE_BEFORE = frozenset("années anni años anos lata léta decade decennio".split())


def year_alone(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read a year, with or without an era."""
    word = tokens.category(i, "ad", "year")
    j = beside(tokens, word[1]) if word else i
    j = tokens.phrase(j, "year") or j
    year = tokens.digits(j)
    if not year:
        return None
    end = j + 1
    era = tokens.category(end, "bc", "ad")
    if era is not None:
        return (Read(1 - year, 1 - year) if era[0] == "bc" else Read(year, year)), era[1]
    after = after_year(tokens, end)
    era = tokens.category(after, "bc", "ad")
    if era is not None:
        return (Read(1 - year, 1 - year) if era[0] == "bc" else Read(year, year)), era[1]
    return Read(year, year, bare=word is None and after == end), after
