"""Rules for years, decades, centuries, feasts and the dates of other calendars."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.model.dates import calendars as calendars
from gazetteer.model.dates.days import after_year, read_month, year_after
from gazetteer.model.dates.result import Read, Step, beside
from gazetteer.model.dates.tokens import DASHES, Tokens
from gazetteer.model.dates.words import HEBREW_MONTHS, ISLAMIC_MONTHS, REPUBLICAN_MONTHS, Category, numbered
from gazetteer.model.timespan import Timespan

LAST_CENTURY = 21

MIN_MONTH_LETTERS = 3
"""Minimum length of the abbreviation of a month of another calendar without a day: "r. 1311" is not a month."""
_FEASTS: tuple[Category, ...] = (
    "easter", "pentecost", "ascension", "christmas", "epiphany", "candlemas", "annunciation", "st_john", "assumption", "michaelmas",
    "all_saints", "martinmas", "palm_sunday", "good_friday", "easter_monday", "st_george", "vidovdan", "st_peter", "st_james",
    "elijah", "st_bartholomew", "pokrov", "st_andrew", "st_nicholas",
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
    start = i
    if (weekday := tokens.phrase(i, "weekday")) is not None:
        start = beside(tokens, weekday)
    day = tokens.digits(start, 2)
    j = beside(tokens, tokens.ending(start + 1)) if day is not None else start
    for names, convert, least, most in (
        (numbered(REPUBLICAN_MONTHS), calendars.republican, 1, 14),
        (numbered(ISLAMIC_MONTHS), calendars.islamic, 1, 1500),
        (numbered(HEBREW_MONTHS), calendars.hebrew, 4000, 6000),
    ):
        month, after = _month(tokens, j, names)
        if month is None or (day is None and len(tokens.at(j)) < MIN_MONTH_LETTERS):
            continue
        k = tokens.phrase(tokens.skip(after, ".,"), "republican", "year", "of") or tokens.skip(after, ".,")
        year = tokens.digits(k) or (tokens.roman(k) if most == 14 else None)
        when = convert(year, month, day) if year is not None and least <= year <= most else None
        if when is not None:
            end = tokens.phrase(k + 1, "hijri") or k + 1
            return Read(when.start, when.end, edtf=str(when)), end
    republican = tokens.phrase(i, "republican")
    if republican is not None and (year := tokens.roman(republican)) and (when := calendars.republican(year)):
        return Read(when.start, when.end, edtf=str(when)), republican + 1
    return _other_era(tokens, i, lang)


def _month(tokens: Tokens, i: int, names: Mapping[str, int]) -> tuple[int | None, int]:
    """Return the month of a calendar that one or two words here name, and the position after it."""
    two = names.get(f"{tokens.at(i)} {tokens.at(i + 1)}")
    return (two, i + 2) if two is not None else (names.get(tokens.at(i)), i + 1)


def _other_era(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    before = tokens.category(i, "hijri", "rumi", "armenian_era")
    word = tokens.phrase(i, "year")
    era_word = tokens.phrase(word, "armenian_era") if word is not None else None
    j = era_word or (before[1] if before else word or i)
    year, end = tokens.digits(j), tokens.phrase(j + 1, "year") or j + 1
    hijri = lang in _HIJRI_YEARS and (tokens.at(i if word is not None else j + 1) in _HIJRI_WORDS)
    if not year or (len(tokens.at(j)) < 3 and not (hijri and word is not None)):
        return None
    behind = tokens.category(tokens.skip(j + 1, "("), "ad", "hijri", "rumi", "armenian_era", "hebrew_year")
    era: str | None
    if era_word is not None:
        era, end = "armenian_era", j + 1
    elif behind:
        era, end = behind[0], tokens.skip(behind[1], ")")
    else:
        era = before[0] if before else "hijri" if hijri else _era_of(tokens, word, year)
        end = j + 1 if era == "armenian_era" else end
    if era == "hijri" and (rumi := _rumi_month(tokens, end, year, lang)) is not None:
        return rumi
    when = _in_era(year, era, lang)
    return (Read(when.start, when.end, edtf=str(when)), end) if when is not None else None


def _in_era(year: int, era: str | None, lang: str | None) -> Timespan | None:
    """Return a year of an era; None if the era has no such year."""
    if era == "hijri" and year < _HIJRI_ENDS.get(lang or "", 1500):
        return calendars.islamic(year)
    if era == "rumi" and 1200 < year < 1350:
        return calendars.rumi(year)
    if era == "armenian_era" and year <= 1450:
        return calendars.armenian_era(year)
    if era == "hebrew_year" and 4000 < year < 6000:
        return calendars.hebrew(year)
    return calendars.byzantine(year) if era == "creation" else None


def _rumi_month(tokens: Tokens, i: int, year: int, lang: str | None) -> Step | None:
    """Read the European month after a year of the Ottoman financial calendar: "1335 senesi Mayıs'ının"."""
    month, end = read_month(tokens, i) if lang in ("tr", "ota") and 1255 < year < 1345 else (None, i)
    when = calendars.rumi(year, month) if month is not None else None
    return (Read(when.start, when.end, edtf=str(when)), end) if when is not None else None


_HIJRI_YEARS = frozenset("ar fa ota tr".split())
"""Languages in which a year is one of the Hijra after these words, unless it is said to be another."""
_HIJRI_WORDS = frozenset("سنة سنه سنهٔ سال عام sene senesi senesinde senesinin".split())
_HIJRI_ENDS = {"fa": 1300, "tr": 1345, "ota": 1345, "ar": 1370}
"""Year of the Hijra from which a year may belong to another calendar: that of the sun in Persia, the common one elsewhere."""


def _era_of(tokens: Tokens, word: int | None, year: int) -> str | None:
    """Return the era of a year after a word for years that its number or its letters show: of the creation, Hebrew, Armenian."""
    if word is None or tokens.at(word) != str(year):
        return None
    if tokens.in_armenian_letters(word):
        return "armenian_era"
    if 5300 < year < 5800 and tokens.at(word - 1) in _HEBREW_YEARS:
        return "hebrew_year"
    return "creation" if 6000 < year < 7300 else None


_HEBREW_YEARS = frozenset({"שנת", "בשנת"})


def feast(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read Easter 1453, Michaelmas 1290, the eve of St John's Day 1340."""
    eve = tokens.phrase(i, "eve")
    named = tokens.category(i if eve is None else beside(tokens, eve), *_FEASTS)
    year = year_after(tokens, named[1]) if named else None
    when = calendars.feast(named[0], year[0], eve=eve is not None) if named and year else None
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
    word = None if tokens.is_small_word(i) else tokens.category(i, "ad", "year")
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
