"""Apply a reader's corrections to a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gazetteer.model.clue import Clue
from gazetteer.model.corrections import BY_READER, Correction
from gazetteer.model.document import Candidate, Document, Entity, Movement, Person, Resolution, entity_type
from gazetteer.model.place import Place
from gazetteer.model.same_person import regrouped

Span = tuple[int, int]

CORRECTION = "correction"
"""Kind of the clue for a place that a reader has chosen."""


@dataclass(slots=True)
class Effect:
    """The combined effect of a sequence of corrections of one document.

    Attributes:
        last: for each span, the last correction of what it names.
        notes: for each span, the reader's remark.
        origins: for each span with new bounds, the span that the program found.
        persons: pairs of a mention and another mention of the same person, None for a separate person; in order.
    """

    last: dict[Span, Correction] = field(default_factory=dict)
    notes: dict[Span, str] = field(default_factory=dict)
    origins: dict[Span, Span] = field(default_factory=dict)
    persons: list[tuple[Span, Span | None]] = field(default_factory=list)

    def add(self, one: Correction) -> None:
        """Add the next correction."""
        if one.note or one.action == "note":
            self.notes[one.span] = one.note
        if one.action == "bounds" and one.to is not None:
            self._rename(one.span, one.to)
        elif one.action == "person":
            self.persons.append((one.span, one.to))
        elif one.action != "note":
            self.last[one.span] = one

    def _rename(self, old: Span, new: Span) -> None:
        before = self.last.get(old)
        if before is not None and before.action == "add":  # a mention that the reader added has no original span
            self.last[new] = replace(self.last.pop(old), start=new[0], end=new[1], text="")
        else:
            self.origins[new] = self.origins.pop(old, old)
            if before is not None:
                self.last[new] = self.last.pop(old)
        if old in self.notes:
            self.notes[new] = self.notes.pop(old)
        self.persons = [(new if a == old else a, new if b == old else b) for a, b in self.persons]


def effect_of(corrections: Iterable[Correction]) -> Effect:
    """Return the combined effect of corrections of one document, given in the order in which they were made."""
    found = Effect()
    for one in corrections:
        found.add(one)
    return found


def apply(
    document: Document, corrections: Sequence[Correction], *, used_ids: Iterable[str] = ()
) -> tuple[Document, tuple[Correction, ...]]:
    """Apply the corrections that belong to a document.

    A confirmed or moved mention has the score 1. A rejected one is removed, but mentions nested in it stay. An added place
    without `place`, or one with new bounds, has no resolution yet (see `unresolved`). A later correction of the same span
    replaces an earlier one.

    Args:
        document: the document, as the program annotated it.
        corrections: of this and other documents, in the order in which they were made.
        used_ids: ids that added mentions may not have, in addition to those of the document.

    Returns:
        The corrected document, and the corrections of this document that do not fit its text or its entities.
    """
    mine = [one for one in corrections if one.document == document.id]
    if not mine:
        return document, ()
    misfits = [one for one in mine if not _fits(one, document.text)]
    effect = effect_of(one for one in mine if _fits(one, document.text))
    entities, removed, left = _entities(document, effect)
    misfits += [one for one in left if one.action in ("confirm", "reject")]
    added = [one for one in left if one.action not in ("confirm", "reject")]
    if added:
        ids = {*used_ids, *(entity.id for entity in document.entities)}
        entities += [_added(one, document.text, ids) for one in added]
    notes = effect.notes
    if notes:
        spans = [(one.start, one.end) for one in entities]
        entities = [
            replace(one, note=notes[span] or None) if span in notes else one
            for one, span in zip(entities, spans, strict=True)
        ]
    found = sorted(
        (replace(entity, nested_in=None) if entity.nested_in in removed else entity for entity in entities),
        key=lambda entity: (entity.start, -entity.end),
    )
    found, people = regrouped(_nested(found), document.people, effect.persons)
    placed, unplaced = moves(document, found, people)
    corrected = replace(document, entities=tuple(found), people=people, movements=placed, unplaced=unplaced)
    return corrected, tuple(misfits)


def moves(
    document: Document, entities: Sequence[Entity], people: Sequence[Person]
) -> tuple[tuple[Movement, ...], tuple[Movement, ...]]:
    """Return the movements whose person and place are still in the document, with the current places of their mentions.

    Returns:
        Those with a located place, and those without.
    """
    stated = (*document.movements, *document.unplaced)
    if not stated:
        return (), ()
    persons = {person.id for person in people}
    places = {entity.id: entity.place.id if entity.place else None for entity in entities if entity.type == "PLACE"}
    ids = set(places.values())
    kept = []
    for move in sorted(stated, key=lambda move: (move.start, move.end)):
        if move.person not in persons:
            continue
        if move.mention in places:
            kept.append(replace(move, place=places[move.mention]))
        elif move.mention is None and (move.place is None or move.place in ids):
            kept.append(move)
    return tuple(move for move in kept if move.place), tuple(move for move in kept if not move.place)


def unresolved(document: Document) -> tuple[Entity, ...]:
    """Return the places that a reader has added or given new bounds, and that are to be resolved."""
    return tuple(
        entity
        for entity in document.entities
        if entity.by == BY_READER and entity.type == "PLACE" and entity.resolution is None
    )


def only_corrected(document: Document) -> Document:
    """Return the document with only the entities that a reader has confirmed, moved, retyped or added."""
    return replace(document, entities=tuple(entity for entity in document.entities if entity.by == BY_READER))


def _fits(one: Correction, text: str) -> bool:
    return text[one.start : one.end] == one.text and (one.to is None or one.to[1] <= len(text))


def _entities(document: Document, effect: Effect) -> tuple[list[Entity], set[str], list[Correction]]:
    """Return the corrected entities, the ids of removed ones, and the corrections of spans without an entity."""
    moved = {origin: span for span, origin in effect.origins.items()}
    left = dict(effect.last)
    entities: list[Entity] = []
    removed: set[str] = set()
    for entity in document.entities:
        span = (entity.start, entity.end)
        if span in moved:
            start, end = span = moved[span]
            resolution = None if entity.type == "PLACE" else entity.resolution
            entity = _with_certainty(
                replace(
                    entity, start=start, end=end, text=document.text[start:end], by=BY_READER, resolution=resolution
                )
            )
        correction = left.pop(span, None)
        if correction is None:
            entities.append(entity)
        elif correction.action == "reject":
            removed.add(entity.id)
        else:
            entities.append(_corrected(entity, correction))
    return entities, removed, list(left.values())


def _corrected(entity: Entity, correction: Correction) -> Entity:
    if correction.type != "PLACE":
        person = entity.person if correction.type == "PERSON" else None
        return _with_certainty(
            replace(entity, type=entity_type(correction.type), resolution=None, person=person, by=BY_READER)
        )
    entity = _with_certainty(replace(entity, type="PLACE", person=None, by=BY_READER))
    resolution = entity.resolution
    if correction.action == "unidentified":
        return replace(entity, resolution=Resolution(None, resolution.candidates if resolution else ()))
    if correction.action in ("retype", "add") and correction.place is None:
        return entity
    chosen = resolution.chosen if resolution else None
    right_place = correction.place or (chosen.place if chosen and correction.action == "confirm" else None)
    return replace(entity, resolution=_resolved(entity, resolution, right_place))


def _resolved(entity: Entity, resolution: Resolution | None, place: Place | None) -> Resolution:
    """Return the resolution to a given place, with the candidate of its id if there is one."""
    candidates = resolution.candidates if resolution else ()
    if place is None:
        return Resolution(None, candidates)
    known = next((candidate for candidate in candidates if candidate.place.id == place.id), None)
    if known is None and resolution and resolution.chosen and resolution.chosen.place.id == place.id:
        known = resolution.chosen
    clue = Clue(CORRECTION, 0.0, "chosen by a reader")
    chosen = Candidate(known.place if known else place, known.matched if known else entity.text, 1.0, (clue,))
    others = tuple(candidate for candidate in candidates if candidate.place.id != place.id)
    return Resolution(chosen, (chosen, *others))


def _added(correction: Correction, text: str, used_ids: set[str]) -> Entity:
    number = 1
    while f"c{number}" in used_ids:
        number += 1
    used_ids.add(f"c{number}")
    start, end = correction.span
    entity = Entity(f"c{number}", start, end, text[start:end], entity_type(correction.type), BY_READER)
    return _corrected(entity, correction)


def _with_certainty(entity: Entity) -> Entity:
    """Return the entity with full confidence in its span."""
    return replace(entity, sure=1.0)


def _nested(entities: Sequence[Entity]) -> list[Entity]:
    """Set `nested_in` of mentions that the reader added, and of those that now lie inside one.

    Args:
        entities: by start, then longest first.
    """
    by_id: Mapping[str, Entity] = {entity.id: entity for entity in entities}
    found: list[Entity] = []
    around: list[Entity] = []
    for entity in entities:
        while around and around[-1].end < entity.end:
            around.pop()
        outer = around[-1] if around else None
        old = by_id.get(entity.nested_in) if entity.nested_in else None
        stays = old is not None and old.start <= entity.start and entity.end <= old.end
        if not stays and (old is not None or entity.by == BY_READER or (outer is not None and outer.by == BY_READER)):
            entity = replace(entity, nested_in=outer.id if outer else None)
        found.append(entity)
        around.append(entity)
    return found
