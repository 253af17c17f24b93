"""The user's own persons, kept beside the user's gazetteer; `readers` reads them from files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.dates.reader import written_years
from gazetteer.names.fold import fold
from gazetteer.people.authority import COLUMNS, own_file
from gazetteer.people.own import readers as own_readers
from gazetteer.whole_files import replacing

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """The result of an import.

    Attributes:
        new: the number of persons that were added.
        replaced: the number of persons whose id already existed.
        remarks: why persons were skipped, or kept without a field; each begins with its position.
    """

    new: int
    replaced: int
    remarks: tuple[str, ...] = ()


def add(paths: Iterable[Path]) -> Added:
    """Add the persons of files to the user's own; one with an id that already exists is replaced.

    A person without a name is skipped, and a year that cannot be read is left out.

    Raises:
        InputError: a file cannot be read, or its suffix is not known.
        FormatError: a file is not valid in its format, or none of its persons has a name; the message states the place.
    """
    rows: dict[str, Row] = {}
    if own_file().is_file():
        with own_file().open(encoding="utf-8", newline="") as stream:
            rows = {row["id"]: row for row in csv.DictReader(stream)}
    before = len(rows)
    remarks: list[str] = []
    read = [row for path in paths for row in _checked(path, remarks)]
    replaced = len({row["id"] for row in read} & rows.keys())
    rows |= {row["id"]: row for row in read}
    own_file().parent.mkdir(parents=True, exist_ok=True)
    with replacing(own_file()) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
    return Added(len(rows) - before, replaced, tuple(remarks))


def _checked(path: Path, remarks: list[str]) -> list[Row]:
    """Return the persons of a file, each with an id and a source.

    Raises:
        FormatError: none of the persons in the file has a name.
    """
    found = []
    nameless = ""
    for row, where in own_readers.read(path):
        if not fold(row["name"]):
            nameless = f"{where}: the person has no name"
            remarks.append(nameless)
            continue
        for column in ("born", "died", "reign"):
            try:
                row[column] = str(written_years(row[column]) or "")
            except TimespanError as error:
                remarks.append(f"{where}: {column}: {error}")
                row[column] = ""
        row["source"] = row["source"] or path.name
        row["id"] = row["id"] or re.sub(r"\W+", "-", fold(row["name"]))
        if ":" not in row["id"]:
            row["id"] = f"own:{row['id']}"
        found.append(row)
    if nameless and not found:
        raise FormatError(nameless)
    return found
