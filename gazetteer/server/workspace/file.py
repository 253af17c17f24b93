"""Open, migrate and back up the SQLite file of a workspace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from gazetteer.errors import StoreError
from gazetteer.server.workspace.migrations import APPLICATION, STEPS

PATIENCE = 10.0
"""Maximum time in seconds for which a write waits for another process."""


def is_workspace(path: Path) -> bool:
    """Return whether a file is a workspace; False if it cannot be read."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return _number(connection, "application_id") == APPLICATION
    except sqlite3.Error:
        return False


def connect(path: Path) -> sqlite3.Connection:
    """Open a workspace; create it if it is missing, and migrate it if it is from an older version.

    Before a migration the file is copied in the same folder, for example to `NAME.v1` for version 1. Every change is on disk
    when its commit returns, because the write-ahead log is synchronized with each commit.

    Raises:
        StoreError: the file cannot be opened, is not a workspace, or was made by a newer version of the program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{path} cannot be opened as a workspace: {error}") from error
    try:
        _check(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
        connection.create_function("holds", 2, _holds, deterministic=True)
    except sqlite3.Error as error:
        connection.close()
        raise StoreError(f"{path} cannot be opened as a workspace: {error}") from error
    except StoreError:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run statements as one exclusive write transaction; all of them take effect, or none.

    Raises:
        StoreError: writing failed, for example because the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"the workspace could not be written: {error}") from error
        raise


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the workspace to a new file, while others may read and write it.

    Raises:
        StoreError: the target already exists or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} already exists: give a new file for the backup")
    try:
        with sqlite3.connect(target) as other:
            connection.backup(other)
            other.execute("PRAGMA journal_mode = DELETE")
        other.close()
    except sqlite3.Error as error:
        raise StoreError(f"the backup {target} could not be written: {error}") from error


def _check(connection: sqlite3.Connection, path: Path) -> None:
    version, application = _number(connection, "user_version"), _number(connection, "application_id")
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION and not (empty and version == 0):
        raise StoreError(f"{path} is an SQLite database but not a workspace: give another file, or a new name")
    if version > len(STEPS):
        raise StoreError(
            f"{path} has version {version}, and this program reads versions up to {len(STEPS)}: "
            "upgrade it with pip install --upgrade gazetteer"
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = _number(connection, "user_version")
    if version == len(STEPS):
        return
    if version > 0:
        kept = path.with_name(f"{path.name}.v{version}")
        if not kept.exists():
            copy(connection, kept)
    with writing(connection):
        version = _number(connection, "user_version")  # another process may have migrated the file
        for step in STEPS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _statements(script: str) -> Iterator[str]:
    """Split a script into complete statements; `executescript` would commit after each."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _holds(text: str | None, part: str) -> bool:
    return part in (text or "").casefold()
