"""Choose places that are coherent as a set: score each name's candidates again with the other names of the passage.

The cost of one name is bounded: it considers at most `candidates.WINDOW` other names, and `POINTS` points of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import numpy as np

from gazetteer.clues.places import NEAR_KM
from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.table import own_values
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.resolve.relations import Neighbourhood, kind_key, relation_clues

ROUNDS = 2
"""Number of rounds of scoring; the second round changes few results, a third almost none."""

FAINT = 0.02
"""Probability below which a candidate is ignored by the other names."""
POINTS = 12
"""Number of candidates of one name, the likeliest, that count as neighbours."""
CLOSE_KM = 40.0
"""Distance in kilometres beyond which two places hardly support each other."""
REGION_KM = 800.0
"""Distance in kilometres at which a place counts half as in the region of the passage."""

Array = np.ndarray[Any, np.dtype[np.float64]]


def weigh(
    questions: Sequence[Question],
    setting: Setting,
    weights: Weights,
    rounds: int = ROUNDS,
    *,
    own: list[list[Values]] | None = None,
) -> tuple[list[list[Values]], list[list[float]]]:
    """Return the clues and the probability of every option after the given number of rounds.

    Args:
        questions: the names of the text with their options.
        setting: time and place of the text.
        weights: weights of the clues.
        rounds: number of rounds in which the other names are considered.
        own: the clues that need no other name, if already computed (`clues.table.own_values`).
    """
    if own is None:
        own = [own_values(question, setting) for question in questions]
    scores = [[weights.score(values) for values in row] for row in own]
    likely = [weights.shares(row) for row in scores]
    return _look_around(questions, own, scores, likely, weights, rounds)


def weigh_again(
    questions: Sequence[Question], own: list[list[Values]], likely: Sequence[Sequence[float]], weights: Weights
) -> tuple[list[list[Values]], list[list[float]]]:
    """Return the same for questions most of which were scored before: one more round is enough."""
    scores = [[weights.score(values) for values in row] for row in own]
    return _look_around(questions, own, scores, likely, weights, 1)


def relation_values(questions: Sequence[Question], likely: Sequence[Sequence[float]]) -> list[list[Values]]:
    """Return the clues of every option from the other names, whose candidates are weighted by `likely`."""
    table = [
        list(zip(question.options, shares, strict=True)) for question, shares in zip(questions, likely, strict=True)
    ]
    evidence = [_evidence_of(row) for row in table]
    found = []
    for question in questions:
        around = _neighbourhood(question, evidence)
        around.likely = table
        found.append([relation_clues(option, question, around) for option in question.options])
    return found


def _look_around(
    questions: Sequence[Question],
    own: list[list[Values]],
    scores: Sequence[Sequence[float]],
    likely: Sequence[Sequence[float]],
    weights: Weights,
    rounds: int,
) -> tuple[list[list[Values]], list[list[float]]]:
    related: list[list[Values]] = [[{} for _ in row] for row in own]
    found = [list(row) for row in likely]
    for _ in range(rounds):
        related = relation_values(questions, found)
        found = [
            weights.probabilities([score + weights.score(values) for score, values in zip(row, more, strict=True)])
            for row, more in zip(scores, related, strict=True)
        ]
    values = [
        [alone | others for alone, others in zip(row, more, strict=True)]
        for row, more in zip(own, related, strict=True)
    ]
    return values, found


@dataclass(slots=True)
class _Evidence:
    """The evidence of one name for the others.

    Attributes:
        covered: whether the gazetteer has the name, 0 or 1.
        known: whether it has any candidate, 0 or 1.
        areas: the areas in which it may lie, by probability.
        named: the areas that it may name, by probability.
        kinds: the kinds of places that it may be, by probability.
        points: one row per likely point: latitude, longitude, probability, probability of the likeliest, narrowing.
    """

    covered: float
    known: float
    areas: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, float] = field(default_factory=dict)
    points: Array | None = None


def _evidence_of(row: Sequence[tuple[Option, float]]) -> _Evidence:
    other = _Evidence(float(any(option.how == "exact" for option, _ in row)), float(bool(row)))
    points: list[tuple[float, float, float]] = []
    for option, share in sorted(row, key=lambda pair: -pair[1]):
        if share < FAINT:
            break
        place = option.place
        kind = kind_key(place.feature)
        other.kinds[kind] = other.kinds.get(kind, 0.0) + share
        areas = [*place.divisions, place.country] if place.country else list(place.divisions)
        if place.feature.startswith("A.ADM"):
            areas.append(place.id)
            other.named[place.id] = share
        elif place.feature.startswith("A.PCL") and place.country:
            other.named[place.country] = other.named.get(place.country, 0.0) + share
        for area in areas:
            other.areas[area] = other.areas.get(area, 0.0) + share
        if place.location and not place.feature.startswith("A.PCL") and len(points) < POINTS:
            points.append((place.location.lat, place.location.lon, share))
    if points:
        lat, lon, share_ = np.array(points).T
        other.points = np.stack((lat, lon, share_, share_ / share_.max(), np.cos(np.radians(lat))))
    return other


def _neighbourhood(question: Question, evidence: Sequence[_Evidence]) -> Neighbourhood:
    around = Neighbourhood()
    areas, named = around.areas, around.named
    neighbours: list[tuple[int, float]] = []
    for number, weight in question.around:
        other = evidence[number]
        around.names += weight
        around.covered += weight * other.covered
        around.others += weight * other.known
        for area, share in other.areas.items():
            areas[area] = areas.get(area, 0.0) + weight * share
        for area, share in other.named.items():
            if share > named.get(area, 0.0):
                named[area] = share
        if other.points is not None and number not in question.equals:
            neighbours.append((number, weight))
    listed = [
        number
        for number in question.beside
        if evidence[number].kinds and number not in question.containers | question.contents
    ]
    if listed:
        around.kinds = _mean([evidence[number].kinds for number in listed])
    options = [option for option in question.options if option.place.location and _is_point(option)]
    if neighbours and options:
        _measure(around, question, options, neighbours, evidence)
    return around


def _mean(shares: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Return the mean of several probabilities by kind."""
    total: dict[str, float] = {}
    for each in shares:
        for kind, share in each.items():
            total[kind] = total.get(kind, 0.0) + share / len(shares)
    return total


