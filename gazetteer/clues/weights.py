"""The weight of each clue: a readable file, learnt by `resolve.learn`, and its use."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gazetteer.errors import FormatError, InputError

RENAMED: Mapping[str, str] = {"kind_said": "kind_beside", "kind_named": "kind_inside", "kind_asked": "kind_context"}
"""Maps the name of a clue in files of earlier versions to its name."""


class Settings(NamedTuple):
    """Parameters of the scorer other than weights, stored in the same file.

    Attributes:
        threshold: minimum score of a place that is chosen in a text.
        answer: minimum probability that a looked-up name means any known place; below it, no match is an answer.
        spot_km: places of one name within this distance are one spot on a map, and share a score.
        doubt: score of the literal matches below which phonetic matches are tried too.
        renown: prominence of a literal match from which phonetic matches are not tried.
        few: number of names in a text up to which phonetic matches are not tried: there is too little context.
        farthest: limit of the log-odds of a score, in either direction.
    """

    threshold: float = 0.35
    answer: float = 0.45
    spot_km: float = 30.0
    doubt: float = 0.6
    renown: float = 0.6
    few: int = 2
    farthest: float = 9.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds that each clue adds for each unit of its value.

    Attributes:
        clues: maps a clue to its weight.
        nothing: log-odds of "none of these places", against which every candidate is measured.
        settings: thresholds and distances.
        about: method, data and date of the learning.
    """

    clues: Mapping[str, float]
    nothing: float = 0.0
    settings: Settings = field(default_factory=Settings)
    about: Mapping[str, Any] = field(default_factory=dict)

    def score(self, values: Mapping[str, float]) -> float:
        """Return the weighted sum of a candidate's clues."""
        clues = self.clues
        return sum([clues.get(name, 0.0) * value for name, value in values.items()])

    def without(self, *clues: str) -> Weights:
        """Return the same weights with some clues switched off."""
        return replace(self, clues={name: 0.0 if name in clues else weight for name, weight in self.clues.items()})

    def probabilities(self, scores: Sequence[float]) -> list[float]:
        """Return the probability of each candidate against the others and "none of these" (a softmax)."""
        top = max([self.nothing, *scores])
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers) + math.exp(self.nothing - top)
        return [power / total for power in powers]

    def shares(self, scores: Sequence[float]) -> list[float]:
        """Return the same without "none of these", which would dominate while little is known."""
        top = max(scores, default=0.0)
        powers = [math.exp(score - top) for score in scores]
        return [power / sum(powers) for power in powers]


@cache
def default() -> Weights:
    """Return the weights that ship with the package."""
    return _read(json.loads(Path(__file__).with_name("weights.json").read_text("utf-8")))


def load(path: Path) -> Weights:
    """Read weights from a file that `save` wrote.

    Raises:
        InputError: the file cannot be read.
        FormatError: the file does not contain weights, or weighs something that is not a clue; the message names it.
    """
    try:
        weights = _read(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"{path} does not contain weights: {error!r}") from error
    if unknown := [name for name in weights.clues if name not in default().clues]:
        listed = ", ".join(f"{name} (now {RENAMED[name]})" if name in RENAMED else name for name in unknown)
        raise FormatError(f"{path}: unknown clues: {listed}. Rename or remove them, or learn the weights again")
    return weights


def save(weights: Weights, path: Path) -> None:
    """Write weights as JSON that a person can read."""
    data = {
        "about": dict(weights.about),
        "settings": weights.settings._asdict(),
        "nothing": round(weights.nothing, 4),
        "clues": {name: round(weight, 4) for name, weight in weights.clues.items()},
    }
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _read(data: Mapping[str, Any]) -> Weights:
    clues = {str(name): float(weight) for name, weight in data["clues"].items()}
    if not all(map(math.isfinite, (float(data["nothing"]), *clues.values(), *map(float, data["settings"].values())))):
        raise ValueError("a weight is not a finite number")
    numbers = {name: type(getattr(Settings(), name))(value) for name, value in data["settings"].items()}
    return Weights(clues, float(data["nothing"]), Settings(**numbers), data.get("about", {}))
