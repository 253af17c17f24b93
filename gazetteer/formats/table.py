"""Read tables in all supported formats: CSV and similar formats, spreadsheets, Parquet, the events of GEDCOM.

The header is found below titles and remarks, which are kept. Everything that had to be guessed is in `Table.notes`.

>>> import io
>>> with read_table(io.BytesIO("Parishes, 1899\\rOrt;Jahr\\rKöln;1890\\r".encode()), "a.csv") as table:
...     table.header, [row.cells for row in table.rows], len(table.above)
(('Ort', 'Jahr'), [['Köln', '1890']], 1)
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO

from gazetteer.errors import InputError
from gazetteer.formats.files import delimited, parquet, spreadsheet
from gazetteer.formats.files.delimited import DELIMITER_SAMPLE, Row, delimiter_of, is_quoted, sep_line, usual_width
from gazetteer.formats.files.encoding import Encoding, checked_name, detect
from gazetteer.formats.files.safety import MAX_DOCUMENT, open_binary
from gazetteer.formats.gedcom import events as gedcom

ENCODING_SAMPLE = 1 << 20
"""Number of bytes read at a time to find the encoding."""
DEEPEST_HEADER = 40
"""Number of rows in which the header is searched for."""

IsHeader = Callable[[Sequence[str]], bool]
"""Returns whether a row has the required columns."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The encoding of a table and the character between its cells; None for what is to be detected."""

    encoding: str | None = None
    delimiter: str | None = None


DETECTED = Layout()


@dataclass(frozen=True, slots=True)
class Table:
    """An open table.

    Attributes:
        header: names of the columns, unchanged.
        rows: iterator over the rows below the header, including empty ones.
        above: rows above the header, which are not part of the table.
        sep_line: Excel's first line with the delimiter, and its line end; "" without one.
        delimiter: the character between cells; "," if the file is not delimited text.
        line_end: "\\n", "\\r\\n" or "\\r".
        encoding: the encoding of the file; None for a spreadsheet.
        has_mark: whether the file begins with a byte order mark.
        notes: notes for the user about guesses and omissions.
    """

    header: tuple[str, ...]
    rows: Iterator[Row]
    above: tuple[Row, ...] = ()
    sep_line: str = ""
    delimiter: str = ","
    line_end: str = "\n"
    encoding: str | None = None
    has_mark: bool = False
    notes: tuple[str, ...] = ()

    def position(self, name: str, where: str) -> int:
        """Return the index of a column by its exact name, else ignoring case and spaces.

        Raises:
            InputError: no column or several columns have the name.
        """
        if name in self.header:
            return self.header.index(name)
        alike = [
            index for index, other in enumerate(self.header) if other.strip().casefold() == name.strip().casefold()
        ]
        if len(alike) != 1:
            guess = f" ({self.notes[0]})" if self.notes else ""
            raise InputError(
                f"{where} has no column {name!r}: its columns are {', '.join(filter(None, self.header))}{guess}"
            )
        return alike[0]


@contextmanager
def open_table(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    is_header: IsHeader | None = None,
) -> Iterator[Table]:
    """Open the table of a file, which may be compressed with gzip, bzip2 or zip.

    Args:
        path: the file.
        encoding: the encoding of its text; detected if None.
        delimiter: the character between cells; detected if None.
        is_header: recognizes the header; the first row that looks like one if None.

    Raises:
        InputError: the file cannot be read, or contains no table.
        FormatError: a row is not valid CSV.
    """
    with (
        open_binary(path) as stream,
        read_table(
            stream, str(path), encoding=encoding, delimiter=delimiter, is_header=is_header, suffix=_suffix(path)
        ) as table,
    ):
        yield table


def _suffix(path: str | os.PathLike[str]) -> str:
    return Path(path).suffix.lower()


@contextmanager
def read_table(
    stream: IO[bytes],
    where: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    is_header: IsHeader | None = None,
    suffix: str = "",
) -> Iterator[Table]:
    """Read a table from a seekable stream; `suffix` is the suffix of its file, such as ".ods".

    Raises:
        InputError, FormatError: as `open_table`.
    """
    head = stream.read(ENCODING_SAMPLE)
    if suffix in gedcom.SUFFIXES:
        above, header, rows = _split(iter(gedcom.table(head + stream.read(MAX_DOCUMENT - len(head)), where)), is_header)
        yield Table(header, rows, above)
        return
    kind = spreadsheet.kind_of(head, suffix)
    if kind == spreadsheet.PARQUET:
        stream.seek(0)
        above, header, rows = _split(parquet.rows(stream, where), is_header)
        yield Table(header, rows, above)
        return
    if kind:
        cells, notes = spreadsheet.read(head + stream.read(MAX_DOCUMENT - len(head)), where)
        above, header, rows = _split(iter(cells), is_header)
        yield Table(header, rows, above, notes=tuple(notes))
        return
    read_as = encoding_of(head, stream, where, encoding)
    stream.seek(len(read_as.mark))
    text = io.TextIOWrapper(stream, read_as.name, newline="")
    try:
        yield _delimited(text, where, delimiter, is_header, read_as)
    except UnicodeDecodeError as error:
        raise InputError(f"{where} is not in the encoding {read_as.name}: give its own encoding") from error
    finally:
        text.detach()


