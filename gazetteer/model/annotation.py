"""The annotation as plain values, for JSON, data frames and the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.annotation_check import check
from gazetteer.model.clue import Clue
from gazetteer.model.document import ANNOTATION_VERSION, Candidate, Document, Entity, Movement, Person, Resolution, Spot
from gazetteer.model.heading import Heading
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan

COLUMNS = (
    "document", "id", "start", "end", "text", "type", "by", "nested_in", "person", "date",
    "place", "name", "lat", "lon", "country", "feature", "sure", "score", "why", "page", "box",
)  # fmt: skip
"""Columns of a table of entities, in order."""


def to_dict(document: Document) -> dict[str, Any]:
    """Return a document as JSON-ready values. Every key is present; unknown values are None; numbers are finite."""
    return {
        "gazetteer": ANNOTATION_VERSION,
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
        "headings": [{"start": one.start, "end": one.end, "level": one.level} for one in document.headings],
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
        "scan": [{"page": spot.page, "box": [finite(number) for number in spot.box]} for spot in entity.scan],
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
    """Read trusted output of `to_dict` without validation, in half the time of `from_dict`.

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
            entities=_EntityReader().read(data["entities"]),
            people=tuple(map(person_of, data.get("people") or ())),
            movements=tuple(map(_read_movement, data.get("movements") or ())),
            unplaced=tuple(map(_read_movement, data.get("unplaced") or ())),
            headings=tuple(Heading(one["start"], one["end"], one["level"]) for one in data.get("headings") or ()),
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


class _EntityReader:
    """Reads entities of one document. A place or clue that comes up again is made once: a book repeats itself."""

    def __init__(self) -> None:
        self._places: dict[tuple[Any, ...], Place] = {}
        self._clues: dict[tuple[str, float, str], Clue] = {}

    def read(self, values: Sequence[Mapping[str, Any]]) -> tuple[Entity, ...]:
        """Return the entities of their JSON values."""
        return tuple(map(self._entity, values))

    def _entity(self, data: Mapping[str, Any]) -> Entity:
        chosen = data.get("place")
        candidates = tuple(map(self._candidate, data.get("candidates") or ()))
        is_tried = data["type"] == "PLACE" or chosen is not None or bool(candidates)
        return Entity(
            id=data["id"],
            start=data["start"],
            end=data["end"],
            text=data["text"],
            type=data["type"],
            by=data.get("by") or "unknown",
            nested_in=data.get("nested_in"),
            resolution=Resolution(self._candidate(chosen) if chosen else None, candidates) if is_tried else None,
            person=data.get("person"),
            when=Timespan.parse(data["when"]) if data.get("when") else None,
            sure=data.get("sure"),
            note=data.get("note"),
            scan=tuple(Spot(spot["page"], tuple(spot["box"])) for spot in data.get("scan") or ()),
        )

    def _candidate(self, data: Mapping[str, Any]) -> Candidate:
        return Candidate(
            place=self._place(data),
            matched=data.get("matched") or data["name"],
            score=data["score"],
            clues=tuple(map(self._clue, data.get("clues") or ())),
        )

    def _place(self, data: Mapping[str, Any]) -> Place:
        extent = data.get("extent")
        box = (extent[0], extent[1], extent[2], extent[3]) if extent else None
        lat, lon, country, feature = data.get("lat"), data.get("lon"), data.get("country"), data.get("feature") or ""
        key = (data["id"], data["name"], lat, lon, country, feature, box)
        place = self._places.get(key)
        if place is None:
            location = Location(lat, lon, box) if lat is not None and lon is not None else None
            place = Place(id=data["id"], label=data["name"], location=location, country=country, feature=feature)
            self._places[key] = place
        return place

    def _clue(self, data: Mapping[str, Any]) -> Clue:
        key = (data["kind"], data["weight"], data["says"])
        clue = self._clues.get(key)
        if clue is None:
            clue = self._clues[key] = Clue(*key)
        return clue


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
            "page": "; ".join(dict.fromkeys(spot.page for spot in entity.scan)) or None,
            "box": "; ".join(" ".join(f"{number:.10g}" for number in spot.box) for spot in entity.scan) or None,
        }
