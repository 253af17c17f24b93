"""The rule for days of the Roman calendar: "VIII Kalendas Ianuarias anno 800", "Idibus Martiis", "pridie Nonas Maii"."""

from __future__ import annotations

from gazetteer.model.dates.days import exact, year_after
from gazetteer.model.dates.result import Step
from gazetteer.model.dates.tokens import Tokens

_MONTHS = {
    "ia": 1, "ja": 1, "fe": 2, "mar": 3, "ap": 4, "mai": 5, "maj": 5, "iun": 6, "jun": 6, "iul": 7, "jul": 7, "au": 8, "se": 9,
    "oc": 10, "no": 11, "de": 12,
}  # fmt: skip
_DAYS = {
    "kalendas": "kal", "kalendis": "kal", "kalendarum": "kal", "kal": "kal", "calendas": "kal", "calendis": "kal", "cal": "kal",
    "nonas": "non", "nonis": "non", "non": "non", "idus": "id", "idibus": "id", "id": "id",
}  # fmt: skip
ROMAN_DAYS = frozenset({*_DAYS, "pridie"})
"""Words with which such a day may begin."""
_LONG = frozenset({3, 5, 7, 10})
"""Months whose nones are the seventh and whose ides the fifteenth."""
_LENGTHS = (31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)
"""Number of days of the month before each month."""


def roman_day(tokens: Tokens, i: int, lang: str | None) -> Step | None:
    """Read a day that is counted back from kalends, nones or ides, with its year."""
    j, count = i, 1
    if tokens.at(j) == "pridie":
        j, count = j + 1, 2
    elif (number := tokens.roman(j) or tokens.digits(j, 2)) is not None:
        j, count = tokens.skip(j + 1, "."), number
    day = _DAYS.get(tokens.at(j))
    month = _month(tokens.at(tokens.skip(j + 1, "."))) if day else None
    if day is None or month is None or not 0 < count < 20:
        return None
    end = tokens.skip(tokens.skip(j + 1, ".") + 1, ".,")
    year = year_after(tokens, end)
    if year is None:
        return None
    in_month, number = _counted_back(day, month, count)
    read = exact(f"{year[0]:04d}-{in_month:02d}-{number:02d}")
    return (read, year[1]) if read is not None and number > 0 else None


def _month(word: str) -> int | None:
    return next((month for stem, month in _MONTHS.items() if word.startswith(stem)), None)


def _counted_back(day: str, month: int, count: int) -> tuple[int, int]:
    """Return month and day; both ends are counted, so that "III Nonas" is two days before the nones.

    >>> _counted_back("kal", 1, 8), _counted_back("id", 3, 1), _counted_back("non", 5, 2)
    ((12, 25), (3, 15), (5, 6))
    """
    if day != "kal":
        first = (7 if month in _LONG else 5) + (8 if day == "id" else 0)
        return month, first + 1 - count
    if count == 1:
        return month, 1
    return (month - 2) % 12 + 1, _LENGTHS[month - 1] + 2 - count
