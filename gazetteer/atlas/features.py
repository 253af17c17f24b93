"""Decide by the kind of a place whether it is drawn as a dot or as an area, and whether as water."""

from __future__ import annotations

from gazetteer.model.place import Place

UNCERTAIN = 0.6
"""Probability below which a place is drawn as uncertain. It is part of the page's data for the scripts."""

_AREAS = ("A", "L", "H", "U", "V", "R")
_AREA_CODES = ("T.MTS", "T.ISLS", "T.PEN", "T.PLN", "T.DSRT", "T.PLAT", "T.UPLD", "T.VALS", "T.ISL")


def is_area(place: Place) -> bool:
    """Return whether the place is an area or a line, which a dot would misrepresent."""
    kind = place.feature[:1]
    if kind in ("P", "S"):
        return False
    if kind in _AREAS or place.feature in _AREA_CODES:
        return True
    return place.location is not None and place.location.extent is not None


def is_water(place: Place) -> bool:
    """Return whether its name is set in the style of water names."""
    return place.feature[:1] == "H"
