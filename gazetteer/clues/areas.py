"""Tests and probabilities of one place lying in another."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.clues.question import Option
from gazetteer.model.distance import from_extent
from gazetteer.model.extent import contains
from gazetteer.model.place import Place

FAR_FROM_DIVISION_KM, FAR_FROM_STATE_KM = 300.0, 1500.0
"""Distance from a division or state, in kilometres, beyond which a place cannot have been in it: borders moved less."""

Likely = Sequence[tuple[Option, float]]
"""The options of one question with their probabilities."""


def lies_in(place: Place, outer: Place) -> bool:
    """Return whether a place lies in another: by division, by country, or for a region by its extent."""
    if place == outer:
        return False
    if outer.id in place.divisions:
        return True
    if outer.feature == "A.PCLI":
        return place.country == outer.country and not place.feature.startswith("A.PCL")
    if outer.feature[:1] in ("L", "A") and not is_today(outer) and outer.location and place.location:
        extent = outer.location.extent
        if extent is None:
            return False
        return contains(extent, place.location.lat, place.location.lon)
    return False


def is_today(place: Place) -> bool:
    """Return whether a place is a division of today; the places in such a division are recorded."""
    return place.feature.startswith("A.ADM") and not place.feature.endswith("H")


def share_inside(place: Place, outer: Likely) -> float:
    """Return the probability that a place lies in what a name means."""
    return sum([share for option, share in outer if lies_in(place, option.place)])


def share_outside(place: Place, outer: Likely) -> float:
    """Return the probability that a name means a state or division in which a town or county cannot be: it is too far away."""
    if not place.feature.startswith(("P", "A.ADM2", "A.ADM3")) or place.location is None:
        return 0.0
    found = 0.0
    for option, share in outer:
        area = option.place
        if area.feature.startswith(("A.PCL", "A.ADM")) and area.location and not lies_in(place, area):
            far = FAR_FROM_STATE_KM if area.feature.startswith("A.PCL") else FAR_FROM_DIVISION_KM
            if from_extent(area.location, place.location.lat, place.location.lon) > far:
                found += share
    return found


def division_at(place: Place, level: int) -> str:
    """Return the id of the place's first- or second-level division (0 or 1), or of the place if it is one; "" without one."""
    if place.feature == ("A.ADM1", "A.ADM2")[level]:
        return place.id
    return place.divisions[level] if len(place.divisions) > level else ""
