"""The user's gazetteer: the target of imports without a file name. It is used instead of the embedded one."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from gazetteer.errors import StoreError

MOST_NAMES = 50_000
"""Number of names up to which imported files count as the user's own names: larger files are ordinary gazetteers."""


def path() -> Path:
    """Return the path of `gazetteer.db` in the user's data folder, or in the folder of the variable GAZETTEER_DATA.

    Raises:
        StoreError: the system has no home folder for this user, and GAZETTEER_DATA is not set.
    """
    chosen = os.environ.get("GAZETTEER_DATA")
    if chosen:
        return Path(chosen) / "gazetteer.db"
    from platformdirs import user_data_path

    try:
        return user_data_path("gazetteer", appauthor=False) / "gazetteer.db"
    except RuntimeError as error:
        raise StoreError(
            "this user has no home folder: set the environment variable GAZETTEER_DATA to a folder"
        ) from error


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
