"""Whether a score of 0.8 is right eight times in ten.

Sources: DeGroot and Fienberg 1983 (reliability); Naeini et al. 2015 (expected calibration error); Brier 1950.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.evaluation.bootstrap import Array, Estimate, Resampler, ratio
from gazetteer.evaluation.distance import near_or_inside
from gazetteer.evaluation.harness import Outcome

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The choices scored from `low` to `high`: how many, their mean score, and the share that was right."""

    low: float
    high: float
    n: int
    score: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability of the scores of chosen places; right means within 161 km, or inside a wide place."""

    bins: tuple[Bin, ...]
    ece: Estimate
    brier: Estimate

    def to_dict(self) -> dict[str, Any]:
        """The table and its two summaries as JSON-ready values."""
        return {
            "bins": [
                {"low": row.low, "high": row.high, "n": row.n, "score": row.score, "right": row.right}
                for row in self.bins
            ],
            "ece": self.ece.to_dict(),
            "brier": self.brier.to_dict(),
        }


def calibration(outcomes: Sequence[Outcome], resampler: Resampler) -> Calibration:
    """Scores of the places chosen on given spans, against whether they were right."""
    # For each document and bin: how many, the sum of scores, how many right; then the squared error.
    table = np.zeros((len(outcomes), BINS, 3))
    squared = np.zeros((len(outcomes), 2))
    for index, outcome in enumerate(outcomes):
        for mention, entity in outcome.pairs:
            chosen = entity.resolution.chosen if entity.resolution else None
            if chosen is None or mention.point is None:
                continue
            score = min(1.0, max(0.0, chosen.score))
            right = near_or_inside(mention, chosen.place)
            table[index, min(BINS - 1, int(score * BINS))] += (1, score, right)
            squared[index] += ((score - right) ** 2, 1)
    n = int(squared[:, 1].sum())
    return Calibration(
        bins=tuple(_bin(row, table[:, row].sum(axis=0)) for row in range(BINS)),
        ece=resampler.of_sums(table.reshape(len(outcomes), -1), _expected_error, n=n),
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
