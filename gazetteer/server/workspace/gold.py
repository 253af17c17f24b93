"""Readers' decisions in a workspace as training documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gazetteer.model.corrected import apply, effect_of
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document
from gazetteer.server.workspace.changes import corrections_of
from gazetteer.server.workspace.workspace import Workspace

PLACING = ("confirm", "move", "add", "retype")
"""Actions that give a mention a place."""


def decided_documents(workspace: Workspace) -> Iterator[Document]:
    """Yield each document of a workspace with only those mentions whose place a reader has confirmed or chosen."""
    for id in workspace.revisions():
        annotation = workspace.annotation(id)
        if annotation is None:
            continue
        corrections = corrections_of(workspace.history(id))
        document, _ = apply(replace(annotation, id=id), corrections)
        last = effect_of(corrections).last
        entities = tuple(
            entity for entity in document.entities if _is_placed(last.get((entity.start, entity.end))) and entity.place
        )
        if entities:
            yield replace(document, entities=entities, people=(), movements=())


def _is_placed(correction: Correction | None) -> bool:
    return (
        correction is not None
        and correction.type == "PLACE"
        and correction.action in PLACING
        and correction.place is not None
    )
