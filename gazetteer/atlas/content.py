"""The content of a page: chapters, places, people and their mentions. `gather` collects it from documents."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from gazetteer.atlas.passages import Paragraph, Years
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Place


class Row(NamedTuple):
    """A mention of a place or a person.

    Attributes:
        doc, place, person: indices; None if not applicable.
        years: the years of the mention.
        score: probability of the place, given that the span is a place.
        reading: index of the place's reading that explains it.
        start, end: code points of the document's text.
        sure: probability that the span is an entity of its type; 1 if the annotation does not state it.
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
        """The probability that the span names this place."""
        return None if self.score is None else self.score * self.sure


@dataclass(slots=True)
class Spotted:
    """A place and its mentions, while they are collected."""

    place: Place
    readings: list[Resolution]
    best: Candidate
    written: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    certainty: float = 0.0
    """The greatest probability over the mentions that the span names this place."""


class Stop(NamedTuple):
    """A statement of a text that a person was at a place.

    Attributes:
        place: index of the place.
        date: EDTF; None if the text does not give one.
        score: probability.
        relation: one of `RELATIONS`.
        mention: index of the mention of the place; None if the annotation does not state it.
    """

    place: int
    date: str | None
    score: float
    relation: str
    mention: int | None


@dataclass(slots=True)
class Named:
    """A person of one or more documents, while the mentions are collected."""

    person: Person
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    journey: list[Stop] = field(default_factory=list)
    """The person's stated places, in order of date and text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The link of an entity: indices of its mention, place and person. `sure` means that the mark is drawn as certain."""

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
    """The content of a page: its documents, places, people and mentions."""

    chapters: tuple[Chapter, ...]
    places: tuple[Spotted, ...]
    people: tuple[Named, ...]
    mentions: tuple[Row, ...]
    unplaced: tuple[tuple[str, tuple[int, ...]], ...]


def sureness(entity: Entity) -> float:
    """Return the probability that the span is an entity of its type; 1 if the annotation does not state it."""
    sure = getattr(entity, "sure", None)
    return 1.0 if sure is None else float(sure)


def person_key(person: Person) -> str:
    """Return the key by which persons of different texts are merged."""
    return person.authority or person.name.casefold()
