"""Measures with 95% intervals over documents. An unresolved mention always counts as wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.evaluation.bootstrap import Array, Estimate, Resampler, ratio
from gazetteer.evaluation.gold import GoldMention
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping, pair_strictly
from gazetteer.evaluation.tolerance import FARTHEST_KM, error_km, near, near_or_inside
from gazetteer.model.document import Entity

MODES = {"strict": pair_strictly, "overlap": pair_overlapping}


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall, and their harmonic mean."""

    precision: Estimate
    recall: Estimate
    f1: Estimate

    def to_dict(self) -> dict[str, Any]:
        """Return the three figures as JSON-ready values."""
        return {"precision": self.precision.to_dict(), "recall": self.recall.to_dict(), "f1": self.f1.to_dict()}


@dataclass(frozen=True, slots=True)
class GivenSpans:
    """Resolution of the marked spans.

    Attributes:
        near: share within 161 km, or within the gold's tolerance if it has one.
        tolerant: the same, but a state or another large place counts as an area.
        exact_id: share with the gold identifier, if there is one.
        resolved: share for which a place was chosen.
        median_km, mean_km: error; unresolved mentions count as half the equator.
        auc: area under the curve of log errors, 0 best and 1 worst (Gritta et al. 2018).
        candidate_recall: share with any candidate near, the upper bound for ranking.
    """

    near: Estimate
    tolerant: Estimate
    exact_id: Estimate
    resolved: Estimate
    median_km: Estimate
    mean_km: Estimate
    auc: Estimate
    candidate_recall: Estimate

    def to_dict(self) -> dict[str, Any]:
        """Return each figure as JSON-ready values."""
        return {name: getattr(self, name).to_dict() for name in self.__slots__}


def recognition(outcomes: Sequence[Outcome], resampler: Resampler) -> dict[str, dict[str, PRF]]:
    """Measure recognition of each type in the gold.

    Returns:
        A mapping of type to "strict" (same bounds and type) and "overlap" (a shared character and the same type, one to
        one) to precision, recall and F1.
    """
    types = sorted({mention.type for outcome in outcomes for mention in outcome.gold.mentions}, reverse=True)
    return {
        kind: {
            mode: prf([_found(outcome, kind, matcher) for outcome in outcomes if outcome.found is not None], resampler)
            for mode, matcher in MODES.items()
        }
        for kind in types
    }


def _found(outcome: Outcome, kind: str, matcher: Any) -> tuple[int, int, int]:
    gold = [mention for mention in outcome.gold.mentions if mention.type == kind]
    found = distinct(entity for entity in outcome.found or () if entity.type == kind)
    return len(matcher(gold, found)), len(found), len(gold)


def end_to_end(outcomes: Sequence[Outcome], resampler: Resampler) -> dict[str, PRF]:
    """Measure places that are both found and resolved within the tolerance.

    Gold places without a point are left out, with the predictions that match them. All other predicted places count for
    precision, including unresolved ones.

    Returns:
        A mapping of "strict" and "overlap", as in `recognition`, to precision, recall and F1.
    """
    return {
        mode: prf([_placed(outcome, matcher) for outcome in outcomes if outcome.found is not None], resampler)
        for mode, matcher in MODES.items()
    }


def _placed(outcome: Outcome, matcher: Any) -> tuple[int, int, int]:
    gold = outcome.gold.places
    found = distinct(entity for entity in outcome.found or () if entity.type == "PLACE")
    pairs: list[tuple[GoldMention, Entity]] = matcher(gold, found)
    pointless = sum(1 for mention, _ in pairs if mention.point is None)
    right = sum(1 for mention, entity in pairs if mention.point is not None and near(mention, entity.place))
    return right, len(found) - pointless, sum(1 for mention in gold if mention.point is not None)


def distinct(entities: Iterable[Entity]) -> list[Entity]:
    """Return each span once."""
    return list({(entity.start, entity.end): entity for entity in entities}.values())


