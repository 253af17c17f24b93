"""States and divisions of the past, with their extents."""

from __future__ import annotations

import sqlite3

from gazetteer.database.rows import PLACE_COLUMNS, PlaceRow, place_of
from gazetteer.model.place import Place


def former_states(connection: sqlite3.Connection, sources: dict[int, str]) -> tuple[Place, ...]:
    """Return every state and division of the past with both years and an extent, sorted by first year."""
    rows = connection.execute(
        f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.timespan IS NOT NULL AND p.west IS NOT NULL AND p.feature LIKE 'A.%H'"
    )
    found = [place_of(PlaceRow._make(row), connection, sources) for row in rows]
    return tuple(sorted(found, key=_by_time))


def _by_time(place: Place) -> tuple[int, int, str]:
    assert place.when is not None
    start = place.when.start if place.when.start is not None else -10_000
    return start, place.when.end if place.when.end is not None else 10_000, place.label
