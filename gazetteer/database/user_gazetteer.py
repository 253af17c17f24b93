"""Where the user's own gazetteer is: what was imported without naming a file. It is used instead of the embedded one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

MOST_NAMES = 50_000
"""Names of the user's own files up to which they are taken as meant: a larger file is a gazetteer like any other."""


def path() -> Path:
    """`gazetteer.db` in the user's data folder for this program; GAZETTEER_DATA names another folder."""
    chosen = os.environ.get("GAZETTEER_DATA")
    if chosen:
        return Path(chosen) / "gazetteer.db"
    from platformdirs import user_data_path

    return user_data_path("gazetteer", appauthor=False) / "gazetteer.db"


def own_names(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the folded names of the files that the user imported: sources without a licence and an address.

    Empty when there are more than `MOST_NAMES`.
    """
    sources = [
        str(row[0])
        for row in connection.execute("SELECT pk FROM source WHERE licence = '' AND url = '' AND id != 'derived'")
    ]
    if not sources:
        return frozenset()
    rows = connection.execute(
        "SELECT DISTINCT t.fold FROM name n JOIN term t ON t.pk = n.term "
        f"WHERE n.source IN ({', '.join(sources)}) LIMIT {MOST_NAMES + 1}"
    ).fetchall()
    return frozenset(row[0] for row in rows) if len(rows) <= MOST_NAMES else frozenset()
