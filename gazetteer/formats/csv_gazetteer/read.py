"""Read a gazetteer from a table. Consecutive rows with the same id are one place.

Any table can be read: columns are identified by a mapping, or by their usual names (`columns.USUAL`). A row may have
several names, in one cell or in several. Without an id column every row is a separate place. Output is CSV in UTF-8 with
one row per name and cells guarded against formulas (`cells.guard_cell`).
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.csv_gazetteer.columns import Mapped, is_header, mapped
from gazetteer.formats.files.cells import unguard_cell
from gazetteer.formats.files.delimited import Row
from gazetteer.formats.files.mojibake import repaired
from gazetteer.formats.files.refusals import Refuse, attempt, field, not_kept
from gazetteer.formats.files.safety import MAX_POPULATION, check_place
from gazetteer.formats.table import DETECTED, Layout, Table, open_table
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import dates_between, read_dates
from gazetteer.formats.values.geometry import check
from gazetteer.formats.values.points import parse_pair, parse_point
from gazetteer.formats.values.vocabulary import COUNTRIES, place_id, script_of
from gazetteer.model.place import CERTAINTIES, NAME_KINDS, Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

COLUMNS = (
    "id", "label", "name", "lang", "script", "kind", "when", "source", "certainty",
    "lat", "lon", "accuracy_km", "extent", "country", "feature", "population", "place_when", "divisions", "links", "sources",
)  # fmt: skip
"""Columns that `write` writes and `read` recognizes."""

_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*|\s+/\s+")
_COMMA = re.compile(r"\s*[,،、]\s*")
_WIKIDATA = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q\d+)")


def read(
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, str] | None = None,
    layout: Layout = DETECTED,
    refuse: Refuse | None = None,
) -> Iterator[Place]:
    """Yield the places of a table, one at a time.

    Args:
        path: the table: CSV, a similar format, or a spreadsheet.
        columns: maps a field (a key of `USUAL`) to its column; others are found by their usual names.
        layout: its encoding and delimiter; detected if None.
        refuse: called with the reason for each row that cannot be read and each field that was dropped; without it the
            first error is raised.

    Raises:
        InputError: the file cannot be read, or a column of the mapping does not exist.
        FormatError: the table has no column of names, or a row is wrong; the message states the row.
    """
    dataset = Path(path).name.split(".")[0]
    where, given = str(path), columns or {}
    header_of = None if given else is_header
    with open_table(path, encoding=layout.encoding, delimiter=layout.delimiter, is_header=header_of) as table:
        fields = mapped(table.header, where, given)
        for name in fields.unread if table.header != COLUMNS else ():
            not_kept(refuse, f"the column {name!r}", where)
        rows = _rows(table, fields, where, refuse)
        for key, group in groupby(rows, key=lambda row: row.cells.get("id") or row.line):
            identifier = key if isinstance(key, str) else f"row-{key}"
            yield from attempt(refuse, place_of, identifier, list(group), dataset, refuse)


@dataclass(frozen=True, slots=True)
class CsvRecord:
    """One row with a name.

    Attributes:
        where: the file and the row, for messages.
        line: the line in the file.
        cells: cells by field (keys of `USUAL`).
        others: names in additional columns.
        is_own: whether this program wrote the row, so that it is read without repairs.
    """

    where: str
    line: int
    cells: Mapping[str, str]
    others: tuple[Name, ...] = ()
    is_own: bool = False


def _rows(table: Table, fields: Mapped, where: str, refuse: Refuse | None) -> Iterator[CsvRecord]:
    is_own = table.header == COLUMNS
    for row in table.rows:
        if any(cell.strip() for cell in row.cells):
            yield from attempt(refuse, _row, row, fields, is_own, len(table.header), f"{where}, line {row.line}")


def _row(row: Row, fields: Mapped, is_own: bool, width: int, where: str) -> CsvRecord:
    if any(cell.strip() for cell in row.cells[width:]):
        raise FormatError(f"{where} has {len(row.cells)} cells, and the header {width} columns")
    cells = [_clean(cell, is_own) for cell in row.cells]
    return record_of(cells, fields, where, line=row.line, is_own=is_own)


def record_of(cells: Sequence[str], fields: Mapped, where: str, *, line: int = 0, is_own: bool = False) -> CsvRecord:
    """Return the cells by field; a short row lacks the last cells."""
    by_key = {key: cells[index] for key, index in fields.fields.items() if index < len(cells)}
    others = tuple(
        Name(text, column.lang, script_of(column.lang), "historical" if column.is_old else "alternate")
        for column in fields.names
        if column.index < len(cells)
        for text in (_list_of_names if column.has_several else _names_in)(cells[column.index])
    )
    return CsvRecord(where, line, by_key, others, is_own)


def _clean(cell: str, is_own: bool) -> str:
    """Return a cleaned cell. Output of this program is unchanged; in other text, double decoding is repaired."""
    text = unguard_cell(cell.strip("\n")).strip()
    return text if is_own else repaired(text)


def _names_in(cell: str) -> list[str]:
    """Return the names of a cell that has several: "Abri;Apri", "Lemberg | Lwów", "Pressburg / Pozsony"."""
    return [part.strip() for part in _BETWEEN_NAMES.split(cell) if part.strip()]


def _list_of_names(cell: str) -> list[str]:
    """Return the names of a cell in a column of other names; commas separate them if nothing else does: "Ghars, Karse"."""
    names = _names_in(cell)
    return [part for part in _COMMA.split(cell.strip()) if part] if len(names) == 1 else names


def place_of(key: str, rows: Sequence[CsvRecord], dataset: str, refuse: Refuse | None = None) -> Place:
    """Return the place of the rows with one id; its type and location are those of the first row.

    Raises:
        FormatError: it has no name, or a field is not valid and there is no `refuse`.
    """
    where, first = rows[0].where, rows[0].cells
    named = first.get("label") or first.get("name") or next((name.text for name in rows[0].others), "")
    label = named if rows[0].is_own else next(iter(_names_in(named)), "")
    if not label:
        raise FormatError(f"{where} has no name")
    country = (first.get("country") or "").upper()
    if country and not rows[0].is_own and ";" in country:
        country = country.partition(";")[0].strip()
        not_kept(refuse, "further countries of a place", where)
    if country and country not in COUNTRIES:
        field(refuse, _no_country, country, where)
        country = ""
    names = [name for row in rows for name in _named(row, label, refuse)]
    place = Place(
        id=place_id(key, dataset),
        label=label,
        location=field(refuse, _location, first, where),
        country=country or None,
        feature=first.get("feature") or "",
        when=field(refuse, read_dates, first["place_when"], where) if first.get("place_when") else None,
        population=field(refuse, _population, first.get("population") or "0", where) or 0,
        divisions=tuple(_several(first.get("divisions"), ";")),
        names=tuple(names if rows[0].is_own else dict.fromkeys(names)),
        links=tuple(_links(first.get("links") or "")),
        sources=tuple(_several(first.get("sources"), "|")) or (dataset,),
    )
    return check_place(place, where)


def _no_country(country: str, where: str) -> None:
    raise FormatError(f"{where}: {country!r} is not a country code of ISO 3166-1")


def _population(cell: str, where: str) -> int:
    try:
        number = int(float(re.sub(r"(?<=\d)[ ,.'’\u00a0](?=\d{3}(?!\d))", "", cell)))
    except (ValueError, OverflowError) as error:
        raise FormatError(f"{where}: the population {cell!r} is not a number") from error
    if abs(number) > MAX_POPULATION:
        raise FormatError(f"{where}: the population {cell[:20]} is too large")
    return number


def _several(cell: str | None, mark: str) -> Iterator[str]:
    return (part.strip() for part in (cell or "").split(mark) if part.strip())


def _location(row: Mapping[str, str], where: str) -> Location | None:
    lat, lon, point = row.get("lat") or "", row.get("lon") or "", row.get("point") or ""
    if lat or lon:
        found = Location(*parse_pair(lat, lon, where)[:2])
    elif point:
        return parse_point(point, where)
    else:
        return None
    off, box = row.get("accuracy_km") or "0", row.get("extent") or ""
    (accuracy,) = _numbers((off,), f"{where}: the accuracy {off!r} is not a number of kilometres")
    if not box:
        return replace(found, accuracy_km=max(0.0, accuracy))
    wrong = f"{where}: the extent {box!r} is not west, south, east and north with spaces between them"
    sides = _numbers(box.split(), wrong)
    if len(sides) != 4:
        raise FormatError(wrong)
    check(sides[0], sides[1], where)
    check(sides[2], sides[3], where)
    return replace(found, extent=(sides[0], sides[1], sides[2], sides[3]), accuracy_km=max(0.0, accuracy))


def _numbers(cells: Sequence[str], wrong: str) -> list[float]:
    """Return the cells as finite numbers.

    Raises:
        FormatError: one is not a number; the message is `wrong`.
    """
    try:
        numbers = [float(cell) for cell in cells]
    except ValueError as error:
        raise FormatError(wrong) from error
    if not all(map(math.isfinite, numbers)):
        raise FormatError(wrong)
    return numbers


def _named(row: CsvRecord, label: str, refuse: Refuse | None) -> Iterator[Name]:
    """Yield the names of one row, that of the main column first."""
    cells, where = row.cells, row.where
    whole = cells.get("name") or cells.get("label") or ""
    texts = [whole] if row.is_own else _names_in(whole)
    if not texts and not row.others:
        raise FormatError(f"{where} has no name")
    when = field(refuse, _when, cells, where)
    for text in texts:
        made = field(refuse, _name, cells, text, label, when, where)
        yield made or Name(text, kind="alternate", when=when)
    if label not in texts and not row.is_own and label in _names_in(cells.get("label") or "")[:1]:
        yield Name(label, kind="primary")
    yield from (Name(text, kind="historical") for text in _list_of_names(cells.get("old_names") or ""))
    yield from (Name(text, kind="alternate") for text in _list_of_names(cells.get("other_names") or ""))
    yield from row.others


def _name(row: Mapping[str, str], text: str, label: str, when: Timespan | None, where: str) -> Name:
    lang = row.get("lang") or None
    kind = row.get("kind") or ("primary" if text == label else "alternate")
    if kind not in NAME_KINDS:
        raise FormatError(f"{where}: the kind {kind!r} is not one of {', '.join(NAME_KINDS)}")
    certainty = row.get("certainty") or "certain"
    if certainty not in CERTAINTIES:
        raise FormatError(f"{where}: the certainty {certainty!r} is not one of {', '.join(CERTAINTIES)}")
    script = row.get("script") or script_of(lang)
    return Name(text, lang, script, kind, when, row.get("source") or "", certainty)


def _when(row: Mapping[str, str], where: str) -> Timespan | None:
    if row.get("when"):
        return read_dates(row["when"], where)
    return dates_between(row.get("start"), row.get("end"), where)


def _links(cell: str) -> Iterator[Link]:
    for part in filter(None, map(str.strip, cell.split(";"))):
        kind, mark, target = part.partition("=")
        if mark and kind.isalpha():
            yield Link(kind, target)
        elif match := _WIKIDATA.fullmatch(part):
            yield Link("exactMatch", f"wd:{match[1]}")
        else:
            yield Link("closeMatch", shorten(part))
