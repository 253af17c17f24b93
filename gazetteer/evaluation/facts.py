"""The result for each gold place: whether it was found, how it was resolved, and whether the gazetteer has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from gazetteer.errors import GazetteerError
from gazetteer.evaluation.gold import GoldMention
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping, pair_strictly
from gazetteer.evaluation.measures import any_near, distinct
from gazetteer.evaluation.tolerance import near

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.document import Entity

Coverage = Literal["exact", "phonetic", "fuzzy", "elsewhere", "no"]
"""How the gazetteer has a gold place: with exactly this name, or a similar name; "elsewhere" if only other places have the
name; "no" if no place has it. A gold place without a point counts as "exact" or "phonetic" by its name."""

SpanResult = Literal[
    "right",
    "wrong",
    "wrong, not in gazetteer",
    "open, among the candidates",
    "open, found by lookup",
    "not in gazetteer",
]
"""Result of `resolve` for a given span. A place is in the gazetteer if it is among the candidates or the first `LOOKED_UP`
matches of `lookup`. "not in gazetteer" was not resolved, "wrong, not in gazetteer" was resolved to another place."""

SPAN_RESULTS: tuple[SpanResult, ...] = get_args(SpanResult)
IN_GAZETTEER: tuple[SpanResult, ...] = ("right", "wrong", "open, among the candidates", "open, found by lookup")
PLACED: tuple[SpanResult, ...] = ("right", "wrong", "wrong, not in gazetteer")

LOOKED_UP = 20
"""Number of matches of `lookup` in which the right place is searched for."""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """One gold place and its result.

    Attributes:
        document: index of the document in the run.
        found: the entity of type PLACE that overlaps it, one to one; None if it was missed or not searched for.
        strict: whether `found` has the same bounds.
        labels: types of all entities that overlap it, longest first.
        coverage: how the gazetteer has it; None without a gazetteer.
        given: the result of `resolve` for its span; None if it has no point or was not measured.
    """

    document: int
    lang: str | None
    text_id: str
    mention: GoldMention
    found: Entity | None
    strict: bool
    labels: tuple[str, ...]
    coverage: Coverage | None = None
    given: SpanResult | None = None

    @property
    def placed(self) -> bool:
        """Whether it was found and resolved correctly."""
        return self.found is not None and near(self.mention, self.found.place)


def facts(outcomes: Sequence[Outcome], gazetteer: Gazetteer | None = None) -> list[PlaceFact]:
    """Return one fact per gold place, in order.

    Args:
        outcomes: the run.
        gazetteer: the gazetteer in which missed or unresolved places are looked up; without it, only candidates
            count as places in the gazetteer.
    """
    found = [fact for index, outcome in enumerate(outcomes) for fact in _facts(index, outcome)]
    if gazetteer is None:
        return found
    look = CoverageCheck(gazetteer)
    return [
        replace(
            fact,
            coverage=look.coverage(fact.mention),
            given="open, found by lookup"
            if fact.given == "not in gazetteer" and look.found(fact.mention, outcomes[fact.document].gold.date)
            else "wrong"
            if fact.given == "wrong, not in gazetteer" and look.found(fact.mention, outcomes[fact.document].gold.date)
            else fact.given,
        )
        for fact in found
    ]


def _facts(index: int, outcome: Outcome) -> Iterator[PlaceFact]:
    gold = outcome.gold
    everything = distinct(outcome.found or ())
    places = [entity for entity in everything if entity.type == "PLACE"]
    overlapping = {mention.span: entity for mention, entity in pair_overlapping(gold.places, places)}
    strictly = {mention.span for mention, _ in pair_strictly(gold.places, places)}
    results = {mention.span: _result_of(mention, entity) for mention, entity in outcome.pairs}
    for mention in gold.places:
        over = [entity for entity in everything if entity.start < mention.end and mention.start < entity.end]
        yield PlaceFact(
            document=index,
            lang=gold.lang,
            text_id=gold.id,
            mention=mention,
            found=overlapping.get(mention.span),
            strict=mention.span in strictly,
            labels=tuple(entity.type for entity in sorted(over, key=lambda entity: entity.start - entity.end)),
            given=results.get(mention.span),
        )


def _result_of(mention: GoldMention, entity: Entity) -> SpanResult | None:
    if mention.point is None:
        return None
    if near(mention, entity.place):
        return "right"
    is_candidate = any_near(mention, entity)
    if entity.place is not None:
        return "wrong" if is_candidate else "wrong, not in gazetteer"
    return "open, among the candidates" if is_candidate else "not in gazetteer"


class CoverageCheck:
    """Looks up gold places in a gazetteer, with a cache."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._coverage = lru_cache(maxsize=None)(self._look)

    def coverage(self, mention: GoldMention) -> Coverage:
        """Return how the gazetteer has the place of a mention."""
        plain = GoldMention(0, 0, " ".join(mention.text.split()), lat=mention.lat, lon=mention.lon, km=mention.km)
        return self._coverage(plain)

    def found(self, mention: GoldMention, date: str | None) -> bool:
        """Return whether the right place is among the first `LOOKED_UP` matches of `lookup`."""
        try:
            matches = self._gazetteer.lookup(" ".join(mention.text.split()), year=date, limit=LOOKED_UP)
        except GazetteerError:
            return False
        return any(near(mention, match.place) for match in matches)

    def _look(self, mention: GoldMention) -> Coverage:
        exact = self._gazetteer.find(mention.text, loose=False)
        if any(mention.point is None or near(mention, hit.place) for hit in exact):
            return "exact"
        for hit in self._gazetteer.inexact(mention.text):
            if mention.point is None or near(mention, hit.place):
                return "phonetic" if hit.how == "sound" else "fuzzy"
        return "elsewhere" if exact else "no"
