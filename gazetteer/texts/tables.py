"""Read texts in a column of a table: CSV, spreadsheets, JSON and JSON lines."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, GazetteerError, InputError
from gazetteer.formats.files.safety import MAX_LINE, open_binary, parse_json
from gazetteer.formats.files.spreadsheet import PARQUET, SUFFIXES
from gazetteer.formats.table import ENCODING_SAMPLE, encoding_of, open_table

TEXT_COLUMNS = ("text", "content", "body", "transcription", "fulltext", "full_text")
ID_COLUMNS = ("id", "identifier", "doc_id", "document")
TABLE_SUFFIXES = (".csv", ".tsv", ".tab", *SUFFIXES, PARQUET)
"""Suffixes of files that are tables of cells."""
JSON = ".json"
JSON_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class TextColumns:
    """The columns with the texts and their ids; None for the usual names (`TEXT_COLUMNS`, `ID_COLUMNS`)."""

    text: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        number: its line, or the number of its object, counted from 1.
        cells: its values by column.
        note: a note for the user on the table.
        error: why the row cannot be read.
    """

    number: int
    cells: Mapping[str, Any]
    note: str | None = None
    error: GazetteerError | None = None


def json_rows(content: str, where: str) -> Iterator[Row]:
    """Yield the objects of a JSON array, or a single object.

    Raises:
        FormatError: it is not JSON.
    """
    value = parse_json(content, where)
    for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
        yield _object(number, item, f"{where}, item {number}")


def json_line_rows(path: Path, *, encoding: str | None = None) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines, in constant memory.

    Raises:
        InputError: the file cannot be read, or is not in the encoding.
        FormatError: a line is longer than `MAX_LINE`.
    """
    with open_binary(path) as stream:
        read_as = encoding_of(stream.read(ENCODING_SAMPLE), stream, str(path), encoding)
        stream.seek(len(read_as.mark))
        lines = io.TextIOWrapper(stream, read_as.name, newline="\n")
        try:
            for number, line in enumerate(iter(partial(lines.readline, MAX_LINE + 1), ""), start=1):
                where = f"{path}, line {number}"
                if len(line) > MAX_LINE:
                    raise FormatError(f"{where} is longer than {MAX_LINE // 1024 // 1024} million characters")
                if line.strip():
                    yield _json_row(number, line, where, read_as.warning)
        except UnicodeDecodeError as error:
            raise InputError(f"{path} is not in the encoding {read_as.name}: give its own encoding") from error
        finally:
            lines.detach()


def _json_row(number: int, line: str, where: str, note: str | None) -> Row:
    try:
        return _object(number, parse_json(line, where), where, note)
    except FormatError as error:
        return Row(number, {}, error=error)


def table_rows(path: Path, columns: TextColumns, *, encoding: str | None = None) -> Iterator[Row]:
    """Yield the rows of a table of cells, in constant memory except for spreadsheets.

    Raises:
        InputError: the file cannot be read, or it is not clear which column has the texts.
        FormatError: a cell does not end.
    """

    def is_header(cells: Any) -> bool:
        wanted = {columns.text.casefold()} if columns.text else set(TEXT_COLUMNS)
        return not wanted.isdisjoint(cell.casefold() for cell in cells)

    with open_table(path, encoding=encoding, is_header=is_header) as table:
        header, note = table.header, "; ".join(table.notes) or None
        text_column(dict.fromkeys(header), columns.text, str(path))
        for row in table.rows:
            error = None
            if any(cell.strip() for cell in row.cells[len(header) :]):
                error = FormatError(f"{path}, line {row.line} has more cells than the header has columns")
            if row.cells:
                yield Row(row.line, dict(zip_longest(header, row.cells[: len(header)], fillvalue="")), note, error)


def _object(number: int, value: object, where: str, note: str | None = None) -> Row:
    if isinstance(value, dict):
        return Row(number, value, note)
    return Row(number, {}, note, FormatError(f"{where} is not a JSON object with a text in it"))


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
