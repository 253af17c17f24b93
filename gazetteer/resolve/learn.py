"""Learn the weight of each clue from names with annotated places.

A conditional logit (McFadden 1974): the probability of a candidate is its share of exp(weights · clues) among all candidates
of the name and "none of these", which is right if no candidate is. Weights are found by Newton's method on the mean negative
log-likelihood with an L2 penalty. Clues from the other names depend on the weights, so they are recomputed after each pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.table import CLUE_KINDS
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.errors import InputError
from gazetteer.resolve import coherence
from gazetteer.resolve.find import Find
from gazetteer.resolve.prior_weights import HELD, MIN_WEIGHTS, NEVER_AGAINST, NEVER_FOR, PRIOR_WEIGHTS
from gazetteer.resolve.resolver import settle

PASSES = 3
LEARNING_STEPS = 60
STRENGTH = 1.0
"""Strength of the penalty that draws weights to their initial values, in mentions per squared unit."""

Array = np.ndarray[Any, np.dtype[np.float64]]


Judge = Callable[[int, Sequence[Option]], Sequence[bool]]
"""Takes the index of a question and its options; returns which are right."""
Table = list[list[Values]]
"""The clues of each option of each question."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The names of one document with the right places.

    Attributes:
        right: for each question, which of its options are right.
        count: for each question, its number of mentions.
        judge: returns which options are right, for questions that get more options; None if none do.
    """

    questions: Sequence[Question]
    setting: Setting
    right: Sequence[Sequence[bool]]
    count: Sequence[float]
    judge: Judge | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Examples:
    """The names of many lessons as one table of numbers.

    Attributes:
        matrix: one row per option and "none of these", one column per clue and the last for "none of these".
        starts: the first row of each name.
        right: for each row, whether it is right; "none of these" is right if no option is.
        counts: for each name, its number of mentions.
        lesson: for each name, the index of its lesson.
    """

    matrix: Array
    starts: Any
    right: Any
    counts: Array
    lesson: Any

    def only(self, names: Any) -> Examples:
        """Return the examples of some names, given as one boolean per name."""
        ends = np.append(self.starts[1:], len(self.right))
        kept = np.flatnonzero(names)
        rows = np.concatenate([np.arange(self.starts[name], ends[name]) for name in kept])
        sizes = ends[kept] - self.starts[kept]
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        return Examples(self.matrix[rows], starts, self.right[rows], self.counts[kept], self.lesson[kept])


def learn(
    lessons: Sequence[Lesson],
    *,
    start: Weights = PRIOR_WEIGHTS,
    find: Find | None = None,
    progress: Callable[[str], None] | None = None,
) -> Weights:
    """Return the weights that make the right places likeliest, close to `start` if the lessons give little evidence.

    Args:
        lessons: names with the right places.
        start: initial weights, and the centre of the penalty.
        find: returns places with similar names, so that doubtful names get the options that `resolve` would score.
        progress: called with a message after each pass.

    Raises:
        InputError: the lessons contain no right place.
    """
    if not any(count for lesson in lessons for count in lesson.count):
        raise InputError("nothing to learn from: no mention has a place or a point")
    weights = start
    for number in range(PASSES):
        weights = fit(examples(*weighed(lessons, weights, find)), start, weights)
        if progress:
            progress(f"pass {number + 1} of {PASSES}")
    return weights


def weighed(lessons: Sequence[Lesson], weights: Weights, find: Find | None = None) -> tuple[list[Lesson], list[Table]]:
    """Return the lessons, with more options for doubtful names, and the clues of each option with given weights."""
    found, tables = [], []
    for lesson in lessons:
        if find is None or lesson.judge is None:
            table = coherence.weigh(lesson.questions, lesson.setting, weights).values
        else:
            settled = settle(lesson.questions, find=find, weights=weights, setting=lesson.setting)
            questions, table = settled.questions, settled.weighed.values
            right = [lesson.judge(number, question.options) for number, question in enumerate(questions)]
            lesson = replace(lesson, questions=questions, right=right)
        found.append(lesson)
        tables.append(table)
    return found, tables


def examples(lessons: Sequence[Lesson], tables: Sequence[Table]) -> Examples:
    """Return lessons and the clues of their options as one table of numbers, without names that have no weight."""
    column = {name: number for number, name in enumerate(CLUE_KINDS)}
    cells: list[tuple[int, int, float]] = []
    starts: list[int] = []
    right: list[bool] = []
    counts: list[float] = []
    origin: list[int] = []
    for number, (lesson, table) in enumerate(zip(lessons, tables, strict=True)):
        for options, answers, count in zip(table, lesson.right, lesson.count, strict=True):
            if not count:
                continue
            starts.append(len(right))
            counts.append(count)
            origin.append(number)
            for option, answer in zip(options, answers, strict=True):
                cells.extend((len(right), column[name], value) for name, value in option.items())
                right.append(answer)
            right.append(not any(answers))  # "none of these" closes each group
    matrix = np.zeros((len(right), len(column) + 1))
    if cells:
        row, place, value = map(np.array, zip(*cells, strict=True))
        matrix[row, place] = value
    matrix[np.array([*starts[1:], len(right)]) - 1, len(column)] = 1.0
    return Examples(matrix, np.array(starts), np.array(right), np.array(counts), np.array(origin))


def fit(table: Examples, start: Weights, last: Weights | None = None) -> Weights:
    """Return the weights that make the right rows of the examples likeliest, starting from `last`."""
    prior, first = (
        np.array([*(each.clues.get(name, 0.0) for name in CLUE_KINDS), each.nothing]) for each in (start, last or start)
    )
    found = descend(table, first, prior)
    clues = dict(zip(CLUE_KINDS, map(float, found[:-1]), strict=True))
    return Weights(clues, float(found[-1]), start.settings, start.about)


def descend(table: Examples, first: Array, prior: Array, *, strength: float = STRENGTH) -> Array:
    """Minimise the penalised loss by Newton's method; steps are halved until they help and stay within bounds.

    The curvature is that of the denominator, an upper bound of the total (an MM step), so that every step is downhill.
    Weights at a bound that the gradient pushes outwards are fixed for that step.

    Args:
        table: the examples.
        first: initial weights, in the order of the columns.
        prior: weights at the centre of the penalty.
        strength: strength of the penalty, in mentions per squared unit.

    Returns:
        The weights, in the order of the columns.
    """
    matrix, starts, right = table.matrix, table.starts, table.right
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))
    share = table.counts / table.counts.sum()
    penalty = strength / table.counts.sum()
    names = [*CLUE_KINDS, ""]
    free = np.array([name not in HELD for name in names])
    lowest = np.array([max(0.0, MIN_WEIGHTS.get(name, 0.0)) if name in NEVER_AGAINST else -np.inf for name in names])
    highest = np.array([min(0.0, MIN_WEIGHTS.get(name, 0.0)) if name in NEVER_FOR else np.inf for name in names])
    weights = np.clip(np.where(free, first, prior), lowest, highest)

    def judge(weights: Array) -> tuple[float, Array, Array]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        powers = np.exp(scores)
        every = np.add.reduceat(powers, starts)
        correct = np.where(right, powers, 0.0)
        among = np.maximum(np.add.reduceat(correct, starts), 1e-12)
        loss = float(share @ np.log(every / among)) + penalty * float(np.sum((weights - prior) ** 2))
        return loss, powers / every[group], correct / among[group]

    loss, all_, among = judge(weights)
    for _ in range(LEARNING_STEPS):
        gradient = matrix.T @ ((all_ - among) * share[group]) + 2 * penalty * (weights - prior)
        moving = free & ~((weights <= lowest) & (gradient > 0)) & ~((weights >= highest) & (gradient < 0))
        step = np.zeros_like(weights)
        curvature = _curvature(matrix[:, moving], all_, starts, group, share)
        step[moving] = np.linalg.solve(curvature + 2 * penalty * np.eye(int(moving.sum())), gradient[moving])
        scale, tried = 1.0, np.clip(weights - step, lowest, highest)
        while (found := judge(tried))[0] > loss and scale > 1e-3:
            scale /= 2
            tried = np.clip(weights - scale * step, lowest, highest)
        if found[0] >= loss - 1e-7:
            break
        weights = tried
        loss, all_, among = found
    return weights


def _curvature(matrix: Array, shares: Array, starts: Any, group: Any, share: Array) -> Array:
    """Return the covariance of the clues within each name, summed over the names."""
    weighted = matrix * shares[:, None]
    means = np.add.reduceat(weighted, starts)
    inner: Array = (weighted * share[group][:, None]).T @ matrix
    return inner - (means * share[:, None]).T @ means
