"""Compare two annotations of the same texts: what another version, other data or other options changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Literal, NamedTuple

from gazetteer.errors import InputError
from gazetteer.formats.registry import annotation_reader_of
from gazetteer.model.document import Document, Entity

DifferenceKind = Literal["added", "removed", "type", "place", "text", "only before", "only after"]
"""What changed: an entity added or removed, its type or its place; the text itself; a document that only one side has."""

Span = tuple[int, int]


class Difference(NamedTuple):
    """One difference between two annotations.

    Attributes:
        document: id of the document.
        start, end: code points of the text; None for a change of the whole document.
        text: the words of the entity.
        before, after: type, or id and label of the place; None without one.
    """

    document: str
    kind: DifferenceKind
    start: int | None = None
    end: int | None = None
    text: str = ""
    before: str | None = None
    after: str | None = None


def documents_of(path: Path) -> Iterator[Document]:
    """Yield the documents of an annotation file, or of all files of a folder that `batch` wrote as JSON, by name.

    Raises:
        InputError: the folder has no annotation.
        FormatError: a file is not an annotation.
    """
    if not path.is_dir():
        yield from annotation_reader_of(path).read(path)
        return
    files = sorted(path.glob("*.json")) or sorted(path.glob("shard-*.jsonl"))
    if not files:
        raise InputError(
            f"{path} has no annotations: give a file or a folder that `gazetteer annotate` or `batch` wrote"
        )
    for file in files:
        yield from annotation_reader_of(file).read(file)


def paired(before: Iterable[Document], after: Iterable[Document]) -> Iterator[tuple[Document | None, Document | None]]:
    """Yield the documents of two sides by id; those without a partner last. Memory is constant if the orders agree."""
    waiting: tuple[dict[str, Document], dict[str, Document]] = ({}, {})
    for pair in zip_longest(before, after):
        for side, document in enumerate(pair):
            if document is None:
                continue
            partner = waiting[1 - side].pop(document.id, None)
            if partner is None:
                waiting[side][document.id] = document
            else:
                yield (document, partner) if side == 0 else (partner, document)
    yield from ((document, None) for document in waiting[0].values())
    yield from ((None, document) for document in waiting[1].values())


def changes(before: Document | None, after: Document | None) -> Iterator[Difference]:
    """Yield the differences of two annotations of one text, in order of the text.

    Args:
        before: the one side; None for a document that only the other has.
        after: the other side.
    """
    if before is None or after is None:
        alone = before or after
        if alone is not None:
            yield Difference(alone.id, "only after" if before is None else "only before")
        return
    if before.text != after.text:
        yield Difference(before.id, "text")
        return
    old, new = _by_span(before), _by_span(after)
    for span in sorted(old.keys() | new.keys(), key=lambda span: (span[0], -span[1])):
        yield from _between(before.id, span, old.get(span), new.get(span))


def _between(document: str, span: Span, old: Entity | None, new: Entity | None) -> Iterator[Difference]:
    if old is None or new is None:
        entity = old or new
        if entity is not None:
            kind: DifferenceKind = "added" if old is None else "removed"
            named = f"{entity.type} {_place(entity) or ''}".strip()
            yield Difference(
                document, kind, *span, entity.text, None if old is None else named, named if old is None else None
            )
        return
    if old.type != new.type:
        yield Difference(document, "type", *span, new.text, old.type, new.type)
    if (old.place and old.place.id) != (new.place and new.place.id):
        yield Difference(document, "place", *span, new.text, _place(old), _place(new))


def _by_span(document: Document) -> dict[Span, Entity]:
    return {(entity.start, entity.end): entity for entity in document.entities}


def _place(entity: Entity) -> str | None:
    return f"{entity.place.label} ({entity.place.id})" if entity.place else None
