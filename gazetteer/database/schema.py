"""Tables and indexes of the gazetteer's database (SQLite).

A record of another gazetteer that was merged into a place has its facts in `record`; its names are added to the place's
names. `link` maps every identifier with an exact match to its place.

`name` has each name once per place, `term` each search key once: a term is a folded name with its Latin form, its
sound key, and statistics of its places. `name.rank` sorts the places of a term, the likeliest first (`ranking.rank`), and
the index `term_sound` sorts the terms of one sound, the most prominent first, so the search for a common name can stop
early. `name.kind` is an index into `NAME_KINDS`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source(pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT NOT NULL, licence TEXT NOT NULL, url TEXT NOT NULL);
CREATE TABLE place(
    pk INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL,
    lat REAL, lon REAL, west REAL, south REAL, east REAL, north REAL, accuracy_km REAL NOT NULL DEFAULT 0,
    country TEXT, feature TEXT NOT NULL, timespan TEXT, population INTEGER NOT NULL, prominence REAL NOT NULL,
    divisions TEXT NOT NULL, links TEXT NOT NULL, source INTEGER NOT NULL, cell INTEGER
);
CREATE TABLE term(
    pk INTEGER PRIMARY KEY, fold TEXT NOT NULL, latin TEXT NOT NULL, sound TEXT NOT NULL,
    places INTEGER NOT NULL DEFAULT 0, population INTEGER NOT NULL DEFAULT 0, prominence REAL NOT NULL DEFAULT 0,
    classes TEXT NOT NULL DEFAULT '', kinds INTEGER NOT NULL DEFAULT 0, curated INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE name(
    place INTEGER NOT NULL, seq INTEGER NOT NULL, term INTEGER NOT NULL, rank INTEGER NOT NULL,
    text TEXT NOT NULL, lang TEXT, kind INTEGER NOT NULL, timespan TEXT, source INTEGER NOT NULL, certainty TEXT,
    PRIMARY KEY(place, seq)
) WITHOUT ROWID;
CREATE TABLE record(
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, label TEXT NOT NULL, lat REAL, lon REAL, country TEXT, feature TEXT NOT NULL,
    timespan TEXT, source INTEGER NOT NULL, why TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX record_place ON record(place);
CREATE TABLE link(target TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(target, place)) WITHOUT ROWID;
CREATE TABLE import(
    pk INTEGER PRIMARY KEY, format TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, digest TEXT NOT NULL,
    records INTEGER NOT NULL DEFAULT 0, whole INTEGER NOT NULL DEFAULT 0, added INTEGER NOT NULL DEFAULT 0,
    joined INTEGER NOT NULL DEFAULT 0, linked INTEGER NOT NULL DEFAULT 0,
    passed INTEGER NOT NULL DEFAULT 0, names INTEGER NOT NULL DEFAULT 0
);
"""

_INDEXES = (
    "CREATE UNIQUE INDEX IF NOT EXISTS place_id ON place(id)",
    "CREATE UNIQUE INDEX IF NOT EXISTS term_fold ON term(fold)",
    "CREATE INDEX IF NOT EXISTS name_term ON name(term, rank)",
    "CREATE INDEX IF NOT EXISTS place_cell ON place(cell, lat, lon, feature) WHERE cell IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS term_sound ON term(sound, prominence DESC, latin)",
)

SORTED_KB = 4_096
"""Memory in kilobytes for sorting an index, about the size of a processor's cache: sixty times as much takes twice as
long."""

SCHEMA_VERSION = 4
"""The schema's version, stored in `PRAGMA user_version`; negative while an import into the file is unfinished."""


def create(connection: sqlite3.Connection) -> None:
    """Create the tables in an empty database; call `index` afterwards, before or after filling them."""
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def index(connection: sqlite3.Connection, *, measured_rows: int = 0) -> None:
    """Create and analyze the indexes. Sets the connection's cache size to `SORTED_KB`.

    Args:
        connection: a database with tables.
        measured_rows: number of rows of each index to read for the analysis; 0 reads all.
    """
    connection.execute(f"PRAGMA cache_size = {-SORTED_KB}")
    for statement in _INDEXES:
        connection.execute(statement)
    connection.execute(f"PRAGMA analysis_limit = {measured_rows}")
    connection.execute("ANALYZE")


def unindex(connection: sqlite3.Connection) -> None:
    """Drop every index, for a writer that keeps identifiers and terms in memory and creates the indexes at the end."""
    for name in ("place_id", "term_fold", "name_term", "place_cell", "term_sound"):
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def version(connection: sqlite3.Connection) -> int:
    """Return the schema version of a database."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def outdated(file: Path) -> int | None:
    """Return the schema version of a gazetteer made by an older version of the program; None for any other file."""
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = version(connection)
    except sqlite3.Error:
        return None
    return found if 0 < found < SCHEMA_VERSION else None


def meta(connection: sqlite3.Connection, key: str) -> str:
    """Return a value of the table `meta`; "" if it is missing."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""
