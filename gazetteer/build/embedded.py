"""The gazetteer that works right after installation: built on first use, kept in the user's cache folder.

It is built under a lock from the packages that `pip` installs with the program and from the project's `data/`, in a
separate file that is renamed when it is complete. Its file name contains a fingerprint of everything that determines
its content, so a change in any source builds a new one.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from gazetteer.build.fingerprint import remembered
from gazetteer.database import schema
from gazetteer.errors import StoreError
from gazetteer.resources import data_folder, user_folder

EXPECTED = 860_000
"""Approximate number of places that a build writes, for the progress bar."""

KEPT_DAYS = 30
"""Number of days after its last use for which another version's database stays in the cache folder."""

Progress = Callable[[int], None]


def path() -> Path:
    """Return the path of the embedded gazetteer, even if it is not built yet."""
    return cache_folder() / f"embedded-{fingerprint()}.db"


def cache_folder() -> Path:
    """Return the folder with the embedded gazetteer and downloads (`resources.user_folder`).

    Raises:
        StoreError: the system has no home folder for this user, and no environment variable chooses one.
    """
    return user_folder("cache")


@cache
def fingerprint() -> str:
    """Return twelve hexadecimal digits that change when any source of the embedded gazetteer changes.

    Raises:
        StoreError: a package that the gazetteer is built from is missing, or the system has no home folder for this user.
    """
    return remembered(cache_folder())


def ensure(progress: Progress | None = None) -> Path:
    """Return the path of the embedded gazetteer, and build it first if it is missing or damaged.

    Raises:
        StoreError: the cache folder cannot be written.
    """
    file = path()
    if is_complete(file):
        return file
    from filelock import FileLock

    from gazetteer.build.builder import build

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.parent / "building.lock"):
            if not is_complete(file):
                build(file, progress)
                _remove_unused(file)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"the gazetteer could not be built in {file.parent}: {error}. Free some disk space there, make the folder "
            "writable, or set the environment variable GAZETTEER_CACHE to another folder"
        ) from error
    return file


def is_complete(file: Path) -> bool:
    """Return whether this is a complete database of this version.

    Reads only the first 100 bytes: SQLite's header has the number of pages and the schema version, so an empty,
    truncated or foreign file is recognized without opening it. See https://www.sqlite.org/fileformat2.html#the_database_header.
    """
    try:
        with file.open("rb") as stream:
            header = stream.read(100)
        size = file.stat().st_size
    except OSError:
        return False
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    user_version = int.from_bytes(header[60:64], "big", signed=True)
    return size == pages * (65_536 if page == 1 else page) and user_version == schema.SCHEMA_VERSION


def is_built(file: Path) -> bool:
    """Return whether a file is an embedded gazetteer in the cache folder, which no program changes after it is built."""
    return file.name.startswith("embedded-") and file.parent == cache_folder()


def discard(file: Path) -> None:
    """Delete a damaged database of this cache folder, so that the next `ensure` builds it again."""
    if file.parent == cache_folder():
        file.unlink(missing_ok=True)


def curated_names() -> dict[str, frozenset[tuple[str, str]]]:
    """Return the project's own dated names by place id: text and years (EDTF)."""
    from gazetteer.build.fact_tables import read

    facts = read(data_folder()).names
    return {id: frozenset((name.text, str(name.when)) for name in names if name.when) for id, names in facts.items()}


def _remove_unused(current: Path) -> None:
    """Delete databases of other versions that were not opened for `KEPT_DAYS`: other installations may share the folder."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for other in current.parent.glob("embedded-*.db"):
        if other != current and max(other.stat().st_atime, other.stat().st_mtime) < oldest:
            other.unlink(missing_ok=True)
