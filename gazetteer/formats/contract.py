"""Read and write annotations as JSON and JSON lines, as specified by the public interface."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.files.safety import numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.model.annotation import to_dict
from gazetteer.model.document import Document


def write_json(documents: Sequence[Document]) -> str:
    """Write one document as a JSON object, several as an array."""
    values = [to_dict(document) for document in documents]
    whole = values[0] if len(values) == 1 else values
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_jsonl(documents: Sequence[Document]) -> str:
    """Write one JSON object per line for each document."""
    return "".join(json.dumps(to_dict(document), ensure_ascii=False, allow_nan=False) + "\n" for document in documents)


def read(path: str | os.PathLike[str]) -> Iterator[Document]:
    """Yield the documents of a JSON or JSON lines file that `gazetteer annotate` wrote.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not such a file; the message states the line or the document.
    """
    if Path(path).suffix in {".jsonl", ".ndjson"}:
        with open_binary(path) as stream:
            for number, line in numbered_lines(stream, path):
                if line.strip():
                    yield _document(parse_json(line, f"{path}, line {number}"), f"{path}, line {number}")
        return
    yield from parse(read_bytes(path), str(path))


def parse(text: str | bytes, where: str = "the input") -> Iterator[Document]:
    """Yield the documents of JSON text: one object or an array.

    Raises:
        FormatError: it is not output of `gazetteer annotate`.
    """
    value = parse_json(text, where)
    if not isinstance(value, list):
        yield _document(value, where)
        return
    for number, item in enumerate(value, start=1):
        yield _document(item, f"{where}, document {number}")


def _document(value: object, where: str) -> Document:
    try:
        return Document.from_dict(value)  # type: ignore[arg-type]
    except FormatError as error:
        raise FormatError(f"{where}: {error}") from error
