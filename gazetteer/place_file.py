"""A gazetteer's file: open it, read places and sources, add places."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gazetteer.build import embedded
from gazetteer.database import user_gazetteer
from gazetteer.database.connection import connect, reading
from gazetteer.database.hits import Shelf, SourceIds
from gazetteer.database.rows import PLACE_COLUMNS, PlaceRow, place_of
from gazetteer.errors import StoreError, UnknownPlaceError
from gazetteer.model.place import Place, Source

if TYPE_CHECKING:
    from gazetteer.database.records import Record
    from gazetteer.database.selection import Selection


class PlaceFile:
    """Places and their names in one SQLite file; the base class of `Gazetteer`."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self.path = path
        self.writable = writable
        self._connection = connect(path, writable=writable, immutable=not writable and embedded.is_built(path))

    @classmethod
    def open(
        cls, path: str | Path | None = None, *, writable: bool = False, progress: Callable[[int], None] | None = None
    ) -> Self:
        """Open a gazetteer's file, by default the user's own if anything was imported, else the embedded one.

        Args:
            path: the file; None for the default, which a first use builds.
            writable: whether `add` may write to it. The file at `path` is created if it is missing; without a path it is
                the user's own gazetteer. The embedded gazetteer is never written to.
            progress: called during a first build with the number of places written in each step.

        Raises:
            StoreError: the file is missing or not a gazetteer, or the embedded one cannot be built.

        >>> from gazetteer import Gazetteer
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
                import shutil

                shutil.copyfile(embedded.ensure(progress), file)
        except OSError as error:
            raise StoreError(f"{file} could not be made: {error}") from error
        return cls(file, writable=True)

    def close(self) -> None:
        """Close the file; names that were not read yet cannot be read afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @reading
    def get(self, id: str) -> Place:
        """Return the place with this CURIE, into which a record with this CURIE was merged, or the only one that links to it.

        Raises:
            UnknownPlaceError: it is not found.
        """
        if not id.isascii():
            id = id.encode("utf-8", "replace").decode()
        query = f"SELECT {PLACE_COLUMNS} FROM place p WHERE p."
        row = (
            self._connection.execute(f"{query}id = ?", (id,)).fetchone()
            or self._connection.execute(f"{query}pk = (SELECT place FROM record WHERE id = ?)", (id,)).fetchone()
            or self._connection.execute(
                f"{query}pk = (SELECT min(place) FROM link WHERE target = ? HAVING count(*) = 1)", (id,)
            ).fetchone()
        )
        if row is None:
            raise UnknownPlaceError(f"id {id!r} not found: ids look like gn:616635, `gazetteer lookup` finds them")
        return place_of(PlaceRow._make(row), self._connection, self._sources)

    def _by_row(self, pk: int) -> Place:
        row = self._connection.execute(f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.pk = ?", (pk,)).fetchone()
        return place_of(PlaceRow._make(row), self._connection, self._sources)

    @reading
    def count(self) -> tuple[int, int]:
        """Return the number of places and of names."""
        (places,) = self._connection.execute("SELECT count(*) FROM place").fetchone()
        (names,) = self._connection.execute("SELECT count(*) FROM name").fetchone()
        return places, names

    @reading
    def dated(self) -> int:
        """Return the number of names with dates."""
        (number,) = self._connection.execute("SELECT count(*) FROM name WHERE timespan IS NOT NULL").fetchone()
        return int(number)

    @reading
    def source(self, id: str) -> Source:
        """Return the source with this id.

        Raises:
            UnknownPlaceError: it is not found.
        """
        row = self._connection.execute("SELECT id, title, licence, url FROM source WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise UnknownPlaceError(f"source {id!r} not found")
        return Source(*row)

    @reading
    def imported(self) -> list[tuple[str, str, int]]:
        """Return format, path and number of records of every imported file, in order."""
        return self._connection.execute("SELECT format, file, records FROM import WHERE whole ORDER BY pk").fetchall()

    @reading
    def records(self, id: str) -> list[Record]:
        """Return the records of other gazetteers that were merged into this place.

        Raises:
            UnknownPlaceError: no place has this id.
        """
        from gazetteer.database.records import record_of

        place = self.get(id)
        rows = self._connection.execute(
            "SELECT r.id, r.label, r.lat, r.lon, r.country, r.feature, r.timespan, r.source, r.why "
            "FROM record r JOIN place p ON p.pk = r.place WHERE p.id = ? ORDER BY r.id",
            (place.id,),
        )
        return [record_of(row, self._sources) for row in rows]

    def select(self, selection: Selection) -> Iterator[Place]:
        """Yield the places of a selection, in insertion order.

        Raises:
            InputError: its source is not found.
        """
        from gazetteer.database.selection import select

        return select(self._connection, self._sources, selection, embedded.curated_names() if selection.curated else {})

    def add(self, places: Iterable[Place], *, progress: Callable[[int], None] | None = None) -> int:
        """Add places, all or none, and return their number; places that exist already get the names that they lack.

        Raises:
            StoreError: the gazetteer was not opened with `writable=True`, or the disk is full.
        """
        from gazetteer.ingest.known_rows import IndexedRows
        from gazetteer.ingest.prepared import portions
        from gazetteer.ingest.writer import add_portions

        if not self.writable:
            raise StoreError(f"{self.path} is open for reading: use Gazetteer.open(path, writable=True) to add places")
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            written = add_portions(
                self._connection, portions(places), progress, directory=IndexedRows(self._connection)
            ).read
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise StoreError(f"nothing was added to {self.path}: {error}") from error
            raise
        self._forget()
        return written

    def _forget(self) -> None:
        """Discard the cached properties, which depend on the content of the file."""
        for cls in type(self).__mro__:
            for name, member in vars(cls).items():
                if isinstance(member, cached_property):
                    self.__dict__.pop(name, None)

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self._connection, SourceIds(self._connection))

    @property
    def _sources(self) -> dict[int, str]:
        return self._shelf.sources
