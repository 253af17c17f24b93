"""What may be asked of a gazetteer: names, numbers, years and points that are ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from numbers import Real

from gazetteer.errors import InputError, TimespanError
from gazetteer.model.timespan import Timespan, as_timespan
from gazetteer.model.written_years import written_years

LONGEST = 200
"""A name longer than this, in code points, is none."""

_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def checked_name(name: str) -> str:
    """The name without surrounding space.

    Raises:
        InputError: it is no text, nothing is left, or it is longer than any name.
    """
    if not isinstance(name, str):
        raise InputError(f"{name!r} is no name: give a text")
    asked = " ".join(name.split())
    if not asked:
        raise InputError("the name is empty: give a name to look up")
    if len(asked) > LONGEST:
        raise InputError(f"a name of {len(asked):,} characters is no name: the longest that is looked up has {LONGEST}")
    return asked


def checked_years(year: int | str | Timespan | None) -> Timespan | None:
    """When a name was used.

    Raises:
        TimespanError: it is no year; where it is clear which years are meant, the message says how to write them.
    """
    try:
        return as_timespan(year)
    except TimespanError:
        try:
            meant = written_years(year) if isinstance(year, str) and year.strip() else None
        except TimespanError:
            meant = None
        if meant is None:
            raise
    raise TimespanError(f"{year!r} is not EDTF: write {meant}")


def check_limit(limit: int) -> None:
    """Raise an InputError for a number of answers that is none."""
    if not isinstance(limit, int) or limit < 1:
        raise InputError(f"a limit of {limit!r} leaves no place: give 1 or more")


def point_in(near: str | tuple[float, float]) -> tuple[float, float] | None:
    """A point in degrees, given as two numbers or as a text like "40.79, 43.84"; None for any other text.

    Raises:
        InputError: it is neither a text nor a point on Earth.
    """
    point: object = near
    if isinstance(near, str):
        told = _POINT.fullmatch(near)
        if told is None:
            return None
        point = float(told[1]), float(told[2])
    if not isinstance(point, Sequence) or len(point) != 2 or not all(isinstance(number, Real) for number in point):
        raise InputError(f"{near!r} is no point: give latitude and longitude in degrees, such as (40.79, 43.84)")
    lat, lon = point
    check_point(lat, lon)
    return lat, lon


def check_point(lat: float, lon: float) -> None:
    """Raise an InputError where latitude and longitude, in degrees, are no point on Earth."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"({lat}, {lon}) is no point: latitude runs from -90 to 90, longitude from -180 to 180")
