"""Write places to the database, a portion at a time. Builds, small additions and imports all use this."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from gazetteer.ingest.existing_places import ExistingPlace, existing_places, ranked_for
from gazetteer.ingest.known_rows import Directory, IndexedRows, RowsInMemory
from gazetteer.ingest.place_rows import StoredName, StoredPlace, links_of
from gazetteer.ingest.prepared import Keys, Names, Portion, names_of
from gazetteer.ingest.source_rows import Sources
from gazetteer.ingest.tally import Tally
from gazetteer.ingest.term_statistics import CountedNames
from gazetteer.ingest.term_writer import Terms

KEYS_WAITING = 50_000
"""Number of new search keys kept in memory before they are written."""

CHECKPOINT = 200_000
"""Places between two checkpoints."""

Same = Mapping[str, tuple[int, str]]
"""Ids of new records, each with the row number of the place that it is merged into, and why."""

Linking = Callable[[Portion, Sequence[int]], Same]
"""Takes a portion and the indexes of its places with unknown ids; returns those that exist under another id."""


def add_portions(
    connection: sqlite3.Connection,
    portions: Iterable[Portion],
    progress: Callable[[int], None] | None = None,
    *,
    directory: Directory | None = None,
    same: Linking | None = None,
    checkpoint: Callable[[Tally], None] | None = None,
    grow: bool = True,
) -> Tally:
    """Write places with their names.

    A place that exists already (same id) keeps its row and gets the names that it lacks.

    Args:
        connection: the database, in a transaction.
        portions: prepared places.
        progress: called with the number of places in each portion.
        directory: the row numbers of existing places and terms; by default read from the database, or kept in memory
            if the database is empty.
        same: finds places that exist under another id.
        checkpoint: called whenever everything read so far is in the database.
        grow: whether new places are added; otherwise they are skipped.
    """
    (empty,) = connection.execute("SELECT NOT EXISTS (SELECT 1 FROM place)").fetchone()
    run = _Run(connection, directory or (RowsInMemory if empty else IndexedRows)(connection), same)
    since = 0
    for portion in portions:
        run.write(portion, grow)
        since += len(portion)
        if progress:
            progress(len(portion))
        if len(run.terms) >= KEYS_WAITING or (checkpoint and since >= CHECKPOINT):
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

    def __init__(self, connection: sqlite3.Connection, directory: Directory, same: Linking | None) -> None:
        self.tally = Tally()
        self.terms = Terms(connection, directory)
        self._connection = connection
        self._directory = directory
        self._same = same
        self._sources = Sources(connection)
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM place").fetchone()

    def write(self, portion: Portion, grow: bool) -> None:
        """Write some places with their names and links; `terms.flush` writes their search keys."""
        ids = portion.places.ids
        numbers = self._directory.places(ids)
        new = [index for index, number in enumerate(numbers) if not number]
        found = self._same(portion, new) if self._same and new and grow else {}
        if found:
            numbers = [number or found.get(id, (0, ""))[0] for id, number in zip(ids, numbers, strict=True)]
            new = [index for index, number in enumerate(numbers) if not number]
        self.tally.read += len(ids)
        if len(new) < len(ids):
            self._join(portion, numbers, found)
        if not grow:
            self.tally.passed += len(new)
        elif new:
            self._add(portion.only(new) if len(new) < len(ids) else portion)

    def _add(self, portion: Portion) -> None:
        """Write new places."""
        places, names = portion.places, portion.names
        numbers = range(self._top + 1, self._top + len(portion) + 1)
        self._top += len(portion)
        sources = map(self._sources.__getitem__, places.sources)
        self._connection.executemany(
            f"INSERT INTO place VALUES ({', '.join('?' * 19)})",
            zip(numbers, *places[:-2], sources, places.cells, strict=True),
        )
        self._directory.add_places(zip(places.ids, numbers, strict=True))
        self._link((links, number) for links, number in zip(places.links, numbers, strict=True) if links)
        owners = list(portion.owners())
        self._put(
            [numbers[owner] for owner in owners],
            chain.from_iterable(map(range, portion.counts)),
            names,
            portion.keys,
            populations=[places.populations[owner] for owner in owners],
            prominences=[places.prominences[owner] for owner in owners],
        )
        self.tally.added += len(portion)

    def _join(self, portion: Portion, numbers: Sequence[int], found: Same) -> None:
        """Add the names and links of the portion's records to the existing places with these row numbers."""
        targets = existing_places(self._connection, set(filter(None, numbers)))
        gained: list[tuple[ExistingPlace, StoredName]] = []
        linked: list[tuple[str, int]] = []
        indexes = [index for index, number in enumerate(numbers) if number]
        for index, place in zip(indexes, portion.at(indexes), strict=True):
            target = targets[numbers[index]]
            gained.extend((target, name) for name in self._missing_names(place, target))
            if place.id in found:
                self._record(place, target, found[place.id][1])
                linked.append((place.id, target.pk))
            else:
                self.tally.joined += 1
            self._links(place, target)
        self._link((portion.places.links[index], numbers[index]) for index in indexes)
        self._directory.add_places(linked)
        rows, seqs = [], []
        for target, name in gained:
            target.top += 1
            seqs.append(target.top)
            rows.append(ranked_for(target, name))
            target.known_folds.add(name.fold)
        self._put(
            [target.pk for target, _ in gained],
            seqs,
            names_of(rows),
            portion.keys,
            populations=[target.population for target, _ in gained],
            prominences=[target.prominence for target, _ in gained],
        )

    def _put(
        self,
        owners: Sequence[int],
        seqs: Iterable[int],
        names: Names,
        keys: Mapping[str, Keys],
        *,
        populations: Sequence[int],
        prominences: Sequence[float],
    ) -> None:
        """Write names. `owners`, `populations` and `prominences` describe the place of each; `seqs` number it in its place."""
        terms = self.terms.numbers(names.folds, keys)
        sources = map(self._sources.__getitem__, names.sources)
        self._connection.executemany(
            f"INSERT INTO name VALUES ({', '.join('?' * 10)})",
            zip(
                owners, seqs, terms, names.ranks, names.texts, names.langs, names.kinds, names.timespans, sources,
                names.certainties,
                strict=True,
            ),
        )  # fmt: skip
        self.terms.count(CountedNames(terms, names.first, populations, prominences, names.marks))
        self.tally.names += len(terms)

    def _link(self, links: Iterable[tuple[str, int]]) -> None:
        """Make places findable by their exact identifiers."""
        exact = [(target, number) for text, number in links for kind, target in links_of(text) if kind == "exactMatch"]
        self._connection.executemany("INSERT OR IGNORE INTO link VALUES (?, ?)", exact)

    def _missing_names(self, place: StoredPlace, target: ExistingPlace) -> Iterator[StoredName]:
        """Yield the names that the place lacks. A record of another gazetteer adds its names even if the place has them."""
        known = {(key, when) for key, when, _ in target.known_names}
        if target.id != place.id:
            own = {self._sources[place.source], *(self._sources[name.source] for name in place.names)}
            known = {(key, when) for key, when, source in target.known_names if source in own}
        keys = {key for key, _ in known}
        for name in place.names:
            key, when = name.fold, name.timespan
            if (key, when) not in known and (when is not None or key not in keys):
                target.known_names.append((key, when, self._sources[name.source]))
                yield name

    def _record(self, place: StoredPlace, target: ExistingPlace, why: str) -> None:
        self.tally.linked += 1
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                place.id, target.pk, place.label, place.lat, place.lon, place.country, place.feature, place.timespan,
                self._sources[place.source], why,
            ),
        )  # fmt: skip
        self._connection.execute("INSERT OR IGNORE INTO link VALUES (?, ?)", (place.id, target.pk))

    def _links(self, place: StoredPlace, target: ExistingPlace) -> None:
        """Add new links to the place; a record of another gazetteer is itself a link."""
        gained = [] if place.id == target.id else [f"exactMatch={place.id}"]
        existing = target.links.split()
        new = [
            text
            for text in (*gained, *place.links.split())
            if text not in existing and not text.endswith(f"={target.id}")
        ]
        if new:
            target.links = " ".join((*existing, *dict.fromkeys(new)))
            self._connection.execute("UPDATE place SET links = ? WHERE pk = ?", (target.links, target.pk))
