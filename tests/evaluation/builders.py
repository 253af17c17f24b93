"""Small documents, entities and a system made by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.harness import Outcome
from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place

GYUMRI = Place("gn:616635", "Gyumri", Location(40.7894, 43.8475), "AM", "P.PPLA")
KARS_CITY = Place("gn:743952", "Kars", Location(40.6, 43.1), "TR", "P.PPLA")
TURKEY = Place("gn:298795", "Turkey", Location(39.0, 35.0, (25.66, 35.82, 44.82, 42.11)), "TR", "A.PCLI")
PARIS = Place("gn:2988507", "Paris", Location(48.8534, 2.3488), "FR", "P.PPLC")
PARIS_TEXAS = Place("gn:4717560", "Paris", Location(33.6609, -95.5555), "US", "P.PPLA2")


def entity(
    start: int,
    text: str,
    place: Place | None = None,
    *,
    score: float = 0.9,
    type: str = "PLACE",
    candidates: Sequence[Place] = (),
) -> Entity:
    """An entity with its choice and the other candidates."""
    chosen = Candidate(place, text, score, (Clue("name", 1.5, "it is called that"),)) if place else None
    others = tuple(Candidate(candidate, text, 0.1) for candidate in candidates)
    resolution = Resolution(chosen, others) if type == "PLACE" else None
    return Entity(f"e{start}", start, start + len(text), text, type, "test", resolution=resolution)


def gold(text: str, *mentions: tuple[str, Place | None] | tuple[str, Place | None, str], id: str = "d") -> GoldDocument:
    """A gold document; each mention is the next occurrence of its text, with the point of its place."""
    at = 0
    marked = []
    for phrase, place, *kind in mentions:
        start = text.index(phrase, at)
        at = start + len(phrase)
        marked.append(
            GoldMention(
                start=start,
                end=at,
                text=phrase,
                type=kind[0] if kind else "PLACE",
                lat=place.lat if place else None,
                lon=place.lon if place else None,
                ids=(place.id,) if place else (),
                country=place.country if place else None,
                area=place is TURKEY,
            )
        )
    return GoldDocument(id, text, None, tuple(marked))


def outcome(document: GoldDocument, found: Sequence[Entity] = (), given: Sequence[Entity] | None = None) -> Outcome:
    """An outcome built by hand."""
    return Outcome(document, tuple(found), tuple(given) if given is not None else None)


class Table:
    """A system that knows a few names and ignores context."""

    def __init__(self, names: dict[str, Place | None]) -> None:
        self.names = names

    def annotate(self, text: str, *, date: str | None = None) -> Document:
        spans = [match.span() for name in self.names for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
        return self.resolve(text, spans=sorted(spans), date=date)

    def resolve(self, text: str, *, spans: Sequence[tuple[int, int]], date: str | None = None) -> Document:
        entities = tuple(entity(start, text[start:end], self.names.get(text[start:end])) for start, end in spans)
        return Document("table", text, entities=entities)
