"""The gazetteer: look up names, and find places near or around a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer.clues import weights
from gazetteer.clues.areas import lies_in
from gazetteer.clues.question import Question, Setting
from gazetteer.database import lookup, search, user_gazetteer
from gazetteer.database.arguments import check_distance, check_limit, check_point, checked_name, point_in
from gazetteer.database.connection import reading
from gazetteer.database.hits import Hit
from gazetteer.errors import InputError, UnknownPlaceError
from gazetteer.model.match import Match, Matches
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.place_file import PlaceFile

if TYPE_CHECKING:
    from gazetteer.database.vicinity import Vicinity
    from gazetteer.model.term import Term

MIN_SIMILAR = 0.5
"""Minimum score of a similar name that is read as the name of a place."""


class Gazetteer(PlaceFile):
    """Places and their names in one SQLite file. Open it with `Gazetteer.open`; it may be used as a context manager."""

    @reading
    def lookup(
        self,
        name: str,
        *,
        year: int | str | Timespan | None = None,
        near: str | tuple[float, float] | None = None,
        country: str | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """Return the places that have or had this name, best first, each once.

        Args:
            name: the name, optionally with a container.
            year: when the name was used, as a year or as EDTF; a clue, never a filter.
            near: a place (id or name) or a point (lat, lon in degrees, or "lat, lon") near which it is expected; a clue.
            country: name or ISO 3166-1 alpha-2 code of the present-day country; only its places are returned.
            limit: the largest number of matches.

        A name may have a container ("Kars, Turkey", "Paris (Texas)"): places in it come first. If the name most likely
        means no place of the gazetteer, the matches have `answer` False: they are only the nearest names.

        Raises:
            InputError: the name is empty or too long, the country unknown, or the limit below 1.
            TimespanError: the year cannot be parsed.
            UnknownPlaceError: `near` is not a place of the gazetteer.
        """
        check_limit(limit)
        text = checked_name(name)
        code = self.country(country) if country is not None else None
        query = lookup.Query(text, self._setting(year, near), code)
        return Matches(
            Match(each.option.place, each.option.name, each.score, each.option.how, each.clues, each.is_answer)
            for each in lookup.answers(self._shelf, query, limit, weights.default())
        )

    @reading
    def question(
        self,
        name: str,
        *,
        year: int | str | Timespan | None = None,
        near: str | tuple[float, float] | None = None,
    ) -> tuple[Question, Setting]:
        """Return the places that `lookup` would score for a name, and their setting, for learning weights.

        Args:
            name: the name, without a container.
            year: as for `lookup`.
            near: as for `lookup`.
        """
        query = lookup.Query(checked_name(name), self._setting(year, near))
        return lookup.question(self._shelf, query), query.setting

    def _setting(self, year: int | str | Timespan | None, near: str | tuple[float, float] | None) -> Setting:
        when = _years(year)
        if near is None:
            return Setting(when)
        lat, lon, label = self.point(near)
        return Setting(when, (lat, lon), label)

    def country(self, country: str) -> str:
        """Return the two-letter code of a present-day country, given by its name or its code.

        Raises:
            InputError: the country is not found.
        """
        code = lookup.country_code(self._shelf, country) if isinstance(country, str) and country.strip() else None
        if code is None:
            raise InputError(f"country {country!r} not found: give its name or its two-letter code, such as TR or AM")
        return code

    @reading
    def find(
        self, name: str, *, demonyms: bool = False, limit: int = search.EXACT_LIMIT, loose: bool = True
    ) -> list[Hit]:
        """Return unscored hits for a name: exact ones, or if there are none and `loose` is set, phonetic and fuzzy ones."""
        shelf = self._shelf
        found = (
            search.exact(shelf, name, demonyms=demonyms, limit=limit)
            or (loose and search.phonetic(shelf, name, cutoff=lookup.SIMILAR))
            or (loose and search.slips(shelf, name))
            or (loose and search.fuzzy(shelf, name, cutoff=lookup.SIMILAR))
            or []
        )
        return [one.hit(shelf) for one in found]

    @reading
    def complete(self, beginning: str, *, limit: int = 10) -> list[Hit]:
        """Return the places with a name that begins like this, the best-known names first, each place once.

        Args:
            beginning: the text typed so far, in any script.
            limit: the largest number of places.

        >>> [hit.name.text for hit in Gazetteer.open().complete("Tifl", limit=1)]
        ['Tiflis']
        """
        from gazetteer.database.complete import complete

        check_limit(limit)
        return complete(self._shelf, beginning, limit=limit)

    @reading
    def inexact(self, name: str) -> list[Hit]:
        """Return the hits for a name that no place has as it is: landmarks with a kind word, and phonetic or else fuzzy ones."""
        from gazetteer.database.kind_names import landmarks

        found = landmarks(self._shelf, name)
        found += search.phonetic(self._shelf, name, unspoken=search.UNSPOKEN) or search.fuzzy(self._shelf, name)
        return [one.hit(self._shelf) for one in found]

    @reading
    def resembling(self, name: str, points: Iterable[tuple[float, float]], *, within_km: float = 20.0) -> list[Hit]:
        """Return the hits for names near some points that resemble a name or contain it, the most similar first.

        Args:
            name: the name.
            points: latitude and longitude in degrees.
            within_km: distance from a point; all places of each square degree that it reaches are compared.

        >>> g = Gazetteer.open()
        >>> [hit.name.text for hit in g.resembling("Alexandropoll", [(40.8, 43.8)])][:1]
        ['Alexandropol']
        """
        return [one.hit(self._shelf) for one in self._vicinity.resembling(name, points, within_km)]

    @cached_property
    def _vicinity(self) -> Vicinity:
        from gazetteer.database.vicinity import Vicinity

        return Vicinity(self._shelf)

    def names(self, place: str) -> list[Name]:
        """Return every name of one place in time order, undated ones last; `place` is an id or a name."""
        return sorted(self.place(place).names, key=_by_time)

    def place(self, place: str) -> Place:
        """Return the place with this id, or the likeliest one of this name.

        Raises:
            UnknownPlaceError: no place has this id, this name or probably a spelling of it; the message suggests the nearest name.
        """
        if ":" in place and " " not in place:
            return self.get(place)
        found = self.lookup(place, limit=1)
        if found and found[0].answer and _is_meant(found[0]):
            return found[0].place
        nearest = f"; the nearest name is {found[0].name.text}, {found[0].place.id}" if found else ""
        raise UnknownPlaceError(f"place {place!r} not found{nearest}")

    def point(self, near: str | tuple[float, float]) -> tuple[float, float, str]:
        """Return latitude, longitude and label of a place (id or name) or a point (numbers, or text like "40.79, 43.84").

        Raises:
            InputError: it is neither text nor a point on Earth.
            UnknownPlaceError: the place is not found, or has no coordinates.
        """
        point = point_in(near)
        if point is not None:
            return *point, f"{point[0]:.2f}, {point[1]:.2f}"
        place = self.place(str(near))
        if place.lat is None or place.lon is None:
            raise UnknownPlaceError(f"{place.label} has no coordinates: give a point instead")
        return place.lat, place.lon, place.label

    @reading
    def near(self, lat: float, lon: float, *, limit: int = 1, within_km: float = 100.0) -> list[tuple[Place, float]]:
        """Return the settlements (feature class P) around a point with their distances in kilometres, nearest first.

        Args:
            lat: degrees north, WGS 84.
            lon: degrees east, WGS 84.
            limit: the largest number of settlements.
            within_km: the largest distance in kilometres.

        Raises:
            InputError: the point is not on Earth, or `limit` or `within_km` is not positive.

        >>> [(place.label, round(km)) for place, km in Gazetteer.open().near(40.79, 43.84)]
        [('Gyumri', 1)]
        """
        check_point(lat, lon)
        check_limit(limit)
        check_distance(within_km)
        from gazetteer.database import nearby

        return [
            (self._by_row(pk), km)
            for km, pk in nearby.nearest(self._connection, lat, lon, limit=limit, within_km=within_km)
        ]

    @reading
    def lay_in(self, place: Place, when: Timespan | None = None) -> list[Place]:
        """Return the states and divisions of the past in whose bounding box a place lies, by time.

        A box is larger than the state, so the place may have been outside. States that did not exist at the same time as the
        place are left out.

        Args:
            place: the place.
            when: only states of this time.

        >>> g = Gazetteer.open()
        >>> [state.label for state in g.lay_in(g.get("gn:616635"), Timespan.parse("1919"))]
        ['Ottoman Empire', 'Azerbaijan Democratic Republic', 'Republic of Armenia']
        """
        times = [time for time in (place.when, when) if time is not None]
        return [
            state
            for state in self._former_states
            if state.when is not None and all(state.when.overlaps(time) for time in times) and lies_in(place, state)
        ]

    @cached_property
    def _former_states(self) -> tuple[Place, ...]:
        from gazetteer.database.former_states import former_states

        return former_states(self._connection, self._sources)

    @reading
    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """Return the statistics of each folded name that is in the gazetteer."""
        from gazetteer.database.terms import terms

        found = terms(self._connection, keys)
        own = self._own_names
        return {key: replace(term, own=True) if key in own else term for key, term in found.items()} if own else found

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return user_gazetteer.own_names(self._connection)

    @reading
    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the prominence of the best-known phonetic match of each of these names.

        Names without a match are left out, and so are names with fewer than three sounds, which match too many.
        """
        from gazetteer.database.terms import sounding

        return sounding(self._connection, names)


def _is_meant(match: Match) -> bool:
    """Return whether a match is the place that a name means, and not one of a part of the name or a similar name."""
    return match.how == "exact" or (match.how != "part" and match.score >= MIN_SIMILAR)


def _years(year: int | str | Timespan | None) -> Timespan | None:
    """Return the years of an argument; the reader of written dates is imported only if there is one."""
    if year is None:
        return None
    from gazetteer.model.dates.reader import years_of

    return years_of(year)


def _by_time(name: Name) -> tuple[bool, int, bool, int, str]:
    """Sort dated names by their first year, with spelling variants last in each year."""
    spelling = name.kind == "variant"
    if name.when is None or name.when.is_open:
        return True, 0, spelling, 0, name.text
    start = name.when.start if name.when.start is not None else -10_000
    return False, start, spelling, name.when.end if name.when.end is not None else 10_000, name.text
