"""Present-day outlines of countries, first-level divisions, lakes and islands.

`scripts/make_outlines.py` prepared them from Natural Earth (public domain).
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from zlib import crc32

FILES = 64
"""Number of files in the archive."""
OUTLINE_UNITS = 200
"""Units per degree in which the outlines are encoded."""
OUTLINES_SIZE = 40_000
"""Maximum size in bytes of all outlines of a page."""


def file_of(id: str) -> str:
    """Return the name of the file in the archive that has the outline of a place."""
    return f"{crc32(id.encode()) % FILES:02}.json"


@cache
def _read(name: str) -> dict[str, list[str]]:
    with (files(__package__) / "basemap" / "outlines.zip").open("rb") as file, zipfile.ZipFile(file) as packed:
        found: dict[str, list[str]] = json.loads(packed.read(name))
        return found


def outline(id: str) -> list[str] | None:
    """Return the rings of the outline of a place, encoded as polylines in units of 1/`OUTLINE_UNITS` degree; None if not known.

    >>> outline("gn:616635") is None  # a town
    True
    >>> len(outline("gn:174982"))  # Armenia, and holes where exclaves of Azerbaijan are
    3
    """
    return _read(file_of(id)).get(id)


def outlines(ids: Iterable[str], *, budget: int = OUTLINES_SIZE) -> dict[str, list[str]]:
    """Return the outlines of places by id, most important first, as long as they fit into a budget in bytes."""
    found: dict[str, list[str]] = {}
    for id in ids:
        rings = outline(id)
        size = sum(map(len, rings)) if rings else 0
        if rings and size <= budget:
            found[id] = rings
            budget -= size
    return found