def encoding_of(head: bytes, stream: IO[bytes], where: str, given: str | None) -> Encoding:
    """Return the encoding of a stream, of which all is read if necessary.

    Args:
        head: the first part of the stream, which has been read.
        stream: the rest.
        where: the name of the file, for messages.
        given: the encoding if it is known.

    Raises:
        InputError: the stream is empty, is not text, or has an unknown encoding.
    """
    if given is not None:
        name, found = checked_name(given), b""
        marks = {"utf-8": codecs.BOM_UTF8, "utf-8-sig": codecs.BOM_UTF8}
        if head.startswith(marks.get(name, b"\0\0\0\0\0")):
            found = marks[name]
        return Encoding(name, found)
    if not head.strip():
        raise InputError(f"{where} is empty: it has no rows")
    if head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head:
        return detect(head, where)
    wrong = _not_utf8(head, stream)
    return detect(wrong, where, is_utf8=False) if wrong else Encoding("utf-8")


def _not_utf8(head: bytes, stream: IO[bytes]) -> bytes:
    """Return the lines of the first part of the stream that is not UTF-8; empty if all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    while chunk:
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            first, last = chunk.find(b"\n") + 1, chunk.rfind(b"\n")
            return chunk if chunk is head or chunk.count(b"\n") < 3 else chunk[first:last]
        chunk = stream.read(ENCODING_SAMPLE)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return head
    return b""


def _delimited(
    text: io.TextIOWrapper, where: str, delimiter: str | None, is_header: IsHeader | None, read_as: Encoding
) -> Table:
    sample = text.read(DELIMITER_SAMPLE)
    if not sample.strip():
        raise InputError(f"{where} is empty: it has no rows")
    text.seek(len(read_as.mark))
    declared = sep_line(sample)
    skipped, sign = declared or ("", "")
    if declared:
        text.readline()
    body = sample[len(skipped) :]
    sign = delimiter or sign or delimiter_of(body)
    read_by = sign
    if not (delimiter or declared) and is_header is not None and _is_list(body, is_header):
        sign, read_by = ",", "\x1f"
    rows = delimited.rows(text, read_by, where, quoted=is_quoted(body, read_by), before=bool(declared))
    above, header, rest = _split(rows, is_header)
    notes = [read_as.warning] if read_as.warning else []
    if above:
        notes.append(f"{where}: line {above[-1].last + 1} was read as the header, below {len(above)} other rows")
    line_end = "\r\n" if "\r\n" in sample else "\n" if "\n" in sample else "\r" if "\r" in sample else "\n"
    return Table(header, rest, above, skipped, sign, line_end, read_as.name, bool(read_as.mark), tuple(notes))


def _is_list(sample: str, is_header: IsHeader) -> bool:
    """Return whether the first line is the header of a single column, so that commas are part of the cells."""
    first = re.split(r"[\r\n]", sample.lstrip("\r\n"), maxsplit=1)[0]
    return is_header([first.strip().strip('"')])


def _split(rows: Iterator[Row], is_header: IsHeader | None) -> tuple[tuple[Row, ...], tuple[str, ...], Iterator[Row]]:
    """Return the rows above the header, the header, and the rows below it."""
    first = list(islice(rows, DEEPEST_HEADER))
    index = _header_index(first, is_header)
    header = tuple(cell.strip() for cell in first[index].cells)
    above = tuple(row for row in first[:index] if any(cell.strip() for cell in row.cells))
    return above, header, chain(first[index + 1 :], rows)


def _header_index(first: Sequence[Row], is_header: IsHeader | None) -> int:
    filled = [sum(bool(cell.strip()) for cell in row.cells) for row in first]
    if is_header is not None:
        for index, row in enumerate(first):
            if is_header([cell.strip() for cell in row.cells]):
                return index
    wide, full = usual_width([len(row.cells) for row in first]), usual_width([count for count in filled if count])
    likely = (index for index, count in enumerate(filled) if len(first[index].cells) >= wide and 2 * count > full)
    return next(likely, next((index for index, count in enumerate(filled) if count), 0))