def prf(counts: Sequence[tuple[int, int, int]], resampler: Resampler) -> PRF:
    """Return precision, recall and F1 from (right, predicted, gold) of each document."""
    table = np.asarray(counts, dtype=float).reshape(-1, 3)
    _, predicted, gold = (int(total) for total in table.sum(axis=0))
    if not len(counts):
        nothing = Estimate(None, None, None, 0)
        return PRF(nothing, nothing, nothing)
    return PRF(
        resampler.of_sums(table, lambda sums: ratio(sums[:, 0], sums[:, 1]), n=predicted),
        resampler.of_sums(table, lambda sums: ratio(sums[:, 0], sums[:, 2]), n=gold),
        resampler.of_sums(table, lambda sums: ratio(2 * sums[:, 0], sums[:, 1] + sums[:, 2]), n=gold),
    )


def given_spans(outcomes: Sequence[Outcome], resampler: Resampler) -> GivenSpans:
    """Measure accuracy, error and candidate recall over gold places that have a point.

    The exact id is measured if the gold has an identifier of a scheme that the system uses: a gazetteer without Wikidata
    identifiers is not counted as wrong.
    """
    pairs = [(index, mention, entity) for index, outcome in enumerate(outcomes) for mention, entity in outcome.pairs]
    pointed = [(index, mention, entity) for index, mention, entity in pairs if mention.point is not None]
    known = {scheme for _, _, entity in pairs for scheme in _schemes(entity)}
    named = [
        (index, mention, entity)
        for index, mention, entity in pairs
        if known.intersection(id.partition(":")[0] for id in mention.ids)
    ]

    def share(rows: list[tuple[int, GoldMention, Entity]], right: list[bool]) -> Estimate:
        return resampler.share((index, hit) for (index, _, _), hit in zip(rows, right, strict=True))

    errors = np.asarray([error_km(mention, entity.place) for _, mention, entity in pointed])
    owners = np.asarray([index for index, _, _ in pointed], dtype=np.int64)
    return GivenSpans(
        near=share(pointed, [near(mention, entity.place) for _, mention, entity in pointed]),
        tolerant=share(pointed, [near_or_inside(mention, entity.place) for _, mention, entity in pointed]),
        exact_id=share(named, [exact(mention, entity) for _, mention, entity in named]),
        resolved=share(pointed, [entity.place is not None for _, _, entity in pointed]),
        median_km=resampler.of_values(errors, owners, lambda ordered: float(np.median(ordered))),
        mean_km=resampler.of_values(errors, owners, lambda ordered: float(np.mean(ordered))),
        auc=resampler.of_values(errors, owners, log_error_area),
        candidate_recall=share(pointed, [any_near(mention, entity) for _, mention, entity in pointed]),
    )


def _schemes(entity: Entity) -> set[str]:
    """Return the prefixes of the identifiers that the candidates have, directly or by a link."""
    candidates = entity.resolution.candidates if entity.resolution else ()
    places = (*(candidate.place for candidate in candidates), *((entity.place,) if entity.place else ()))
    ids = (id for place in places for id in (place.id, *(link.target for link in place.links)))
    return {id.partition(":")[0] for id in ids}


def exact(mention: GoldMention, entity: Entity) -> bool:
    """Return whether the chosen place has one of the gold identifiers, directly or by a link."""
    place = entity.place
    if place is None:
        return False
    return place.id in mention.ids or any(link.target in mention.ids for link in place.links)


def any_near(mention: GoldMention, entity: Entity) -> bool:
    """Return whether any candidate is within the tolerance of the gold point."""
    if entity.resolution is None:
        return False
    chosen = entity.resolution.chosen
    candidates = (*entity.resolution.candidates, *((chosen,) if chosen else ()))
    return any(near(mention, candidate.place) for candidate in candidates)


def log_error_area(ordered: Array) -> float:
    """Return the area under the sorted log errors, divided by the largest possible area; 0 is best, 1 is worst."""
    logs = np.log1p(ordered) / np.log1p(FARTHEST_KM)
    return float(np.trapezoid(logs) / (len(logs) - 1)) if len(logs) > 1 else float(logs[0])
