"""The gazetteer: open it, look names up, add places."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.build import embedded
from gazetteer.clues import weights
from gazetteer.clues.areas import lies_in
from gazetteer.clues.question import Question, Setting
from gazetteer.database import lookup, nearby, search, user_gazetteer
from gazetteer.database.arguments import check_distance, check_limit, check_point, checked_name, point_in
from gazetteer.database.complete import complete
from gazetteer.database.connection import connect, reading
from gazetteer.database.former_states import former_states
from gazetteer.database.hits import Hit, Shelf
from gazetteer.database.rows import PLACE_COLUMNS, Record, place_of, record_of, term_of
from gazetteer.errors import InputError, StoreError, UnknownPlaceError
from gazetteer.model.document import Clue
from gazetteer.model.place import Name, Place, Source
from gazetteer.model.term import Term
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import years_of
from gazetteer.names.sound import sound

if TYPE_CHECKING:
    from gazetteer.database.selection import Selection


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a looked-up name could mean.

    Attributes:
        name: the name that matched.
        score: probability that this place is meant, 0 to 1.
        how: "exact", "part", "sound" or "fuzzy".
        clues: why; the weights add up to the log-odds of the score.
        answer: False when the name most likely means no place of the gazetteer, and this is only the nearest.
    """

    place: Place
    name: Name
    score: float
    how: str
    clues: tuple[Clue, ...]
    answer: bool = True


