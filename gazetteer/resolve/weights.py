"""How much each clue weighs: a readable file, learnt by `resolve.learn`, and the arithmetic of using it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError

NOTHING = "nothing"
"""The name of the weight of the answer "none of these"."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that each clue adds for each unit of its value.

    Attributes:
        clues: clue to weight.
        nothing: log-odds of "none of these places", against which every candidate is measured.
        threshold: probability below which no place is chosen.
        about: how, from what and when they were learnt.
    """

    clues: Mapping[str, float]
    nothing: float = 0.0
    threshold: float = 0.3
    about: Mapping[str, Any] = field(default_factory=dict)

    def score(self, values: Mapping[str, float]) -> float:
        """The weighted sum of a candidate's clues."""
        clues = self.clues
        return sum([clues.get(name, 0.0) * value for name, value in values.items()])

    def without(self, *clues: str) -> Weights:
        """The same weights with some clues switched off."""
        kept = {name: 0.0 if name in clues else weight for name, weight in self.clues.items()}
        return Weights(kept, self.nothing, self.threshold, self.about)

    def probabilities(self, scores: Sequence[float]) -> list[float]:
        """What each score comes to beside the others and beside "none of these" (a softmax)."""
        top = max([self.nothing, *scores])
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers) + math.exp(self.nothing - top)
        return [power / total for power in powers]

    def shares(self, scores: Sequence[float]) -> list[float]:
        """The same when one of them must be meant: where little is known yet, "none of these" would drown them all."""
        top = max(scores, default=0.0)
        powers = [math.exp(score - top) for score in scores]
        return [power / sum(powers) for power in powers]


def default() -> Weights:
    """The weights that ship with the package."""
    return _read(json.loads(resources.files("gazetteer.resolve").joinpath("weights.json").read_text("utf-8")))


def load(path: Path) -> Weights:
    """Weights from a file that `save` wrote.

    Raises:
        FormatError: it is not such a file.
    """
    try:
        return _read(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError(f"{path} holds no weights: {error!r}") from error


def save(weights: Weights, path: Path) -> None:
    """Write weights as JSON that a person can read."""
    data = {
        "about": dict(weights.about),
        "nothing": round(weights.nothing, 4),
        "threshold": weights.threshold,
        "clues": {name: round(weight, 4) for name, weight in weights.clues.items()},
    }
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _read(data: Mapping[str, Any]) -> Weights:
    clues = {str(name): float(weight) for name, weight in data["clues"].items()}
    return Weights(clues, float(data["nothing"]), float(data["threshold"]), data.get("about", {}))
