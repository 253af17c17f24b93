"""The package's own data: where the folder is, in a checkout or a wheel, and how its CSV tables are read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gazetteer.errors import FormatError, StoreError, TimespanError


@cache
def data_folder() -> Path:
    """The folder with `toponyms.csv` and the rest: `gazetteer/_data` in a wheel, `data` in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_data", package.parent / "data"):
        if (folder / "toponyms.csv").is_file():
            return folder
    raise StoreError("the package's data folder is missing: install gazetteer again")


class Row(dict[str, str]):
    """One line of a CSV file, which knows where it stands."""

    def __init__(self, values: dict[str, str], where: str) -> None:
        super().__init__(values)
        self.where = where

    def blame(self) -> Blame:
        """A context in which an error is told with the file and the line of this row."""
        return Blame(self.where)


@dataclass(frozen=True)
class Blame:
    """Turns whatever goes wrong inside into a FormatError that names the place."""

    where: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (KeyError, ValueError, TimespanError)):
            raise FormatError(f"{self.where}: {error}") from error


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file with a header line."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for values in reader:
            yield Row({key: (value or "").strip() for key, value in values.items()}, f"{path.name}:{reader.line_num}")
