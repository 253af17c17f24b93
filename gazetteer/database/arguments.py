"""Check the arguments of look-ups: names, limits, years, distances and points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from numbers import Real

from gazetteer.errors import InputError

MAX_NAME_LENGTH = 200
"""Largest length of a name that is looked up, in code points."""

LARGEST = 1_000_000
"""Largest number of matches."""

_HALF = re.compile("[\ud800-\udfff]")
_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


def checked_name(name: str) -> str:
    """Return the name with runs of white space replaced by one space.

    Raises:
        InputError: the name is not a string, is empty or too long, or cannot be encoded.
    """
    if not isinstance(name, str):
        raise InputError(f"a name must be a string, not {name!r}")
    if not name.isascii() and _HALF.search(name):
        raise InputError(
            f"{name!r} has half of a character (a lone surrogate): decode the text again with its right encoding"
        )
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InputError("the name is empty: give a name to look up")
    if len(cleaned) > MAX_NAME_LENGTH:
        raise InputError(f"the name has {len(cleaned):,} characters: it must have at most {MAX_NAME_LENGTH}")
    return cleaned


def check_limit(limit: int) -> None:
    """Raise an InputError unless the limit is an integer from 1 to `LARGEST`."""
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise InputError(f"limit must be at least 1, not {limit!r}")
    if limit > LARGEST:
        raise InputError(f"limit must be at most {LARGEST:,}, not {limit:,}")


def check_distance(kilometres: float) -> None:
    """Raise an InputError unless the distance is a positive number of kilometres."""
    if not isinstance(kilometres, Real) or not 0 < kilometres < float("inf"):
        raise InputError(f"within_km must be a positive number of kilometres, not {kilometres!r}")


def point_in(near: str | tuple[float, float]) -> tuple[float, float] | None:
    """Return a point in degrees, given as two numbers or as a string like "40.79, 43.84"; None for any other string.

    Raises:
        InputError: it is neither a string nor a point on Earth.
    """
    point: object = near
    if isinstance(near, str):
        match = _POINT.fullmatch(near)
        if match is None:
            return None
        point = float(match[1]), float(match[2])
    if not isinstance(point, Sequence) or len(point) != 2 or not all(isinstance(number, Real) for number in point):
        raise InputError(f"not a valid point: {near!r}. Give latitude and longitude in degrees, such as (40.79, 43.84)")
    lat, lon = point
    check_point(lat, lon)
    return lat, lon


def check_point(lat: float, lon: float) -> None:
    """Raise an InputError unless latitude and longitude, in degrees, are a point on Earth."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(
            f"not a valid point: ({lat}, {lon}). Latitude must be from -90 to 90, longitude from -180 to 180"
        )
