"""Spreadsheets (xlsx, xls, xlsb, ods) as rows of text, read with python-calamine from `gazetteer[documents]`."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from importlib import import_module
from typing import Any

from gazetteer.errors import InputError
from gazetteer.formats.files.delimited import Row
from gazetteer.formats.files.safety import DAMAGE, FREE_RATIO, MAX_RATIO, checked_member

SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
PARQUET = ".parquet"
_MISSING = ("nan", "NaT", "<NA>")
"""How pandas writes missing numbers, dates and other values."""
_SIGNATURES = ((b"PK\x03\x04", ".xlsx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"), (b"PAR1", PARQUET))
MAX_SHEET_UNPACKED = 500 * 1024 * 1024
"""Largest total unpacked size of the members of a spreadsheet, in bytes."""


def kind_of(head: bytes, suffix: str) -> str | None:
    """Return the suffix for the type of a spreadsheet or Parquet file, by its first bytes; None for other files."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return suffix if suffix in SUFFIXES and kind != PARQUET else kind
    return None


def read(data: bytes, where: str) -> tuple[list[Row], list[str]]:
    """Return the rows of the first sheet with rows, and notes for the user.

    Dates become ISO 8601, whole numbers lose their ".0", errors and empty cells are empty.

    Raises:
        InputError: the file is damaged, locked or has no rows, or the library is not installed.
    """
    calamine = _library("python_calamine", where, "gazetteer[documents]")
    _check_archive(data, where)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible]
        for name in names:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(map(any, cells)):
                break
        else:
            raise InputError(f"{where} has no sheet with rows in it")
    except calamine.PasswordError as error:
        raise InputError(f"{where} is locked with a password: save it without one") from error
    except (calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{where} is not a spreadsheet that can be read: {error}") from error
    others = [other for other in names if other != name]
    notes = [f"{where}: the sheet {name!r} was read, not {', '.join(map(repr, others))}"] if others else []
    return [Row(number, number, list(map(cell_text, row))) for number, row in enumerate(cells, 1)], notes


def cell_text(value: Any) -> str:
    """Return a cell as a person would type it."""
    if value is None or (not isinstance(value, str) and str(value) in _MISSING):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value.total_seconds()) if isinstance(value, timedelta) else str(value)


def _check_archive(data: bytes, where: str) -> None:
    """Raise an InputError for a zip archive that unpacks to too much."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [checked_member(member, where) for member in archive.infolist()]
    except (*DAMAGE, ValueError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"{where} is damaged: {error}") from error
    if sum(member.file_size for member in members) > min(MAX_SHEET_UNPACKED, max(FREE_RATIO, MAX_RATIO * len(data))):
        raise InputError(f"{where} unpacks to more than a spreadsheet can contain, as a zip bomb does")


def _library(name: str, where: str, package: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(
            f"{where} cannot be read without {name}: pip install '{package}', or save it as CSV"
        ) from error
