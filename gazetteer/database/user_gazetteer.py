"""The user's gazetteer: the target of imports without a file name. It is used instead of the embedded one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gazetteer.resources import user_folder

MOST_NAMES = 50_000
"""Number of names up to which imported files count as the user's own names: larger files are ordinary gazetteers."""


def path() -> Path:
    """Return the path of `gazetteer.db` in the user's data folder (`resources.user_folder`).

    Raises:
        StoreError: the system has no home folder for this user, and no environment variable chooses one.
    """
    return user_folder("data") / "gazetteer.db"


def own_names(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the folded names of the files that the user imported: sources without a licence and an address.

    Empty if there are more than `MOST_NAMES`.
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
