"""Places into the database, in batches, by one road for the embedded gazetteer and for every import."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from gazetteer.model.place import Name, Place, Source
from gazetteer.names.fold import fold
from gazetteer.store.keys import Worker
from gazetteer.store.rows import cell_of
from gazetteer.store.schema import KINDS

BATCH = 5_000
"""Places written at a time; bounds memory, not the work."""

_KIND_NUMBER = {kind: number for number, kind in enumerate(KINDS)}

_STRENGTHEN = f"""
UPDATE term SET places = s.places, population = s.population, prominence = s.prominence,
    classes = s.classes, kinds = s.kinds, curated = s.curated
FROM (
    SELECT n.term AS term, count(DISTINCT n.place) AS places, max(p.population) AS population,
        max(p.prominence) AS prominence,
        {" || ".join(f"iif(max(substr(p.feature, 1, 1) = '{letter}'), '{letter}', '')" for letter in "AHLPRSTUV")} AS classes,
        {" + ".join(f"(max(n.kind = {kind}) << {kind})" for kind in range(len(KINDS)))} AS kinds,
        max(n.timespan IS NOT NULL OR p.id LIKE 'hg:%') AS curated
    FROM name n JOIN place p ON p.pk = n.place GROUP BY n.term
) AS s WHERE s.term = term.pk
"""


def add_sources(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Write sources, or bring their titles up to date."""
    connection.executemany(
        "INSERT INTO source(id, title, licence, url) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "title = excluded.title, licence = excluded.licence, url = excluded.url",
        ((source.id, source.title, source.licence, source.url) for source in sources),
    )


def add_places(
    connection: sqlite3.Connection, places: Iterable[Place], progress: Callable[[int], None] | None = None
) -> int:
    """Write places with their names, and return how many.

    A place that is there already (same id) keeps its row and gains the names that it lacks.
    `progress` is told how many places each batch held.
    """
    sources = {id_: pk for pk, id_ in connection.execute("SELECT pk, id FROM source")}
    (top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM place").fetchone()
    empty = top == 0
    written = 0
    remaining = iter(places)
    with Worker() as worker:
        terms = Terms(connection, worker)
        while batch := list(islice(remaining, BATCH)):
            known = {} if empty else _known(connection, [place.id for place in batch])
            top = _write_batch(connection, batch, top, known, terms, sources)
            written += len(batch)
            if progress:
                progress(len(batch))
        terms.flush()
    return written


class Terms:
    """Search keys and their numbers: those of this run in memory, older ones in the database."""

    def __init__(self, connection: sqlite3.Connection, worker: Worker) -> None:
        self._connection = connection
        self._worker = worker
        self._numbers: dict[str, int] = {}
        (self._top,) = connection.execute("SELECT coalesce(max(pk), 0) FROM term").fetchone()
        self._first = self._top + 1
        self._alone = self._top == 0

    def numbers(self, names: dict[str, str]) -> dict[str, int]:
        """The number of each key, given with its name as written; new keys get one, and are written by `flush`."""
        unknown = names.keys() - self._numbers.keys()
        if not self._alone:
            self._read(unknown)
            unknown -= self._numbers.keys()
        new = sorted(unknown)
        self._numbers.update(zip(new, range(self._top + 1, self._top + 1 + len(new)), strict=True))
        self._top += len(new)
        self._worker.send({key: names[key] for key in new})
        return self._numbers

    def flush(self) -> None:
        """Write the new keys, in their own order, in which an index takes them fastest."""
        rows = sorted(
            (key, number, latin, code) for number, (key, latin, code) in enumerate(self._worker.rows(), self._first)
        )
        self._connection.executemany("INSERT INTO term(fold, pk, latin, sound) VALUES (?, ?, ?, ?)", rows)

    def _read(self, keys: set[str]) -> None:
        asked = sorted(keys)
        for start in range(0, len(asked), 900):
            some = asked[start : start + 900]
            marks = ", ".join("?" * len(some))
            self._numbers.update(self._connection.execute(f"SELECT fold, pk FROM term WHERE fold IN ({marks})", some))


def strengthen(connection: sqlite3.Connection) -> None:
    """Measure each term anew: how many places bear it, and how prominent they are."""
    connection.execute(_STRENGTHEN)


def _write_batch(
    connection: sqlite3.Connection,
    batch: list[Place],
    top: int,
    known: dict[str, tuple[int, set[tuple[str, str]]]],
    terms: Terms,
    sources: dict[str, int],
) -> int:
    place_rows: list[tuple[object, ...]] = []
    folded: list[tuple[str, tuple[object, ...]]] = []
    for place in batch:
        pk, held = known.get(place.id, (0, set()))
        if not pk:
            top += 1
            pk = top
            place_rows.append(_place_row(pk, place, _source(connection, sources, place.sources[0])))
        rank = int((1 - place.prominence) * 1000)
        for seq, (key, name) in enumerate(_distinct(place.names, held), start=len(held)):
            source = _source(connection, sources, name.source or place.sources[0])
            when = str(name.when) if name.when else None
            doubt = None if name.certainty == "certain" else name.certainty
            folded.append((key, (pk, seq, rank, name.text, name.lang, _KIND_NUMBER[name.kind], when, source, doubt)))
    numbers = terms.numbers({key: str(row[3]) for key, row in folded})
    name_rows = [(row[0], row[1], numbers[key], *row[2:]) for key, row in folded]
    connection.executemany(f"INSERT INTO place VALUES ({', '.join('?' * 19)})", place_rows)
    connection.executemany(f"INSERT INTO name VALUES ({', '.join('?' * 10)})", name_rows)
    return top


def _known(connection: sqlite3.Connection, ids: list[str]) -> dict[str, tuple[int, set[tuple[str, str]]]]:
    """Places of these ids that are there already: key and (fold, timespan) of each name that they hold."""
    found: dict[str, tuple[int, set[tuple[str, str]]]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            "SELECT p.id, p.pk, t.fold, n.timespan FROM place p LEFT JOIN name n ON n.place = p.pk "
            f"LEFT JOIN term t ON t.pk = n.term WHERE p.id IN ({marks})",
            some,
        )
        for id_, pk, key, timespan in rows:
            held = found.setdefault(id_, (pk, set()))[1]
            if key is not None:
                held.add((key, timespan or ""))
    return found


def _distinct(names: Iterable[Name], held: set[tuple[str, str]]) -> Iterator[tuple[str, Name]]:
    """Names with their keys; one name told twice (same key, same years) is kept once, an undated one yields to a dated."""
    seen = set(held)
    keys = {key for key, _ in seen}
    for name in names:
        key = fold(name.text)
        when = str(name.when) if name.when else ""
        if not key or (key, when) in seen or (not when and key in keys):
            continue
        seen.add((key, when))
        keys.add(key)
        yield key, name


def _source(connection: sqlite3.Connection, sources: dict[str, int], id_: str) -> int:
    if id_ not in sources:
        add_sources(connection, [Source(id_, id_)])
        sources.update((id_, pk) for pk, id_ in connection.execute("SELECT pk, id FROM source"))
    return sources[id_]


def _place_row(pk: int, place: Place, source: int) -> tuple[object, ...]:
    location = place.location
    box = location.extent if location and location.extent else (None, None, None, None)
    links = " ".join(f"{link.kind}={link.target}" for link in place.links)
    return (
        pk, place.id, place.label, place.lat, place.lon, *box, location.accuracy_km if location else 0.0,
        place.country, place.feature, str(place.when) if place.when else None, place.population, place.prominence,
        " ".join(place.divisions), links, source, cell_of(location.lat, location.lon) if location else None,
    )  # fmt: skip
