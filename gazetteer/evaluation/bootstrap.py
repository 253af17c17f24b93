"""Bootstrap intervals over documents, because errors within a document are not independent.

Source: Efron and Tibshirani 1993, percentile intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

RESAMPLES = 1000
SEED = 1861


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval.

    Attributes:
        value: the figure; None if there was nothing to measure.
        n: number of items on which it was measured.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as JSON-ready values."""
        return {
            "value": _rounded(self.value),
            "low": _rounded(self.low),
            "high": _rounded(self.high),
            "n": self.n,
        }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


class Resampler:
    """Draws resamples of documents once, for all measures of a corpus."""

    def __init__(self, documents: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> None:
        draws = np.random.default_rng(seed)
        self.weights: NDArray[np.int64] = draws.multinomial(
            documents, np.full(documents, 1 / documents), size=resamples
        )

    def of_sums(self, counts: Array, statistic: Callable[[Array], Array], *, n: int) -> Estimate:
        """Estimate a statistic of sums over documents.

        Args:
            counts: documents × quantities.
            statistic: takes sums (resamples × quantities) and returns one figure per row, NaN if undefined.
            n: number of items on which the figure was measured.
        """
        value = statistic(counts.sum(axis=0, keepdims=True))[0]
        return _estimate(value, statistic(self.weights @ counts), n)

    def share(self, rows: Iterable[tuple[int, bool]]) -> Estimate:
        """Estimate the share of hits among rows of (index of the document, whether it is a hit)."""
        table = np.zeros((self.weights.shape[1], 2))
        for index, hit in rows:
            table[index] += (hit, 1)
        return self.of_sums(table, lambda sums: ratio(sums[:, 0], sums[:, 1]), n=int(table[:, 1].sum()))

    def of_values(self, values: Array, owners: NDArray[np.int64], statistic: Callable[[Array], float]) -> Estimate:
        """Estimate a statistic of values.

        Args:
            values: one per item.
            owners: index of the document of each value.
            statistic: takes values in ascending order.
        """
        if not len(values):
            return Estimate(None, None, None, 0)
        order = np.argsort(values, kind="stable")
        ordered, documents = values[order], owners[order]
        drawn = [statistic(np.repeat(ordered, row[documents])) for row in self.weights if row[documents].any()]
        return _estimate(statistic(ordered), np.asarray(drawn), len(values))


def _estimate(value: float, drawn: Array, n: int) -> Estimate:
    drawn = drawn[np.isfinite(drawn)]
    if not np.isfinite(value) or not len(drawn):
        return Estimate(None, None, None, n)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Estimate(float(value), float(low), float(high), n)


def ratio(top: Array, bottom: Array) -> Array:
    """Return the elementwise quotient, NaN if the divisor is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0, top / bottom, np.nan)
