"""Learns how much each clue weighs, from names whose place somebody has marked.

A conditional logit (McFadden 1974): the probability of a candidate is its share of exp(weights · clues) among all candidates
of the name and "none of these", which is the right answer where no candidate is. Weights are found by Newton's method on the
mean negative log-likelihood with an L2 penalty. Clues that look at the other names depend on the weights themselves, so that
they are computed anew after each pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gazetteer.clues.question import Question, Setting
from gazetteer.clues.table import KINDS
from gazetteer.clues.times import Values
from gazetteer.clues.weights import NOTHING, Weights
from gazetteer.errors import InputError
from gazetteer.resolve import coherence

PASSES = 3
STEPS = 60
STRENGTH = 1.0
"""How strongly weights are drawn to those that learning begins with, in mentions for each squared unit."""

START = Weights(
    {
        "named": 2.0, "primary": 1.3, "curated": 1.0, "attested_alone": 1.3,
        "abbreviation": 1.0, "demonym": 1.0, "foreign": -1.5, "foreign_fame": -5.0,
        "part": -1.0, "inexact": -1.0, "unlike": -6.0, "fuzzy": -1.0, "inexact_state": -1.0, "inexact_near": 1.0,
        "known_once": 5.0,
        "time": 1.6, "alternate_then": 0.5, "existence": 1.2, "anachronism": -2.0, "ancient_undated": -1.0,
        "settled": 5.0, "prominence": 5.0, "old_fame": -2.0, "leader": 0.5,
        "kind_said": 1.5, "kind_named": 1.0, "kind_asked": 1.4, "kind_article": 1.0, "kind_clash": -3.0, "letters": -0.8,
        "near": 7.0, "home": 4.0,
        "same_country": 1.0, "same_first": 2.0, "same_second": 2.0, "home_named": 0.7, "country_named": 0.3,
        "proximity": 4.0, "container": 2.5, "loose_container": 1.0, "outside": -4.0, "contains": 0.7, "same_kind": 0.5,
        "equated": 3.0,
    },
    nothing=5.0,
)  # fmt: skip
"""Where learning begins and to which the penalty draws back, so that a clue that the lessons never show keeps its sense."""

HELD = frozenset(
    "named time existence anachronism settled near home equated kind_said kind_asked kind_clash container outside "
    "primary curated known_once letters attested_alone fuzzy "
    "foreign foreign_fame".split()
)
"""Clues whose weights stay as they begin: the texts to learn from show too little of them, and `named` every candidate has."""

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """The names of one document with the answers.

    Attributes:
        right: for each question, which of its options are right.
        count: for each question, how many mentions it stands for.
    """

    questions: Sequence[Question]
    setting: Setting
    right: Sequence[Sequence[bool]]
    count: Sequence[float]


def learn(
    lessons: Sequence[Lesson], *, start: Weights = START, progress: Callable[[str], None] | None = None
) -> Weights:
    """Return the weights that make the right answers likeliest, and stay near to `start` where the lessons show little.

    Raises:
        InputError: the lessons contain no answer.
    """
    if not any(count for lesson in lessons for count in lesson.count):
        raise InputError("nothing to learn from: no mention has a place or a point")
    weights = start
    for number in range(PASSES):
        values = (coherence.weigh(lesson.questions, lesson.setting, weights)[0] for lesson in lessons)
        weights = _fit(lessons, values, start, weights)
        if progress:
            progress(f"pass {number + 1} of {PASSES}")
    return weights


def _fit(lessons: Sequence[Lesson], tables: Iterable[list[list[Values]]], start: Weights, last: Weights) -> Weights:
    names = [*KINDS]
    column = {name: number for number, name in enumerate(names)}
    rows: list[tuple[int, int, float]] = []
    starts: list[int] = []
    right: list[bool] = []
    counts: list[float] = []
    for lesson, table in zip(lessons, tables, strict=True):
        for options, answers, count in zip(table, lesson.right, lesson.count, strict=True):
            if not count:
                continue
            starts.append(len(right))
            counts.append(count)
            for option, answer in zip(options, answers, strict=True):
                rows.extend((len(right), column[name], value) for name, value in option.items())
                right.append(answer)
            right.append(not any(answers))  # "none of these" closes each group
    matrix = np.zeros((len(right), len(names) + 1))
    for row, place, value in rows:
        matrix[row, place] = value
    matrix[np.array([*starts[1:], len(right)]) - 1, len(names)] = 1.0
    prior, first = (np.array([*(each.clues.get(name, 0.0) for name in names), each.nothing]) for each in (start, last))
    free = np.array([name not in HELD for name in [*names, NOTHING]])
    found = _descend(matrix, np.array(starts), np.array(right), np.array(counts), first, prior, free)
    clues = dict(zip(names, map(float, found[:-1]), strict=True))
    return Weights(clues, float(found[-1]), start.settings, start.about)


def _descend(matrix: Array, starts: Any, right: Any, counts: Array, first: Array, prior: Array, free: Any) -> Array:
    """Minimise the penalised loss by Newton's method, each step halved until it helps.

    The curvature is that of the denominator alone, which bounds the whole from above (an MM step), so that every step is downhill.
    """
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(right)]))
    share = counts / counts.sum()
    penalty = STRENGTH / counts.sum()
    weights = np.where(free, first, prior)

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
    for _ in range(STEPS):
        gradient = matrix.T @ ((all_ - among) * share[group]) + 2 * penalty * (weights - prior)
        weighted = matrix * all_[:, None]
        means = np.add.reduceat(weighted, starts)
        curvature = (weighted * share[group][:, None]).T @ matrix - (means * share[:, None]).T @ means
        curvature += 2 * penalty * np.eye(len(weights))
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        scale = 1.0
        while (found := judge(weights - scale * step))[0] > loss and scale > 1e-3:
            scale /= 2
        if found[0] >= loss - 1e-7:
            break
        weights = weights - scale * step
        loss, all_, among = found
    return weights
