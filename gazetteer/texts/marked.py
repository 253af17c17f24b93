"""Names marked by the editors of a TEI file: they take precedence over found names, and are resolved if they have no link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from gazetteer.errors import GazetteerError, UnknownPlaceError
from gazetteer.formats.tei.editors import EditorsMark, Places, fits, same
from gazetteer.formats.tei.read import in_register
from gazetteer.formats.values.curies import shorten
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Candidate, Document, Entity, Resolution, entity_type
from gazetteer.model.place import Place
from gazetteer.pipeline import Pipeline

BY_EDITOR = "tei"
"""Value of `Entity.by` for names marked by an editor."""


def respected(
    document: Document, marks: Sequence[EditorsMark], pipeline: Pipeline, *, near: str | None = None
) -> Document:
    """Return the document with the names marked by editors, without found names that duplicate or contradict them.

    Args:
        document: the annotation of the text by the pipeline.
        marks: the names that editors marked in the same text.
        pipeline: resolves marked places without a link.
        near: a place near which the places are expected.
    """
    if not marks:
        return document
    where = Places(marks)
    kept = [entity for entity in document.entities if fits(entity, where) or same(entity, where)]
    known = {(entity.start, entity.end, entity.type) for entity in kept}
    new = [
        mark
        for mark in marks
        if mark.type in ("PLACE", "PERSON", "ORG") and (mark.start, mark.end, mark.type) not in known
    ]
    made = [
        Entity(
            f"m{number}",
            mark.start,
            mark.end,
            document.text[mark.start : mark.end],
            entity_type(str(mark.type)),
            BY_EDITOR,
        )
        for number, mark in enumerate(dict.fromkeys(new), start=1)
    ]
    entities = [_linked(entity, where, pipeline.gazetteer) for entity in (*kept, *made)]
    ids = {entity.id for entity in entities}
    entities = [replace(entity, nested_in=entity.nested_in if entity.nested_in in ids else None) for entity in entities]
    people = tuple(
        replace(person, mentions=tuple(id for id in person.mentions if id in ids)) for person in document.people
    )
    ordered = sorted(entities, key=lambda entity: (entity.start, -entity.end))
    whole = replace(document, entities=tuple(ordered), people=tuple(person for person in people if person.mentions))
    return placed(whole, pipeline, near=near)


def placed(document: Document, pipeline: Pipeline, *, near: str | None = None) -> Document:
    """Return the document with the marked places resolved that have no place yet."""
    open_ = [
        entity for entity in document.entities if entity.type == "PLACE" and entity.by == BY_EDITOR and _is_open(entity)
    ]
    if not open_:
        return document
    spans = [(entity.start, entity.end) for entity in open_]
    when = str(document.date) if document.date else None
    found = pipeline.resolve(document.text, spans, date=when, near=near)
    resolved = {one.id: other.resolution for one, other in zip(open_, found.entities, strict=True)}
    entities = (replace(one, resolution=resolved.get(one.id, one.resolution)) for one in document.entities)
    return replace(document, entities=tuple(entities))


def still_open(document: Document) -> int:
    """Return the number of marked places without a point."""
    places = (entity for entity in document.entities if entity.type == "PLACE" and entity.by == BY_EDITOR)
    return sum(entity.place is None or entity.place.location is None for entity in places)


def known_near(near: str | None, gazetteer: Gazetteer) -> str | None:
    """Return the place from which a letter was sent, if it is in the gazetteer."""
    if near is None:
        return None
    try:
        gazetteer.point(shorten(near))
    except GazetteerError:
        return None
    return shorten(near)


def _is_open(entity: Entity) -> bool:
    return entity.resolution is None or entity.resolution.chosen is None


def _linked(entity: Entity, marks: Places, gazetteer: Gazetteer) -> Entity:
    """Return a marked place resolved to the place that its editor linked, if that is known."""
    mark = same(entity, marks)
    if mark is None or entity.type != "PLACE":
        return entity
    ids = [in_register(pointer) or shorten(pointer) for pointer in mark.pointers]
    place = located(mark.place, gazetteer) if mark.place else next(_known(ids, gazetteer), None)
    if place is not None:
        chosen = Candidate(place, entity.text, 1.0)
        return replace(entity, by=BY_EDITOR, resolution=Resolution(chosen, (chosen,)))
    return replace(entity, by=BY_EDITOR) if _is_open(entity) else entity


def located(place: Place, gazetteer: Gazetteer) -> Place:
    """Return a place of an edition unchanged if it has a point, else the place of the gazetteer with one of its ids."""
    if place.location is not None:
        return place
    return next(_known([place.id, *(link.target for link in place.links)], gazetteer), place)


def _known(ids: Iterable[str], gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the places with these ids that are in the gazetteer."""
    for id in ids:
        with suppress(UnknownPlaceError):
            yield gazetteer.get(id)
