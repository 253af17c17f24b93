"""What a page shows of a document: its mentions as compact rows, and what changed from one revision to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from gazetteer.model.annotation import finite
from gazetteer.model.corrected import InForce
from gazetteer.model.corrections import BY, Correction
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Place
from gazetteer.server.room.decisions import CLUE, Decisions, decided, key_of

State = Literal["unverified", "confirmed", "unidentifiable"]

COLUMNS = (
    "id", "start", "end", "type", "state", "nested", "person", "place", "score", "sure", "note", "decided",
)  # fmt: skip
"""What a row says of a mention: `place` is an id; `decided` whether decisions in the workspace changed its placing."""

_key = lru_cache(maxsize=100_000)(key_of)


@dataclass(frozen=True, slots=True)
class View:
    """A document with corrections and decisions applied.

    Attributes:
        revision: of the document.
        document: the annotation.
        rows: of each mention by its id, in order of the text.
        is_undoable, is_redoable: whether there is something to undo or redo.
    """

    revision: int
    document: Document
    rows: Mapping[str, tuple[Any, ...]]
    is_undoable: bool
    is_redoable: bool

    def entity(self, id: str) -> Entity | None:
        """Return a mention, None when there is none with this id."""
        return next((entity for entity in self.document.entities if entity.id == id), None)

    def places(self) -> dict[str, list[Any]]:
        """Return what a map needs of each place by its id: name, latitude, longitude, country, feature."""
        return {found.place.id: place_row(found.place) for found in self.document.places}

    def people(self) -> list[dict[str, Any]]:
        """Return the persons, each with the ids of its mentions."""
        return [
            {"id": one.id, "name": one.name, "aliases": list(one.aliases), "mentions": list(one.mentions)}
            for one in self.document.people
        ]


def place_row(place: Place) -> list[Any]:
    """Return a place as a list: name, latitude, longitude, country, feature."""
    return [place.label, finite(place.lat), finite(place.lon), place.country, place.feature or None]


def with_decisions(document: Document, decisions: Decisions, threshold: float) -> Document:
    """Return a document whose mentions that nobody has corrected have the workspace's decisions as a clue."""
    known = decisions.keys()
    if not known:
        return document
    entities = tuple(
        decided(entity, decisions.votes(_key(entity.text), document.id), decisions.places, threshold)
        if entity.type == "PLACE" and entity.by != BY and _key(entity.text) in known
        else entity
        for entity in document.entities
    )
    return replace(document, entities=entities)


def rows_of(document: Document, force: InForce, old: View | None = None) -> dict[str, tuple[Any, ...]]:
    """Return the rows of a document's mentions; those of mentions that are the same as in an older view are taken over."""
    same = {} if old is None else {id(entity): old.rows[entity.id] for entity in old.document.entities}
    touched = force.last
    found = {}
    for entity in document.entities:
        row = same.get(id(entity))
        if row is None or (entity.start, entity.end) in touched:
            row = _row(entity, touched.get((entity.start, entity.end)))
        found[entity.id] = row
    return found


def _row(entity: Entity, correction: Correction | None) -> tuple[Any, ...]:
    chosen = entity.resolution.chosen if entity.resolution else None
    is_decided = chosen is not None and any(clue.kind == CLUE for clue in chosen.clues)
    return (
        entity.id,
        entity.start,
        entity.end,
        entity.type,
        state_of(correction),
        entity.nested_in,
        entity.person,
        chosen.place.id if chosen else None,
        round(chosen.score, 3) if chosen else None,
        round(entity.sure, 3) if entity.sure is not None else None,
        entity.note,
        is_decided,
    )


def state_of(correction: Correction | None) -> State:
    """Return what a reader has said of a mention, from the last correction of its words."""
    if correction is None:
        return "unverified"
    if correction.action == "unidentified":
        return "unidentifiable"
    is_placed = correction.place is not None or correction.action in ("confirm", "move")
    return "confirmed" if correction.type != "PLACE" or is_placed else "unverified"


def difference(old: View, new: View) -> dict[str, Any]:
    """Return what a page must change to show a newer view."""
    places = new.places()
    before = old.places()
    return {
        "revision": new.revision,
        "rows": [row for id, row in new.rows.items() if old.rows.get(id) != row],
        "removed": [id for id in old.rows if id not in new.rows],
        "places": {id: place for id, place in places.items() if before.get(id) != place},
        "people": new.people() if new.document.people != old.document.people else None,
        "undo": new.is_undoable,
        "redo": new.is_redoable,
    }
