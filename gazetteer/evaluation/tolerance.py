"""The distance of a chosen place from the gold point, and whether it counts as right."""

from __future__ import annotations

from gazetteer.evaluation.gold import GoldMention
from gazetteer.model.distance import from_extent, kilometres
from gazetteer.model.place import Place

FARTHEST_KM = 20_038.0
"""Half the equator: the error of an unresolved mention."""
RIGHT_KM = 161.0
"""100 miles, the usual radius of a right result."""
WIDE = ("A.PCL", "L.CONT", "H.OCN", "H.SEA")
"""Feature codes whose point is a convention: states, continents, oceans, seas."""
WIDE_CLASSES = ("H.", "L.", "T.")
"""Feature classes of which the extent counts, if it is known: rivers, regions, ranges."""


def error_km(gold: GoldMention, place: Place | None) -> float:
    """Return the kilometres between gold and choice; `FARTHEST_KM` if either is missing."""
    if gold.point is None or place is None or place.lat is None or place.lon is None:
        return FARTHEST_KM
    return kilometres(*gold.point, place.lat, place.lon)


def near(gold: GoldMention, place: Place | None) -> bool:
    """Return whether the choice is within the gold's tolerance, or within `RIGHT_KM` if it has none."""
    return error_km(gold, place) <= (RIGHT_KM if gold.km is None else gold.km)


def near_or_inside(gold: GoldMention, place: Place | None) -> bool:
    """Return the same as `near`, but states, rivers and other large places count as areas.

    A large place is right if its extent (or, by the country in the corpus, its territory) contains the gold point; a choice is
    right if it is in the country that the gold mention means. A gold tolerance already includes the size of the place, so in
    that case only the tolerance counts.
    """
    if near(gold, place):
        return True
    if gold.point is None or gold.km is not None or place is None:
        return False
    wide = place.feature.startswith(WIDE)
    same_country = gold.country is not None and gold.country == place.country
    if same_country and (wide or gold.area):
        return True
    return place.feature.startswith((*WIDE, *WIDE_CLASSES)) and holds(place, gold.point)


def holds(place: Place, point: tuple[float, float]) -> bool:
    """Return whether the point is in the bounding box of the place; False if its extent is not known."""
    location = place.location
    return location is not None and location.extent is not None and from_extent(location, *point) == 0