def _is_point(option: Option) -> bool:
    """Return whether the place's point locates it, unlike that of a state."""
    return not option.place.feature.startswith("A.PCL")


def _measure(
    around: Neighbourhood,
    question: Question,
    options: Sequence[Option],
    neighbours: Sequence[tuple[int, float]],
    evidence: Sequence[_Evidence],
) -> None:
    """Compute how near each option is to the other names; the best point of each name counts.

    Nearness is 1 at the point and falls to a half within 150 km, closeness within 40 km, region within 800 km. Distances
    are equirectangular.
    """
    groups = [points for number, _ in neighbours if (points := evidence[number].points) is not None]
    lat, lon, share, relative, narrowing = np.concatenate(groups, axis=1)
    starts = [0, *accumulate(group.shape[1] for group in groups[:-1])]
    at = np.array(
        [(option.place.location.lat, option.place.location.lon) for option in options if option.place.location]
    )
    east = ((lon - at[:, 1:] + 180) % 360 - 180) * narrowing
    kilometres = 111.2 * np.hypot(lat - at[:, :1], east)
    near = np.maximum.reduceat(share / (1 + kilometres / NEAR_KM), starts, axis=1)
    squared = 1 / (1 + (kilometres / CLOSE_KM) ** 2)
    close = np.maximum.reduceat(share * squared, starts, axis=1)
    joint = np.maximum.reduceat(relative * squared, starts, axis=1)
    region = np.add.reduceat(share / (1 + (kilometres / REGION_KM) ** 2), starts, axis=1)
    pull = np.array([weight for _, weight in neighbours])
    ids = [option.place.id for option in options]
    around.nearest = _by_id(ids, _top(near * pull, 3))
    around.close = _by_id(ids, _top(close * pull, 2))
    around.joint = _by_id(ids, _top(joint * pull, 2))
    around.region = _by_id(ids, (region * pull).sum(axis=1) / pull.sum())
    columns = [column for column, (number, _) in enumerate(neighbours) if number in question.beside]
    if columns:
        around.beside = _by_id(ids, near[:, columns].max(axis=1))


def _by_id(ids: Sequence[str], numbers: Array) -> Mapping[str, float]:
    return dict(zip(ids, numbers.tolist(), strict=True))


def _top(near: Array, number: int) -> Array:
    """Return the sum of the largest `number` values of each row, divided by `number`: one near name counts less than three."""
    kept = near if near.shape[1] <= number else np.partition(near, -number, axis=1)[:, -number:]
    return kept.sum(axis=1) / number  # type: ignore[no-any-return]
