"""Read texts in a column of a table: CSV, spreadsheets, JSON and JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.safety import parse_json
from gazetteer.formats.spreadsheet import PARQUET, SUFFIXES
from gazetteer.formats.table import open_table

TEXT_COLUMNS = ("text", "content", "body", "transcription", "fulltext", "full_text")
ID_COLUMNS = ("id", "identifier", "doc_id", "document")
TABLES = (".csv", ".tsv", ".tab", *SUFFIXES, PARQUET)
"""Suffixes of files that are tables of cells."""
JSON = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns with the texts and their ids; None for the usual names (`TEXT_COLUMNS`, `ID_COLUMNS`)."""

    text: str | None = None
    id: str | None = None


def json_rows(content: str, suffix: str, where: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects of JSON or JSON lines, each with the number of its item or line.

    Raises:
        FormatError: it is not JSON, or an item is not an object; the message states which.
    """
    if suffix in (".jsonl", ".ndjson"):
        for number, line in enumerate(content.split("\n"), start=1):
            if line.strip():
                yield number, _object(parse_json(line, f"{where}, line {number}"), f"{where}, line {number}")
        return
    value = parse_json(content, where)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield number, _object(item, f"{where}, item {number}")


def table_rows(
    path: Path, columns: Columns, *, encoding: str | None = None
) -> Iterator[tuple[int, Mapping[str, Any], tuple[str, ...]]]:
    """Yield the rows of a table: the line, the cells by column, and notes on the table.

    Raises:
        InputError: the file cannot be read.
        FormatError: a row is not CSV, or has more cells than the header; the message states which.
    """

    def is_header(cells: Any) -> bool:
        wanted = {columns.text.casefold()} if columns.text else set(TEXT_COLUMNS)
        return not wanted.isdisjoint(cell.casefold() for cell in cells)

    with open_table(path, encoding=encoding, is_header=is_header) as table:
        for row in table.rows:
            extra = row.cells[len(table.header) :]
            if any(cell.strip() for cell in extra):
                raise FormatError(f"{path}, line {row.line} has more cells than the header has columns")
            if row.cells:
                yield row.line, dict(zip(table.header, row.cells, strict=False)), table.notes


def _object(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FormatError(f"{where} is not a JSON object with a text in it")
    return value


def column(row: Mapping[str, Any], given: str | None, usual: tuple[str, ...], where: str) -> str | None:
    """Return the given column, or the first of the usual names that the row has; None without any.

    Raises:
        InputError: the given column does not exist.
    """
    if given is not None:
        alike = [name for name in row if str(name).strip().casefold() == given.strip().casefold()]
        if given not in row and len(alike) != 1:
            raise InputError(f"{where} has no column {given!r}: its columns are {', '.join(map(str, row))}")
        return given if given in row else alike[0]
    by_name = {str(name).strip().lower(): name for name in row}
    return next((by_name[name] for name in usual if name in by_name), None)


def text_column(row: Mapping[str, Any], given: str | None, where: str) -> str:
    """Return the column with the texts, or the only column.

    Raises:
        InputError: it is not clear which column has the texts.
    """
    found = column(row, given, TEXT_COLUMNS, where)
    if found is None and len(row) == 1:
        found = next(iter(row))
    if found is None:
        raise InputError(f"{where} has no column 'text': name the one with the texts among {', '.join(map(str, row))}")
    return found
