"""Convert dates of other calendars and movable feasts to Gregorian dates, with `convertdate` and `dateutil`."""

from __future__ import annotations

from gazetteer.model.timespan import Timespan

RUMI_OFFSET = 584
"""Years to add to an Ottoman financial (Rumi) year: 1293 began in March 1877."""
ARMENIAN_OFFSET = 551
"""Years to add to a year of the Armenian era: its first year was 552."""
REFORM = 1582
"""First year in which feasts follow the Gregorian calendar."""

_FEASTS = {
    "christmas": (12, 25), "epiphany": (1, 6), "candlemas": (2, 2), "annunciation": (3, 25), "st_john": (6, 24),
    "assumption": (8, 15), "michaelmas": (9, 29), "all_saints": (11, 1), "martinmas": (11, 11),
}  # fmt: skip
_AFTER_EASTER = {"easter": 0, "ascension": 39, "pentecost": 49}


def islamic(year: int, month: int | None = None, day: int | None = None) -> Timespan | None:
    """Return a year, month or day of the Hijra by the tabular calendar, which may differ by a day or two from observation.

    >>> str(islamic(1293)), str(islamic(1293, 7)), str(islamic(1293, 7, 1))
    ('1876-01-28/1877-01-15', '1876-07-23/1876-08-21', '1876-07-23')
    """
    from convertdate import islamic as calendar

    return _converted(calendar, year, month, day, 12)


def republican(year: int, month: int | None = None, day: int | None = None) -> Timespan | None:
    """Return a year, month or day of the French Republican calendar; month 13 has the complementary days.

    >>> str(republican(8, 2, 18)), str(republican(2))
    ('1799-11-09', '1793-09-22/1794-09-21')
    """
    from convertdate import french_republican as calendar

    return _converted(calendar, year, month, day, 13) if 0 < year < 15 else None


def hebrew(year: int, month: int | None = None, day: int | None = None) -> Timespan | None:
    """Return a day, month or year of the Hebrew calendar, with months counted from Nisan.

    >>> str(hebrew(5680, 7, 1))
    '1919-09-25'
    """
    from convertdate import hebrew as calendar

    if month is None:
        return _converted(calendar, year, None, None, 12, first=7, last=6)
    return _converted(calendar, year, month, day, 13)


def rumi(year: int) -> Timespan:
    """Return a year of the Ottoman financial calendar."""
    return Timespan.of(year + RUMI_OFFSET, year + RUMI_OFFSET + 1)


def armenian_era(year: int) -> Timespan:
    """Return a year of the great Armenian era, accurate to a year."""
    return Timespan.of(year + ARMENIAN_OFFSET, year + ARMENIAN_OFFSET + 1)


def julian(year: int, month: int, day: int) -> Timespan | None:
    """Return a day of the Julian calendar (old style) as a Gregorian date.

    >>> str(julian(1877, 4, 12))
    '1877-04-24'
    """
    from convertdate import julian as calendar

    try:
        return _day(calendar.to_gregorian(year, month, day))
    except ValueError:
        return None


def feast(name: str, year: int) -> Timespan | None:
    """Return the day of a feast of the Western church, in the calendar of its time (Julian before 1583).

    >>> str(feast("easter", 1453)), str(feast("michaelmas", 1290))
    ('1453-04-01', '1290-09-29')
    """
    if name in _FEASTS:
        return _day((year, *_FEASTS[name]))
    if not 326 <= year <= 4099:
        return None
    from datetime import timedelta

    from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

    found = easter(year, EASTER_WESTERN if year > REFORM else EASTER_JULIAN) + timedelta(_AFTER_EASTER[name])
    return _day((found.year, found.month, found.day))


def _converted(
    calendar: object,
    year: int,
    month: int | None,
    day: int | None,
    months: int,
    *,
    first: int = 1,
    last: int | None = None,
) -> Timespan | None:
    """Return the first and last Gregorian day of a year or month of another calendar, or the day itself."""
    to_gregorian = calendar.to_gregorian  # type: ignore[attr-defined]
    try:
        if month is not None and day is not None:
            return _day(to_gregorian(year, month, day))
        if month is not None:
            length = _length(calendar, year, month)
            return _days(to_gregorian(year, month, 1), to_gregorian(year, month, length))
        end = last or months
        return _days(to_gregorian(year, first, 1), to_gregorian(year, end, _length(calendar, year, end)))
    except (ValueError, IndexError):
        return None


def _length(calendar: object, year: int, month: int) -> int:
    name = getattr(calendar, "__name__", "")
    if name.endswith("french_republican"):
        return 30 if month < 13 else 5
    return int(calendar.month_length(year, month))  # type: ignore[attr-defined]


def _day(date: tuple[int, int, int]) -> Timespan:
    return Timespan.parse("{:04d}-{:02d}-{:02d}".format(*date))


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Timespan:
    return Timespan.parse(f"{_day(first)}/{_day(last)}")
