"""A geopy geocoder for historical names: offline, by date, script and sound.

>>> from gazetteer.geocoder import HistoricalGazetteer
>>> geolocator = HistoricalGazetteer()
>>> geolocator.geocode("Alexandropol", year=1920).raw["name"]
'Gyumri'
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
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.match import Match
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

Year = int | str | Timespan | None
Found: TypeAlias = Location | list[Location] | None

DEFAULT_LOCATIONS = 10
"""Number of locations returned with `exactly_one=False` and without a `limit`."""

PAUSE_AFTER_ERROR = 5
"""How many times longer than usual to wait after an error."""

ANSWERS_CACHED = 10_000
"""Number of cached answers of online geocoders, so that no query is sent twice."""

KEYS = ("name", "year", "near", "country")
"""Keys of a mapping query that this geocoder supports."""

STRUCTURED = ("city", "town", "village", "place", "county", "state")
"""Keys of a structured query, as in Nominatim, that name a place; the most specific one is looked up."""


class HistoricalGazetteer(Geocoder):  # type: ignore[misc]
    """geopy's interface to a `Gazetteer`.

    Args:
        gazetteer: the gazetteer to search; `Gazetteer.open()` when None.
        min_score: probability, 0 to 1, below which a place is not returned.
        fallback: geopy geocoders, such as `Nominatim(user_agent=…)`, that are queried in turn for names that are not found.
            Empty by default, so that no network is used. Their answers are cached in memory.
        min_delay_seconds: pause between two requests to one of them.
        timeout: seconds to wait for a fallback.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        min_score: float = 0.0,
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
        """Return the location of a name, or a list of locations, the likeliest first; None when nothing is found.

        Args:
            query: a name ("Karin", "Kars, Turkey"), or a mapping with "name" and any of "year", "near" and "country", or a
                structured query as in Nominatim ({"city": "Kars", "country": "Turkey"}).
            exactly_one: return one location instead of a list.
            timeout: seconds to wait for a fallback.
            year: when the name was used, as a year or EDTF.
            near: a place (id or name) or point (lat, lon in degrees) near which it is expected.
            country: name or ISO 3166-1 alpha-2 code of the present-day country that it is in.
            limit: the largest number of locations; 10 when None.

        Raises:
            GeocoderQueryError: the year, the country, `near`, the limit or a key of the mapping is not valid.

        >>> HistoricalGazetteer().geocode("Alexandropol", year=1920).raw["name"]
        'Gyumri'
        """
        parts = _parts_of(query)
        name = parts.get("name")
        if not isinstance(name, str) or not name.strip():
            return None
        try:
            found = self.gazetteer.lookup(
                name,
                year=_year(parts.get("year", year)),
                near=parts.get("near", near),
                country=parts.get("country", country),
                limit=1 if exactly_one else DEFAULT_LOCATIONS if limit is None else limit,
            )
        except GazetteerError as error:
            raise GeocoderQueryError(str(error)) from error
        places = [
            self._location(match.place, _raw(match))
            for match in found
            if match.answer and match.score >= self.min_score
        ]
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
        """Return the settlement nearest to a point, or a list of them, nearest first; None if none is near.

        Args:
            query: anything that geopy accepts as a point: (lat, lon) in degrees, "40.79, 43.84", a `Point`.
            exactly_one: return one location instead of a list.
            timeout: seconds to wait for a fallback.
            year: adds the key "then" to `Location.raw`: the names in use in that year.
            limit: the largest number of locations; 10 when None.
            within_km: the largest distance in kilometres.

        Raises:
            GeocoderQueryError: the point, the limit or the distance is not valid.

        >>> HistoricalGazetteer().reverse((40.79, 43.84), year=1930).raw["name"]
        'Gyumri'
        """
        try:
            point = query if isinstance(query, Point) else Point(query)
        except ValueError as error:
            raise GeocoderQueryError(f"not a valid point: {query!r}: {error}") from error
        wanted = 1 if exactly_one else DEFAULT_LOCATIONS if limit is None else limit
        try:
            found = self.gazetteer.near(point.latitude, point.longitude, limit=wanted, within_km=within_km)
        except GazetteerError as error:
            raise GeocoderQueryError(str(error)) from error
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


def _parts_of(query: str | Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a query by the names of `KEYS`.

    Raises:
        GeocoderQueryError: a key of a mapping is not known.
    """
    if not isinstance(query, Mapping):
        return {"name": query}
    if unknown := [key for key in query if key not in (*KEYS, *STRUCTURED)]:
        raise GeocoderQueryError(
            f"unknown key in the query: {', '.join(map(repr, unknown))}. Known are {', '.join((*KEYS, *STRUCTURED))}"
        )
    values = {key: value for key, value in query.items() if key in KEYS}
    parts = [str(query[key]) for key in STRUCTURED if query.get(key)]
    if parts and "name" not in values:
        values["name"] = ", ".join(parts)
    return values


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
    """Return a year from a cell of a DataFrame, which may be 1920.0 or NaN."""
    if isinstance(year, (str, Timespan)) or year is None:
        return year or None
    return None if year != year else int(year)


def _one(found: list[Location], exactly_one: bool) -> Found:
    return (found[0] if exactly_one else found) if found else None


def _patient(ask: Callable[..., Any], delay: float) -> Callable[..., Any]:
    """Return a function that queries an online geocoder with a pause between requests, longer after an error, and a cache."""
    limited = RateLimiter(
        ask, min_delay_seconds=delay, error_wait_seconds=PAUSE_AFTER_ERROR * delay, swallow_exceptions=False
    )
    return lru_cache(maxsize=ANSWERS_CACHED)(limited)


def _first(ask: Sequence[Callable[..., Any]], query: object, exactly_one: bool, timeout: Any) -> Found:
    """Return the first answer of several geocoders; one that fails is skipped if others are left."""
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
