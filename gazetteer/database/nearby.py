"""Find the settlements around a point, nearest first."""

from __future__ import annotations

import sqlite3
from heapq import nsmallest

from gazetteer.database.rows import cells_around, degrees_around
from gazetteer.model.distance import kilometres

RINGS_KM = (4.0, 12.5, 35.0, 100.0, 300.0)
"""Radii in kilometres that are searched in turn until enough settlements are found."""


def nearest(
    connection: sqlite3.Connection, lat: float, lon: float, *, limit: int, within_km: float
) -> list[tuple[float, int]]:
    """Return distance in kilometres and row number of the settlements nearest to a point, nearest first.

    Only coordinates are read. The search ends with the first ring that contains `limit` settlements: all others are farther
    away.
    """
    found: list[tuple[float, int]] = []
    for ring in (*(ring for ring in RINGS_KM if ring < within_km), within_km):
        found = [pair for pair in _distances(connection, lat, lon, ring) if pair[0] <= ring]
        if len(found) >= limit:
            break
    return nsmallest(limit, found)


def _distances(connection: sqlite3.Connection, lat: float, lon: float, ring: float) -> list[tuple[float, int]]:
    """Return distance and row number of the settlements in the box around a circle; only an index of the database is read."""
    cells, (reach, side) = tuple(cells_around(lat, lon, ring)), degrees_around(lat, ring)
    rows = connection.execute(
        f"SELECT pk, lat, lon FROM place WHERE cell IN ({', '.join('?' * len(cells))}) AND lat BETWEEN ? AND ? "
        "AND (abs(lon - ?) <= ? OR abs(lon - ?) >= ?) AND feature >= 'P' AND feature < 'Q'",
        (*cells, lat - reach, lat + reach, lon, side, lon, 360 - side),
    )
    return [(kilometres(lat, lon, north, east), pk) for pk, north, east in rows]
