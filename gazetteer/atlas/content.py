"""Gather what a page shows of its documents: chapters, places, people and their mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gazetteer.atlas import features
from gazetteer.atlas.passages import Clock, Paragraph, Years, paragraphs, sentence_at
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Place

MAX_READINGS = 4
"""Different resolutions kept for one place, at most; further mentions show the one closest in score."""


class Row(NamedTuple):
    """A mention of a place or a person.

    Attributes:
        doc, place, person: indices; None for what it does not name.
        years: when it happens.
        score: probability of the place, given that the span is a place.
        reading: index of the place's reading that explains it.
        start, end: code points of the document's text.
        sure: probability that the span is what its type says; 1 when the annotation does not say.
        entity: id of the entity in its document.
        type: type of the entity.
    """

    doc: int
    place: int | None
    person: int | None
    years: Years | None
    score: float | None
    reading: int
    start: int
    end: int
    sure: float
    entity: str
    type: str

    @property
    def certainty(self) -> float | None:
        """Probability that the span names this very place."""
        return None if self.score is None else self.score * self.sure


@dataclass(slots=True)
class Spotted:
    """A place and its mentions, while they are being gathered."""

    place: Place
    readings: list[Resolution]
    best: Candidate
    written: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    certainty: float = 0.0
    """Greatest probability, over the mentions, that the span names this very place."""


@dataclass(slots=True)
class Named:
    """A person of one or more documents, while the mentions are being gathered."""

    person: Person
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    journey: list[tuple[int, str | None, float]] = field(default_factory=list)
    """Movements that the text tells of: index of the place, date as EDTF, probability; in order of date and text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The link of an entity: index of its mention, place and person; `sure`: certain enough to be drawn so."""

    entity: Entity
    mention: int
    place: int | None
    person: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document, split into paragraphs and marked."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    marks: dict[str, Mark]

    def within(self, paragraph: Paragraph) -> tuple[Entity, ...]:
        """Return the entities that begin in a paragraph."""
        entities = self.document.entities
        first = bisect_left(entities, paragraph.start, key=_start)
        return entities[first : bisect_left(entities, paragraph.end, key=_start)]


def _start(entity: Entity) -> int:
    return entity.start


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a page shows: its documents, places, people and mentions."""

    chapters: tuple[Chapter, ...]
    places: tuple[Spotted, ...]
    people: tuple[Named, ...]
    mentions: tuple[Row, ...]
    unplaced: tuple[tuple[str, tuple[int, ...]], ...]


def gather(documents: Sequence[Document]) -> Content:
    """Gather documents into one content. Places are the same when their ids are; people when name or authority is."""
    places: dict[str, Spotted] = {}
    people: dict[str, Named] = {}
    place_at: dict[str, int] = {}
    person_at: dict[str, int] = {}
    mentions: list[Row] = []
    unplaced: dict[str, list[int]] = {}
    chapters = []
    for number, given in enumerate(documents):
        # `Pipeline.resolve` returns spans in the order given
        document = replace(given, entities=tuple(sorted(given.entities, key=lambda e: (e.start, -e.end))))
        cut = paragraphs(document)
        clock = Clock(document, cut)
        who = {mention: person for person in document.people for mention in person.mentions}
        by_id = {person.id: person for person in document.people}
        marks: dict[str, Mark] = {}
        for entity in document.entities:
            person = by_id.get(entity.person or "") or who.get(entity.id)
            is_place = entity.type == "PLACE" or entity.place is not None
            if not (is_place or person) or not cut:
                continue
            index = len(mentions)
            place_index = person_index = None
            score, reading, sure = None, 0, sureness(entity)
            if entity.place is not None and entity.resolution and entity.resolution.chosen:
                chosen = entity.resolution.chosen
                score = chosen.score
                if chosen.place.id not in places:
                    place_at[chosen.place.id] = len(places)
                    places[chosen.place.id] = Spotted(chosen.place, [], chosen)
                spotted = places[chosen.place.id]
                if chosen.score > spotted.best.score:
                    spotted.best = chosen
                spotted.certainty = max(spotted.certainty, score * sure)
                reading = _reading(spotted, entity.resolution, score)
                spotted.written[entity.text] += 1
                spotted.mentions.append(index)
                place_index = place_at[chosen.place.id]
            elif is_place:
                unplaced.setdefault(entity.text, []).append(index)
            if person and not is_place:
                key = person.authority or person.name.casefold()
                if key not in people:
                    person_at[key] = len(people)
                    people[key] = Named(person)
                people[key].aliases |= dict.fromkeys(person.aliases)
                people[key].mentions.append(index)
                person_index = person_at[key]
            row = Row(
                number, place_index, person_index, clock.years(entity), score, reading,
                entity.start, entity.end, sure, entity.id, entity.type,
            )  # fmt: skip
            mentions.append(row)
            certain = row.certainty is None or row.certainty >= features.UNCERTAIN
            marks[entity.id] = Mark(entity, index, place_index, person_index, certain)
        chapter = Chapter(document, cut, marks)
        chapters.append(chapter)
        _walk(chapter, list(people.values()))
        _travel(document, people, place_at)
    return Content(
        tuple(chapters),
        tuple(places.values()),
        tuple(people.values()),
        tuple(mentions),
        tuple((text, tuple(found)) for text, found in unplaced.items()),
    )


def sureness(entity: Entity) -> float:
    """Return the probability that the span is an entity of its type; 1 when the annotation does not say."""
    sure = getattr(entity, "sure", None)
    return 1.0 if sure is None else float(sure)


def _reading(spotted: Spotted, resolution: Resolution, score: float) -> int:
    """Return the index of a resolution among those kept for its place; the closest in score when no more are kept."""
    for index, held in enumerate(spotted.readings):
        if held == resolution:
            return index
    if len(spotted.readings) < MAX_READINGS:
        spotted.readings.append(resolution)
        return len(spotted.readings) - 1

    def off(index: int) -> float:
        chosen = spotted.readings[index].chosen
        return abs((chosen.score if chosen else 0) - score)

    return min(range(MAX_READINGS), key=off)


def _walk(chapter: Chapter, people: Sequence[Named]) -> None:
    """Add to each person the mentions of places in the sentences that name them, in order of the text."""
    for paragraph in chapter.paragraphs:
        by_sentence: dict[int, list[Mark]] = {}
        for entity in chapter.within(paragraph):
            if mark := chapter.marks.get(entity.id):
                by_sentence.setdefault(sentence_at(paragraph, entity.start).start, []).append(mark)
        for _, marks in sorted(by_sentence.items()):
            here = [m.mention for m in marks if m.place is not None]
            for person in dict.fromkeys(m.person for m in marks if m.person is not None):
                people[person].path += here


def _travel(document: Document, people: dict[str, Named], place_at: dict[str, int]) -> None:
    """Add to each person the movements that the text tells of, where the document has them."""
    by_id = {person.id: person for person in document.people}
    moves = [move for move in getattr(document, "movements", ()) if move.place in place_at and move.person in by_id]
    for move in sorted(moves, key=lambda move: (str(move.date or "9999"), move.start)):
        person = by_id[move.person]
        named = people.get(person.authority or person.name.casefold())
        if named is not None:
            named.journey.append((place_at[move.place], str(move.date) if move.date else None, round(move.score, 3)))
