"""Large tables of `data/`: transposed CSV, compressed column by column with xz or bzip2.

A line of the text is a column of the table: its name, then the values of all rows. Values of one kind lie together, so the
files are smaller than row by row. Each column is compressed by the method that makes it smaller: xz for identifiers in
order, bzip2 for most names and coordinates.
"""

from __future__ import annotations

import bz2
import csv
import io
import lzma
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0, "pb": 0}]
_BZIP2 = b"BZh"
"""The first bytes of a column that is compressed with bzip2."""


def pack(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as the contents of a file; the same rows give the same bytes.

    >>> len(pack(["id", "label"], [["gn:1", "Kars"], ["gn:2", "Ani"]])) < 150
    True
    """
    return b"".join(map(_compressed, zip(columns, *rows, strict=True)))


def read_rows(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a table without the names of the columns."""
    text = b"".join(_parts(path.read_bytes())).decode("utf-8")
    limit = csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        columns = list(csv.reader(io.StringIO(text, newline="")))
    finally:
        csv.field_size_limit(limit)
    return list(zip(*columns, strict=True))[1:]


def _compressed(column: Sequence[object]) -> bytes:
    """Return one column as a compressed line of CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(column)
    line = text.getvalue().encode()
    return min(bz2.compress(line), lzma.compress(line, check=lzma.CHECK_CRC32, filters=_FILTERS), key=len)


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the decompressed parts of a file."""
    while data:
        part: bz2.BZ2Decompressor | lzma.LZMADecompressor
        part = bz2.BZ2Decompressor() if data.startswith(_BZIP2) else lzma.LZMADecompressor()
        yield part.decompress(data)
        data = part.unused_data
