"""Check whether a place lies in the containers in a row: a country of then or now, a state, a county, a city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gazetteer.errors import GazetteerError, InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.kinds import split_kind
from gazetteer.model.distance import kilometres
from gazetteer.model.extent import Extent, contains
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan
from gazetteer.reconcile.patterns import SIDE

CONTAINERS_CACHED = 10_000

TOWN_KM = 30.0
"""Maximum distance of the parts of a town from its centre, in kilometres."""

NAMESAKE_PROVINCE_KM = 150.0
"""Maximum distance from a town of a place in the province named after it, in kilometres: "Alexandropol, Erivan"."""

DIVISION_KM = 300.0
"""Assumed radius of a division without a known extent, in kilometres."""

UNKNOWN_REGION_KM = 1000.0
"""The same for a region, such as Asia Minor, beyond which a place is not in it; nearer ones may be."""

KNOWN_TOWN = 0.45
"""Prominence from which a town is the container of that name: "Nueva Granada" is hardly a village in Mexico."""

FORMER_MARGIN = {
    "A.ADM1": 0.75,
    "A.ADM2": 0.25,
    "L.RGN": 0.75,
    "L.CST": 0.75,
    "A.PCLH": 0.25,
    "A.ADM1H": 0.25,
    "A.ADM2H": 0.1,
}
"""Degrees around a present-day division or region within which its past borders may have been: Trent in Tyrol, Manchester in
Lancashire, Ragusa in Dalmatia. For a division of the past, the error of its box in an old book."""

FORMER_KM = 60.0
"""The same for a present-day division without a known extent, in kilometres from its middle: Brisbane in Moreton Bay."""

LANDS = ("A.PCL", "A.ADM1", "L.RGN")
"""Kinds of places that are larger than any town."""

REGION_FEATURES = ("L", "T.CAPE", "T.PEN")
"""Kinds of regions and peninsulas."""

DIVISIONS_AND_SEATS = ("A", "L", "P")
"""Feature classes of the places that the name of a division means without its kind word."""

NOT_CONTAINERS = ("H", "R", "S", "U", "V")
"""Feature classes of places that contain no others: waters, roads, buildings, undersea, vegetation."""

LAST_BORDERS = 1993
"""Year from which countries have today's borders."""

BORDER_MARGIN = 5.0
"""Degrees around a present-day country within which its past borders may have been, if no state of that time is known."""

_ADJECTIVE = re.compile(r"(?:[сц]к(?:ий|ой|ая|ое)|[sc]k[iay])$", re.IGNORECASE)
"""The ending of a Slavic adjective, which needs its kind word to be a name: "Борисовский уезд", "powiat borysowski"."""

CONTAINERS_CONSIDERED = 6
"""Number of places with the container's name that are considered."""


@dataclass(frozen=True, slots=True)
class Container:
    """The meanings of a container's name: a country of today by its code, or places.

    Attributes:
        is_seat: whether the places have the name without the kind word of a division: the town of Stolp for "Kreis Stolp".
    """

    code: str | None
    places: tuple[Place, ...]
    is_seat: bool = False


