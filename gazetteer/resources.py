"""Folders: the package's data, in a checkout or a wheel, and the user's. Read the CSV tables of the former."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

from gazetteer.errors import FormatError, StoreError, TimespanError

_XDG = {"cache": ("XDG_CACHE_HOME", ".cache"), "data": ("XDG_DATA_HOME", ".local/share")}
"""Maps a kind of folder to its environment variable, and to its place in the home folder."""


@cache
def data_folder() -> Path:
    """Return the folder with `toponyms.csv` and the other tables: `gazetteer/_data` in a wheel, `data` in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "toponyms.csv").is_file():
            return folder
    raise StoreError("the package's data folder is missing: install gazetteer again")


def user_folder(kind: Literal["cache", "data"]) -> Path:
    """Return the user's cache or data folder for this program.

    GAZETTEER_CACHE and GAZETTEER_DATA each choose a folder. GAZETTEER_HOME chooses both: its subfolders "cache" and "data".

    Raises:
        StoreError: the system has no home folder for this user, and none of these environment variables is set.
    """
    variable = f"GAZETTEER_{kind.upper()}"
    if chosen := os.environ.get(variable):
        return Path(chosen)
    if home := os.environ.get("GAZETTEER_HOME"):
        return Path(home) / kind
    if sys.platform == "linux" and (found := _xdg_folder(kind)) is not None:
        return found
    import platformdirs

    find = platformdirs.user_cache_path if kind == "cache" else platformdirs.user_data_path
    try:
        return find("gazetteer", appauthor=False)
    except RuntimeError as error:
        raise StoreError(
            f"this user has no home folder: set the environment variable GAZETTEER_HOME or {variable} to a writable folder"
        ) from error


def _xdg_folder(kind: Literal["cache", "data"]) -> Path | None:
    """Return the folder that `platformdirs` returns, without its import, which takes longer than a look-up.

    None if the environment does not state it. See https://specifications.freedesktop.org/basedir-spec/.
    """
    variable, below_home = _XDG[kind]
    for folder in (os.environ.get(variable, ""), os.path.join(os.environ.get("HOME", ""), below_home)):
        if os.path.isabs(folder):
            return Path(folder, "gazetteer")
    return None


class Row(dict[str, str]):
    """One row of a CSV file; `where` is its file and line."""

    def __init__(self, values: Iterable[tuple[str, str]], where: str) -> None:
        super().__init__(values)
        self.where = where

    @contextmanager
    def error_context(self) -> Iterator[None]:
        """Return a context manager that adds the file and line of this row to errors of its block.

        Raises:
            FormatError: the block raised a KeyError, a ValueError or a TimespanError.
        """
        try:
            yield
        except (KeyError, ValueError, TimespanError) as error:
            raise FormatError(f"{self.where}: {error}") from error


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file with a header line. Missing cells at the end of a row are empty.

    Raises:
        FormatError: a row has more cells than the header.
    """
    import csv

    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        header = next(reader, [])
        for cells in filter(None, reader):
            where = f"{path.name}:{reader.line_num}"
            if len(cells) > len(header):
                raise FormatError(f"{where}: {len(cells)} cells, but the header has {len(header)}")
            cells += [""] * (len(header) - len(cells))
            yield Row(zip(header, map(str.strip, cells), strict=True), where)
