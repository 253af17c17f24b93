"""Choosing places that agree as a set: each name's candidates weighed again in the light of the others'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from gazetteer.resolve.features import LOCAL, NEAR_KM, Option, Question, Setting
from gazetteer.resolve.relations import Neighbourhood, asked
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
    found = []
    for question in questions:
        around = _neighbourhood(question, voices, table)
        clues = asked(question)
        found.append(
            [
                {name: value for name, clue in clues if (value := clue(option, question, around))}
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
    values, found = local, [list(row) for row in likely]
    for _ in range(rounds):
        related = relation_values(questions, found)
        values = [
            [own | others for own, others in zip(row, more, strict=True)]
            for row, more in zip(local, related, strict=True)
        ]
        found = [weights.probabilities([weights.score(value) for value in row]) for row in values]
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


def _neighbourhood(question: Question, voices: Sequence[_Voice], table: Table) -> Neighbourhood:
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
    heard = [number for number in others if voices[number].points and number not in question.equals]
    options = [option for option in question.options if option.place.location]
    if heard and options:
        ids = [option.place.id for option in options]
        near, joint = _nearness(options, [voices[number].points for number in heard])
        around.nearest = dict(zip(ids, _top(near, 3), strict=True))
        around.joint = dict(zip(ids, _top(joint, 2), strict=True))
        close = [column for column, number in enumerate(heard) if number in question.beside]
        if close:
            around.beside = dict(zip(ids, map(float, near[:, close].max(axis=1)), strict=True))
    return around


def _nearness(options: Sequence[Option], groups: Sequence[Sequence[tuple[float, float, float]]]) -> tuple[Array, Array]:
    """For each option and each other name, of its points the best: share times nearness, and relative share times closeness.

    Nearness is 1 at the spot and a half 150 km away; closeness falls faster. Distances are equirectangular, quick on purpose.
    States, whose points say nothing, are near to nobody.
    """
    lat = np.array([option.place.location.lat for option in options if option.place.location])[:, None]
    lon = np.array([option.place.location.lon for option in options if option.place.location])[:, None]
    points = np.array([point for group in groups for point in group])
    east = ((points[:, 1] - lon + 180) % 360 - 180) * np.cos(np.radians(points[:, 0]))
    kilometres = 111.2 * np.hypot(points[:, 0] - lat, east)
    sizes = [len(group) for group in groups]
    starts = np.cumsum([0, *sizes[:-1]])
    relative = points[:, 2] / np.repeat(np.maximum.reduceat(points[:, 2], starts), sizes)
    near = np.maximum.reduceat(points[:, 2] / (1 + kilometres / NEAR_KM), starts, axis=1)
    joint = np.maximum.reduceat(relative / (1 + (kilometres / CLOSE_KM) ** 2), starts, axis=1)
    states = [option.place.feature.startswith("A.PCL") for option in options]
    near[states] = joint[states] = 0.0
    return near, joint


def _top(near: Array, number: int) -> Iterable[float]:
    """The sum of the greatest few of each row, divided by `number`: one near name says less than three."""
    kept = near if near.shape[1] <= number else np.partition(near, -number, axis=1)[:, -number:]
    return map(float, kept.sum(axis=1) / number)
