"""Places into the database, in batches, by one road for the embedded gazetteer, for small additions and for every import."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import islice

from gazetteer.model.place import Link, Name, Place, Source
from gazetteer.names.fold import fold
from gazetteer.store.directory import ASKED, Asked, Directory, Kept
from gazetteer.store.rows import cell_of
from gazetteer.store.schema import KINDS
from gazetteer.store.terms import Terms

BATCH = 5_000
"""Places written at a time; bounds memory, not the work."""

WAITING = 1_000_000
"""New search keys that may wait in memory."""

CHECKPOINT = 200_000
"""Places between two checkpoints."""

key_of = lru_cache(maxsize=65_536)(fold)
"""The fold of a name; linking and writing ask for the same ones, one after the other."""

_KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}

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
    """A place that is there already, to which names are added."""

    pk: int
    id: str
    rank: int
    links: str
    top: int = -1
    held: list[tuple[str, str, int]] = field(default_factory=list)
    """Fold, years and source of each name."""


def add_sources(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Write sources, or bring their titles up to date."""
    connection.executemany(
        "INSERT INTO source(id, title, licence, url) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "title = excluded.title, licence = excluded.licence, url = excluded.url",
        ((source.id, source.title, source.licence, source.url) for source in sources),
    )


def add_places(
    connection: sqlite3.Connection,
    places: Iterable[Place],
    progress: Callable[[int], None] | None = None,
    *,
    directory: Directory | None = None,
    same: Callable[[Sequence[Place]], Same] | None = None,
    checkpoint: Callable[[Tally], None] | None = None,
    grow: bool = True,
) -> Tally:
    """Write places with their names.

    A place that is there already (same id) keeps its row and gains the names that it lacks.

    Args:
        progress: told how many places each batch held.
        directory: what is there already; by default asked of the database, or kept in mind when it is empty.
        same: told new places, tells which of them are places that are there under another id.
        checkpoint: called whenever everything read so far is in the database.
        grow: whether places that are not there are added; otherwise they are passed over.
    """
    (empty,) = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM place)").fetchone()
    known = directory or (Kept(connection) if empty else Asked(connection))
    run = _Run(connection, known, same)
    since = 0
    remaining = iter(places)
    try:
        while batch := list(islice(remaining, BATCH)):
            run.write(batch, grow)
            since += len(batch)
            if progress:
                progress(len(batch))
            if len(run.terms) >= WAITING or (checkpoint and since >= CHECKPOINT):
                run.terms.flush()
                since = 0
                if checkpoint:
                    checkpoint(run.tally)
        run.terms.flush()
        if checkpoint:
            checkpoint(run.tally)
    finally:
        run.terms.close()
    return run.tally


class _Run:
    """One run of `add_places`."""

    def __init__(
        self, connection: sqlite3.Connection, directory: Directory, same: Callable[[Sequence[Place]], Same] | None
    ) -> None:
        self.tally = Tally()
        self.terms = Terms(connection, directory)
        self._connection = connection
        self._directory = directory
        self._same = same
        self._sources: dict[str, int] = {id_: pk for pk, id_ in connection.execute("SELECT pk, id FROM source")}
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM place").fetchone()

    def write(self, batch: list[Place], grow: bool = True) -> None:
        """Write some places with their names and links; their search keys follow with `terms.flush`."""
        self.tally.read += len(batch)
        batch = _united(batch)
        known = self._directory.places([place.id for place in batch])
        new = [place for place in batch if place.id not in known]
        if not grow:
            self.tally.passed += len(new)
            batch, new = [place for place in batch if place.id in known], []
        found: Same = self._same(new) if self._same and new else {}
        homes = _homes(self._connection, {*known.values(), *(pk for pk, _ in found.values())})
        place_rows: list[tuple[object, ...]] = []
        link_rows: list[tuple[str, int]] = []
        folded: list[tuple[str, tuple[object, ...]]] = []
        numbered: list[tuple[str, int]] = []
        for place in batch:
            pk = known.get(place.id) or found.get(place.id, (0, ""))[0]
            source = self._source(_source_of(place))
            if pk:
                home = homes[pk]
                folded.extend(self._joining(place, home, alien=home.id != place.id))
                if place.id in found:
                    self._record(place, home, found[place.id][1], source)
                    numbered.append((place.id, pk))
                else:
                    self.tally.joined += 1
                self._links(place, home)
            else:
                pk = self._top = self._top + 1
                numbered.append((place.id, pk))
                place_rows.append(_place_row(pk, place, source))
                rank = _rank(place.prominence)
                for seq, (key, name) in enumerate(_distinct(place.names, set())):
                    folded.append((key, self._name_row(pk, seq, rank, name, source)))
            link_rows.extend((_bare(link.target), pk) for link in place.links if link.kind == "exactMatch")
        numbers = self.terms.numbers({key: str(row[3]) for key, row in folded})
        self._directory.add_places(numbered)
        execute = self._connection.executemany
        execute(f"INSERT INTO place VALUES ({', '.join('?' * 19)})", place_rows)
        execute(
            f"INSERT INTO name VALUES ({', '.join('?' * 10)})",
            [(row[0], row[1], numbers[key], *row[2:]) for key, row in folded],
        )
        execute("INSERT OR IGNORE INTO link VALUES (?, ?)", link_rows)
        self.tally.added += len(place_rows)
        self.tally.names += len(folded)

    def _joining(self, place: Place, home: _Home, *, alien: bool) -> Iterator[tuple[str, tuple[object, ...]]]:
        """The names that a place gains. A record of another gazetteer brings its names even where they are held already."""
        first = self._source(_source_of(place))
        held = {(key, when) for key, when, _ in home.held}
        if alien:
            own = {first, *(self._source(name.source) for name in place.names if name.source)}
            held = {(key, when) for key, when, source in home.held if source in own}
        for key, name in _distinct(place.names, held):
            home.top += 1
            row = self._name_row(home.pk, home.top, home.rank, name, first)
            home.held.append((key, str(row[6] or ""), int(str(row[7]))))
            yield key, row

    def _name_row(self, pk: int, seq: int, rank: int, name: Name, source: int) -> tuple[object, ...]:
        if name.source:
            source = self._source(name.source)
        when = str(name.when) if name.when else None
        doubt = None if name.certainty == "certain" else name.certainty
        return pk, seq, rank, name.text, name.lang, _KIND_NUMBER[name.kind], when, source, doubt

    def _record(self, place: Place, home: _Home, why: str, source: int) -> None:
        self.tally.linked += 1
        when = str(place.when) if place.when else None
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                place.id, home.pk, place.label, place.lat, place.lon, place.country, place.feature, when, source, why,
            ),
        )  # fmt: skip
        self._connection.execute("INSERT OR IGNORE INTO link VALUES (?, ?)", (place.id, home.pk))

    def _links(self, place: Place, home: _Home) -> None:
        """The place's links, with those that it gains; a record of another gazetteer is itself one."""
        gained = [] if place.id == home.id else [Link("exactMatch", place.id)]
        held = home.links.split()
        new = [
            text
            for text in map(_link, (*gained, *place.links))
            if text not in held and not text.endswith(f"={home.id}")
        ]
        if new:
            home.links = " ".join((*held, *dict.fromkeys(new)))
            self._connection.execute("UPDATE place SET links = ? WHERE pk = ?", (home.links, home.pk))

    def _source(self, id_: str) -> int:
        if id_ not in self._sources:
            add_sources(self._connection, [Source(id_, id_)])
            self._sources.update((id_, pk) for pk, id_ in self._connection.execute("SELECT pk, id FROM source"))
        return self._sources[id_]


