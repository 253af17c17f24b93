"""The annotation as the public interface has it: JSON and JSON lines, written and read back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.geometry import check
from gazetteer.formats.safety import numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.model.annotation import from_dict, to_dict
from gazetteer.model.document import Document
from gazetteer.model.place import Place


def write_json(documents: Sequence[Document]) -> str:
    """One document as one JSON object, several as an array of them."""
    values = [to_dict(document) for document in documents]
    whole = values[0] if len(values) == 1 else values
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_jsonl(documents: Sequence[Document]) -> str:
    """One JSON object a line, one line a document."""
    return "".join(json.dumps(to_dict(document), ensure_ascii=False, allow_nan=False) + "\n" for document in documents)


def read(path: str | os.PathLike[str]) -> Iterator[Document]:
    """The documents of a JSON or JSON lines file that `gazetteer annotate` wrote.

    Raises:
        InputError: the file cannot be had.
        FormatError: it is not such a file; the message names the line or the document.
    """
    if Path(path).suffix in {".jsonl", ".ndjson"}:
        with open_binary(path) as stream:
            for number, line in numbered_lines(stream, path):
                if line.strip():
                    yield _document(parse_json(line, f"{path}, line {number}"), f"{path}, line {number}")
        return
    yield from parse(read_bytes(path), str(path))


def parse(text: str | bytes, where: str = "the input") -> Iterator[Document]:
    """The documents of JSON text: one object, or an array of them.

    Raises:
        FormatError: it is not what `gazetteer annotate` writes.
    """
    value = parse_json(text, where)
    if not isinstance(value, list):
        yield _document(value, where)
        return
    for number, item in enumerate(value, start=1):
        yield _document(item, f"{where}, document {number}")


def _document(value: object, where: str) -> Document:
    if not isinstance(value, dict) or "gazetteer" not in value:
        raise FormatError(
            f"{where} is not an annotation that `gazetteer annotate` wrote: the key 'gazetteer' is missing"
        )
    try:
        document = from_dict(value)
    except (ValueError, IndexError) as error:
        raise FormatError(f"{where}: {error}") from error
    _check(document, where)
    return document


def _check(document: Document, where: str) -> None:
    """Refuse entities that lie outside the text and places that lie off the earth."""
    for entity in document.entities:
        if not (isinstance(entity.start, int) and isinstance(entity.end, int)):
            raise FormatError(f"{where}: the entity {entity.id} has no start and end as whole numbers")
        if not 0 <= entity.start <= entity.end <= len(document.text):
            raise FormatError(
                f"{where}: the entity {entity.id} runs from {entity.start} to {entity.end}, "
                f"and the text has {len(document.text)} characters"
            )
        for candidate in entity.resolution.candidates if entity.resolution else ():
            _check_place(candidate.place, f"{where}, the entity {entity.id}")
        if entity.place is not None:
            _check_place(entity.place, f"{where}, the entity {entity.id}")


def _check_place(place: Place, where: str) -> None:
    if place.lat is None or place.lon is None:
        return
    if not (isinstance(place.lat, int | float) and isinstance(place.lon, int | float)):
        raise FormatError(f"{where}: {place.lat!r}, {place.lon!r} is no latitude and longitude")
    check(place.lon, place.lat, where)
