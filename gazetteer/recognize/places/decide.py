"""Decide on spans of words: sum their evidence, and choose the best spans that do not overlap."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gazetteer.recognize.text.lexicon import Piece


@dataclass(frozen=True, slots=True)
class EvidenceWeights:
    """The weight of each piece of evidence, in log-odds.

    Attributes:
        bias: weight of every candidate without evidence.
        weights: maps evidence to its weight.
        nested: maps evidence to its additional weight inside a longer name; "" applies to every such candidate.
        threshold: the sum above which a candidate is a place.
    """

    bias: float
    weights: dict[str, float]
    nested: dict[str, float]
    threshold: float = 0.0

    def sum(self, evidence: Iterable[str]) -> float:
        """Return the sum of the evidence: log-odds that this is a place."""
        known = self.weights
        return self.bias + sum([known[name] for name in evidence if name in known])

    def extra(self, evidence: Iterable[str]) -> float:
        """Return the additional weight of the evidence, if names inside longer names are included."""
        known = self.nested
        return known[""] + sum([known[name] for name in evidence if name in known])


@cache
def weights(section: str = "with a model") -> EvidenceWeights:
    """Return the packaged weights for one witness; "lexicon alone" for texts without a model.

    The file states the method, data and date of learning.
    """
    data = json.loads(files("gazetteer.recognize.places").joinpath("weights.json").read_text(encoding="utf-8"))
    chosen = data[section]
    sums = {**chosen["weights"], **data["by hand"]}
    nested = {**chosen["nested"], **data["nested by hand"]}
    return EvidenceWeights(chosen["bias"], sums, nested, chosen["threshold"])


def probability(log_odds: float) -> float:
    """Return log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, log_odds))))


def choose(scored: Sequence[tuple[Piece, float]], threshold: float) -> list[tuple[Piece, float]]:
    """Return the spans that do not overlap and have the largest sum above the threshold, in order.

    >>> choose([((0, 2), 3.0), ((0, 1), 2.0), ((1, 2), 1.5), ((4, 5), -1.0)], 0.0)
    [((0, 1), 2.0), ((1, 2), 1.5)]
    """
    able = sorted((item for item in scored if item[1] > threshold), key=lambda item: (item[0][1], item[0][0]))
    ends = [piece[1] for piece, _ in able]
    best: list[float] = [0.0]
    took: list[int] = []
    for index, (piece, score) in enumerate(able):
        before = bisect_right(ends, piece[0])
        gain = best[before] + score - threshold
        if gain > best[index]:
            best.append(gain)
            took.append(before)
        else:
            best.append(best[index])
            took.append(-1)
    chosen = []
    index = len(able)
    while index > 0:
        if took[index - 1] >= 0:
            chosen.append(able[index - 1])
            index = took[index - 1]
        else:
            index -= 1
    chosen.reverse()
    return chosen
