"""Where a user's own gazetteer lies: what was imported without naming a file. It is used in place of the embedded one."""

from __future__ import annotations

import os
from pathlib import Path


def path() -> Path:
    """`gazetteer.db` in the user's data folder for this program; GAZETTEER_DATA names another folder."""
    chosen = os.environ.get("GAZETTEER_DATA")
    if chosen:
        return Path(chosen) / "gazetteer.db"
    from platformdirs import user_data_path

    return user_data_path("gazetteer", appauthor=False) / "gazetteer.db"
