"""The file of an unfinished import: a copy of the gazetteer in the same folder, as NAME.part."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from gazetteer.database import schema
from gazetteer.database.connection import wrong_version
from gazetteer.errors import StoreError

_SETTINGS = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA threads = 2"
_REMARKS = "CREATE TABLE IF NOT EXISTS remark(id TEXT, label TEXT, verdict TEXT, place TEXT, why TEXT, import INTEGER)"


def working_file(target: Path) -> Path:
    """Return the path of the unfinished import into a gazetteer."""
    return target.with_name(f"{target.name}.part")


def open_working_file(target: Path, base: Path | None) -> sqlite3.Connection:
    """Open the unfinished import into `target`, or start one as a copy of `base`.

    An unfinished import is continued if `base` has not changed since it began, and discarded otherwise.

    Args:
        target: the gazetteer that is imported into.
        base: the gazetteer that the working file starts as; None for an empty one.

    Raises:
        OSError: the base cannot be copied.
        StoreError: the base has another schema.
    """
    path, stamp = working_file(target), _stamp(base)
    if path.is_file():
        connection = _connect(path)
        if schema.version(connection) == -schema.SCHEMA_VERSION and stamp == schema.meta(connection, "base"):
            connection.execute("DELETE FROM remark WHERE import = 0")
            return connection
        connection.close()
        path.unlink()
    new = target.with_name(f"{target.name}.new")
    new.unlink(missing_ok=True)
    if base is not None:
        try:
            shutil.copyfile(base, new)
        except OSError:
            new.unlink(missing_ok=True)
            raise
    connection = _connect(new)
    found = schema.version(connection)
    if found == 0:
        schema.create(connection)
        schema.index(connection)
    elif found != schema.SCHEMA_VERSION:
        connection.close()
        new.unlink()
        raise StoreError(wrong_version(base or new, found))
    connection.execute(_REMARKS)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('base', ?)", (stamp,))
    connection.execute(f"PRAGMA user_version = {-schema.SCHEMA_VERSION}")
    connection.close()
    os.replace(new, path)
    return _connect(path)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(_SETTINGS)
    return connection


def _stamp(base: Path | None) -> str:
    """Return a string that changes when the base gazetteer does."""
    if base is None:
        return "empty"
    found = base.stat()
    return f"{base.resolve()} {found.st_size} {found.st_mtime_ns}"
