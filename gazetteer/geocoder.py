"""A geocoder for geopy that knows the past: offline, by date, script and sound.

>>> from gazetteer.geocoder import HistoricalGazetteer
>>> geolocator = HistoricalGazetteer()                              # doctest: +SKIP
>>> geolocator.geocode("Alexandropol", year=1920).point             # doctest: +SKIP
Point(40.78942, 43.84748, 0.0)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer.errors import GazetteerError, UnknownPlaceError
from gazetteer.gazetteer import Gazetteer, Match
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

Year = int | str | Timespan | None
Found: TypeAlias = Location | list[Location] | None

LIMIT = 10
"""Locations given where more than one is wanted."""

REMEMBERED = 10_000
"""Answers of online geocoders that are kept, so that nothing is asked twice."""


class HistoricalGazetteer(Geocoder):  # type: ignore[misc]
    """geopy's interface to a `Gazetteer`.

    Args:
        gazetteer: the embedded one when None.
        min_score: probability, 0 to 1, below which a place is not given.
        fallback: geopy geocoders (`Nominatim(user_agent=…)`) asked in turn for what is not found here. None by default: nothing
            goes over the network unless you say so. Their answers are remembered.
        min_delay_seconds: between two questions to one of them.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        min_score: float = 0.05,
        fallback: Sequence[Geocoder] = (),
        min_delay_seconds: float = 1.0,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> None:
        super().__init__(timeout=timeout)
        self.gazetteer = gazetteer or Gazetteer.open()
        self.min_score = min_score
        self._geocoders = [_patient(other.geocode, min_delay_seconds) for other in fallback]
        self._reversers = [_patient(other.reverse, min_delay_seconds) for other in fallback]

    def geocode(
        self,
        query: str | Mapping[str, Any],
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        year: Year = None,
        near: str | tuple[float, float] | None = None,
        country: str | None = None,
        limit: int | None = None,
    ) -> Found:
        """Where the places of a name lie, the likeliest first; None when there is none.

        Args:
            query: a name ("Karin", "Kars, Turkey"), or a mapping with "name" and any of "year", "near", "country".
            exactly_one: one location, or a list of them.
            timeout: seconds to wait for a fallback; nothing else takes time.
            year: when the name was used: a year or EDTF.
            near: a place (id or name) or point (lat, lon in degrees) near which it is expected.
            country: name or code of the present-day country in which it lies.
            limit: at most so many, 10 when None.

        Raises:
            GeocoderQueryError: the year, the country or the place to be near to is none.
        """
        asked: dict[str, Any] = {"year": year, "near": near, "country": country}
        if isinstance(query, Mapping):
            asked |= query
        else:
            asked["name"] = query
        name = asked.pop("name", None)
        if not isinstance(name, str) or not name.strip():
            return None
        asked["year"] = _year(asked["year"])
        try:
            found = self.gazetteer.lookup(name, **asked, limit=1 if exactly_one else limit or LIMIT)
        except GazetteerError as error:
            raise GeocoderQueryError(str(error)) from error
        places = [self._location(match.place, _raw(match)) for match in found if match.score >= self.min_score]
        here = [location for location in places if location is not None]
        return _one(here, exactly_one) or _first(self._geocoders, name, exactly_one, timeout)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        year: int | None = None,
        limit: int | None = None,
        within_km: float = 100.0,
    ) -> Found:
        """The towns nearest to a point, with their distance and, with `year`, what they were called then; None far from any.

        Args:
            query: anything that geopy takes for a point: (lat, lon) in degrees, "40.79, 43.84", a `Point`.
            year: adds the key "then" to `Location.raw`: the names of that year.
            within_km: how far a town may lie away.
        """
        try:
            point = query if isinstance(query, Point) else Point(query)
        except ValueError as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from error
        wanted = 1 if exactly_one else limit or LIMIT
        found = self.gazetteer.near(point.latitude, point.longitude, limit=wanted, within_km=within_km)
        here = []
        for place, distance in found:
            raw = {**_of(place), "km": round(distance, 3)}
            if year is not None:
                raw["then"] = [name.text for name in place.names_in(year)]
            here.append(self._location(place, raw))
        there = (point.latitude, point.longitude)
        return _one([one for one in here if one], exactly_one) or _first(self._reversers, there, exactly_one, timeout)

    def _location(self, place: Place, raw: dict[str, Any]) -> Location | None:
        if place.lat is None or place.lon is None:
            return None
        parts = [place.label, *(self._label(id_) for id_ in reversed(place.divisions)), place.country]
        address = ", ".join(dict.fromkeys(part for part in parts if part))
        return Location(address, Point(place.lat, place.lon), raw)

    def _label(self, id_: str) -> str | None:
        try:
            return self.gazetteer.get(id_).label
        except UnknownPlaceError:
            return None


def _of(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.label,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "feature": place.feature,
        "population": place.population,
    }


def _raw(match: Match) -> dict[str, Any]:
    name = match.name
    return {
        **_of(match.place),
        "matched": name.text,
        "lang": name.lang,
        "script": name.script,
        "kind": name.kind,
        "years": str(name.when) if name.when else None,
        "source": name.source,
        "score": round(match.score, 4),
        "how": match.how,
        "clues": [{"kind": clue.kind, "weight": clue.weight, "says": clue.says} for clue in match.clues],
    }


def _year(year: Any) -> Year:
    """A year as a column of a DataFrame may have it: 1920.0, or not a number."""
    if isinstance(year, (str, Timespan)) or year is None:
        return year or None
    return None if year != year else int(year)


def _one(found: list[Location], exactly_one: bool) -> Found:
    return (found[0] if exactly_one else found) if found else None


def _patient(ask: Callable[..., Any], delay: float) -> Callable[..., Any]:
    """A question to an online geocoder that waits its turn, and is not asked twice."""
    limited = RateLimiter(ask, min_delay_seconds=delay, swallow_exceptions=False)
    return lru_cache(maxsize=REMEMBERED)(limited)


def _first(ask: Sequence[Callable[..., Any]], query: object, exactly_one: bool, timeout: Any) -> Found:
    """The first answer of several geocoders; one that fails is passed over while others are left."""
    options = {} if timeout is DEFAULT_SENTINEL else {"timeout": timeout}
    failure: GeocoderServiceError | None = None
    for geocoder in ask:
        try:
            if found := geocoder(query, exactly_one=exactly_one, **options):
                return found
        except GeocoderServiceError as error:
            failure = error
    if failure is not None:
        raise failure
    return None
