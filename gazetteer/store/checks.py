"""What may be asked of a gazetteer: names and points that are ones."""

from __future__ import annotations

from gazetteer.errors import InputError

LONGEST = 200
"""A name longer than this, in code points, is none."""


def checked_name(name: str) -> str:
    """The name without surrounding space.

    Raises:
        InputError: nothing is left, or it is longer than any name.
    """
    asked = " ".join(name.split())
    if not asked:
        raise InputError("the name is empty: give a name to look up")
    if len(asked) > LONGEST:
        raise InputError(f"a name of {len(asked):,} characters is no name: the longest that is looked up has {LONGEST}")
    return asked


def check_point(lat: float, lon: float) -> None:
    """Raise an InputError where latitude and longitude, in degrees, are no point on Earth."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"({lat}, {lon}) is no point: latitude runs from -90 to 90, longitude from -180 to 180")
