"""CSV and similar formats: find the delimiter, and read the rows.

Any line ends (LF, CR, CRLF), Excel's `sep=;` line, and any of `DELIMITERS` are read.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

from gazetteer.errors import FormatError

DELIMITERS = ",;\t|¦^~\x1f"

DELIMITER_SAMPLE = 64 * 1024
"""Number of code points read to find the delimiter of a table."""

LONGEST_CELL = 16 * 1024 * 1024
"""Length of a cell, in code points, from which a quotation mark is assumed to be missing."""

_SEP_LINE = re.compile(r'"?sep=(?P<delimiter>[^\r\n])"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_SNIFFED = 200
"""Number of rows read to find the delimiter."""


class Row(NamedTuple):
    """The cells of one row, and its first and last line in the file, counted from 1."""

    line: int
    last: int
    cells: list[str]


def sep_line(sample: str) -> tuple[str, str] | None:
    """Return Excel's `sep=` line and the delimiter in it; None without such a line.

    >>> sep_line("sep=;\\nOrt;Jahr\\n")
    ('sep=;\\n', ';')
    """
    match = _SEP_LINE.match(sample)
    return (match.group(), match["delimiter"]) if match else None


def delimiter_of(sample: str) -> str:
    """Return the character that splits the most rows into the same number of cells.

    >>> [delimiter_of(text) for text in ("a;b\\n1,5;2\\n", "a\\tb\\nx, y\\tz\\n", "name\\nKars\\n", "a\\rb\\r")]
    [';', '\\t', ',', ',']
    """
    best, fit = ",", 0.0
    for sign in DELIMITERS:
        if sign not in sample:
            continue
        widths = [len(row.cells) for row in _sniffed(sample, sign)]
        usual = usual_width(widths)
        even = sum(width == usual for width in widths) / max(1, len(widths)) * 100 + min(usual, 99)
        if usual > 1 and even > fit:
            best, fit = sign, even
    return best


def usual_width(widths: Sequence[int]) -> int:
    """Return the most common number of cells per row, the larger of two equally common ones; 0 without rows."""
    counted = Counter(widths)
    return max(counted, key=lambda width: (counted[width], width), default=0)


def _sniffed(sample: str, delimiter: str, *, quoted: bool = True) -> list[Row]:
    found: list[Row] = []
    try:
        for row in rows(io.StringIO(sample, newline=""), delimiter, "the table", quoted=quoted):
            if any(row.cells):
                found.append(row)
            if len(found) > _SNIFFED:
                break
    except FormatError:  # unclosed quotation mark: use the rows before it
        pass
    return found if len(sample) < DELIMITER_SAMPLE else found[:-1] or found  # the last row of a sample is cut


def is_quoted(sample: str, delimiter: str) -> bool:
    """Return whether quotation marks enclose cells; in tables with tabs they are often just characters.

    A cell that is opened and not closed in its line encloses line breaks if more rows then have the same number of cells.
    """
    if delimiter != "\t" or '"' not in sample:
        return True
    cells = [cell for line in re.split(r"\r\n|\r|\n", sample)[:-1] for cell in line.split(delimiter)]
    opened = [cell for cell in cells if cell.startswith('"')]
    if all(len(cell) > 1 and cell.endswith('"') for cell in opened):
        return True
    return _evenness(_sniffed(sample, delimiter)) > _evenness(_sniffed(sample, delimiter, quoted=False))


def _evenness(found: Sequence[Row]) -> float:
    """Return the share of rows with the usual number of cells."""
    widths = [len(row.cells) for row in found]
    return sum(width == usual_width(widths) for width in widths) / max(1, len(widths))


def rows(lines: Iterable[str], delimiter: str, where: str, *, quoted: bool = True, before: int = 0) -> Iterator[Row]:
    """Yield the rows of lines, including empty rows.

    Args:
        lines: lines with their line ends, as from a text stream opened with newline="".
        delimiter: the character between cells.
        where: the name of the file, for messages.
        quoted: whether a quotation mark at the start of a cell encloses it.
        before: number of lines of the file before these.

    Raises:
        FormatError: a cell does not end; the message states the line.
    """
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)
    line = before + 1
    while (cells := _next(reader, f"{where}, line {line}")) is not None:
        last = before + reader.line_num
        yield Row(line, last, cells)
        line = last + 1


def _next(reader: Iterator[list[str]], where: str) -> list[str] | None:
    """Return the next row, and restore the csv module's global cell size limit."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        return next(reader, None)
    except csv.Error as error:
        raise FormatError(
            f"{where} starts a row that cannot be read ({error}): a closing quotation mark may be missing"
        ) from error
    finally:
        csv.field_size_limit(limit)


class Writer:
    """Writes rows as CSV. A cell with any type of line break is quoted.

    Args:
        out: a text stream opened with newline="".
        delimiter: the character between cells.
        line_end: the end of each row.
    """

    def __init__(self, out: IO[str], *, delimiter: str = ",", line_end: str = "\n") -> None:
        self._out, self._line_end = out, line_end
        self._rows = csv.writer(
            self, delimiter=delimiter, lineterminator="\r\n"
        )  # csv quotes cells with its line terminator

    def write(self, row: str) -> None:
        """Receive a row from the csv module."""
        self._out.write(row.removesuffix("\r\n") + self._line_end)

    def writerow(self, cells: Iterable[object]) -> None:
        """Write one row."""
        self._rows.writerow(cells)
