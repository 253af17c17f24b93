"""The annotation as plain values, for JSON, data frames and the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.annotation_check import check
from gazetteer.model.annotation_entities import EntityReader
from gazetteer.model.document import VERSION, Candidate, Document, Entity, Movement, Person
from gazetteer.model.timespan import Timespan

COLUMNS = (
    "document", "id", "start", "end", "text", "type", "by", "nested_in", "person", "date",
    "place", "name", "lat", "lon", "country", "feature", "sure", "score", "why",
)  # fmt: skip
"""Columns of a table of entities, in order."""


def to_dict(document: Document) -> dict[str, Any]:
    """Return a document as JSON-ready values. Every key is present; unknown values are None; numbers are finite."""
    return {
        "gazetteer": VERSION,
        "id": document.id,
        "title": document.title,
        "text": document.text,
        "date": str(document.date) if document.date else None,
        "date_source": document.date_source,
        "lang": document.lang,
        "notes": list(document.notes),
        "entities": [_entity(entity) for entity in document.entities],
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "aliases": list(person.aliases),
                "mentions": list(person.mentions),
                "authority": person.authority,
                "cited": person.cited,
            }
            for person in document.people
        ],
        "movements": [movement_values(movement) for movement in document.movements],
        "unplaced": [movement_values(movement) for movement in document.unplaced],
    }


def movement_values(movement: Movement) -> dict[str, Any]:
    """Return one movement as JSON-ready values."""
    return {
        "person": movement.person,
        "place": movement.place,
        "date": str(movement.date) if movement.date else None,
        "relation": movement.relation,
        "start": movement.start,
        "end": movement.end,
        "score": round(movement.score, 4),
        "mention": movement.mention,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    resolution = entity.resolution
    return {
        "id": entity.id,
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "type": entity.type,
        "nested_in": entity.nested_in,
        "by": entity.by,
        "sure": round(entity.sure, 4) if entity.sure is not None else None,
        "when": str(entity.when) if entity.when else None,
        "place": _chosen(resolution.chosen) if resolution and resolution.chosen else None,
        "candidates": [_candidate(candidate) for candidate in resolution.candidates] if resolution else [],
        "person": entity.person,
        "note": entity.note,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "id": place.id,
        "name": place.label,
        "lat": finite(place.lat),
        "lon": finite(place.lon),
        "country": place.country,
        "score": round(candidate.score, 6),
    }


def _chosen(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        **_candidate(candidate),
        "feature": place.feature or None,
        "extent": list(place.location.extent) if place.location and place.location.extent else None,
        "matched": candidate.matched,
        "clues": [{"kind": clue.kind, "weight": round(clue.weight, 3), "says": clue.says} for clue in candidate.clues],
    }


def finite(number: float | None) -> float | None:
    """Return the number, or None where JSON cannot express it."""
    return number if number is not None and math.isfinite(number) else None


def from_dict(data: Mapping[str, Any]) -> Document:
    """Read what `to_dict` wrote.

    Raises:
        FormatError: the data do not match `annotation.schema.json`, or have a version that this program does not read.
    """
    check(data)
    return unchecked(data)


def unchecked(data: Mapping[str, Any]) -> Document:
    """Read what `to_dict` wrote and nobody else can have changed; a long document is read in half the time of `from_dict`.

    Raises:
        FormatError: a date cannot be read.
    """
    try:
        return Document(
            id=str(data["id"]),
            text=str(data["text"]),
            date=Timespan.parse(data["date"]) if data.get("date") else None,
            date_source=data.get("date_source"),
            lang=data.get("lang"),
            title=data.get("title"),
            notes=tuple(data.get("notes") or ()),
            entities=EntityReader().read(data["entities"]),
            people=tuple(map(person_of, data.get("people") or ())),
            movements=tuple(map(_read_movement, data.get("movements") or ())),
            unplaced=tuple(map(_read_movement, data.get("unplaced") or ())),
        )
    except TimespanError as error:
        raise FormatError(f"not a valid annotation: {error}") from error


def person_of(data: Mapping[str, Any]) -> Person:
    """Read one person of an annotation."""
    return Person(
        data["id"],
        data["name"],
        tuple(data.get("aliases") or ()),
        tuple(data.get("mentions") or ()),
        data.get("authority"),
        bool(data.get("cited")),
    )


def _read_movement(data: Mapping[str, Any]) -> Movement:
    return Movement(
        data["person"],
        data["place"],
        Timespan.parse(data["date"]) if data.get("date") else None,
        data["relation"],
        data["start"],
        data["end"],
        data.get("score", 1.0),
        data.get("mention"),
    )


def rows(document: Document) -> Iterator[dict[str, Any]]:
    """Yield one flat row per entity, keyed by `COLUMNS`."""
    for entity in document.entities:
        chosen = entity.resolution.chosen if entity.resolution else None
        place = chosen.place if chosen else None
        yield {
            "document": document.id,
            "id": entity.id,
            "start": entity.start,
            "end": entity.end,
            "text": entity.text,
            "type": entity.type,
            "by": entity.by,
            "nested_in": entity.nested_in,
            "person": entity.person,
            "date": str(entity.when) if entity.when else None,
            "place": place.id if place else None,
            "name": place.label if place else None,
            "lat": finite(place.lat) if place else None,
            "lon": finite(place.lon) if place else None,
            "country": place.country if place else None,
            "feature": place.feature or None if place else None,
            "sure": round(entity.sure, 4) if entity.sure is not None else None,
            "score": round(chosen.score, 6) if chosen else None,
            "why": "; ".join(clue.says for clue in chosen.clues) if chosen else None,
        }
