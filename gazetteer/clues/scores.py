"""From the clues of all options to the score of each: log-odds that add up to it exactly.

The probability of an option is its share of exp(weights · clues) among all options and "none of these". Written as
log-odds that is a sum: what the option's own clues weigh, less "none of these" (the prior), less what its rivals weigh. Places
of one name at one spot share what speaks for them: which of them is meant hardly matters on a map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.clues.question import Option
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.model.distance import kilometres

FAINT = 0.005
"""A share of the probability that adds nothing to another place of the spot."""


@dataclass(frozen=True, slots=True)
class Score:
    """How likely one option is, in log-odds and by parts.

    Attributes:
        log_odds: `own` + `spot` + `rivals`, kept within `Settings.farthest`.
        own: the weights of its own clues, less that of "none of these".
        spot: what other places of the name at the same spot add.
        rivals: what the other places of the name take away.
        rival_count: how many places of the name are elsewhere.
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


def scored(options: Sequence[Option], values: Sequence[Values], weights: Weights) -> list[Score]:
    """Return the score of each option, in the order of the options."""
    if not options:
        return []
    own = [weights.score(row) - weights.nothing for row in values]
    top = max(0.0, *own)
    powers = [math.exp(each - top) for each in own]
    nothing, total = math.exp(-top), sum(powers) + math.exp(-top)
    spots = _spots(options, [power / total for power in powers], weights.settings.spot_km)
    farthest, found = weights.settings.farthest, []
    for number, power in enumerate(powers):
        together = power + sum(powers[other] for other in spots.get(number, ()))
        others = max(0.0, total - nothing - together)
        spot = math.log(together / power) if power else 0.0
        rivals = -math.log1p(others / nothing) if nothing else -(math.log(others + 1e-300) + top)
        log_odds = max(-farthest, min(farthest, own[number] + spot + rivals))
        count = len(options) - 1 - len(spots.get(number, ()))
        found.append(Score(log_odds, own[number], spot, rivals, count))
    return found


def known(options: Sequence[Option], values: Sequence[Values], weights: Weights) -> float:
    """Return the probability that the name means any of the options, and not "none of these"."""
    return sum(weights.probabilities([weights.score(row) for row in values])) if options else 0.0


def _spots(options: Sequence[Option], shares: Sequence[float], spot_km: float) -> dict[int, list[int]]:
    """Return, for the likeliest option of each spot, the numbers of the others there."""
    found: dict[int, list[int]] = {}
    taken: set[int] = set()
    for number in sorted(range(len(shares)), key=lambda number: -shares[number]):
        here = options[number].place.location
        if number in taken or here is None or shares[number] < FAINT:
            continue
        taken.add(number)
        for other, option in enumerate(options):
            there = option.place.location
            if other in taken or there is None or shares[other] < FAINT or abs(there.lat - here.lat) >= 1:
                continue
            if kilometres(here.lat, here.lon, there.lat, there.lon) <= spot_km:
                found.setdefault(number, []).append(other)
                taken.add(other)
    return found
