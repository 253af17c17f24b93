"""An open document: its annotation in memory, with what is in force of its changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from gazetteer.model.corrected import apply, in_force, unresolved
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document, Entity, Resolution
from gazetteer.server.room.decisions import Decisions
from gazetteer.server.room.view import View, rows_of, with_decisions
from gazetteer.server.workspace.history import Change, History
from gazetteer.server.workspace.workspace import StoredDocument, corrections_of

Resolve = Callable[[Document, Sequence[Entity]], list[Resolution | None]]
"""Resolves mentions of a document that a reader has added."""


class OpenDocument:
    """A document that somebody reads.

    Args:
        stored: the document.
        base: what the program found.
        history: what is in force of its changes.
        resolve: resolves added mentions; each is resolved once.
    """

    def __init__(self, stored: StoredDocument, base: Document, history: History, resolve: Resolve) -> None:
        self.stored = stored
        self.base = base
        self.history = history
        self.corrections: list[Correction] = corrections_of(history)
        self._resolve = resolve
        self._resolutions: dict[tuple[int, int], Resolution | None] = {}
        self._view: View | None = None

    def take(self, changes: Sequence[Change]) -> None:
        """Take up changes that were appended, in order."""
        for change in changes:
            self.history.add(change)
        if changes:
            self.corrections = corrections_of(self.history)

    def view(self, decisions: Decisions, threshold: float) -> View:
        """Return the document as it is now."""
        document, _ = apply(self.base, self.corrections)
        document = with_decisions(self._resolved(document), decisions, threshold)
        force = in_force(self.corrections)
        self._view = View(
            self.history.revision,
            document,
            rows_of(document, force, self._view),
            bool(self.history.done),
            bool(self.history.undone),
        )
        return self._view

    @property
    def last_view(self) -> View | None:
        """The view that was made last."""
        return self._view

    def forget_places(self) -> None:
        """Resolve added mentions anew: the gazetteer has changed."""
        self._resolutions.clear()

    def _resolved(self, document: Document) -> Document:
        added = unresolved(document)
        if not added:
            return document
        new = [entity for entity in added if (entity.start, entity.end) not in self._resolutions]
        if new:
            spans = [(entity.start, entity.end) for entity in new]
            self._resolutions.update(zip(spans, self._resolve(document, new), strict=True))
        ids = {entity.id for entity in added}
        entities = tuple(
            replace(entity, resolution=self._resolutions[entity.start, entity.end]) if entity.id in ids else entity
            for entity in document.entities
        )
        return replace(document, entities=entities)
