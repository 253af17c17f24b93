"""Formats of shards: files with the annotations of many texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from gazetteer.errors import InputError
from gazetteer.model.annotation import COLUMNS, rows
from gazetteer.model.document import Document

ShardFormat = Literal["jsonl", "parquet"]

_TYPES = {"start": "int64", "end": "int64", "lat": "float64", "lon": "float64", "sure": "float64", "score": "float64"}
"""Types of the columns of Parquet that are numbers; the others are text. They do not depend on the content of a shard."""


def write_jsonl(path: Path, documents: Iterable[Document]) -> None:
    """Write one document per line, each as soon as it is annotated."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        for document in documents:
            stream.write(json.dumps(document.to_dict(), ensure_ascii=False, allow_nan=False) + "\n")


def write_parquet(path: Path, documents: Iterable[Document]) -> None:
    """Write a table with one row per entity, and the columns of `Document.to_frame`."""
    import pandas

    table = pandas.DataFrame([row for document in documents for row in rows(document)], columns=list(COLUMNS))
    typed = table.astype({name: _TYPES.get(name, "string") for name in COLUMNS})
    with path.open("wb") as stream:
        typed.to_parquet(stream, index=False)


shard_writers: Mapping[ShardFormat, Callable[[Path, Iterable[Document]], None]] = {
    "jsonl": write_jsonl,
    "parquet": write_parquet,
}


def check_format(format_: ShardFormat) -> None:
    """Raise an error if the library that writes a format is not installed.

    Raises:
        InputError: it is Parquet, and pandas finds neither pyarrow nor fastparquet.
    """
    if format_ == "parquet" and not any(map(find_spec, ("pyarrow", "fastparquet"))):
        raise InputError("Parquet needs pyarrow or fastparquet: pip install 'gazetteer[parquet]', or write jsonl")
