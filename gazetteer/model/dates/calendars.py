"""Convert dates of other calendars and movable feasts to the European calendar of their time, with `convertdate` and `dateutil`."""

from __future__ import annotations

from gazetteer.model.timespan import Timespan

RUMI_OFFSET = 584
"""Years to add to an Ottoman financial (Rumi) year: 1293 began in March 1877."""
CREATION = 5509
"""Years from the creation of the world to the first year of the common era: 6888 began in September 1379."""
REFORM = 1582
"""First year in which feasts follow the Gregorian calendar."""

_FEASTS = {
    "christmas": (12, 25), "epiphany": (1, 6), "candlemas": (2, 2), "annunciation": (3, 25), "st_john": (6, 24),
    "assumption": (8, 15), "michaelmas": (9, 29), "all_saints": (11, 1), "martinmas": (11, 11),
    "st_george": (4, 23), "vidovdan": (6, 15), "st_peter": (6, 29), "elijah": (7, 20), "st_james": (7, 25),
    "st_bartholomew": (8, 24), "pokrov": (10, 1), "st_andrew": (11, 30), "st_nicholas": (12, 6),
}  # fmt: skip
_AFTER_EASTER = {
    "palm_sunday": -7, "good_friday": -2, "easter": 0, "easter_monday": 1, "ascension": 39, "pentecost": 49,
}  # fmt: skip


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


def rumi(year: int, month: int | None = None) -> Timespan:
    """Return a year of the Ottoman financial calendar, which began in March, or one of its European months.

    >>> str(rumi(1293)), str(rumi(1335, 5))
    ('1877/1878', '1919-05')
    """
    if month is None:
        return Timespan.of(year + RUMI_OFFSET, year + RUMI_OFFSET + 1)
    return Timespan.parse(f"{year + RUMI_OFFSET + (month < 3):04d}-{month:02d}")


def armenian_era(year: int) -> Timespan | None:
    """Return a year of the great Armenian era, which has 365 days and therefore begins earlier every four years.

    >>> str(armenian_era(1054))
    '1604-10-31/1605-10-30'
    """
    from convertdate import armenian as calendar

    try:
        days = calendar.to_gregorian(year, 1, 1), calendar.to_gregorian(year, 13, 5)
        return _days(_of_its_time(days[0]), _of_its_time(days[1]))
    except ValueError:
        return None


def byzantine(year: int) -> Timespan:
    """Return a year from the creation of the world, which began in September, in Rus also in the following March.

    >>> str(byzantine(6888))
    '1379/1380'
    """
    return Timespan.of(year - CREATION, year - CREATION + 1)


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


def feast(name: str, year: int, *, eve: bool = False) -> Timespan | None:
    """Return the day of a feast of the Western church, or the day before, in the calendar of its time (Julian before 1583).

    >>> str(feast("easter", 1453)), str(feast("michaelmas", 1290))
    ('1453-04-01', '1290-09-29')
    >>> str(feast("st_john", 1340, eve=True))
    '1340-06-23'
    """
    from datetime import date, timedelta

    before = timedelta(int(eve))
    if name in _FEASTS:
        found = date(year, *_FEASTS[name]) - before if 0 < year < 9999 else None
    elif 326 <= year <= 4099:
        from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

        found = (
            easter(year, EASTER_WESTERN if year > REFORM else EASTER_JULIAN) + timedelta(_AFTER_EASTER[name]) - before
        )
    else:
        return None
    return _day((found.year, found.month, found.day)) if found is not None else None


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

    def to_gregorian(*date: int) -> tuple[int, int, int]:
        return _of_its_time(calendar.to_gregorian(*date))  # type: ignore[attr-defined]

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


def _of_its_time(date: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return a Gregorian day in the calendar of its time: the Julian one before 15 October 1582."""
    from convertdate import julian as calendar

    return date if date >= (1582, 10, 15) else calendar.from_gregorian(*date)


def _days(first: tuple[int, int, int], last: tuple[int, int, int]) -> Timespan:
    return Timespan.parse(f"{_day(first)}/{_day(last)}")
