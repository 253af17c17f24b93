"""Compute the score of each option from the clues of all: log-odds that add up exactly.

The probability of an option is its share of exp(weights · clues) among all options and "none of these". Written as
log-odds this is a sum: the weights of the option's clues, minus "none of these" (the prior), minus the weights of its rivals.
Places with the same name at one spot share their probability: which of them is meant hardly matters on a map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from gazetteer.clues.question import Option
from gazetteer.clues.weights import Weights
from gazetteer.model.distance import kilometres

NEGLIGIBLE_SHARE = 0.005
"""Share of the probability below which an option adds nothing to other places at the same spot."""


class Score(NamedTuple):
    """The score of one option and its parts, in log-odds.

    Attributes:
        log_odds: `own` + `spot` + `rivals`, kept within `Settings.farthest`.
        own: the weights of its clues, minus that of "none of these".
        spot: the contribution of other places of the name at the same spot.
        rivals: the (negative) contribution of the other places of the name.
        rival_count: number of places of the name elsewhere.
    """

    log_odds: float
    own: float
    spot: float
    rivals: float
    rival_count: int

    @property
    def probability(self) -> float:
        """The log-odds as a probability, 0 to 1."""
        return 1 / (1 + math.exp(-self.log_odds))


def scored(
    options: Sequence[Option], sums: Sequence[float], weights: Weights, *, spot_km: float | None = None
) -> list[Score]:
    """Return the score of each option, in the order of the options.

    Args:
        options: the places that a name could mean.
        sums: what `weights.score` returns for the clues of each.
        weights: the weights.
        spot_km: distance within which places are one spot; that of the weights if None.
    """
    if not options:
        return []
    own = [each - weights.nothing for each in sums]
    top = max(0.0, *own)
    powers = [math.exp(each - top) for each in own]
    nothing, total = math.exp(-top), sum(powers) + math.exp(-top)
    spot_km = weights.settings.spot_km if spot_km is None else spot_km
    spots = _spots(options, [power / total for power in powers], spot_km) if spot_km >= 0 else {}
    farthest, found = weights.settings.farthest, []
    for number, power in enumerate(powers):
        beside = spots.get(number, ())
        together = power + sum([powers[other] for other in beside])
        others = max(0.0, total - nothing - together)
        spot = math.log(together / power) if beside and power else 0.0
        rivals = -math.log1p(others / nothing) if nothing else -(math.log(others + 1e-300) + top)
        log_odds = max(-farthest, min(farthest, own[number] + spot + rivals))
        found.append(Score(log_odds, own[number], spot, rivals, len(options) - 1 - len(beside)))
    return found


def known(sums: Sequence[float], weights: Weights) -> float:
    """Return the probability that the name means one of the options, not "none of these".

    Args:
        sums: what `weights.score` returns for the clues of each option.
        weights: the weights.
    """
    return sum(weights.probabilities(sums)) if sums else 0.0


def _spots(options: Sequence[Option], shares: Sequence[float], spot_km: float) -> dict[int, list[int]]:
    """Return, for the likeliest option of each spot, the indexes of the others there."""
    found: dict[int, list[int]] = {}
    assigned: set[int] = set()
    for number in sorted(range(len(shares)), key=lambda number: -shares[number]):
        here = options[number].place.location
        if number in assigned or here is None or shares[number] < NEGLIGIBLE_SHARE:
            continue
        assigned.add(number)
        for other, option in enumerate(options):
            there = option.place.location
            if other in assigned or there is None or shares[other] < NEGLIGIBLE_SHARE or abs(there.lat - here.lat) >= 1:
                continue
            if kilometres(here.lat, here.lon, there.lat, there.lon) <= spot_km:
                found.setdefault(number, []).append(other)
                assigned.add(other)
    return found
