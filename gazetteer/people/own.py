"""The user's own persons, kept beside the user's gazetteer; `own_readers` reads them from files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.people import own_readers
from gazetteer.people.authority import COLUMNS, own_file
from gazetteer.whole_files import replacing

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """How many persons a file has added, and how many of the same id it has replaced."""

    new: int
    replaced: int


def add(paths: Iterable[Path]) -> Added:
    """Add the persons of files to the user's own; one with an id that already exists is replaced.

    Raises:
        InputError: a file cannot be read, or its suffix is not known.
        FormatError: a person has no name, or a year that is not EDTF; the message names the place.
    """
    rows: dict[str, Row] = {}
    if own_file().is_file():
        with own_file().open(encoding="utf-8", newline="") as stream:
            rows = {row["id"]: row for row in csv.DictReader(stream)}
    before = len(rows)
    read = [_checked(row, where, path.name) for path in paths for row, where in own_readers.read(path)]
    replaced = len({row["id"] for row in read} & rows.keys())
    rows |= {row["id"]: row for row in read}
    own_file().parent.mkdir(parents=True, exist_ok=True)
    with replacing(own_file()) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
    return Added(len(rows) - before, replaced)


def _checked(row: Row, where: str, source: str) -> Row:
    """The row with an id and a source.

    Raises:
        FormatError: it has no name, or a year that is not EDTF.
    """
    if not fold(row["name"]):
        raise FormatError(f"{where}: the person has no name")
    for column in ("born", "died", "reign"):
        try:
            if row[column]:
                Timespan.parse(row[column])
        except TimespanError as error:
            raise FormatError(f"{where}: {column}: {error}") from error
    row["source"] = row["source"] or source
    row["id"] = row["id"] or re.sub(r"\W+", "-", fold(row["name"]))
    if ":" not in row["id"]:
        row["id"] = f"own:{row['id']}"
    return row