def _united(batch: list[Place]) -> list[Place]:
    """The batch with each id once; names and links of a second record join the first."""
    places: dict[str, Place] = {}
    for place in batch:
        first = places.get(place.id)
        if first is not None:
            place = replace(first, names=(*first.names, *place.names), links=(*first.links, *place.links))
        places[place.id] = place
    return list(places.values()) if len(places) < len(batch) else batch


def _homes(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, _Home]:
    """Places of these numbers with what they hold."""
    homes: dict[int, _Home] = {}
    asked = sorted(numbers)
    for start in range(0, len(asked), ASKED):
        some = asked[start : start + ASKED]
        marks = ", ".join("?" * len(some))
        for pk, id_, prominence, links in connection.execute(
            f"SELECT pk, id, prominence, links FROM place WHERE pk IN ({marks})", some
        ):
            homes[pk] = _Home(pk, id_, _rank(prominence), links)
        for pk, seq, text, when, source in connection.execute(
            f"SELECT place, seq, text, timespan, source FROM name WHERE place IN ({marks})", some
        ):
            home = homes[pk]
            home.top = max(home.top, seq)
            home.held.append((key_of(text), when or "", source))
    return homes


def _distinct(names: Iterable[Name], held: set[tuple[str, str]]) -> Iterator[tuple[str, Name]]:
    """Names with their keys; one name told twice (same key, same years) is kept once, an undated one yields to a dated."""
    seen = set(held)
    keys = {key for key, _ in seen}
    for name in names:
        key = key_of(name.text)
        when = str(name.when) if name.when else ""
        if not key or (key, when) in seen or (not when and key in keys):
            continue
        seen.add((key, when))
        keys.add(key)
        yield key, name


def _source_of(place: Place) -> str:
    """The source that a place names first; without one, the authority of its id."""
    return place.sources[0] if place.sources else place.id.partition(":")[0]


def _rank(prominence: float) -> int:
    return int((1 - prominence) * 1000)


def _place_row(pk: int, place: Place, source: int) -> tuple[object, ...]:
    location = place.location
    box = location.extent if location and location.extent else (None, None, None, None)
    return (
        pk, place.id, place.label, place.lat, place.lon, *box, location.accuracy_km if location else 0.0,
        place.country, place.feature, str(place.when) if place.when else None, place.population, place.prominence,
        " ".join(map(_bare, place.divisions)), " ".join(map(_link, place.links)), source,
        cell_of(location.lat, location.lon) if location else None,
    )  # fmt: skip


def _link(link: Link) -> str:
    return f"{_bare(link.kind)}={_bare(link.target)}"


def _bare(identifier: str) -> str:
    """An identifier as it may stand in a list that spaces separate."""
    return "%20".join(identifier.split())
