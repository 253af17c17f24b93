"""Parquet files as rows of text: in batches with pyarrow, or complete with pandas and fastparquet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

from gazetteer.errors import InputError
from gazetteer.formats.files.delimited import Row
from gazetteer.formats.files.safety import MAX_DOCUMENT
from gazetteer.formats.files.spreadsheet import cell_text

ROWS_AT_A_TIME = 1_000
"""Number of rows that are converted at a time."""


def rows(stream: IO[bytes], where: str) -> Iterator[Row]:
    """Yield the rows of a Parquet file, the names of its columns first.

    Args:
        stream: the file, which must be seekable.
        where: its name, for messages.

    Raises:
        InputError: the file is damaged, or neither pyarrow nor fastparquet is installed.
    """
    try:
        reader = import_module("pyarrow.parquet")
    except ImportError:
        yield from _by_pandas(stream, where)
        return
    try:
        file = reader.ParquetFile(stream)
        yield Row(1, 1, [str(name) for name in file.schema_arrow.names])
        number = 1
        for batch in file.iter_batches(batch_size=ROWS_AT_A_TIME):
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                yield Row(number, number, list(map(cell_text, values)))
    except (
        ValueError,
        TypeError,
        OSError,
        KeyError,
        NotImplementedError,
    ) as error:  # Arrow's errors are of these types
        raise _damaged(where, error) from error


def _by_pandas(stream: IO[bytes], where: str) -> Iterator[Row]:
    import pandas

    try:
        frame: Any = pandas.read_parquet(io.BytesIO(stream.read(MAX_DOCUMENT)))
    except ImportError as error:
        raise InputError(
            f"{where} is a Parquet file: pip install 'gazetteer[parquet]' (pyarrow), or save it as CSV"
        ) from error
    except Exception as error:  # fastparquet raises various errors for damaged files
        raise _damaged(where, error) from error
    yield Row(1, 1, [str(name) for name in frame.columns])
    for number, values in enumerate(frame.itertuples(index=False), 2):
        yield Row(number, number, list(map(cell_text, values)))


def _damaged(where: str, error: Exception) -> InputError:
    return InputError(f"{where} is not a Parquet file that can be read: {error}")
