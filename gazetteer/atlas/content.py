"""Documents as the values that the page's scripts read: places, mentions, people, years."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gazetteer.atlas import features
from gazetteer.atlas.passages import Clock, Paragraph, Years, paragraphs, sentence_at
from gazetteer.model.annotation import finite
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Name, Place

Names = Callable[[str], Sequence[Name]]
MAX_CANDIDATES = 6
MAX_NAMES = 24
MAX_READINGS = 4
"""Different resolutions kept for one place; a mention with a fifth shows the one nearest to it in probability."""

Row = tuple[int, int | None, int | None, Years | None, float | None, int]
"""A mention: document, place, person, years, probability, and which of its place's readings is its own."""


@dataclass(slots=True)
class Spotted:
    """A place with everything the page says of it, while it is being gathered."""

    place: Place
    readings: list[Resolution]
    best: Candidate
    written: Counter[str] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Named:
    """A person of one or more documents, while they are being gathered."""

    person: Person
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[int] = field(default_factory=list)
    path: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch of a document's text links to: index of the mention, of its place, of its person."""

    entity: Entity
    mention: int
    place: int | None
    person: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document, cut and marked."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    marks: dict[str, Mark]

    def within(self, paragraph: Paragraph) -> tuple[Entity, ...]:
        """The entities of a paragraph."""
        entities = self.document.entities
        first = bisect_left(entities, paragraph.start, key=_start)
        return entities[first : bisect_left(entities, paragraph.end, key=_start)]


def _start(entity: Entity) -> int:
    return entity.start


@dataclass(frozen=True, slots=True)
class Content:
    """All of a page: chapters for the text, and what the scripts need to know."""

    chapters: tuple[Chapter, ...]
    places: tuple[Spotted, ...]
    people: tuple[Named, ...]
    mentions: tuple[Row, ...]
    unplaced: tuple[tuple[str, tuple[int, ...]], ...]


def gather(documents: Sequence[Document]) -> Content:
    """Read documents into one content; places are the same when their ids are, people when name or authority is."""
    places: dict[str, Spotted] = {}
    people: dict[str, Named] = {}
    place_at: dict[str, int] = {}
    person_at: dict[str, int] = {}
    mentions: list[Row] = []
    unplaced: dict[str, list[int]] = {}
    chapters = []
    for number, given in enumerate(documents):
        # `Pipeline.resolve` keeps the order in which spans were given
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
            score, reading = None, 0
            if entity.place is not None and entity.resolution and entity.resolution.chosen:
                chosen = entity.resolution.chosen
                score = chosen.score
                if chosen.place.id not in places:
                    place_at[chosen.place.id] = len(places)
                    places[chosen.place.id] = Spotted(chosen.place, [], chosen)
                spotted = places[chosen.place.id]
                if chosen.score > spotted.best.score:
                    spotted.best = chosen
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
            mentions.append((number, place_index, person_index, clock.years(entity), score, reading))
            marks[entity.id] = Mark(
                entity, index, place_index, person_index, score is None or score >= features.UNCERTAIN
            )
        chapter = Chapter(document, cut, marks)
        chapters.append(chapter)
        _walk(chapter, list(people.values()), list(places.values()))
    return Content(
        tuple(chapters),
        tuple(places.values()),
        tuple(people.values()),
        tuple(mentions),
        tuple((text, tuple(found)) for text, found in unplaced.items()),
    )


def _reading(spotted: Spotted, resolution: Resolution, score: float) -> int:
    """Index of this resolution among those kept for its place; the nearest when no more are kept."""
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


def _walk(chapter: Chapter, people: Sequence[Named], places: Sequence[Spotted]) -> None:
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


def as_data(content: Content, countries: dict[str, str], names: Names | None) -> dict[str, Any]:
    """The content as JSON-ready values. Keys are short: a page may carry ten thousand places."""
    return {
        "docs": [_doc(chapter) for chapter in content.chapters],
        "places": [_place(spotted, countries, names) for spotted in content.places],
        "people": [_person(named) for named in content.people],
        "mentions": [
            [doc, place, person, years and list(years), None if score is None else round(score, 3), reading]
            for doc, place, person, years, score, reading in content.mentions
        ],
        "unplaced": [[text, list(found)] for text, found in content.unplaced],
    }


def _doc(chapter: Chapter) -> dict[str, Any]:
    document = chapter.document
    return {"id": document.id, "title": document.title, "date": str(document.date) if document.date else None}


def _person(named: Named) -> dict[str, Any]:
    person = named.person
    return {
        "id": person.id,
        "name": person.name,
        "aliases": [alias for alias in named.aliases if alias != person.name],
        "authority": person.authority,
        "mentions": named.mentions,
        "path": list(dict.fromkeys(named.path)),
    }


def _place(spotted: Spotted, countries: dict[str, str], names: Names | None) -> dict[str, Any]:
    place, best = spotted.place, spotted.best
    location = place.location
    country = countries.get(place.country or "", place.country)
    return {
        "id": place.id,
        "name": spotted.written.most_common(1)[0][0],
        "written": list(spotted.written),
        "label": place.label,
        "country": country if country != place.label else None,
        "what": features.word(place),
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "km": round(location.accuracy_km, 1) if location else 0,
        "extent": [_degrees(x) for x in location.extent] if location and location.extent else None,
        "area": features.is_area(place),
        "water": features.is_water(place),
        "score": round(best.score, 3),
        "matched": best.matched,
        "readings": [_explained(r, place, countries) for r in spotted.readings],
        "names": _names(place.names if names is None else names(place.id), spotted),
        "mentions": spotted.mentions,
    }


def _explained(resolution: Resolution, place: Place, countries: dict[str, str]) -> dict[str, Any]:
    """Why a place was chosen, and what else it could have been."""
    chosen = resolution.chosen
    return {
        "score": round(chosen.score, 3) if chosen else 0,
        "matched": chosen.matched if chosen else "",
        "clues": [[round(clue.weight, 2), clue.says] for clue in chosen.clues] if chosen else [],
        "others": [
            [c.place.label, countries.get(c.place.country or "", c.place.country), _degrees(c.place.lat),
             _degrees(c.place.lon), round(c.score, 3)]
            for c in resolution.candidates
            if c.place.id != place.id
        ][:MAX_CANDIDATES],
    }  # fmt: skip


def _names(found: Sequence[Name], spotted: Spotted) -> list[list[Any]]:
    """Dated names in time order, then undated ones: text, language, first and last year, doubt."""
    best: dict[str, Name] = {}
    for name in found:
        held = best.get(name.text)
        if held is None or (not _dated(held) and _dated(name)):
            best[name.text] = name
    written = {text.casefold() for text in (*spotted.written, spotted.best.matched, spotted.place.label)}
    dated = sorted(
        (n for n in best.values() if _dated(n)),
        key=lambda n: (
            n.when.start if n.when and n.when.start is not None else -9999,
            n.when.end if n.when and n.when.end is not None else 9999,
            n.text,
        ),
    )
    undated = [n for n in best.values() if not _dated(n)]
    undated.sort(key=lambda n: (n.text.casefold() not in written, n.kind not in ("primary", "official", "historical")))
    return [
        [
            name.text,
            name.lang,
            name.when.start if name.when else None,
            name.when.end if name.when else None,
            name.when.fuzz if name.when else 0,
        ]
        for name in (dated + undated)[:MAX_NAMES]
    ]


def _dated(name: Name) -> bool:
    return name.when is not None and not name.when.is_open


def _degrees(value: float | None) -> float | None:
    value = finite(value)
    return None if value is None else round(value, 4)
