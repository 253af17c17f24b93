"""Places into the database, a portion at a time, by one road for the embedded gazetteer, small additions and every import."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from gazetteer.model.place import Source
from gazetteer.names.fold import fold
from gazetteer.store.directory import ASKED, Asked, Directory, Kept
from gazetteer.store.ranking import name_weight, place_weights, rank
from gazetteer.store.ready import Keys, Portion, Ready, ReadyName, links_of
from gazetteer.store.strengths import Bearing, mark_of, marks_of
from gazetteer.store.terms import Terms

WAITING = 50_000
"""New search keys that may wait in memory."""

CHECKPOINT = 200_000
"""Places between two checkpoints."""

Same = Mapping[str, tuple[int, str]]
"""Ids of new records, each with the number of the place that it is, and why."""


@dataclass(slots=True)
class Tally:
    """What a run has done: records read, places added, records of places that were there by their id, records found to be one
    of another gazetteer, records of unknown places that were passed over, and names added."""

    read: int = 0
    added: int = 0
    joined: int = 0
    linked: int = 0
    passed: int = 0
    names: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(slots=True)
class _Home:
    """The place that names are written to, as far as writing needs to know it."""

    pk: int
    id: str
    feature: str
    population: int
    prominence: float
    links: str = ""
    top: int = -1
    """The number of its last name."""
    held: list[tuple[str, str | None, int]] = field(default_factory=list)
    """Fold, years and source of each name that it has or is about to gain."""
    borne: set[str] = field(default_factory=set)
    """Folds of its names in the database."""


def add_sources(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Write sources, or bring their titles up to date."""
    connection.executemany(
        "INSERT INTO source(id, title, licence, url) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "title = excluded.title, licence = excluded.licence, url = excluded.url",
        ((source.id, source.title, source.licence, source.url) for source in sources),
    )


def add_portions(
    connection: sqlite3.Connection,
    portions: Iterable[Portion],
    progress: Callable[[int], None] | None = None,
    *,
    directory: Directory | None = None,
    same: Callable[[Sequence[Ready]], Same] | None = None,
    checkpoint: Callable[[Tally], None] | None = None,
    grow: bool = True,
) -> Tally:
    """Write places with their names.

    A place that is there already (same id) keeps its row and gains the names that it lacks.

    Args:
        progress: told how many places each portion held.
        directory: what is there already; by default asked of the database, or kept in mind when it is empty.
        same: told new places, tells which of them are places that are there under another id.
        checkpoint: called whenever everything read so far is in the database.
        grow: whether places that are not there are added; otherwise they are passed over.
    """
    (empty,) = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM place)").fetchone()
    run = _Run(connection, directory or (Kept if empty else Asked)(connection), same)
    since = 0
    for portion in portions:
        run.write(portion, grow)
        since += len(portion.places)
        if progress:
            progress(len(portion.places))
        if len(run.terms) >= WAITING or (checkpoint and since >= CHECKPOINT):
            run.terms.flush()
            since = 0
            if checkpoint:
                checkpoint(run.tally)
    run.terms.flush()
    if checkpoint:
        checkpoint(run.tally)
    return run.tally


