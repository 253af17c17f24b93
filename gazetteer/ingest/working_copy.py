"""Import into a working copy next to the gazetteer, which replaces the gazetteer when the import is complete.

Readers see the old gazetteer until then. The working copy stores how many records of each file it contains, so a killed
import continues where it stopped. It cannot be opened as a gazetteer before it is complete.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from types import TracebackType

from gazetteer.database import schema
from gazetteer.errors import FormatError, StoreError
from gazetteer.formats.files.refusals import FieldError, NotKept
from gazetteer.ingest.known_rows import Directory, IndexedRows, RowsInMemory
from gazetteer.ingest.prepared import Portion, skip_places
from gazetteer.ingest.record_linkage import Linker
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.source_file import File
from gazetteer.ingest.source_rows import add_sources
from gazetteer.ingest.tally import Tally
from gazetteer.ingest.working_file import open_working_file, working_file
from gazetteer.ingest.writer import add_portions
from gazetteer.model.place import Source

MEASURED = 1_000
"""Number of rows of each index read to analyze it after a large import."""


class Import:
    """An import into a gazetteer file, as a context manager. After an error, the next import continues from there.

    A gazetteer with an older schema is replaced by a new one and kept in the same folder as NAME.schema-3.

    Args:
        target: the gazetteer; it may not exist yet.
        base: the gazetteer that a new one starts as a copy of; None for an empty one.
        large: whether to create the indexes at the end, for millions of places.
    """

    def __init__(self, target: Path, *, base: Path | None = None, large: bool = False) -> None:
        self.target = target
        self.large = large
        self._outdated = schema.outdated(target)
        self._base = target if target.is_file() and self._outdated is None else base
        self._working_path = working_file(target)
        self._done = False
        self._directory: Directory | None = None
        self._number = 0

    def __enter__(self) -> Import:
        from filelock import FileLock, Timeout

        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(f"{self.target}.lock")
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise StoreError(f"another import into {self.target} is running: wait until it is done") from error
        except OSError as error:
            raise StoreError(f"{self.target.parent} cannot be written: {error.strerror or error}") from error
        try:
            self._connection = open_working_file(self.target, self._base)
        except (OSError, sqlite3.Error) as error:
            self._lock.release()
            raise StoreError(f"{self._working_path} could not be made: {error}") from error
        except BaseException:
            self._lock.release()
            raise
        self._collecting = gc.isenabled()
        gc.disable()  # millions of small objects without cycles: the collector would double the time
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._collecting:
            gc.enable()
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        (begun,) = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM import WHERE records AND NOT whole)"
        ).fetchone()
        self._connection.close()
        try:
            if kind is not None and not begun:
                self._working_path.unlink(missing_ok=True)
            if kind is None and self._done:
                if self._outdated is not None:
                    os.replace(self.target, self.target.with_name(f"{self.target.name}.schema-{self._outdated}"))
                os.replace(self._working_path, self.target)
        finally:
            self._lock.release()

    def records(self, file: File) -> tuple[int, bool]:
        """Return how many records of a file are imported, and whether the file is complete."""
        row = self._connection.execute(
            "SELECT records, whole FROM import WHERE format = ? AND size = ? AND digest = ?",
            (file.format, file.size, file.digest),
        ).fetchone()
        return (row[0], bool(row[1])) if row else (0, False)

    def unfinished(self, files: Iterable[File]) -> list[str]:
        """Return the paths of partly imported files that are not among these."""
        known = {(file.format, file.size, file.digest) for file in files}
        rows = self._connection.execute("SELECT format, size, digest, file FROM import WHERE NOT whole")
        return [row[3] for row in rows if tuple(row[:3]) not in known]

    def discard(self) -> None:
        """Discard an unfinished import, and start again."""
        self._connection.close()
        self._working_path.unlink(missing_ok=True)
        self._connection = open_working_file(self.target, self._base)

    def take(
        self,
        file: File,
        portions: Iterable[Portion],
        *,
        source: Source | None = None,
        authority: str = "",
        link: bool = True,
        grow: bool = True,
        progress: Callable[[int], None] | None = None,
    ) -> Tally:
        """Import the records of a file, continuing an interrupted import, and return the tally of the complete file.

        Args:
            file: the file.
            portions: its prepared records, from the first.
            source: the source that the records cite.
            authority: prefix of the file's ids, if all have the same.
            link: whether records may be merged with places of other gazetteers.
            grow: whether to add new places.
            progress: called with the number of records done.

        Raises:
            StoreError: the disk is full, the database cannot be written, or the file has changed meanwhile.
        """
        execute = self._connection.execute
        number, before = self._entry(file)
        self._number = number
        try:
            execute("BEGIN IMMEDIATE")
            if source:
                add_sources(self._connection, [source])
            if self.large:
                schema.unindex(self._connection)
            rows = RowsInMemory if self.large else IndexedRows
            directory = self._directory = self._directory or rows(self._connection)
            linker = Linker(self._connection, directory, self._remark, authority)

            def checkpoint(tally: Tally) -> None:
                self._save(number, before, tally)
                execute("COMMIT")
                execute("BEGIN IMMEDIATE")

            rest = skip_places(portions, before.read, progress)
            tally = add_portions(
                self._connection,
                rest,
                progress,
                directory=directory,
                same=linker if link else None,
                checkpoint=checkpoint,
                grow=grow,
            )
            if File.of(file.format, file.path) != file:
                raise StoreError(f"{file.path} changed while it was imported: import it again with --restart")
            execute("UPDATE import SET whole = 1 WHERE pk = ?", (number,))
            execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"{self.target} could not be written: {error}. Nothing was changed there") from error
        return before + tally

    def refuse(self, error: FormatError) -> None:
        """Record why a record or field could not be read, or which of its facts is not stored."""
        verdict = "lost" if isinstance(error, NotKept) else "field" if isinstance(error, FieldError) else "refused"
        self._remark(Remark("", error.fact if isinstance(error, NotKept) else "", verdict, "", str(error)))

    def remarks(self) -> Iterator[Remark]:
        """Yield the remarks, in order."""
        rows = self._connection.execute("SELECT id, label, verdict, place, why FROM remark ORDER BY rowid")
        return (Remark(*row) for row in rows)

    def count(self, verdict: str) -> int:
        """Return the number of remarks with this verdict."""
        (number,) = self._connection.execute("SELECT count(*) FROM remark WHERE verdict = ?", (verdict,)).fetchone()
        return int(number)

    def lost(self) -> dict[str, int]:
        """Return the facts that the gazetteer cannot store and how often they occur, the most frequent first."""
        query = "SELECT label, count(*) FROM remark WHERE verdict = 'lost' GROUP BY label ORDER BY 2 DESC, 1"
        return dict(self._connection.execute(query).fetchall())

    def finish(self, progress: Callable[[int], None] | None = None) -> None:
        """Create the indexes; leaving the context then replaces the gazetteer."""
        steps: tuple[Callable[[], object], ...] = (lambda: None,)
        connection = self._connection
        if self.large:
            steps = (self._write_statistics, lambda: schema.index(connection, measured_rows=MEASURED))
        try:
            for step in steps:
                connection.execute("BEGIN IMMEDIATE")
                step()
                connection.execute("COMMIT")
                if progress:
                    progress(1)
            connection.execute("DROP TABLE remark")
            connection.execute("DELETE FROM meta WHERE key = 'base'")
            connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION}")
        except sqlite3.Error as error:
            raise StoreError(f"{self.target} could not be written: {error}. Nothing was changed there") from error
        self._done = True

    # -- internals --------------------------------------------------------------------------------

    def _write_statistics(self) -> None:
        """Write the statistics of terms that are in memory."""
        (self._directory or RowsInMemory(self._connection)).finish()
        self._directory = None

    def _remark(self, remark: Remark) -> None:
        self._connection.execute(
            "INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?)",
            (remark.id, remark.label, remark.verdict, remark.place, remark.why, self._number),
        )

    def _entry(self, file: File) -> tuple[int, Tally]:
        key = (file.format, file.size, file.digest)
        query = (
            "SELECT pk, records, added, joined, linked, passed, names FROM import "
            "WHERE format = ? AND size = ? AND digest = ? AND NOT whole"
        )
        row = self._connection.execute(query, key).fetchone()
        if row is None:
            self._connection.execute("DELETE FROM import WHERE format = ? AND size = ? AND digest = ?", key)
            self._connection.execute(
                "INSERT INTO import(format, file, size, digest) VALUES (?, ?, ?, ?)",
                (file.format, str(file.path), file.size, file.digest),
            )
            row = self._connection.execute(query, key).fetchone()
        # records that an earlier run refused are read again
        self._connection.execute(
            "DELETE FROM remark WHERE import = ? AND verdict IN ('refused', 'field', 'lost')", (row[0],)
        )
        return row[0], Tally(*row[1:])

    def _save(self, number: int, before: Tally, tally: Tally) -> None:
        self._connection.execute(
            "UPDATE import SET records = ?, added = ?, joined = ?, linked = ?, passed = ?, names = ? WHERE pk = ?",
            (*astuple(before + tally), number),
        )
