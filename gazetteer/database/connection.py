"""Open a gazetteer's SQLite file, and explain why a file cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from gazetteer.database import schema, user_gazetteer
from gazetteer.errors import StoreError

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class HasPath(Protocol):
    """An object that reads from a database file."""

    @property
    def path(self) -> Path: ...


Self = TypeVar("Self", bound=HasPath)


def connect(path: Path, *, writable: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """Open a gazetteer's file; with `writable`, create it if it is missing or empty.

    A file that no program changes is `immutable`: SQLite then neither locks it nor looks for changes, which takes a fifth of
    the time of a short query. See https://www.sqlite.org/uri.html#uriimmutable.

    Raises:
        StoreError: the file cannot be opened, is not a gazetteer, or was made by another version of the program.
    """
    mode = "rwc" if writable else "ro&immutable=1" if immutable else "ro"
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None
        )
        connection.execute("PRAGMA mmap_size = 1073741824")
        found = schema.version(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be opened as a gazetteer: {error}") from error
    if found == 0 and writable:
        schema.create(connection)
        schema.index(connection)
    elif found != schema.SCHEMA_VERSION:
        raise StoreError(wrong_version(path, found))
    return connection


def reading(
    method: Callable[Concatenate[Self, Arguments], Answer],
) -> Callable[Concatenate[Self, Arguments], Answer]:
    """Wrap a method that reads the database, so that SQLite's errors become a `StoreError`."""

    @wraps(method)
    def wrapped(self: Self, /, *arguments: Arguments.args, **options: Arguments.kwargs) -> Answer:
        try:
            return method(self, *arguments, **options)
        except sqlite3.Error as error:
            raise unreadable(self.path, error) from error

    return wrapped


def unreadable(path: Path, error: sqlite3.Error) -> StoreError:
    """Return the error to raise if SQLite cannot read this file."""
    if not is_damaged(error):
        return StoreError(f"{path} could not be read: {error}")
    return StoreError(
        f"{path} is damaged: {error}. Delete the file: the embedded gazetteer is then built again, "
        "and one of your own can be imported again"
    )


def is_damaged(error: sqlite3.Error) -> bool:
    """Return whether SQLite reports that the file's content is damaged."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def wrong_version(path: Path, version: int) -> str:
    """Return the message for a file with a schema that this version of the program does not read."""
    if version == -schema.SCHEMA_VERSION:
        return f"{path} is an unfinished import: run the same `gazetteer import` again, and it continues"
    if version < 1:
        return f"{path} is an SQLite database but not a gazetteer: give a file that `gazetteer import --into` made"
    made = f"{path} has schema {version}, and this version of the program reads schema {schema.SCHEMA_VERSION}"
    if version > schema.SCHEMA_VERSION:
        return f"{made}: upgrade the program with pip install --upgrade gazetteer"
    into = "" if path == user_gazetteer.path() else f" --into {path}"
    return f"{made}: import its sources again with `gazetteer import SOURCE FILE...{into}`, which replaces it"
