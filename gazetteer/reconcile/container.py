"""Whether a place lies in what a row says it lies in: a country of then or now, a state, a county, a city."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from gazetteer.errors import GazetteerError, InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.kinds import split_kind
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

REMEMBERED = 10_000

TOWN_KM = 30.0
"""How far from the middle of a town its parts lie."""

SEAT_KM = 150.0
"""How far from a town a place may lie in the province that is named after it: "Alexandropol, Erivan"."""

DIVISION_KM = 300.0
"""How far from its point a division without a known extent may reach."""

LAST_BORDERS = 1993
"""Year from which countries have had the borders that they have today."""

CANDIDATES = 6
"""Places of the container's name that are looked at."""


@dataclass(frozen=True, slots=True)
class Container:
    """What a name of a container may mean: a country of today by its code, or places."""

    code: str | None
    places: tuple[Place, ...]


class Containers:
    """Looks up containers, and remembers them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.code = lru_cache(maxsize=REMEMBERED)(self._code)
        self._named = lru_cache(maxsize=REMEMBERED)(self._find)

    def is_known(self, name: str, when: Timespan | None) -> bool:
        """Return whether anything has this name."""
        found = self._named(name, when)
        return found.code is not None or bool(found.places)

    def holds(self, name: str, place: Place, when: Timespan | None) -> bool | None:
        """Return whether a place lies in the container of this name; None where that is not known.

        Args:
            name: of the container.
            place: the place.
            when: the time for which that is asked: the Russia of 1914 holds Tiflis.
        """
        container = self._named(name, when)
        if container.code and place.country == container.code:
            return True
        others = (one for one in container.places if one.id != place.id and not _is_country(one, container.code))
        answers = [_holds(one, place, is_past=_borders_moved(when)) for one in others]
        if True in answers:
            return True
        if container.code and place.country:
            return None if None in answers or _borders_moved(when) else False
        return None if None in answers or not answers else False

    def _code(self, name: str) -> str | None:
        try:
            return self._gazetteer.country(name)
        except InputError:
            return None

    def _find(self, name: str, when: Timespan | None) -> Container:
        try:
            found = self._gazetteer.lookup(name, year=when, limit=CANDIDATES)
            if not any(match.how == "exact" for match in found) and (bare := split_kind(name)):
                found = self._gazetteer.lookup(bare.rest, year=when, limit=CANDIDATES)
        except GazetteerError:
            found = []
        places = tuple(match.place for match in found if match.how == "exact" and _is_of(match.place, when))
        return Container(self.code(name), places)


def _is_country(place: Place, code: str | None) -> bool:
    """Return whether a place is the country of this code, as it is today: codes are compared, and not its box."""
    return code is not None and place.country == code and place.feature in ("A.PCLI", "A.PCLD", "A.PCLS", "A.PCLF")


def _borders_moved(when: Timespan | None) -> bool:
    """Return whether the countries of that time are others than those of today."""
    return when is not None and (when.end is None or when.end < LAST_BORDERS)


def _is_of(place: Place, when: Timespan | None) -> bool:
    """Return whether a state that is no more existed at the time."""
    return when is None or place.when is None or place.when.distance(when) == 0


def _holds(container: Place, place: Place, *, is_past: bool) -> bool | None:
    if container.id in place.divisions:
        return True
    known = None not in (container.lat, container.lon, place.lat, place.lon)
    off = kilometres(container.lat, container.lon, place.lat, place.lon) if known else None  # type: ignore[arg-type]
    if container.feature.startswith("P"):
        if off is None or (is_past and TOWN_KM < off <= SEAT_KM):
            return None
        return off <= TOWN_KM
    box = container.location.extent if container.location else None
    if box is not None and place.lat is not None and place.lon is not None:
        return _in_box(box, place.lat, place.lon)
    if container.feature.startswith("A.PCL"):
        return None
    if container.feature.startswith("A.ADM") and not container.feature.endswith("H") and place.divisions:
        return False
    return False if off is not None and off > DIVISION_KM else None


def _in_box(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    west, south, east, north = box
    return south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)
