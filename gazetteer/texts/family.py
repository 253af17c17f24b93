"""Convert a family tree to documents for a map, and to a GEDCOM file with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from pathlib import Path

from gazetteer.formats.gedcom import events as gedcom
from gazetteer.formats.gedcom import lines as gedcom_lines
from gazetteer.formats.gedcom.events import Event
from gazetteer.formats.values.vocabulary import place_id
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Candidate, Document, Entity, Movement, Person, Resolution
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from gazetteer.reconcile import PlaceCells, Reconciler

BY_GEDCOM = "gedcom"
"""Value of `Entity.by` for the names."""

_FIRST = ("born", "christened", "baptized")
_LAST = ("died", "buried", "cremated", "will", "probate")

_RELATIONS = {
    "born": "born", "died": "died", "emigrated": "left", "immigrated": "went_to",
    **dict.fromkeys(("buried", "cremated", "will", "probate", "owned property", "banns"), ""),
}  # fmt: skip
"""What an event states about where the person was: "was_at" unless given here, "" for nothing."""

MIN_WRITTEN_SCORE = 0.5
"""Minimum score of a place whose coordinates are written into a file."""


def documents(path: Path, gazetteer: Gazetteer) -> Iterator[Document]:
    """Yield a document for each person of a GEDCOM file whose events have places, with one line per event.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not GEDCOM.
    """
    reconciler = Reconciler(gazetteer)
    people: dict[str, list[Event]] = {}
    for event in gedcom.read_events(path):
        people.setdefault(event.person, []).append(event)
    for person, events in people.items():
        yield _document(f"{path.stem}-{person}", events, reconciler, gazetteer, path.stem)


def _document(id: str, events: list[Event], reconciler: Reconciler, gazetteer: Gazetteer, dataset: str) -> Document:
    name = events[0].name or events[0].person
    text, entities = name, [Entity("e1", 0, len(name), name, "PERSON", BY_GEDCOM, person="p1")]
    movements: list[Movement] = []
    for event in sorted(events, key=_order):
        text += f"\n{event.event}"
        line = len(text) - len(event.event)
        if event.date:
            start = len(text) + 1
            text += f" {event.date}"
            entities.append(
                Entity(f"e{len(entities) + 1}", start, len(text), event.date, "DATE", BY_GEDCOM, when=event.when)
            )
        start = len(text) + 2
        text += f": {event.place}"
        resolution = _resolution(event, reconciler, gazetteer, dataset)
        entities.append(
            Entity(f"e{len(entities) + 1}", start, len(text), event.place, "PLACE", BY_GEDCOM, resolution=resolution)
        )
        if (relation := _RELATIONS.get(event.event, "was_at")) and resolution.chosen:
            chosen = resolution.chosen
            movements.append(
                Movement("p1", chosen.place.id, event.when, relation, line, len(text), chosen.score, entities[-1].id)
            )
    spans = [event.when for event in events if event.when]
    return Document(
        id=id,
        text=text,
        date=_hull(spans),
        date_source="given" if spans else None,
        entities=tuple(entities),
        people=(Person("p1", name, mentions=("e1",)),),
        movements=tuple(movements),
        title=name,
    )


def _order(event: Event) -> tuple[int, float]:
    """Return the position of an event in a life: births first, deaths last, by the first year or else the last."""
    when = event.when
    year = None if when is None else when.start if when.start is not None else when.end
    stage = 0 if event.event in _FIRST else 2 if event.event in _LAST else 1
    return stage, inf if year is None else year


def _resolution(event: Event, reconciler: Reconciler, gazetteer: Gazetteer, dataset: str) -> Resolution:
    lat, lon = (str(number) for number in event.point) if event.point else ("", "")
    verdict = reconciler.match(PlaceCells(event.place, year=str(event.when or ""), lat=lat, lon=lon))
    if verdict.id is not None:
        chosen = Candidate(gazetteer.get(verdict.id), event.place, verdict.score or 0.0)
        return Resolution(chosen, (chosen,))
    if event.point:
        own = Place(place_id(event.place, dataset), event.place, Location(*event.point))
        chosen = Candidate(own, event.place, 1.0)
        return Resolution(chosen, (chosen,))
    return Resolution(None)


def _hull(spans: list[Timespan]) -> Timespan | None:
    starts = [span.start for span in spans if span.start is not None]
    ends = [span.end for span in spans if span.end is not None]
    return Timespan.of(min(starts, default=None), max(ends, default=None)) if starts or ends else None


def located(data: bytes, gazetteer: Gazetteer, *, dated: bool, where: str) -> tuple[bytes, int, int]:
    """Return a GEDCOM file with coordinates of the matched places, the number of these, and the number of places.

    Args:
        data: the file.
        gazetteer: the gazetteer in which places are looked up.
        dated: whether to use the dates of the events.
        where: the name of the file, for messages.
    """
    reconciler = Reconciler(gazetteer)
    text, _ = gedcom_lines.decode(data, where)
    points: dict[str, tuple[float, float]] = {}
    places: set[str] = set()
    for event in gedcom.events(gedcom_lines.parse(text, where)):
        places.add(event.place)
        verdict = reconciler.match(PlaceCells(event.place, year=str(event.when or "") if dated else ""))
        if (
            event.place not in points
            and (verdict.score or 0) >= MIN_WRITTEN_SCORE
            and verdict.lat is not None
            and verdict.lon is not None
        ):
            points[event.place] = verdict.lat, verdict.lon
    return gedcom.with_points(data, points, where), len(points), len(places)
