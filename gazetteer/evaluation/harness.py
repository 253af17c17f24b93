"""Run a system over gold documents: on the plain text, and on the marked spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gazetteer.errors import GazetteerError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.model.document import Document, Entity

Progress = Callable[[int], None]
"""Called after each document with the number of documents done."""


class AnnotatingSystem(Protocol):
    """A system to measure: a `Pipeline`, or a baseline with the same two methods."""

    def annotate(self, text: str, *, date: str | None = None) -> Document:
        """Return the people and places of a text, resolved."""
        ...

    def resolve(self, text: str, *, spans: Sequence[tuple[int, int]], date: str | None = None) -> Document:
        """Return the places of these spans, in the order of the spans."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """The results of a system for one gold document.

    Attributes:
        gold: the document.
        found: entities of the plain text; None if only given spans were measured.
        given: one entity for each of `gold.places`, in order; None if given spans were not measured.
        annotated: the complete annotation of the plain text; None if only given spans were measured.
    """

    gold: GoldDocument
    found: tuple[Entity, ...] | None
    given: tuple[Entity, ...] | None
    annotated: Document | None = None

    @property
    def pairs(self) -> Iterator[tuple[GoldMention, Entity]]:
        """Yield each gold place with the entity that was returned for its span."""
        return zip(self.gold.places, self.given or (), strict=bool(self.given))


def run(
    documents: Iterable[GoldDocument],
    system: AnnotatingSystem,
    *,
    recognize: bool = True,
    resolve: bool = True,
    progress: Progress | None = None,
) -> list[Outcome]:
    """Run a system over documents, in order.

    Args:
        documents: the gold documents.
        system: the system to measure.
        recognize: whether to find names in the plain text.
        resolve: whether to resolve the marked spans.
        progress: called with the number of documents done.

    Raises:
        GazetteerError: the system failed; a note states the document.
    """
    outcomes = []
    for index, gold in enumerate(documents, 1):
        try:
            outcomes.append(_outcome(gold, system, recognize=recognize, resolve=resolve))
        except GazetteerError as error:
            error.add_note(f"in the gold document {gold.id}")
            raise
        if progress:
            progress(index)
    return outcomes


def _outcome(gold: GoldDocument, system: AnnotatingSystem, *, recognize: bool, resolve: bool) -> Outcome:
    annotated = system.annotate(gold.text, date=gold.date) if recognize else None
    given: tuple[Entity, ...] | None = None
    if resolve:
        spans = [place.span for place in gold.places]
        given = system.resolve(gold.text, spans=spans, date=gold.date).entities if spans else ()
        if [(entity.start, entity.end) for entity in given] != spans:
            raise GazetteerError(f"{gold.id}: the system returned other spans than it was given")
    return Outcome(gold, annotated.entities if annotated else None, given, annotated)
