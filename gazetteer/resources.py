"""Where the package's own data lie, from a checkout as from a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gazetteer.errors import StoreError


@cache
def data_folder() -> Path:
    """The folder with `toponyms.csv` and the rest: `gazetteer/_data` in a wheel, `data` in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "toponyms.csv").is_file():
            return folder
    raise StoreError("the package's data folder is missing: install gazetteer again")
