"""Calibration: whether places with a score of 0.8 are right in 80% of cases.

Sources: DeGroot and Fienberg 1983 (reliability); Naeini et al. 2015 (expected calibration error); Brier 1950.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.evaluation.bootstrap import Array, Estimate, Resampler, ratio
from gazetteer.evaluation.harness import Outcome
from gazetteer.evaluation.matching import pair_overlapping
from gazetteer.evaluation.measures import distinct
from gazetteer.evaluation.tolerance import near_or_inside

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The choices with scores from `low` to `high`: their number, mean score, and share that is right."""

    low: float
    high: float
    n: int
    score: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability of the scores of chosen places; right means near the gold point, or inside a wide place."""

    bins: tuple[Bin, ...]
    ece: Estimate
    brier: Estimate

    def to_dict(self) -> dict[str, Any]:
        """Return the table and its two summaries as JSON-ready values."""
        return {
            "bins": [
                {"low": row.low, "high": row.high, "n": row.n, "score": row.score, "right": row.right}
                for row in self.bins
            ],
            "ece": self.ece.to_dict(),
            "brier": self.brier.to_dict(),
        }


Claims = Sequence[tuple[int, float, bool]]
"""Index of the document, score, and whether the choice was right, for each chosen place."""


def calibration(outcomes: Sequence[Outcome], resampler: Resampler) -> Calibration:
    """Compare the scores of places chosen for given spans with whether they are right."""
    return reliability(
        [
            (index, entity.resolution.chosen.score, near_or_inside(mention, entity.place))
            for index, outcome in enumerate(outcomes)
            for mention, entity in outcome.pairs
            if mention.point is not None and entity.resolution is not None and entity.resolution.chosen is not None
        ],
        resampler,
    )


def end_to_end_calibration(outcomes: Sequence[Outcome], resampler: Resampler) -> dict[str, Calibration]:
    """Compare the scores of all resolved places with whether they are right: the span is a place, and this place.

    A place that is not in the gold is wrong; a place whose gold has no point is left out.

    Returns:
        "score", and "sure × score" if the entities have `sure`, the probability that the span is a place.
    """
    scored: list[tuple[int, float, bool]] = []
    multiplied: list[tuple[int, float, bool]] = []
    for index, outcome in enumerate(outcomes):
        found = distinct(entity for entity in outcome.found or () if entity.type == "PLACE")
        gold = {(entity.start, entity.end): mention for mention, entity in pair_overlapping(outcome.gold.places, found)}
        for entity in found:
            chosen = entity.resolution.chosen if entity.resolution else None
            mention = gold.get((entity.start, entity.end))
            if chosen is None or (mention is not None and mention.point is None):
                continue
            right = mention is not None and near_or_inside(mention, chosen.place)
            scored.append((index, chosen.score, right))
            sure = getattr(entity, "sure", None)
            if sure is not None:
                multiplied.append((index, chosen.score * sure, right))
    found_claims = {"score": scored, "sure × score": multiplied}
    return {name: reliability(claims, resampler) for name, claims in found_claims.items() if claims}


def reliability(claims: Claims, resampler: Resampler) -> Calibration:
    """Sort claims into bins by score and measure the difference between scores and shares that are right."""
    # For each document and bin: the number, the sum of scores, the number that is right; then the squared error.
    documents = resampler.weights.shape[1]
    table = np.zeros((documents, BINS, 3))
    squared = np.zeros((documents, 2))
    for index, claimed, right in claims:
        score = min(1.0, max(0.0, claimed))
        table[index, min(BINS - 1, int(score * BINS))] += (1, score, right)
        squared[index] += ((score - right) ** 2, 1)
    n = int(squared[:, 1].sum())
    return Calibration(
        bins=tuple(_bin(row, table[:, row].sum(axis=0)) for row in range(BINS)),
        ece=resampler.of_sums(table.reshape(documents, -1), _expected_error, n=n),
        brier=resampler.of_sums(squared, lambda sums: ratio(sums[:, 0], sums[:, 1]), n=n),
    )


def _bin(row: int, sums: Array) -> Bin:
    n = int(sums[0])
    return Bin(
        low=row / BINS,
        high=(row + 1) / BINS,
        n=n,
        score=round(float(sums[1] / n), 4) if n else None,
        right=round(float(sums[2] / n), 4) if n else None,
    )


def _expected_error(sums: Array) -> Array:
    cells = sums.reshape(-1, BINS, 3)
    gaps = np.abs(cells[:, :, 1] - cells[:, :, 2]).sum(axis=1)
    return ratio(gaps, cells[:, :, 0].sum(axis=1))
