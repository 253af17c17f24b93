"""An open document: its annotation in memory, with the current changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from gazetteer.model.corrected import apply, effect_of, unresolved
from gazetteer.model.corrections import BY_READER, Correction, from_values
from gazetteer.model.document import Document, Entity, Person, Resolution
from gazetteer.server.room.decisions import Decisions, decided
from gazetteer.server.room.view import Base, State, View, name_key, state_of
from gazetteer.server.workspace.changes import corrections_of
from gazetteer.server.workspace.history import Change, History
from gazetteer.server.workspace.records import StoredDocument

Resolve = Callable[[Document, Sequence[Entity]], list[Resolution | None]]
"""Function that resolves mentions added by a reader."""


class OpenDocument:
    """A document that is open in the reading room.

    Args:
        stored: the document.
        base: the program's annotation.
        history: the current changes.
        resolve: resolves added mentions, each only once.
    """

    def __init__(self, stored: StoredDocument, base: Document, history: History, resolve: Resolve) -> None:
        self.stored = stored
        self.base = Base(base)
        self.history = history
        self.corrections: list[Correction] = corrections_of(history)
        self._resolve = resolve
        self._resolutions: dict[tuple[int, int], Resolution | None] = {}
        self._lessons: dict[str, tuple[Entity, Mapping[str, float], Entity]] = {}
        self._view: View | None = None
        self._seen: tuple[int, Decisions] | None = None

    def take(self, changes: Sequence[Change]) -> None:
        """Apply appended changes in order."""
        for change in changes:
            self.history.add(change)
            if change.kind == "correct":
                self.corrections += [from_values(item) for item in change.content]
            else:
                self.corrections = corrections_of(self.history)

    def view(self, decisions: Decisions, threshold: float) -> View:
        """Return the current document."""
        seen = (self.history.revision, decisions)
        if self._view is None or self._seen != seen:
            self._view, self._seen = self._make(decisions, threshold), seen
        return self._view

    def forget_places(self) -> None:
        """Resolve added mentions again after a change of the gazetteer."""
        self._resolutions.clear()
        self._view = None

    def _make(self, decisions: Decisions, threshold: float) -> View:
        touched, found, people = self._corrected()
        effect = effect_of(self.corrections)
        changed: dict[str, Entity] = {}
        states: dict[str, State] = {}
        for entity in found:
            state = state_of(effect.last.get((entity.start, entity.end)))
            if entity is not self.base.by_id.get(entity.id) or state != "unverified":
                changed[entity.id], states[entity.id] = entity, state
        kept = {entity.id for entity in found}
        removed = frozenset(id for id in touched if id not in kept)
        for entity in self._taught(changed, removed, decisions, threshold):
            changed[entity.id] = entity
            states.setdefault(entity.id, "unverified")
        for id, entity in changed.items():
            if (
                entity.by == BY_READER and entity.type == "PLACE" and states[id] == "unverified"
            ):  # the program resolves its place
                votes = decisions.votes(name_key(entity.text), self.base.document.id)
                again = decided(replace(entity, by=""), votes, decisions.places, threshold)
                changed[id] = replace(again, by=BY_READER)
        return View(
            self.history.revision,
            self.base,
            changed,
            removed,
            states,
            people,
            bool(self.history.done),
            bool(self.history.undone),
        )

    def _corrected(self) -> tuple[Mapping[str, Entity], Sequence[Entity], tuple[Person, ...]]:
        """Apply the corrections to the mentions that they touch, and to all mentions of the persons whom they touch.

        Returns:
            The touched mentions, the same mentions corrected, and the persons.
        """
        whole = self.base.document
        spans = [one.span for one in self.corrections] + [one.to for one in self.corrections if one.to]
        touched = self.base.overlapping(spans)
        persons = self._persons(touched.values())
        for person in persons:
            touched |= {id: self.base.by_id[id] for id in person.mentions if id in self.base.by_id}
        part = replace(
            whole,
            entities=tuple(sorted(touched.values(), key=lambda entity: (entity.start, -entity.end))),
            people=persons,
            movements=(),
        )
        corrected, _ = apply(part, self.corrections, used_ids=self.base.by_id)
        corrected = self._resolved(corrected)
        return touched, corrected.entities, self._people(persons, corrected.people)

    def _persons(self, touched: Iterable[Entity]) -> tuple[Person, ...]:
        """Return the persons that the corrections can change: those of touched mentions or with a name marked by a reader."""
        persons = [entity for entity in touched if entity.type == "PERSON"]
        ids = {entity.person for entity in persons if entity.person}
        text, marked = self.base.document.text, {entity.text.casefold() for entity in persons if not entity.person}
        for one in self.corrections:
            marked.add(one.text.casefold())
            if one.to:
                marked.add(text[one.to[0] : one.to[1]].casefold())
        named = {id for name in marked & self.base.persons_by_name.keys() for id in self.base.persons_by_name[name]}
        return tuple(person for person in self.base.document.people if person.id in ids or person.id in named)

    def _people(self, before: Sequence[Person], after: Sequence[Person]) -> tuple[Person, ...]:
        """Return the persons of the document after the corrections."""
        changed, now = {person.id for person in before}, {person.id: person for person in after}
        kept = (now.pop(one.id, None) if one.id in changed else one for one in self.base.document.people)
        return (*[one for one in kept if one], *now.values())

    def _taught(
        self, changed: Mapping[str, Entity], removed: frozenset[str], decisions: Decisions, threshold: float
    ) -> list[Entity]:
        """Return uncorrected mentions whose place or score changes by decisions in the workspace."""
        found = []
        for key in decisions.names():
            entities = [entity for entity in self.base.by_key.get(key, ()) if entity.id not in removed]
            entities = [changed.get(entity.id, entity) for entity in entities]
            votes = decisions.votes(key, self.base.document.id) if entities else {}
            for entity in entities:
                if entity.by != BY_READER and entity.type == "PLACE":
                    again = self._decided(entity, votes, decisions, threshold)
                    if again is not entity:
                        found.append(again)
        return found

    def _decided(self, entity: Entity, votes: Mapping[str, float], decisions: Decisions, threshold: float) -> Entity:
        """Return a mention with the decisions about its name, from the cache if neither has changed."""
        before = self._lessons.get(entity.id)
        if before is None or before[0] is not entity or before[1] != votes:
            before = entity, votes, decided(entity, votes, decisions.places, threshold)
            self._lessons[entity.id] = before
        return before[2]

    def _resolved(self, document: Document) -> Document:
        added = unresolved(document)
        if not added:
            return document
        new = [entity for entity in added if (entity.start, entity.end) not in self._resolutions]
        if new:
            spans = [(entity.start, entity.end) for entity in new]
            self._resolutions.update(zip(spans, self._resolve(self.base.document, new), strict=True))
        ids = {entity.id for entity in added}
        entities = tuple(
            replace(entity, resolution=self._resolutions[entity.start, entity.end]) if entity.id in ids else entity
            for entity in document.entities
        )
        return replace(document, entities=entities)
