"""Annotate the documents of a room, and resolve names that readers add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Document, Entity, Resolution
from gazetteer.server.room.markup import markup_of
from gazetteer.server.workspace.records import StoredDocument

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline

RESOLVED_CONTEXT = 3_000
"""Number of code points on each side of an added name that are used to resolve it."""

RESOLVED_ONE_BY_ONE = 3
"""Maximum number of added names that are resolved one by one, each in its context."""


class Annotator:
    """The pipeline of a room. Several threads may use it at the same time.

    Args:
        open_gazetteer: opens the gazetteer, including the own places of the workspace.
    """

    def __init__(self, open_gazetteer: Callable[[], Gazetteer]) -> None:
        self._open_gazetteer = open_gazetteer
        self._lock = RLock()

    def annotate(self, stored: StoredDocument, original: Callable[[], bytes]) -> Document:
        """Return the program's annotation of a document.

        Args:
            stored: the document.
            original: returns the original file, which is only needed for the marks of editors in TEI.
        """
        from gazetteer.pipeline import Pipeline
        from gazetteer.texts.marked import known_near

        with self._open_gazetteer() as gazetteer:
            pipeline, near = Pipeline(gazetteer), known_near(stored.sent_from, gazetteer)
            found = pipeline.annotate(
                stored.text, date=stored.date, near=near, id=stored.id, title=stored.title, lang=stored.lang
            )
            if stored.kind == "tei":
                found = _with_marks(found, original(), pipeline, near)
        return replace(found, headings=stored.headings)

    def resolve(self, document: Document, entities: Sequence[Entity]) -> list[Resolution | None]:
        """Resolve added names: a few of them each in their context, many of them in the complete text at once."""
        date = str(document.date) if document.date else None
        with self._lock:
            if len(entities) > RESOLVED_ONE_BY_ONE:
                spans = [(one.start, one.end) for one in entities]
                found = self._pipeline.resolve(document.text, spans, date=date)
                return [one.resolution for one in found.entities]
            return [self._resolve_one(document, entity, date) for entity in entities]

    def _resolve_one(self, document: Document, entity: Entity, date: str | None) -> Resolution | None:
        start, end = max(0, entity.start - RESOLVED_CONTEXT), min(len(document.text), entity.end + RESOLVED_CONTEXT)
        beside = [
            (one.start - start, one.end - start)
            for one in document.entities
            if one.type == "PLACE" and start <= one.start and one.end <= end and one.id != entity.id
        ]
        spans = [(entity.start - start, entity.end - start), *beside]
        return self._pipeline.resolve(document.text[start:end], spans, date=date).entities[0].resolution

    def close(self) -> None:
        """Close the gazetteer; it is opened again when it is needed, with the own places at that time."""
        with self._lock:
            if "_pipeline" in self.__dict__:
                self._pipeline.gazetteer.close()
                del self._pipeline

    @cached_property
    def _pipeline(self) -> Pipeline:
        from gazetteer.pipeline import Pipeline

        return Pipeline(self._open_gazetteer())


def _with_marks(document: Document, original: bytes, pipeline: Pipeline, near: str | None) -> Document:
    """Return the document with the names marked by the editors of a TEI file."""
    from gazetteer.formats.tei import text as tei_text
    from gazetteer.formats.tei.again import without_own
    from gazetteer.formats.tei.editors import marks_of
    from gazetteer.formats.tei.places import listed
    from gazetteer.texts.marked import respected

    original = markup_of(original, document.text)
    tei = tei_text.read(without_own(original), document.id)
    if tei.text != document.text:
        return document
    return respected(document, marks_of(tei, listed(original, document.id)), pipeline, near=near)
