"""Learn how much each clue weighs, from names whose place somebody has told.

A conditional logit (McFadden 1974): the probability of a candidate is its share of exp(weights · clues) among all candidates
of the name and "none of these", which is the right answer where no candidate is. Weights are found by gradient descent on the
mean negative log-likelihood with an L2 penalty. Clues that look at the other names depend on the weights themselves, so that
they are computed anew after each pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.resolve import coherence
from gazetteer.resolve.features import LOCAL, Question, Setting
from gazetteer.resolve.relations import RELATIONS
from gazetteer.resolve.weights import Weights

PASSES = 3
STEPS = 400
PENALTY = 2e-4

PRIORS = {
    "primary": 0.5, "abbreviation": 1.0, "part": -2.0, "inexact": -1.0, "unlike": -6.0, "fuzzy": -0.5, "time": 1.5,
    "existence": 1.0, "prominence": 5.0, "leader": 0.5, "kind_said": 0.7, "kind_named": 1.0, "near": 4.0,
    "same_country": 1.0, "same_first": 2.0, "same_second": 2.0, "home_named": 0.7, "country_named": 0.3,
    "proximity": 4.0, "container": 2.0, "loose_container": 1.0, "contains": 0.7, "equated": 3.0,
}  # fmt: skip
"""Where learning begins and to which the penalty draws back, so that a clue that the lessons never show keeps its sense."""

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One document's names with the answers.

    Attributes:
        right: for each question, which of its options are right.
        count: for each question, how many mentions it stands for.
    """

    questions: Sequence[Question]
    setting: Setting
    right: Sequence[Sequence[bool]]
    count: Sequence[float]


def learn(
    lessons: Sequence[Lesson], *, threshold: float = 0.3, progress: Callable[[str], None] | None = None
) -> Weights:
    """Weights that make the right answers likeliest."""
    weights = Weights(dict(PRIORS), 3.0, threshold)
    names = [*LOCAL, *RELATIONS]
    for number in range(PASSES):
        values = [coherence.weigh(lesson.questions, lesson.setting, weights)[0] for lesson in lessons]
        weights = _fit(lessons, values, names, weights)
        if progress:
            progress(f"pass {number + 1} of {PASSES}")
    return weights


def _fit(
    lessons: Sequence[Lesson], values: Iterable[list[list[dict[str, float]]]], names: list[str], start: Weights
) -> Weights:
    column = {name: number for number, name in enumerate(names)}
    rows: list[tuple[int, int, float]] = []
    starts: list[int] = []
    right: list[bool] = []
    counts: list[float] = []
    for lesson, table in zip(lessons, values, strict=True):
        for options, answers, count in zip(table, lesson.right, lesson.count, strict=True):
            starts.append(len(right))
            counts.append(count)
            for option, answer in zip(options, answers, strict=True):
                rows.extend((len(right), column[name], value) for name, value in option.items())
                right.append(answer)
            right.append(not any(answers))  # "none of these" closes each group
    matrix = np.zeros((len(right), len(names) + 1))
    for row, place, value in rows:
        matrix[row, place] = value
    ends = np.array([*starts[1:], len(right)]) - 1
    matrix[ends, len(names)] = 1.0
    first = np.array([*(start.clues.get(name, 0.0) for name in names), start.nothing])
    prior = np.array([*(PRIORS.get(name, 0.0) for name in names), 3.0])
    found = _descend(matrix, np.array(starts), np.array(right), np.array(counts), first, prior)
    return Weights(
        dict(zip(names, map(float, found[:-1]), strict=True)), float(found[-1]), start.threshold, start.about
    )


def _descend(matrix: Array, starts: Any, right: Any, counts: Array, first: Array, prior: Array) -> Array:
    """Adam (Kingma & Ba 2015) on the penalised likelihood, full batch."""
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))
    share = counts / counts.sum()
    weights, moment, square = first.copy(), np.zeros_like(first), np.zeros_like(first)
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        powers = np.exp(scores)
        all_ = powers / np.add.reduceat(powers, starts)[group]
        correct = np.where(right, powers, 0.0)
        among = correct / np.maximum(np.add.reduceat(correct, starts), 1e-12)[group]
        gradient = matrix.T @ ((all_ - among) * share[group]) + 2 * PENALTY * (weights - prior)
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        rate = 0.1 * (1 - step / STEPS) + 0.002
        weights -= rate * (moment / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights
