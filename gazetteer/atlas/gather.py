"""Collect the content of a page from its documents."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gazetteer.atlas import features
from gazetteer.atlas.content import Chapter, Content, Mark, Named, Row, Spotted, Stop, person_key, sureness
from gazetteer.atlas.passages import Clock, paragraphs, sentence_at, years_of
from gazetteer.model.document import Candidate, Document, Entity, Movement, Person, Resolution

MAX_READINGS = 4
"""Maximum number of different resolutions kept for a place; further mentions show the one closest in score."""


def gather(documents: Sequence[Document]) -> Content:
    """Collect documents into one content. Places are merged by id, people by name or authority."""
    gathering = _Gathering()
    chapters = [gathering.add(number, document) for number, document in enumerate(documents)]
    return Content(
        tuple(chapters),
        tuple(gathering.places.values()),
        tuple(gathering.people.values()),
        tuple(gathering.mentions),
        tuple((text, tuple(found)) for text, found in gathering.unplaced.items()),
    )


class _Gathering:
    """Places, people and mentions, while documents are added."""

    def __init__(self) -> None:
        self.places: dict[str, Spotted] = {}
        self.people: dict[str, Named] = {}
        self.mentions: list[Row] = []
        self.unplaced: dict[str, list[int]] = {}
        self._place_at: dict[str, int] = {}
        self._person_at: dict[str, int] = {}

    def add(self, number: int, given: Document) -> Chapter:
        """Add a document and return it as a chapter."""
        # `Pipeline.resolve` returns spans in the order given
        document = replace(given, entities=tuple(sorted(given.entities, key=lambda e: (e.start, -e.end))))
        cut = paragraphs(document)
        clock = Clock(document, cut)
        who = {mention: person for person in document.people for mention in person.mentions}
        by_id = {person.id: person for person in document.people}
        marks: dict[str, Mark] = {}
        for entity in document.entities if cut else ():
            person = by_id.get(entity.person or "") or who.get(entity.id)
            is_place = entity.type == "PLACE" or entity.place is not None
            if is_place or person:
                marks[entity.id] = self._mark(number, entity, None if is_place else person, clock)
        chapter = Chapter(document, cut, marks)
        _walk(chapter, list(self.people.values()))
        _travel(chapter, self.people, self._place_at)
        return chapter

    def _mark(self, number: int, entity: Entity, person: Person | None, clock: Clock) -> Mark:
        """Add a mention: of the person, or of a place if there is none."""
        index = len(self.mentions)
        place_at = person_at = score = None
        reading, sure = 0, sureness(entity)
        if entity.resolution is not None and entity.resolution.chosen is not None:
            score = entity.resolution.chosen.score
            place_at, reading = self._place(entity, entity.resolution, entity.resolution.chosen, index)
        elif person is None:
            self.unplaced.setdefault(entity.text, []).append(index)
        if person is not None:
            person_at = self._person(person, index)
        row = Row(
            number, place_at, person_at, clock.years(entity), score, reading,
            entity.start, entity.end, sure, entity.id, entity.type,
        )  # fmt: skip
        self.mentions.append(row)
        certain = row.certainty is None or row.certainty >= features.UNCERTAIN
        return Mark(entity, index, place_at, person_at, certain)

    def _place(self, entity: Entity, resolution: Resolution, chosen: Candidate, index: int) -> tuple[int, int]:
        """Add a mention to its place; return the indices of the place and of the reading."""
        key = chosen.place.id
        if key not in self.places:
            self._place_at[key] = len(self.places)
            self.places[key] = Spotted(chosen.place, [], chosen)
        spotted = self.places[key]
        if chosen.score > spotted.best.score:
            spotted.best = chosen
        spotted.certainty = max(spotted.certainty, chosen.score * sureness(entity))
        spotted.written[entity.text] += 1
        spotted.mentions.append(index)
        return self._place_at[key], _reading(spotted, resolution, chosen.score)

    def _person(self, person: Person, index: int) -> int:
        """Add a mention to its person; return the index of the person."""
        key = person_key(person)
        if key not in self.people:
            self._person_at[key] = len(self.people)
            self.people[key] = Named(person)
        self.people[key].aliases |= dict.fromkeys(person.aliases)
        self.people[key].mentions.append(index)
        return self._person_at[key]


def _reading(spotted: Spotted, resolution: Resolution, score: float) -> int:
    """Return the index of a resolution among those kept for its place; above the maximum, the closest in score."""
    for index, known in enumerate(spotted.readings):
        if known == resolution:
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


def _travel(chapter: Chapter, people: dict[str, Named], place_at: dict[str, int]) -> None:
    """Add to each person the stated movements; a writer or group without a mention becomes a person of the page."""
    document = chapter.document
    by_id = {person.id: person for person in document.people}
    for move in _in_time(document.movements):
        person = by_id.get(move.person)
        if person is None or move.place not in place_at:
            continue
        key = person_key(person) if person.mentions else f"{document.id} {person.id}"
        named = people.setdefault(key, Named(person))
        mark = chapter.marks.get(move.mention or "")
        date = str(move.date) if move.date else None
        named.journey.append(
            Stop(place_at[move.place], date, round(move.score, 3), move.relation, mark.mention if mark else None)
        )


def _in_time(moves: Iterable[Movement]) -> list[Movement]:
    """Return movements in order of date and text.

    Undated ones follow the dated one before them in the text; a birth comes first, and an undated death last.
    """
    keys: list[tuple[float, str, int]] = []
    last: dict[str, tuple[float, str]] = {}
    ordered = sorted(moves, key=lambda move: move.start)
    for move in ordered:
        if move.date and (years := years_of(move.date)):
            last[move.person] = (years[0], str(move.date) if years[0] > 0 else "")
        when = last.get(move.person, (-math.inf, ""))
        if move.relation == "born":
            when = (-math.inf, "")
        elif move.relation == "died" and not move.date:
            when = (math.inf, "")
        keys.append((*when, move.start))
    return [move for _, move in sorted(zip(keys, ordered, strict=True), key=lambda pair: pair[0])]
