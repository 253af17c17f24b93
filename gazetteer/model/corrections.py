"""What a reader has corrected in an annotation, and a document with the corrections applied.

The map page saves corrections as a JSON file; `annotate`, `map` and `learn` read it with `--corrections FILE`:

    {"corrections": "1", "items": [
      {"document": "letter", "start": 20, "end": 32, "text": "Alexandropol", "action": "move", "type": "PLACE",
       "place": {"id": "gn:616635", "name": "Gyumri", "lat": 40.79, "lon": 43.85, "country": "AM"}}]}

Offsets are code points of the document's text, and `text` is what stands there: a correction whose words are not found at its
offsets is not applied, but reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from gazetteer.errors import FormatError
from gazetteer.model.document import ENTITY_TYPES, Candidate, Clue, Document, Entity, Person, Resolution, entity_type
from gazetteer.model.place import Location, Place

VERSION = "1"
"""Version of the file's format, under the key "corrections"."""

BY = "human"
"""What `Entity.by` says of an entity that a reader has corrected."""

Action = Literal["confirm", "move", "retype", "reject", "add"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction of one stretch of a text.

    Attributes:
        document: id of the document.
        start, end: code points, end exclusive.
        text: the words at these offsets.
        action: "confirm" the place that was chosen, "move" the mention to `place`, "retype" it to `type`,
            "reject" it as not a name, or "add" a name that was missed.
        type: of the entity after the correction.
        place: the right place for "move", and where known for "confirm" and "add".
    """

    document: str
    start: int
    end: int
    text: str
    action: Action
    type: str = "PLACE"
    place: Place | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


def read(text: str) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Raises:
        FormatError: the file is not JSON of this format; the message names the item.
    """
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FormatError(f"the file of corrections is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("corrections") != VERSION or not isinstance(data.get("items"), list):
        raise FormatError(
            f'a file of corrections begins {{"corrections": "{VERSION}", "items": [...]}}: '
            "give the file that the map page saved"
        )
    return tuple(_read_item(item, number) for number, item in enumerate(data["items"], 1))


def write(corrections: Iterable[Correction]) -> str:
    """Return corrections as a file that `read` reads."""
    items = [
        {
            "document": one.document,
            "start": one.start,
            "end": one.end,
            "text": one.text,
            "action": one.action,
            "type": one.type,
            "place": None if one.place is None else _place_values(one.place),
        }
        for one in corrections
    ]
    return json.dumps({"corrections": VERSION, "items": items}, ensure_ascii=False, indent=1) + "\n"


def apply(document: Document, corrections: Sequence[Correction]) -> tuple[Document, tuple[Correction, ...]]:
    """Apply the corrections that belong to a document.

    A confirmed or moved mention has the score 1. A rejected one is removed, and what was nested in it stays. An added place
    without `place` has no resolution yet: see `unresolved`. A later correction of the same span overrides an earlier one.

    Returns:
        The corrected document, and the corrections of this document that do not fit its text or its entities.
    """
    mine = {one.span: one for one in corrections if one.document == document.id}
    if not mine:
        return document, ()
    misfits = [one for one in mine.values() if document.text[one.start : one.end] != one.text]
    for one in misfits:
        del mine[one.span]
    entities: list[Entity] = []
    removed: set[str] = set()
    for entity in document.entities:
        correction = mine.pop((entity.start, entity.end), None)
        if correction is None:
            entities.append(entity)
        elif correction.action == "reject":
            removed.add(entity.id)
        else:
            entities.append(_corrected(entity, correction))
    taken = {entity.id for entity in document.entities}
    for one in mine.values():
        if one.action in ("confirm", "reject"):
            misfits.append(one)
        else:
            entities.append(_added(one, taken))
    found = sorted(
        (replace(entity, nested_in=None) if entity.nested_in in removed else entity for entity in entities),
        key=lambda entity: (entity.start, -entity.end),
    )
    return replace(document, entities=tuple(found), people=_people(document.people, found)), tuple(misfits)


def unresolved(document: Document) -> tuple[Entity, ...]:
    """Return the places that a reader has added and that are to be resolved."""
    return tuple(
        entity
        for entity in document.entities
        if entity.by == BY and entity.type == "PLACE" and entity.resolution is None
    )


def only_corrected(document: Document) -> Document:
    """Return the document with those entities alone that a reader has confirmed, moved, retyped or added."""
    return replace(document, entities=tuple(entity for entity in document.entities if entity.by == BY))


def _read_item(item: Any, number: int) -> Correction:
    try:
        action, type_ = item["action"], item.get("type") or "PLACE"
        if action not in get_args(Action):
            raise FormatError(f"correction {number}: action {action!r} is not one of {', '.join(get_args(Action))}")
        if type_ not in ENTITY_TYPES:
            raise FormatError(f"correction {number}: type {type_!r} is not one of {', '.join(ENTITY_TYPES)}")
        place = _read_place(item["place"]) if item.get("place") else None
        if action == "move" and place is None:
            raise FormatError(f'correction {number}: "move" needs a place')
        start, end = int(item["start"]), int(item["end"])
        if not 0 <= start < end:
            raise FormatError(f"correction {number}: offsets {start} and {end} are not a span")
        return Correction(str(item["document"]), start, end, str(item["text"]), action, type_, place)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, FormatError):
            raise
        raise FormatError(f"correction {number} cannot be read: {error!r}") from error


def _read_place(data: Mapping[str, Any]) -> Place:
    lat, lon = data.get("lat"), data.get("lon")
    location = None if lat is None or lon is None else Location(float(lat), float(lon))
    return Place(str(data["id"]), data.get("name") or str(data["id"]), location, data.get("country"))


def _place_values(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": place.label, "lat": place.lat, "lon": place.lon, "country": place.country}


def _corrected(entity: Entity, correction: Correction) -> Entity:
    if correction.type != "PLACE":
        person = entity.person if correction.type == "PERSON" else None
        return _surely(replace(entity, type=entity_type(correction.type), resolution=None, person=person, by=BY))
    resolution = entity.resolution
    chosen = resolution.chosen if resolution else None
    wanted = correction.place or (chosen.place if chosen and correction.action == "confirm" else None)
    if correction.action == "retype" and correction.place is None:
        return _surely(replace(entity, type="PLACE", person=None, by=BY))
    return _surely(replace(entity, type="PLACE", person=None, by=BY, resolution=_resolved(entity, resolution, wanted)))


def _resolved(entity: Entity, resolution: Resolution | None, place: Place | None) -> Resolution:
    """The resolution to a given place: the candidate of its id where there is one, with all that is known of it."""
    held = resolution.candidates if resolution else ()
    if place is None:
        return Resolution(None, held)
    known = next((candidate for candidate in held if candidate.place.id == place.id), None)
    if known is None and resolution and resolution.chosen and resolution.chosen.place.id == place.id:
        known = resolution.chosen
    clue = Clue("correction", 0.0, "a reader has said so")
    chosen = Candidate(known.place if known else place, known.matched if known else entity.text, 1.0, (clue,))
    others = tuple(candidate for candidate in held if candidate.place.id != place.id)
    return Resolution(chosen, (chosen, *others))


def _added(correction: Correction, taken: set[str]) -> Entity:
    number = 1
    while f"c{number}" in taken:
        number += 1
    taken.add(f"c{number}")
    entity = Entity(f"c{number}", correction.start, correction.end, correction.text, entity_type(correction.type), BY)
    if correction.type == "PLACE" and correction.place is not None:
        entity = replace(entity, resolution=_resolved(entity, None, correction.place))
    return _surely(entity)


def _surely(entity: Entity) -> Entity:
    """The entity with full confidence in its span, where the model has a field for it."""
    sure: dict[str, Any] = {"sure": 1.0} if hasattr(entity, "sure") else {}
    return replace(entity, **sure)


def _people(people: Sequence[Person], entities: Sequence[Entity]) -> tuple[Person, ...]:
    """The people without mentions that are gone or are no longer people; one left without mentions is dropped."""
    persons = {entity.id for entity in entities if entity.type == "PERSON"}
    kept = (replace(person, mentions=tuple(m for m in person.mentions if m in persons)) for person in people)
    return tuple(after for after, before in zip(kept, people, strict=True) if after.mentions or not before.mentions)