class _Run:
    """One run of `add_portions`."""

    def __init__(
        self, connection: sqlite3.Connection, directory: Directory, same: Callable[[Sequence[Ready]], Same] | None
    ) -> None:
        self.tally = Tally()
        self.terms = Terms(connection, directory)
        self._connection = connection
        self._directory = directory
        self._same = same
        self._sources: dict[str, int] = {id_: pk for pk, id_ in connection.execute("SELECT pk, id FROM source")}
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM place").fetchone()

    def write(self, portion: Portion, grow: bool) -> None:
        """Write some places with their names and links; their search keys follow with `terms.flush`."""
        places = portion.places
        self.tally.read += len(places)
        known = self._directory.places([place.id for place in places])
        new = [place for place in places if place.id not in known]
        if not grow:
            self.tally.passed += len(new)
            places, new = [place for place in places if place.id in known], []
        found: Same = self._same(new) if self._same and new else {}
        homes = _homes(self._connection, {*known.values(), *(pk for pk, _ in found.values())})
        place_rows: list[tuple[object, ...]] = []
        link_rows: list[tuple[str, int]] = []
        gained: list[tuple[_Home, list[ReadyName]]] = []
        numbered: list[tuple[str, int]] = []
        for place in places:
            pk = known.get(place.id) or found.get(place.id, (0, ""))[0]
            if pk:
                home = homes[pk]
                gained.append((home, list(self._lacking(place, home))))
                if place.id in found:
                    self._record(place, home, found[place.id][1])
                    numbered.append((place.id, pk))
                else:
                    self.tally.joined += 1
                self._links(place, home)
            else:
                pk = self._top = self._top + 1
                numbered.append((place.id, pk))
                place_rows.append((pk, *place[:16], self._source(place.source), place.cell))
                home = _Home(pk, place.id, place.feature, place.population, place.prominence)
                gained.append((home, place.names))
            if place.links:
                link_rows.extend((target, pk) for kind, target in links_of(place) if kind == "exactMatch")
        self._directory.add_places(numbered)
        execute = self._connection.executemany
        execute(f"INSERT INTO place VALUES ({', '.join('?' * 19)})", place_rows)
        execute("INSERT OR IGNORE INTO link VALUES (?, ?)", link_rows)
        self._names(gained, portion.keys)
        self.tally.added += len(place_rows)

    def _names(self, gained: Sequence[tuple[_Home, list[ReadyName]]], keys: Mapping[str, Keys]) -> None:
        """Write names to their places."""
        numbers = self.terms.numbers([name[0] for _, names in gained for name in names], keys)
        rows: list[tuple[object, ...]] = []
        bearings: list[Bearing] = []
        for home, names in gained:
            marks, weights = marks_of(home.feature, home.id), place_weights(home.prominence, home.feature)
            for seq, (key, text, lang, kind, when, source, doubt) in enumerate(names, start=home.top + 1):
                term, dated = numbers[key], when is not None
                standing = rank(name_weight(kind, source, when), weights)
                rows.append((home.pk, seq, term, standing, text, lang, kind, when, self._source(source), doubt))
                new = key not in home.borne
                bearings.append((term, new, home.population, home.prominence, marks | mark_of(kind, dated)))
                home.borne.add(key)
            home.top += len(names)
        self._connection.executemany(f"INSERT INTO name VALUES ({', '.join('?' * 10)})", rows)
        self.terms.count(bearings)
        self.tally.names += len(rows)

    def _lacking(self, place: Ready, home: _Home) -> Iterator[ReadyName]:
        """The names that a place gains. A record of another gazetteer brings its names even where they are held already."""
        held = {(key, when) for key, when, _ in home.held}
        if home.id != place.id:
            own = {self._source(place.source), *(self._source(name[5]) for name in place.names)}
            held = {(key, when) for key, when, source in home.held if source in own}
        keys = {key for key, _ in held}
        for name in place.names:
            key, when = name[0], name[4]
            if (key, when) not in held and (when is not None or key not in keys):
                home.held.append((key, when, self._source(name[5])))
                yield name

    def _record(self, place: Ready, home: _Home, why: str) -> None:
        self.tally.linked += 1
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                place.id, home.pk, place.label, place.lat, place.lon, place.country, place.feature, place.when,
                self._source(place.source), why,
            ),
        )  # fmt: skip
        self._connection.execute("INSERT OR IGNORE INTO link VALUES (?, ?)", (place.id, home.pk))

    def _links(self, place: Ready, home: _Home) -> None:
        """The place's links, with those that it gains; a record of another gazetteer is itself one."""
        gained = [] if place.id == home.id else [f"exactMatch={place.id}"]
        held = home.links.split()
        new = [
            text for text in (*gained, *place.links.split()) if text not in held and not text.endswith(f"={home.id}")
        ]
        if new:
            home.links = " ".join((*held, *dict.fromkeys(new)))
            self._connection.execute("UPDATE place SET links = ? WHERE pk = ?", (home.links, home.pk))

    def _source(self, id_: str) -> int:
        number = self._sources.get(id_)
        if number is None:
            add_sources(self._connection, [Source(id_, id_)])
            self._sources.update((id_, pk) for pk, id_ in self._connection.execute("SELECT pk, id FROM source"))
            number = self._sources[id_]
        return number


def _homes(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, _Home]:
    """Places of these numbers with what they hold."""
    homes: dict[int, _Home] = {}
    asked = sorted(numbers)
    for start in range(0, len(asked), ASKED):
        some = asked[start : start + ASKED]
        marks = ", ".join("?" * len(some))
        for row in connection.execute(
            f"SELECT pk, id, feature, population, prominence, links FROM place WHERE pk IN ({marks})", some
        ):
            homes[row[0]] = _Home(*row)
        for pk, seq, text, when, source in connection.execute(
            f"SELECT place, seq, text, timespan, source FROM name WHERE place IN ({marks})", some
        ):
            home = homes[pk]
            home.top = max(home.top, seq)
            key = fold(text)
            home.held.append((key, when, source))
            home.borne.add(key)
    return homes