class Containers:
    """Looks up containers, with a cache."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.code = lru_cache(maxsize=CONTAINERS_CACHED)(self._code)
        self._named = lru_cache(maxsize=CONTAINERS_CACHED)(self._find)
        self._states_of = lru_cache(maxsize=CONTAINERS_CACHED)(self._states_at)

    def is_known(self, name: str, when: Timespan | None) -> bool:
        """Return whether any place has this name, or any area if it is an abbreviation."""
        found = self._named(name, when)
        return found.code is not None or any(not (name.endswith(".") and _is_town(one)) for one in found.places)

    def is_land(self, name: str, when: Timespan | None) -> bool:
        """Return whether a state, a first-level division or a region has this name, so that it can contain a town."""
        found = self._named(name, when)
        return found.code is not None or any(place.feature.startswith(LANDS) for place in found.places)

    def held(
        self, names: Sequence[str], place: Place, when: Timespan | None
    ) -> tuple[dict[str, bool | None], tuple[str, ...]]:
        """Return whether a place lies in each container, the smallest first, and remarks on containers that are not known.

        A container means a place in the next ones: "Albany" in "Grahamstown, Albany, Cape Colony" is not a city of America.
        """
        held = {name: self.holds(name, place, when) for name in names}
        remarks = []
        for number, name in enumerate(names):
            outer = next((one for one in names[number + 1 :] if held[one]), None)
            if held[name] is False and outer is not None and self._is_nowhere_in(name, outer, when):
                held[name] = None
                remarks.append(f"“{name}” not found in {outer}")
        return held, tuple(remarks)

    def means(self, name: str, place: Place, when: Timespan | None) -> bool:
        """Return whether a container's name means this place itself: the county in "Antrim, Co. Antrim"."""
        return not _is_town(place) and any(one.id == place.id for one in self._named(name, when).places)

    def _is_nowhere_in(self, name: str, outer: str, when: Timespan | None) -> bool:
        """Return whether every place of a container's name is known to lie outside another container."""
        return all(self.holds(outer, one, when) is False for one in self._named(name, when).places)

    def holds(self, name: str, place: Place, when: Timespan | None) -> bool | None:
        """Return whether a place lies in the container of this name; None if that is not known.

        Args:
            name: the name of the container.
            place: the place.
            when: the time to consider: Russia in 1914 contains Tiflis.
        """
        container = self._named(name, when)
        if container.code and place.country == container.code:
            return True
        others = (
            one
            for one in container.places
            if one.id != place.id and not (place.country and _is_country(one, container.code))
        )
        found = [(one, holds_at(one, place, is_past=container.is_seat or _borders_moved(when))) for one in others]
        is_short = name.endswith(".")  # an area: "O.S." is not a town Os
        answers = [answer for one, answer in found if answer or not (_is_village(one) or (is_short and _is_town(one)))]
        if True in answers:
            return True
        if container.code and place.country:
            if _borders_moved(when):
                return None if self.may_have_held(name, place, when) is not False else False
            return None if None in answers else False
        return None if None in answers or not answers else False

    def may_have_held(self, name: str, place: Place, when: Timespan | None) -> bool | None:
        """Return whether a present-day country may have contained a place at a time of other borders; None if it is not known.

        True if both lie in the bounding box of a state of that time: Breslau and Germany in the German Empire in 1890. If no
        such state is known, a place far outside today's borders was not in the country.
        """
        container = self._named(name, when)
        country = next((one for one in container.places if _is_country(one, container.code)), None)
        if country is None or place.lat is None or place.lon is None:
            return None
        states = self._states_of(country.id, when)
        if states:
            return any(contains(box, place.lat, place.lon) for box in states)
        box = country.location.extent if country.location else None
        return None if box is None or contains(box, place.lat, place.lon, margin=BORDER_MARGIN) else False

    def _states_at(self, country: str, when: Timespan | None) -> tuple[Extent, ...]:
        """Return the bounding boxes of the states of a time in which the point of a present-day country lies."""
        found = self._gazetteer.lay_in(self._gazetteer.get(country), when)
        boxes = (one.location.extent for one in found if one.feature == "A.PCLH" and one.location)
        return tuple(box for box in boxes if box is not None)

    def _code(self, name: str) -> str | None:
        try:
            return self._gazetteer.country(name)
        except InputError:
            return None

    def _find(self, name: str, when: Timespan | None) -> Container:
        try:
            found = self._exact(name, when)
            if not found and (land := SIDE.sub("", name)) != name:
                found = self._exact(land, when)
            bare = None if found else split_kind(name)
            if bare and not _ADJECTIVE.search(bare.rest):
                classes = DIVISIONS_AND_SEATS if bare.kind.feature.startswith("A") else bare.kind.feature[:1]
                found = [place for place in self._exact(bare.rest, when) if place.feature.startswith(tuple(classes))]
        except GazetteerError:
            found, bare = [], None
        return Container(self.code(name), tuple(place for place in found if _may_contain(place, when)), bool(bare))

    def _exact(self, name: str, when: Timespan | None) -> list[Place]:
        found = self._gazetteer.lookup(name, year=when, limit=CONTAINERS_CONSIDERED)
        return [match.place for match in found if match.how == "exact"]


def _is_country(place: Place, code: str | None) -> bool:
    """Return whether a place is the present-day country with this code, which is compared by code instead of extent."""
    return code is not None and place.country == code and place.feature in ("A.PCLI", "A.PCLD", "A.PCLS", "A.PCLF")


def _is_town(place: Place) -> bool:
    return place.feature.startswith("P")


def _is_village(place: Place) -> bool:
    """Return whether a place is too little known to be the container of its name, unless the place lies there."""
    return _is_town(place) and place.prominence < KNOWN_TOWN


def _borders_moved(when: Timespan | None) -> bool:
    """Return whether countries had other borders at that time than today."""
    return when is not None and (when.end is None or when.end < LAST_BORDERS)


def _may_contain(place: Place, when: Timespan | None) -> bool:
    """Return whether a place can contain others, and existed at the time."""
    existed = when is None or place.when is None or place.when.distance(when) == 0
    return existed and not place.feature.startswith(NOT_CONTAINERS)


def holds_at(container: Place, place: Place, *, is_past: bool) -> bool | None:
    """Return whether a place lies in a container by its divisions, extent or distance; None if that is not known.

    Args:
        container: the container.
        place: the place.
        is_past: whether the borders may have been others.
    """
    if container.id in place.divisions:
        return True
    known = None not in (container.lat, container.lon, place.lat, place.lon)
    off = kilometres(container.lat, container.lon, place.lat, place.lon) if known else None  # type: ignore[arg-type]
    if container.feature.startswith("P") and place.feature.startswith(LANDS):
        return False
    if container.feature.startswith("P"):
        if off is None or (is_past and TOWN_KM < off <= NAMESAKE_PROVINCE_KM):
            return None
        return off <= TOWN_KM
    box = container.location.extent if container.location else None
    if box is not None and place.lat is not None and place.lon is not None:
        margin = FORMER_MARGIN.get(container.feature, 0.0) if is_past or container.feature.endswith("H") else 0.0
        if not contains(box, place.lat, place.lon, margin=margin):
            return False
        return True if contains(box, place.lat, place.lon) else None
    if container.feature.startswith("A.PCL"):
        return None
    if container.feature.startswith("A.ADM") and not container.feature.endswith("H") and place.divisions:
        return None if is_past and off is not None and off <= FORMER_KM else False
    radius = UNKNOWN_REGION_KM if container.feature.startswith(REGION_FEATURES) else DIVISION_KM
    return False if off is not None and off > radius else None