class Gazetteer:
    """Places and their names in one SQLite file. Open it with `Gazetteer.open`; it may be used as a context manager."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self.path = path
        self.writable = writable
        self._connection = connect(path, writable=writable)

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, writable: bool = False, progress: Callable[[int], None] | None = None
    ) -> Gazetteer:
        """Open a gazetteer's file, by default the user's own if anything was imported, else the embedded one.

        Args:
            path: the file; None for the default, which a first use builds.
            writable: whether `add` may write to it. The file at `path` is made if it is missing; without a path it is the
                user's own gazetteer. The embedded gazetteer is never written to.
            progress: called during a first build with the number of places written in each step.

        Raises:
            StoreError: the file is missing or not a gazetteer, or the embedded one cannot be built.

        >>> Gazetteer.open().get("gn:616635").label
        'Gyumri'
        """
        if path is None and not writable:
            own = user_gazetteer.path()
            return cls(own if own.is_file() else embedded.ensure(progress))
        file = user_gazetteer.path() if path is None else Path(path)
        if file.is_file():
            return cls(file, writable=writable)
        if not writable:
            raise StoreError(
                f"no gazetteer at {file}: make one with `gazetteer import --into` or Gazetteer.open(writable=True)"
            )
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if path is None:
                shutil.copyfile(embedded.ensure(progress), file)
        except OSError as error:
            raise StoreError(f"{file} could not be made: {error}") from error
        return cls(file, writable=True)

    def close(self) -> None:
        """Close the file; names not read yet can no longer be."""
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    # -- asking -----------------------------------------------------------------------------------

    @reading
    def get(self, id: str) -> Place:
        """The place with this CURIE, or the one that a record with this CURIE joined.

        Raises:
            UnknownPlaceError: there is none.
        """
        if not id.isascii():
            id = id.encode("utf-8", "replace").decode()
        asked = f"SELECT {PLACE_COLUMNS} FROM place p WHERE p."
        row = (
            self._connection.execute(f"{asked}id = ?", (id,)).fetchone()
            or self._connection.execute(f"{asked}pk = (SELECT place FROM record WHERE id = ?)", (id,)).fetchone()
        )
        if row is None:
            raise UnknownPlaceError(
                f"no place has the id {id!r}: ids look like gn:616635, `gazetteer lookup` finds them"
            )
        return place_of(row, self._connection, self._sources)

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
            name: the name, which may say what it is in.
            year: when the name was used, as a year or as EDTF; a clue, never a filter.
            near: a place (id or name) or a point (lat, lon in degrees, or "lat, lon") near which it is expected; a clue.
            country: name or ISO 3166-1 alpha-2 code of the present-day country; only its places are returned.
            limit: the largest number of matches.

        A name may say what it is in ("Kars, Turkey", "Paris (Texas)"): places there come first. Where the name most likely
        means no place of the gazetteer, the matches have `answer` False: they are only the nearest names.

        Raises:
            InputError: the name is empty or too long, the country unknown, or the limit below 1.
            TimespanError: the year cannot be parsed.
            UnknownPlaceError: `near` is not a place of the gazetteer.
        """
        check_limit(limit)
        asked = checked_name(name)
        code = self.country(country) if country is not None else None
        query = lookup.Query(asked, self._setting(year, near), code)
        return [
            Match(each.option.place, each.option.name, each.score, each.option.how, each.clues, each.is_answer)
            for each in lookup.answers(self._shelf, query, limit, weights.default())
        ]

    @reading
    def question(
        self,
        name: str,
        *,
        year: int | str | Timespan | None = None,
        near: str | tuple[float, float] | None = None,
    ) -> tuple[Question, Setting]:
        """Return the places that `lookup` would weigh for a name, and what they are weighed by: what weights are learnt from.

        Args:
            name: the name, without what it is in.
            year: as for `lookup`.
            near: as for `lookup`.
        """
        query = lookup.Query(checked_name(name), self._setting(year, near))
        return lookup.question(self._shelf, query), query.setting

    def _setting(self, year: int | str | Timespan | None, near: str | tuple[float, float] | None) -> Setting:
        when = years_of(year)
        if near is None:
            return Setting(when)
        lat, lon, label = self.point(near)
        return Setting(when, (lat, lon), label)

    def country(self, country: str) -> str:
        """The two-letter code of a present-day country, given by its name or its code.

        Raises:
            InputError: there is none.
        """
        code = lookup.country_code(self._shelf, country) if isinstance(country, str) and country.strip() else None
        if code is None:
            raise InputError(f"no country {country!r} is known: give its name or its two-letter code, such as TR or AM")
        return code

    @reading
    def find(
        self, name: str, *, demonyms: bool = False, limit: int = search.EXACT_LIMIT, loose: bool = True
    ) -> list[Hit]:
        """Return the hits for a name, not scored: exact ones, and where there are none and `loose`, phonetic, then fuzzy ones."""
        shelf = self._shelf
        found = (
            search.exact(shelf, name, demonyms=demonyms, limit=limit)
            or (loose and search.alike(shelf, name, cutoff=lookup.SIMILAR))
            or (loose and search.slips(shelf, name))
            or (loose and search.fuzzy(shelf, name, cutoff=lookup.SIMILAR))
            or []
        )
        return [one.hit(shelf) for one in found]

    @reading
    def complete(self, beginning: str, *, limit: int = 10) -> list[Hit]:
        """Return the places with a name that begins so, the best-known names first, each place once.

        Args:
            beginning: what was typed so far, in any script.
            limit: the largest number of places.

        >>> [hit.name.text for hit in Gazetteer.open().complete("Tifl", limit=1)]
        ['Tiflis']
        """
        check_limit(limit)
        return complete(self._shelf, beginning, limit=limit)

    @reading
    def alike(self, name: str) -> list[Hit]:
        """Return the hits for names that sound like this one, else for names spelt nearly like it, beside its own hits."""
        found = search.alike(self._shelf, name) or search.fuzzy(self._shelf, name)
        return [one.hit(self._shelf) for one in found]

    def names(self, place: str) -> list[Name]:
        """Every name of one place in time order, undated ones last; `place` is an id or a name."""
        return sorted(self.place(place).names, key=_by_time)

    def place(self, place: str) -> Place:
        """Return the place with this id, or the likeliest one of this name.

        Raises:
            UnknownPlaceError: no place has this id or name; the message says which name is nearest.
        """
        if ":" in place and " " not in place:
            return self.get(place)
        found = self.lookup(place, limit=1)
        if found and found[0].answer:
            return found[0].place
        nearest = f"; the nearest name is {found[0].name.text}, {found[0].place.id}" if found else ""
        raise UnknownPlaceError(f"no place is called {place!r}{nearest}")

    def point(self, near: str | tuple[float, float]) -> tuple[float, float, str]:
        """A place (id or name) or a point (numbers, or a text like "40.79, 43.84") as latitude, longitude and label.

        Raises:
            InputError: it is neither a text nor a point on Earth.
            UnknownPlaceError: no such place is known, or it has no point.
        """
        told = point_in(near)
        if told is not None:
            return *told, f"{told[0]:.2f}, {told[1]:.2f}"
        place = self.place(str(near))
        if place.lat is None or place.lon is None:
            raise UnknownPlaceError(f"{place.label} has no point to be near to")
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
        return [
            (self._by_row(pk), km)
            for km, pk in nearby.nearest(self._connection, lat, lon, limit=limit, within_km=within_km)
        ]

    @reading
    def lay_in(self, place: Place, when: Timespan | None = None) -> list[Place]:
        """Return the states and divisions of the past in whose bounding box a place lies, by time.

        A box is larger than the state, so the place may have lain outside. States that were founded later than the place
        ended, or ended before it began, are left out.

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
        return former_states(self._connection, self._sources)

    @reading
    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """What is known of each folded name, for those that are names; one query for many."""
        found: dict[str, Term] = {}
        asked = list(dict.fromkeys(keys))
        for start in range(0, len(asked), 900):
            some = asked[start : start + 900]
            rows = self._connection.execute(
                "SELECT fold, places, population, prominence, classes, kinds, curated FROM term "
                f"WHERE fold IN ({', '.join('?' * len(some))})",
                some,
            )
            found.update((row[0], term_of(row)) for row in rows)
        own = self._own_names
        return {key: replace(term, own=True) if key in own else term for key, term in found.items()} if own else found

    @cached_property
    def _own_names(self) -> frozenset[str]:
        return user_gazetteer.own_names(self._connection)

    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the prominence of the best-known place whose name sounds like each of these names.

        Names that sound like none are absent, and so are names of fewer than three sounds, which sound like too many.
        """
        best: dict[str, float] = {}
        for name in names:
            if len(code := sound(name)) >= 3:
                row = self._connection.execute(
                    "SELECT prominence FROM term WHERE sound = ? ORDER BY prominence DESC LIMIT 1", (code,)
                ).fetchone()
                if row is not None:
                    best[name] = row[0]
        return best

    @reading
    def count(self) -> tuple[int, int]:
        """How many places and how many names it holds."""
        (places,) = self._connection.execute("SELECT count(*) FROM place").fetchone()
        (names,) = self._connection.execute("SELECT count(*) FROM name").fetchone()
        return places, names

    @reading
    def dated(self) -> int:
        """How many of its names have dates."""
        (number,) = self._connection.execute("SELECT count(*) FROM name WHERE timespan IS NOT NULL").fetchone()
        return int(number)

    @reading
    def source(self, id: str) -> Source:
        """The source with this id.

        Raises:
            UnknownPlaceError: there is none.
        """
        row = self._connection.execute("SELECT id, title, licence, url FROM source WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise UnknownPlaceError(f"no source has the id {id!r}")
        return Source(*row)

    @reading
    def imported(self) -> list[tuple[str, str, int]]:
        """Format, path and number of records of every file that was imported into it, in order."""
        return self._connection.execute("SELECT format, file, records FROM import WHERE whole ORDER BY pk").fetchall()

    @reading
    def records(self, id: str) -> list[Record]:
        """The records of other gazetteers that were found to be this place.

        Raises:
            UnknownPlaceError: no place has this id.
        """
        place = self.get(id)
        rows = self._connection.execute(
            "SELECT r.id, r.label, r.lat, r.lon, r.country, r.feature, r.timespan, r.source, r.why "
            "FROM record r JOIN place p ON p.pk = r.place WHERE p.id = ? ORDER BY r.id",
            (place.id,),
        )
        return [record_of(row, self._sources) for row in rows]

    def select(self, selection: Selection) -> Iterator[Place]:
        """The places of a selection, one at a time, in the order in which they were added.

        Raises:
            InputError: its source is not known.
        """
        from gazetteer.database.selection import select

        return select(self._connection, self._sources, selection, embedded.curated_names() if selection.curated else {})

    # -- adding -----------------------------------------------------------------------------------

    def add(self, places: Iterable[Place], *, progress: Callable[[int], None] | None = None) -> int:
        """Add places, all or none; places that exist already get the names that they lack. Returns the number of places.

        Raises:
            StoreError: the gazetteer was not opened with `writable=True`, or the disk is full.
        """
        from gazetteer.ingest.known_rows import Asked
        from gazetteer.ingest.prepared import portions
        from gazetteer.ingest.writer import add_portions

        if not self.writable:
            raise StoreError(f"{self.path} is open for reading: use Gazetteer.open(path, writable=True) to add places")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            written = add_portions(self._connection, portions(places), progress, directory=Asked(self._connection)).read
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"nothing was added to {self.path}: {error}") from error
            raise
        self.__dict__.pop("_shelf", None)
        return written

    # -- within -----------------------------------------------------------------------------------

    def _by_row(self, pk: int) -> Place:
        row = self._connection.execute(f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.pk = ?", (pk,)).fetchone()
        return place_of(row, self._connection, self._sources)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._connection, dict(self._connection.execute("SELECT pk, id FROM source")))

    @property
    def _sources(self) -> dict[int, str]:
        return self._shelf.sources


def _by_time(name: Name) -> tuple[bool, int, bool, int, str]:
    """Dated names by their beginnings, of one beginning mere spellings last."""
    spelling = name.kind == "variant"
    if name.when is None or name.when.is_open:
        return True, 0, spelling, 0, name.text
    start = name.when.start if name.when.start is not None else -10_000
    return False, start, spelling, name.when.end if name.when.end is not None else 10_000, name.text
