"""The user's own persons: read from a CSV table or the `<listPerson>` of a TEI file, kept beside the user's gazetteer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from gazetteer.errors import FormatError, InputError, TimespanError
from gazetteer.formats.curies import shorten
from gazetteer.formats.safety import parse_xml, read_bytes
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.people.authority import COLUMNS, own_file
from gazetteer.whole_files import replacing

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """How many persons a file has added, and how many of the same id it has replaced."""

    new: int
    replaced: int


def add(paths: Iterable[Path]) -> Added:
    """Add the persons of files to the user's own; one with an id that is there already replaces it.

    Raises:
        InputError: a file cannot be read, or has neither suffix .csv nor .xml or .tei.
        FormatError: a person has no name, or a year that is not EDTF; the message names the place.
    """
    held: dict[str, Row] = {}
    if own_file().is_file():
        with own_file().open(encoding="utf-8", newline="") as stream:
            held = {row["id"]: row for row in csv.DictReader(stream)}
    before = len(held)
    read = [row for path in paths for row in _read(path)]
    replaced = len({row["id"] for row in read} & held.keys())
    held |= {row["id"]: row for row in read}
    own_file().parent.mkdir(parents=True, exist_ok=True)
    with replacing(own_file()) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(held.values())
    return Added(len(held) - before, replaced)


def _read(path: Path) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix == ".csv":
        yield from _csv(path)
    elif suffix in (".xml", ".tei"):
        yield from _tei(path)
    else:
        raise InputError(f"{path}: persons are read from .csv, .xml and .tei files")


def _csv(path: Path) -> Iterator[Row]:
    """The rows of a table with the columns of `data/people.csv`; all but `name` may be missing."""
    lines = read_bytes(path).decode("utf-8-sig").splitlines()
    for number, row in enumerate(csv.DictReader(lines), start=2):
        yield _checked({column: (row.get(column) or "").strip() for column in COLUMNS}, f"{path}:{number}", path.name)


def _tei(path: Path) -> Iterator[Row]:
    for element in parse_xml(read_bytes(path), str(path)).iter(f"{_TEI}person"):
        id = element.get(_ID, "")
        names = [" ".join("".join(name.itertext()).split()) for name in element.findall(f"{_TEI}persName")]
        known = next(
            (shorten(text) for idno in element.findall(f"{_TEI}idno") if (text := (idno.text or "").strip())), ""
        )
        row = dict.fromkeys(COLUMNS, "")
        row |= {"id": id, "name": names[0] if names else "", "aliases": "|".join(names[1:]), "authority": known}
        row |= {"born": _when(element, "birth"), "died": _when(element, "death")}
        row["role"] = " ".join("".join(element.findtext(f"{_TEI}occupation") or "").split())
        yield _checked(row, f"{path}, person {id}", path.name)


def _when(element: Element, event: str) -> str:
    found = element.find(f"{_TEI}{event}")
    return "" if found is None else found.get("when", "")


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
