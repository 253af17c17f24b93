"""Texts in a column of a table: CSV, TSV, JSON and JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.safety import parse_json

TEXT_COLUMNS = ("text", "content", "body", "transcription", "fulltext", "full_text")
ID_COLUMNS = ("id", "identifier", "doc_id", "document")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what; None for the usual names (`TEXT_COLUMNS`, `ID_COLUMNS`, title, date, lang)."""

    text: str | None = None
    id: str | None = None


def rows(content: str, suffix: str, where: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Row or line numbers and rows.

    Raises:
        FormatError: it is no such table; the message names the row.
    """
    if suffix in (".jsonl", ".ndjson"):
        for number, line in enumerate(content.split("\n"), start=1):
            if line.strip():
                yield number, _object(parse_json(line, f"{where}, line {number}"), f"{where}, line {number}")
    elif suffix == ".json":
        value = parse_json(content, where)
        for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
            yield number, _object(item, f"{where}, item {number}")
    else:
        yield from _table(content, suffix, where)


def _table(content: str, suffix: str, where: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    delimiter = "\t" if suffix == ".tsv" else _delimiter(content)
    table = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter, strict=suffix != ".tsv")
    limit = csv.field_size_limit(len(content) + 1)
    try:
        for row in table:
            if None in row:
                raise FormatError(f"{where}, line {table.line_num} has more cells than the header has columns")
            yield table.line_num, row
    except csv.Error as error:
        raise FormatError(f"{where}, line {table.line_num} is not CSV: {error}") from error
    finally:
        csv.field_size_limit(limit)


def _delimiter(content: str) -> str:
    header = content.partition("\n")[0]
    return max(",;\t", key=header.count)


def _object(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise FormatError(f"{where} is no JSON object with a text in it")
    return value


def column(row: Mapping[str, Any], given: str | None, usual: tuple[str, ...], where: str) -> str | None:
    """The column that holds something: the given one, or the first of the usual names that the row has.

    Raises:
        InputError: there is no column of the given name.
    """
    if given is not None:
        if given not in row:
            raise InputError(f"{where} has no column {given!r}: its columns are {', '.join(map(str, row))}")
        return given
    by_name = {str(name).strip().lower(): name for name in row}
    return next((by_name[name] for name in usual if name in by_name), None)


def text_column(row: Mapping[str, Any], given: str | None, where: str) -> str:
    """The column with the texts; the only column where there is but one.

    Raises:
        InputError: which column it is cannot be told.
    """
    found = column(row, given, TEXT_COLUMNS, where)
    if found is None and len(row) == 1:
        found = next(iter(row))
    if found is None:
        raise InputError(f"{where} has no column 'text': name the one with the texts among {', '.join(map(str, row))}")
    return found
