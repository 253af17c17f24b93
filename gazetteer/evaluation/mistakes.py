"""Errors by kind, the most confident and the farthest first, with the clues for the wrong choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping
from gazetteer.evaluation.measures import any_near, distinct
from gazetteer.evaluation.tolerance import FARTHEST_KM, error_km, near, near_or_inside
from gazetteer.model.document import Entity

MISTAKE_KINDS = {
    "missed": "a name was not found",
    "boundary": "a name was found with other bounds",
    "type": "a place or person was given another type",
    "spurious": "a name was found that the gold does not have",
    "no candidate": "no candidate is near the gold point",
    "unresolved": "a right candidate was not chosen",
    "area": "a large place is right, but its point differs",
    "namesake": "another place of the same name was chosen",
}

QUOTED_LENGTH = 40
"""Number of code points of text quoted on each side."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: its position, the gold, the result of the system, and the clues."""

    kind: str
    document: str
    start: int
    end: int
    quote: str
    wanted: str
    got: str
    km: float | None = None
    score: float | None = None
    clues: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the error as JSON-ready values."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "clues"} | {"clues": list(self.clues)}


def mistakes(outcomes: Sequence[Outcome]) -> list[Mistake]:
    """Return every error, by kind in the order of `MISTAKE_KINDS`, the worst of each kind first."""
    order = list(MISTAKE_KINDS)
    found = [mistake for outcome in outcomes for mistake in (*_in_text(outcome), *_in_places(outcome))]
    return sorted(found, key=lambda m: (order.index(m.kind), -(m.score or 0.0), -(m.km or 0.0), m.document, m.start))


def counts(found: Sequence[Mistake]) -> dict[str, int]:
    """Count the errors of each kind, in the order of `MISTAKE_KINDS`."""
    number = Counter(mistake.kind for mistake in found)
    return {kind: number[kind] for kind in MISTAKE_KINDS if number[kind]}


def _in_text(outcome: Outcome) -> Iterator[Mistake]:
    if outcome.found is None:
        return
    gold = outcome.gold
    types = {mention.type for mention in gold.mentions}
    everything = distinct(outcome.found)
    scored = [entity for entity in everything if entity.type in types]
    strict = {(mention.start, mention.end, mention.type) for mention in gold.mentions}
    right = {(entity.start, entity.end, entity.type) for entity in scored} & strict
    open_gold = [mention for mention in gold.mentions if (mention.start, mention.end, mention.type) not in right]
    open_found = [entity for entity in everything if (entity.start, entity.end, entity.type) not in right]
    paired = pair_overlapping(open_gold, open_found)
    for mention, entity in paired:
        kind = "type" if mention.type != entity.type else "boundary"
        yield _mistake(
            kind, gold, mention.start, mention.end, wanted=mention.type, got=f"{entity.text!r} as {entity.type}"
        )
    answered = {id(mention) for mention, _ in paired}
    used = {id(entity) for _, entity in paired}
    for mention in open_gold:
        if id(mention) not in answered:
            yield _mistake("missed", gold, mention.start, mention.end, wanted=mention.type, got="nothing")
    for entity in open_found:
        if id(entity) not in used and entity.type in types:
            yield _mistake(
                "spurious", gold, entity.start, entity.end, wanted="nothing", got=f"{entity.type} by {entity.by}"
            )


def _in_places(outcome: Outcome) -> Iterator[Mistake]:
    for mention, entity in outcome.pairs:
        if mention.point is None or near(mention, entity.place):
            continue
        chosen = entity.resolution.chosen if entity.resolution else None
        yield Mistake(
            kind=_place_kind(mention, entity),
            document=outcome.gold.id,
            start=mention.start,
            end=mention.end,
            quote=quote(outcome.gold.text, mention.start, mention.end),
            wanted=f"{', '.join(mention.ids) or 'a place'} at {mention.lat:.2f}, {mention.lon:.2f}",
            got=f"{chosen.place.label} ({chosen.place.id}, {chosen.place.country})" if chosen else "nothing",
            km=None if chosen is None else round(min(error_km(mention, chosen.place), FARTHEST_KM)),
            score=round(chosen.score, 3) if chosen else None,
            clues=tuple(f"{clue.weight:+.2f} {clue.says}" for clue in chosen.clues) if chosen else (),
        )


def _place_kind(mention: GoldMention, entity: Entity) -> str:
    if near_or_inside(mention, entity.place):
        return "area"
    if not any_near(mention, entity):
        return "no candidate"
    return "namesake" if entity.place else "unresolved"


def _mistake(kind: str, gold: GoldDocument, start: int, end: int, *, wanted: str, got: str) -> Mistake:
    return Mistake(kind, gold.id, start, end, quote(gold.text, start, end), wanted, got)


def quote(text: str, start: int, end: int) -> str:
    """Return the words around a mention, with the mention between «»."""
    before, after = text[max(0, start - QUOTED_LENGTH) : start], text[end : end + QUOTED_LENGTH]
    return " ".join(f"{before}«{text[start:end]}»{after}".split())
