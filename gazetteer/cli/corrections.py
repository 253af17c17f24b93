"""The option `--corrections`: apply the corrections that a reader made on the map page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.cli import common
from gazetteer.errors import InputError

if TYPE_CHECKING:
    from gazetteer.evaluation.gold import GoldDocument
    from gazetteer.model.corrections import Correction
    from gazetteer.model.document import Document
    from gazetteer.pipeline import Pipeline

option = click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections that the map page saved.",
)


def read_file(path: Path | None) -> tuple[Correction, ...]:
    """Read a file of corrections; without a path there are none.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not a file of corrections.
    """
    from gazetteer.model import corrections

    if path is None:
        return ()
    try:
        return corrections.read(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"corrections {str(path)!r} cannot be read: {error}") from error


def corrected(document: Document, given: Sequence[Correction], pipeline: Pipeline | None = None) -> Document:
    """Apply corrections to a document; with a pipeline, places that a reader has added are resolved.

    Corrections that do not fit the text are skipped with a warning.
    """
    from gazetteer.model.corrected import apply, unresolved

    document, misfits = apply(document, given)
    for one in misfits:
        common.warn(f"{document.id}: “{one.text}” is not at {one.start}–{one.end}, so its correction is skipped")
    added = unresolved(document)
    if not added or pipeline is None:
        return document
    found = pipeline.resolve(document.text, [(entity.start, entity.end) for entity in added], date=document.date)
    resolutions = {entity.id: new.resolution for entity, new in zip(added, found.entities, strict=True)}
    entities = tuple(
        replace(entity, resolution=resolutions[entity.id]) if entity.id in resolutions else entity
        for entity in document.entities
    )
    return replace(document, entities=entities)


def as_gold(annotation: Path, corrections: Path) -> list[GoldDocument]:
    """Read an annotation, and return the entities that a reader has confirmed, moved or added as gold.

    Raises:
        InputError: no correction belongs to the annotation.
    """
    from gazetteer.formats.registry import annotation_reader_of
    from gazetteer.model.corrected import only_corrected

    given = read_file(corrections)
    documents = [only_corrected(corrected(one, given)) for one in annotation_reader_of(annotation).read(annotation)]
    if not any(document.entities for document in documents):
        raise InputError(
            f"no correction of {corrections} belongs to {annotation}: give the annotation that was corrected"
        )
    return _gold(documents, annotation.name)


def of_workspace(path: Path) -> list[GoldDocument]:
    """Return the resolutions that readers have confirmed or chosen in a workspace of `gazetteer serve` as gold.

    Raises:
        InputError: it has no decisions.
        StoreError: it is not a workspace.
    """
    from gazetteer.server.workspace.gold import decided_documents
    from gazetteer.server.workspace.workspace import Workspace

    with Workspace(path) as workspace:
        documents = list(decided_documents(workspace))
    if not documents:
        raise InputError(f"no place is confirmed or chosen in {path}: correct some in `gazetteer serve` first")
    return _gold(documents, path.name)


def _gold(documents: Sequence[Document], name: str) -> list[GoldDocument]:
    from gazetteer.evaluation.readers.annotation_json import read_jsonl

    lines = "\n".join(json.dumps(document.to_dict(), ensure_ascii=False) for document in documents)
    return list(read_jsonl(lines, name))
