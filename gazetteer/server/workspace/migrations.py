"""The schema of a workspace as migration steps. A released step never changes; a new version adds a step."""

from __future__ import annotations

APPLICATION = 0x475A5752
"""`PRAGMA application_id` of a workspace: "GZWR"."""

STEPS = (
    """
    CREATE TABLE original (
        number INTEGER PRIMARY KEY,
        file_name TEXT NOT NULL,
        content BLOB NOT NULL
    );
    CREATE TABLE document (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        original INTEGER NOT NULL REFERENCES original (number),
        text TEXT NOT NULL,
        date TEXT,
        lang TEXT,
        sent_from TEXT,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL
    );
    -- what the program found; it can be made anew from the text
    CREATE TABLE annotation (
        document TEXT PRIMARY KEY REFERENCES document (id),
        made_at TEXT NOT NULL,
        version TEXT NOT NULL,
        content BLOB NOT NULL
    );
    CREATE TABLE change (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        document TEXT NOT NULL,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        kind TEXT NOT NULL,
        target INTEGER,
        content TEXT NOT NULL,
        UNIQUE (document, revision)
    );
    CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'changes are never deleted'); END;
    CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'changes are never altered'); END;
    """,
    """
    -- the headings that the file marks, as JSON: [[start, end, level], …]
    ALTER TABLE document ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
    """,
)
"""SQL of each version, oldest first; `PRAGMA user_version` is the number of applied steps."""
