"""The view of a document: its mentions as compact rows, and the difference between two revisions.

A book has 20,000 mentions, and a reader changes one at a time. Therefore the cost of everything here is proportional to the
difference from the program's annotation, not to the size of the document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from gazetteer.atlas.basemap import labels
from gazetteer.atlas.data import shown_name
from gazetteer.model.annotation import finite
from gazetteer.model.corrected import moves
from gazetteer.model.corrections import Correction
from gazetteer.model.document import Document, Entity, Person
from gazetteer.model.feature_words import feature_word
from gazetteer.model.heading import Heading
from gazetteer.model.place import Place
from gazetteer.server.room.contents import contents
from gazetteer.server.room.decisions import CLUE, key_of

State = Literal["unverified", "confirmed", "unidentifiable"]
Span = tuple[int, int]
Row = tuple[Any, ...]

COLUMNS = (
    "id", "start", "end", "type", "state", "nested", "person", "place", "score", "sure", "note", "decided",
)  # fmt: skip
"""Columns of a mention's row: `place` is an id; `decided` is whether decisions in the workspace changed its place."""

MAX_MENTION_LENGTH = 1_000
"""Maximum length in code points of a mention that is searched around a correction."""

name_key = lru_cache(maxsize=100_000)(key_of)


class Base:
    """The program's annotation of a document, with indexes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.by_id = {entity.id: entity for entity in document.entities}
        self.by_span = {(entity.start, entity.end): entity.id for entity in document.entities}
        self.by_key: dict[str, list[Entity]] = {}
        for entity in document.entities:
            if entity.type == "PLACE":
                self.by_key.setdefault(name_key(entity.text), []).append(entity)
        self.persons_by_name: dict[str, list[str]] = {}
        for person in document.people:
            for name in {person.name.casefold(), *(alias.casefold() for alias in person.aliases)}:
                self.persons_by_name.setdefault(name, []).append(person.id)
        self.rows = {entity.id: row_of(entity, "unverified") for entity in document.entities}
        self._starts = [entity.start for entity in document.entities]

    @cached_property
    def contents(self) -> tuple[Heading, ...]:
        """The headings of the document."""
        return contents(self.document)

    def overlapping(self, spans: Iterable[Span]) -> dict[str, Entity]:
        """Return the mentions that share a character with any of these spans."""
        found: dict[str, Entity] = {}
        for start, end in spans:
            first, last = bisect_left(self._starts, start - MAX_MENTION_LENGTH), bisect_left(self._starts, end)
            for entity in self.document.entities[first:last]:
                if entity.end > start:
                    found[entity.id] = entity
        return found


@dataclass(frozen=True)
class View:
    """A document with corrections and decisions applied, as the difference from the program's annotation.

    Attributes:
        revision: revision of the document.
        base: the program's annotation.
        changed: changed and added mentions by id.
        removed: ids of removed mentions of the program.
        states: states of the mentions in `changed`.
        people: the persons.
        is_undoable, is_redoable: whether there is a change to undo or redo.
    """

    revision: int
    base: Base
    changed: Mapping[str, Entity]
    removed: frozenset[str]
    states: Mapping[str, State]
    people: tuple[Person, ...]
    is_undoable: bool
    is_redoable: bool

    def entity(self, id: str) -> Entity | None:
        """Return the mention with this id; None if there is none."""
        return None if id in self.removed else self.changed.get(id) or self.base.by_id.get(id)

    def at(self, span: Span) -> Entity | None:
        """Return the mention at exactly these offsets; None if there is none."""
        found = self._changed_spans.get(span)
        if found is None:
            id = self.base.by_span.get(span)
            found = None if id is None or id in self.changed else self.entity(id)
        return found

    @cached_property
    def _changed_spans(self) -> dict[Span, Entity]:
        return {(entity.start, entity.end): entity for entity in self.changed.values()}

    @cached_property
    def document(self) -> Document:
        """The complete annotation."""
        base, by_id = self.base.document, self.base.by_id
        entities = [self.changed.get(one.id, one) for one in base.entities if one.id not in self.removed]
        entities += [one for id, one in self.changed.items() if id not in by_id]
        entities.sort(key=lambda one: (one.start, -one.end))
        placed, unplaced = moves(base, entities, self.people)
        return replace(base, entities=tuple(entities), people=self.people, movements=placed, unplaced=unplaced)

    def row(self, id: str) -> Row | None:
        """Return the row of the mention with this id; None if there is none."""
        if id in self.removed:
            return None
        entity = self.changed.get(id)
        return self.base.rows.get(id) if entity is None else row_of(entity, self.states[id], self.base.by_id.get(id))

    def rows(self) -> list[Row]:
        """Return all rows, in order of the text."""
        return [row for entity in self.document.entities if (row := self.row(entity.id))]

    def places(self) -> dict[str, list[Any]]:
        """Return the places for the map by id, each as `place_row` describes."""
        return {found.place.id: place_row(found.place) for found in self.document.places}

    def names(self) -> dict[str, str]:
        """Return the names of the places on the map by id: as the text writes them, without endings."""
        found = {}
        for one in self.document.places:
            chosen = one.mentions[0].resolution and one.mentions[0].resolution.chosen
            if chosen:
                found[one.place.id] = shown_name(Counter(entity.text for entity in one.mentions), chosen.matched)
        return found

    def people_rows(self) -> list[dict[str, Any]]:
        """Return the persons, each with the ids of its mentions."""
        return [
            {"id": one.id, "name": one.name, "aliases": list(one.aliases), "mentions": list(one.mentions)}
            for one in self.people
        ]


def place_row(place: Place) -> list[Any]:
    """Return a place as a list: name, latitude, longitude, code of the country, feature, kind in words, name of the country."""
    country = labels()["names"].get(place.country or "", place.country)
    return [
        place.label, finite(place.lat), finite(place.lon), place.country, place.feature or None,
        feature_word(place.feature) or None, country if country != place.label else None,
    ]  # fmt: skip


def row_of(entity: Entity, state: State, before: Entity | None = None) -> Row:
    """Return the row of a mention, with the values of `COLUMNS`.

    Args:
        entity: the mention.
        state: its state from the reader's corrections.
        before: the mention as resolved by the program; None if it is the same or was not found.
    """
    chosen = entity.resolution.chosen if entity.resolution else None
    has_clue = chosen is not None and any(clue.kind == CLUE for clue in chosen.clues)
    is_decided = has_clue and (before is None or before.place != entity.place)
    return (
        entity.id,
        entity.start,
        entity.end,
        entity.type,
        state,
        entity.nested_in,
        entity.person,
        chosen.place.id if chosen else None,
        round(chosen.score, 3) if chosen else None,
        round(entity.sure, 3) if entity.sure is not None else None,
        entity.note,
        is_decided,
    )


def state_of(correction: Correction | None) -> State:
    """Return the state of a mention from the last correction of its words."""
    if correction is None:
        return "unverified"
    if correction.action == "unidentified":
        return "unidentifiable"
    is_placed = correction.place is not None or correction.action in ("confirm", "move")
    return "confirmed" if correction.type != "PLACE" or is_placed else "unverified"


def difference(old: View, new: View) -> dict[str, Any]:
    """Return the changes that a page needs to show a newer view."""
    ids = {*old.changed, *old.removed, *new.changed, *new.removed}
    rows, removed, places = [], [], {}
    for id in ids:
        before, after = old.row(id), new.row(id)
        if before == after:
            continue
        if after is None:
            removed.append(id)
            continue
        rows.append(after)
        entity = new.entity(id)
        if entity is not None and entity.place is not None:
            places[entity.place.id] = place_row(entity.place)
    return {
        "revision": new.revision,
        "rows": sorted(rows, key=lambda row: row[1]),
        "removed": removed,
        "places": places,
        "people": new.people_rows() if new.people != old.people else None,
        "undo": new.is_undoable,
        "redo": new.is_redoable,
    }
