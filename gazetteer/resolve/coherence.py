"""Choose places that are coherent as a set: score each name's candidates again with the other names of the passage.

The cost of one name is bounded: it considers at most `candidates.WINDOW` other names, and `POINTS` points of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.table import own_values
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.resolve.nearness import Near, Points, is_point, measure
from gazetteer.resolve.relations import Neighbourhood, compare_company, kind_key, relation_clues

ROUNDS = 2
"""Number of rounds of scoring; the second round changes few results, a third almost none."""

IGNORED_BELOW = 0.02
"""Probability below which a candidate is ignored by the other names."""
POINTS, POSSIBLE = 12, 24
"""Number of candidates of one name, the likeliest, that count as neighbours, and of those that count as company, the best known."""


class Own(NamedTuple):
    """The clues of the options of one question that need no other name (`clues.table.own_values`).

    Attributes:
        values: the clues of each option.
        sums: their weighted sums.
    """

    values: list[Values]
    sums: list[float]

    @classmethod
    def of(cls, values: list[Values], weights: Weights) -> Self:
        """Return clues with their weighted sums."""
        return cls(values, list(map(weights.score, values)))


class Weighed(NamedTuple):
    """The clues and the probabilities of the options of all questions.

    Attributes:
        own: the clues of each question that need no other name.
        related: the clues of each option from the other names.
        sums: the weighted sum of all clues of each option.
        likely: the probability of each option.
    """

    own: Sequence[Own]
    related: list[list[Values]]
    sums: list[list[float]]
    likely: list[list[float]]

    @property
    def values(self) -> list[list[Values]]:
        """All clues of every option."""
        return [
            [alone | others for alone, others in zip(own.values, more, strict=True)]
            for own, more in zip(self.own, self.related, strict=True)
        ]


def weigh(
    questions: Sequence[Question],
    setting: Setting,
    weights: Weights,
    rounds: int = ROUNDS,
    *,
    own: Sequence[Own] | None = None,
) -> Weighed:
    """Return the clues and the probability of every option after the given number of rounds.

    Args:
        questions: the names of the text with their options.
        setting: time and place of the text.
        weights: weights of the clues.
        rounds: number of rounds in which the other names are considered.
        own: the clues that need no other name, if already computed.
    """
    if own is None:
        own = [Own.of(own_values(question, setting), weights) for question in questions]
    likely = [weights.shares(each.sums) for each in own]
    return _look_around(questions, own, likely, weights=weights, rounds=rounds)


def weigh_again(
    questions: Sequence[Question], own: Sequence[Own], likely: Sequence[Sequence[float]], weights: Weights
) -> Weighed:
    """Return the same for questions most of which were scored before: one more round is enough."""
    return _look_around(questions, own, likely, weights=weights, rounds=1)


def weigh_one(
    number: int, questions: Sequence[Question], setting: Setting, weights: Weights, *, own: Sequence[Own]
) -> list[float]:
    """Return the weighted sums of one question, as `weigh` does; the last round is computed only for it."""
    likely = weigh(questions, setting, weights, ROUNDS - 1, own=own).likely
    (related,) = relation_values(questions, likely, [number])
    return _together(own[number], related, weights)


def relation_values(
    questions: Sequence[Question], likely: Sequence[Sequence[float]], numbers: Sequence[int] | None = None
) -> list[list[Values]]:
    """Return the clues of every option from the other names, whose candidates are weighted by `likely`.

    Args:
        questions: the names of the text with their options.
        likely: the probability of each option.
        numbers: the indexes of the questions whose clues are wanted; all when None.
    """
    table = [
        list(zip(question.options, shares, strict=True)) for question, shares in zip(questions, likely, strict=True)
    ]
    evidence = [_evidence_of(row) for row in table]
    asked = questions if numbers is None else [questions[number] for number in numbers]
    nearness = measure(asked, [Points(other.points, other.possible) for other in evidence])
    found = []
    for question, near in zip(asked, nearness, strict=True):
        around = _neighbourhood(question, evidence, near)
        around.likely = table
        rows = [relation_clues(option, question, around) for option in question.options]
        compare_company(rows)
        found.append(rows)
    return found


def _look_around(
    questions: Sequence[Question],
    own: Sequence[Own],
    likely: Sequence[Sequence[float]],
    *,
    weights: Weights,
    rounds: int,
) -> Weighed:
    related: list[list[Values]] = [[{} for _ in each.values] for each in own]
    sums, found = [each.sums for each in own], [list(row) for row in likely]
    for _ in range(rounds):
        related = relation_values(questions, found)
        sums = [_together(each, more, weights) for each, more in zip(own, related, strict=True)]
        found = list(map(weights.probabilities, sums))
    return Weighed(own, related, sums, found)


def _together(own: Own, related: Sequence[Values], weights: Weights) -> list[float]:
    """Return the weighted sums of the clues of one question and those from the other names."""
    return [alone + weights.score(others) for alone, others in zip(own.sums, related, strict=True)]


@dataclass(slots=True)
class _Evidence:
    """The evidence of one name for the others.

    Attributes:
        covered: whether the gazetteer has the name, 0 or 1.
        known: whether it has any candidate, 0 or 1.
        areas: the areas in which it may lie, by probability.
        named: the areas that it may name, by probability.
        kinds: the kinds of places that it may be, by probability.
        points: its likeliest points.
        possible: the points of the best known places that have exactly this name.
    """

    covered: float
    known: float
    areas: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    kinds: dict[str, float] = field(default_factory=dict)
    points: list[tuple[float, float, float]] = field(default_factory=list)
    possible: list[tuple[float, float]] = field(default_factory=list)


def _evidence_of(row: Sequence[tuple[Option, float]]) -> _Evidence:
    exact = [option for option, _ in row if option.how == "exact"]
    other = _Evidence(float(bool(exact)), float(bool(row)))
    for option in exact[:POSSIBLE]:
        if option.place.location and is_point(option):
            other.possible.append((option.place.location.lat, option.place.location.lon))
    for option, share in sorted(row, key=lambda pair: -pair[1]):
        if share < IGNORED_BELOW:
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
        if place.location and is_point(option) and len(other.points) < POINTS:
            other.points.append((place.location.lat, place.location.lon, share))
    return other


def _neighbourhood(question: Question, evidence: Sequence[_Evidence], near: Mapping[str, Near]) -> Neighbourhood:
    around = Neighbourhood(near=near)
    areas, named = around.areas, around.named
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
    listed = [
        number
        for number in question.beside
        if evidence[number].kinds and number not in question.containers | question.contents
    ]
    if listed:
        around.kinds = _mean([evidence[number].kinds for number in listed])
    return around


def _mean(shares: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Return the mean of several probabilities by kind."""
    total: dict[str, float] = {}
    for each in shares:
        for kind, share in each.items():
            total[kind] = total.get(kind, 0.0) + share / len(shares)
    return total
