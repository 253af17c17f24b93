"""Points, and grid references of the Ordnance Survey and MGRS as points."""

from __future__ import annotations

import re
from typing import NamedTuple

from gazetteer.errors import FormatError
from gazetteer.formats.values.geometry import check

_OS_GRID = re.compile(r"(?P<square>[HNOST][A-HJ-Z])\s*(?P<east>\d{1,5})\s*(?P<north>\d{1,5})?", re.IGNORECASE)
_IRISH_GRID = re.compile(r"[A-HJ-Z]\s*\d{2,5}\s*\d{2,5}", re.IGNORECASE)
_MGRS = re.compile(r"(?P<square>\d{1,2}[C-HJ-NP-X]\s*[A-HJ-NP-Z]{2})\s*(?P<digits>\d[\d\s]+)", re.IGNORECASE)

_UTM = re.compile(
    r"(?:UTM\s*)?\d{1,2}\s*[C-HJ-NP-X]\s+\d{6}(?:\.\d+)?\s*m?E?[\s,]+\d{6,7}(?:\.\d+)?\s*m?N?", re.IGNORECASE
)


class Point(NamedTuple):
    """A point on Earth in degrees; `accuracy_km` is half the side of the square of a grid reference, else 0."""

    lat: float
    lon: float
    accuracy_km: float = 0.0


def checked_point(lat: float, lon: float, where: str) -> Point:
    """Return a point.

    Raises:
        FormatError: it is not on Earth.
    """
    check(lon, lat, where)
    return Point(lat, lon)


def grid_point(plain: str, where: str) -> Point | None:
    """Return the point of a grid reference; None for other text.

    Raises:
        FormatError: the reference is damaged, or of a grid that is not read.
    """
    if _UTM.fullmatch(plain):
        raise FormatError(
            f"{where}: {plain!r} looks like UTM coordinates in metres, which are not read: give degrees or MGRS"
        )
    if match := _OS_GRID.fullmatch(plain):
        digits = match["east"] + (match["north"] or "")
        if len(digits) % 2:
            raise FormatError(f"{where}: {plain!r} is a grid reference with an odd number of digits")
        return _square(match["square"], digits, where, mgrs_grid=False)
    if match := _MGRS.fullmatch(plain):
        digits = "".join(match["digits"].split())
        if len(digits) % 2:
            raise FormatError(f"{where}: {plain!r} is a grid reference with an odd number of digits")
        return _square("".join(match["square"].split()), digits, where, mgrs_grid=True)
    if _IRISH_GRID.fullmatch(plain) and not re.fullmatch(
        r"[NSEW]\s*\d{1,3}\s+\d{1,2}|[NSEW]\s*\d{1,3}", plain, re.IGNORECASE
    ):
        raise FormatError(f"{where}: {plain!r} looks like an Irish grid reference, which is not read: give degrees")
    return None


def _square(letters: str, digits: str, where: str, *, mgrs_grid: bool) -> Point:
    """Return the middle of a square of the grid of Great Britain, or of MGRS."""
    half = len(digits) // 2
    east, north = digits[:half], digits[half:]
    middle = "5" if half < 5 else ""
    try:
        from pygeodesy import mgrs, parseOSGR
    except ImportError as error:
        raise FormatError(f"{where}: grid references need pygeodesy: pip install 'gazetteer[grids]'") from error
    try:
        if mgrs_grid:
            found = mgrs.parseMGRS(f"{letters}{east}{middle}{north}{middle}").toLatLon()
        else:
            found = parseOSGR(f"{letters} {east}{middle} {north}{middle}").toLatLon()
    except ValueError as error:
        raise FormatError(f"{where}: {letters} {digits!r} is not a square of the grid") from error
    return checked_point(round(found.lat, 6), round(found.lon, 6), where)._replace(accuracy_km=10 ** (5 - half) / 2000)
