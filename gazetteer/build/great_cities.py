"""Quarters and suburbs of great cities are better known than villages of their size.

Bloomsbury, Southwark and Galata have no population of their own in the sources. A settlement within a great city is therefore at
least as well known as a share of the city's prominence, which falls with the distance from its middle.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from gazetteer.database.rows import cell_of, cells_around
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Place

LEAST_POPULATION = 200_000
"""Minimum population of a great city."""
PEOPLE_PER_KM2 = 5_000
"""Density from which the size of a city is computed: that of Paris is 20,000, that of Berlin 4,000."""
SHARE_IN_THE_MIDDLE, LOSS = 0.65, 0.3
"""Share of a city's prominence that a quarter in its middle has, and how much less one at its edge has."""


class City(NamedTuple):
    """A great city: latitude and longitude in degrees, radius in kilometres, and prominence."""

    lat: float
    lon: float
    radius: float
    prominence: float

    def lent(self, lat: float, lon: float) -> float:
        """Return the prominence that a settlement at a point has at least as a quarter of this city; 0 outside of it."""
        away = kilometres(lat, lon, self.lat, self.lon) / self.radius
        return self.prominence * (SHARE_IN_THE_MIDDLE - LOSS * away) if away < 1 else 0.0


class GreatCities:
    """The great cities of the world, by the square degrees that they touch.

    Args:
        places: the towns of the world.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._cities: dict[int, list[City]] = defaultdict(list)
        for place in places:
            if place.population >= LEAST_POPULATION and place.lat is not None and place.lon is not None:
                radius = math.sqrt(place.population / PEOPLE_PER_KM2 / math.pi)
                for cell in cells_around(place.lat, place.lon, radius):
                    self._cities[cell].append(City(place.lat, place.lon, radius, place.prominence))

    def with_lent(self, place: Place) -> Place:
        """Return a settlement with the prominence that it has at least as a quarter of a great city."""
        if place.feature[:1] != "P" or place.lat is None or place.lon is None:
            return place
        cities = self._cities.get(cell_of(place.lat, place.lon), ())
        least = max((city.lent(place.lat, place.lon) for city in cities), default=0.0)
        return replace(place, prominence=least) if least > place.prominence else place
