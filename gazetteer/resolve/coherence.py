"""Choosing places that agree as a set: each name's candidates weighed again in the light of the others'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gazetteer.resolve.features import LOCAL, NEAR_KM, Option, Question, Setting
from gazetteer.resolve.relations import RELATIONS, Neighbourhood
from gazetteer.resolve.weights import Weights

ROUNDS = 2
"""How often the whole document is weighed again; the second round changes few answers, a third almost none."""

FAINT = 0.02
"""A candidate less likely than this says nothing to the other names."""
POINTS = 12
"""Candidates of one name, the likeliest, that may be near to other names."""
CLOSE_KM = 40.0
"""The distance at which two places hardly settle each other any more."""

Values = dict[str, float]
Table = Sequence[Sequence[tuple[Option, float]]]
Array = np.ndarray[Any, np.dtype[np.float64]]


def local_values(questions: Sequence[Question], setting: Setting) -> list[list[Values]]:
    """The clues of every option that need no other name, a dictionary an option."""
    return [
        [
            {name: value for name, clue in LOCAL.items() if (value := clue(option, question, setting))}
            for option in question.options
        ]
        for question in questions
    ]


def relation_values(questions: Sequence[Question], likely: Sequence[Sequence[float]]) -> list[list[Values]]:
    """The clues of every option that look at the other names, each candidate of theirs weighted by `likely`."""
    table = [
        list(zip(question.options, shares, strict=True)) for question, shares in zip(questions, likely, strict=True)
    ]
    voices = [_voice(row) for row in table]
    points = _Points(voices)
    found = []
    for question in questions:
        around = _neighbourhood(question, voices, points, table)
        found.append(
            [
                {name: value for name, clue in RELATIONS.items() if (value := clue(option, question, around))}
                for option in question.options
            ]
        )
    return found


def weigh(
    questions: Sequence[Question],
    setting: Setting,
    weights: Weights,
    rounds: int = ROUNDS,
    *,
    local: list[list[Values]] | None = None,
) -> tuple[list[list[Values]], list[list[float]]]:
    """The clues of every option and its probability, after so many rounds of looking at the others.

    `local` are those that need no other name, where they are known.
    """
    if local is None:
        local = local_values(questions, setting)
    likely = [weights.shares([weights.score(values) for values in row]) for row in local]
    return _look_around(questions, local, likely, weights, rounds)


def weigh_again(
    questions: Sequence[Question], local: list[list[Values]], likely: Sequence[Sequence[float]], weights: Weights
) -> tuple[list[list[Values]], list[list[float]]]:
    """The same for questions of which most are weighed already, the others given as yet unlikely: one round settles them."""
    return _look_around(questions, local, likely, weights, 1)


def _look_around(
    questions: Sequence[Question],
    local: list[list[Values]],
    likely: Sequence[Sequence[float]],
    weights: Weights,
    rounds: int,
) -> tuple[list[list[Values]], list[list[float]]]:
    own = [[weights.score(values) for values in row] for row in local]
    related: list[list[Values]] = [[{} for _ in row] for row in local]
    found = [list(row) for row in likely]
    for _ in range(rounds):
        related = relation_values(questions, found)
        found = [
            weights.probabilities([score + weights.score(values) for score, values in zip(scores, row, strict=True)])
            for scores, row in zip(own, related, strict=True)
        ]
    values = [
        [alone | others for alone, others in zip(row, more, strict=True)]
        for row, more in zip(local, related, strict=True)
    ]
    return values, found


@dataclass(slots=True)
class _Voice:
    """What one name says to the others: the areas in which it lies, those that it names, and its likeliest points."""

    areas: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    points: list[tuple[float, float, float]] = field(default_factory=list)


def _voice(row: Sequence[tuple[Option, float]]) -> _Voice:
    voice = _Voice()
    for option, share in sorted(row, key=lambda pair: -pair[1]):
        if share < FAINT:
            break
        place = option.place
        areas = [*place.divisions, place.country] if place.country else list(place.divisions)
        if place.feature.startswith("A.ADM"):
            areas.append(place.id)
            voice.named[place.id] = share
        elif place.feature.startswith("A.PCL") and place.country:
            voice.named[place.country] = voice.named.get(place.country, 0.0) + share
        for area in areas:
            voice.areas[area] = voice.areas.get(area, 0.0) + share
        if place.location and not place.feature.startswith("A.PCL") and len(voice.points) < POINTS:
            voice.points.append((place.location.lat, place.location.lon, share))
    return voice


def _neighbourhood(question: Question, voices: Sequence[_Voice], points: _Points, table: Table) -> Neighbourhood:
    around = Neighbourhood(likely=table)
    others = [number for number in sorted(question.around) if table[number]]
    around.others = len(others)
    areas, named = around.areas, around.named
    for number in others:
        for area, share in voices[number].areas.items():
            areas[area] = areas.get(area, 0.0) + share
        for area, share in voices[number].named.items():
            if share > named.get(area, 0.0):
                named[area] = share
    heard = [number for number in others if number in points.column and number not in question.equals]
    options = [option for option in question.options if option.place.location]
    if heard and options:
        ids = [option.place.id for option in options]
        columns = [points.column[number] for number in heard]
        near, joint = (found[:, columns] for found in points.nearness(options))
        around.nearest = dict(zip(ids, _top(near, 3), strict=True))
        around.joint = dict(zip(ids, _top(joint, 2), strict=True))
        close = [column for column, number in enumerate(heard) if number in question.beside]
        if close:
            around.beside = dict(zip(ids, map(float, near[:, close].max(axis=1)), strict=True))
    return around


class _Points:
    """The likeliest points of all names of a document.

    Attributes:
        column: the number of a name that has points to its column in what `nearness` gives.
    """

    def __init__(self, voices: Sequence[_Voice]) -> None:
        groups = {number: voice.points for number, voice in enumerate(voices) if voice.points}
        self.column = {number: column for column, number in enumerate(groups)}
        if groups:
            sizes = [len(group) for group in groups.values()]
            points = np.array([point for group in groups.values() for point in group])
            self._lat, self._lon, self._share = points.T
            self._narrowing = np.cos(np.radians(self._lat))
            self._starts = np.cumsum([0, *sizes[:-1]])
            self._relative = self._share / np.repeat(np.maximum.reduceat(self._share, self._starts), sizes)

    def nearness(self, options: Sequence[Option]) -> tuple[Array, Array]:
        """For each option and each name, of its points the best: share times nearness, and relative share times closeness.

        Nearness is 1 at the spot and a half 150 km away; closeness falls faster. Distances are equirectangular, quick on
        purpose. States, whose points say nothing, are near to nobody.
        """
        at = np.array(
            [(option.place.location.lat, option.place.location.lon) for option in options if option.place.location]
        )
        east = ((self._lon - at[:, 1:] + 180) % 360 - 180) * self._narrowing
        kilometres = 111.2 * np.hypot(self._lat - at[:, :1], east)
        near = np.maximum.reduceat(self._share / (1 + kilometres / NEAR_KM), self._starts, axis=1)
        joint = np.maximum.reduceat(self._relative / (1 + (kilometres / CLOSE_KM) ** 2), self._starts, axis=1)
        states = [option.place.feature.startswith("A.PCL") for option in options]
        near[states] = joint[states] = 0.0
        return near, joint


def _top(near: Array, number: int) -> Iterable[float]:
    """The sum of the greatest few of each row, divided by `number`: one near name says less than three."""
    kept = near if near.shape[1] <= number else np.partition(near, -number, axis=1)[:, -number:]
    return map(float, kept.sum(axis=1) / number)
