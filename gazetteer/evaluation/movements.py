"""Evaluate the movements of a text: who was where, with which relation, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.gold import GoldDocument, GoldMovement
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping
from gazetteer.evaluation.measures import PRF, distinct, prf
from gazetteer.evaluation.tolerance import near
from gazetteer.model.document import Document, Movement
from gazetteer.model.timespan import Timespan
from gazetteer.people.movements.writer import NAME as WRITER

GOLD_RELATIONS = {"arrived_at": "went_to", "returned_to": "went_to", "departed": "left", "lived_at": "was_at"}
"""Maps relations to those of the gold."""

LIKELY = 0.39
"""Score from which a movement is likely: nine of ten with such a score are in the gold of the history corpus."""


@dataclass(frozen=True, slots=True)
class Movements:
    """Precision, recall and F1 of movements.

    The gold misses about a tenth of the statements in texts, so precision is a lower bound.

    Attributes:
        where: the person and the place agree.
        likely: the same, over found movements with a score of at least `LIKELY`.
        relation: the relation agrees too.
        dated: person and place agree and the dates overlap, over movements with a date.
    """

    where: PRF
    likely: PRF
    relation: PRF
    dated: PRF

    def to_dict(self) -> dict[str, Any]:
        """Return each as JSON-ready values."""
        return {name: getattr(self, name).to_dict() for name in ("where", "likely", "relation", "dated")}


def movements(outcomes: Sequence[Outcome], resampler: Resampler) -> Movements | None:
    """Compare `Document.movements` with the gold's; None if either has none."""
    if not any(outcome.gold.movements for outcome in outcomes):
        return None
    if not any(outcome.annotated and outcome.annotated.movements for outcome in outcomes):
        return None
    tables = [_counts(outcome) for outcome in outcomes]
    return Movements(*(prf([table[row] for table in tables], resampler) for row in range(4)))


def _counts(outcome: Outcome) -> list[tuple[int, int, int]]:
    """Return (right, predicted, gold) by place, by place over likely movements, by relation, and by date."""
    gold = outcome.gold.movements or ()
    document = outcome.annotated
    found = _stated(document) if document is not None else ()
    if document is None:
        return [(0, 0, len(gold))] * 4
    alike = _alike(outcome.gold, document)

    def count(gold: Sequence[GoldMovement], found: Sequence[Any], test: Callable[[GoldMovement, Any], bool]) -> Any:
        free = list(found)
        right = 0
        for movement in gold:
            match = next((other for other in free if alike(movement, other) and test(movement, other)), None)
            if match is not None:
                free.remove(match)
                right += 1
        return right, len(found), len(gold)

    return [
        count(gold, found, lambda _gold, _found: True),
        count(gold, [one for one in found if one.score >= LIKELY], lambda _gold, _found: True),
        count(gold, found, lambda movement, other: _relation(other.relation) == movement.relation),
        count([one for one in gold if one.date], [one for one in found if one.date], _overlap),
    ]


def _alike(gold: GoldDocument, document: Document) -> Callable[[GoldMovement, Any], bool]:
    """Return a function that tests whether a found movement has the person and the place of a gold movement.

    The person agrees if most of its mentions do; the writer is the narrator. The place agrees if it is resolved correctly,
    or if one of its mentions is a mention of the gold place. An unlocated place is compared by its mention; meetings
    without a place are not counted.
    """
    entities = distinct(document.entities)
    persons = pair_overlapping(gold.persons, [entity for entity in entities if entity.type == "PERSON"])
    votes: dict[str, Counter[str]] = {}
    for mention, entity in persons:
        if entity.person:
            votes.setdefault(entity.person, Counter())[mention.who or mention.text] += 1
    who = {person: names.most_common(1)[0][0] for person, names in votes.items()}
    if gold.narrator:
        who |= {person.id: gold.narrator for person in document.people if person.name == WRITER}
    places = {entity.place.id: entity.place for entity in entities if entity.place}
    texts: dict[str, set[str]] = {}
    for mention, entity in pair_overlapping(gold.places, [entity for entity in entities if entity.type == "PLACE"]):
        for id in (entity.id, *([entity.place.id] if entity.place else [])):
            texts.setdefault(id, set()).add(" ".join(mention.text.split()))

    def alike(movement: GoldMovement, other: Any) -> bool:
        if who.get(other.person) != movement.person:
            return False
        if movement.place in texts.get(other.place or other.mention, ()):
            return True
        place = places.get(other.place)
        return any(
            mention.point is not None and near(mention, place)
            for mention in gold.places
            if " ".join(mention.text.split()) == movement.place
        )

    return alike


def _stated(document: Document) -> Sequence[Movement]:
    """Return the movements in order of the text, including those to named places that are not located."""
    unplaced = [one for one in getattr(document, "unplaced", ()) if one.mention is not None]
    return sorted((*document.movements, *unplaced), key=lambda one: one.start) if unplaced else document.movements


def _relation(relation: str) -> str:
    return GOLD_RELATIONS.get(relation, relation)


def _overlap(movement: GoldMovement, other: Any) -> bool:
    try:
        gold, found = Timespan.parse(str(movement.date)), Timespan.parse(str(other.date))
    except GazetteerError:
        return False
    return gold.overlaps(found)
