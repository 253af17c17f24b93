"""How near the candidates of each name are to the other names of the passage, computed for many names at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from gazetteer.clues.places import HALF_NEARNESS_KM, KM_PER_DEGREE
from gazetteer.clues.question import Option, Question

SUPPORT_KM = 40.0
"""Distance in kilometres beyond which two places hardly support each other."""
COMPANY_KM = 30.0
"""Distance in kilometres at which a place of the same name as a neighbour counts half as company."""
COMPANIONS = 4
"""Number of other names, the nearest, that count as company: one may be near by chance, four are not."""
REGION_KM = 800.0
"""Distance in kilometres at which a place counts half as in the region of the passage."""
NAMES_AT_ONCE = 32
"""Number of names, in order of the text, that are computed at once: they have most of their neighbours in common."""

Array = np.ndarray[Any, np.dtype[np.float64]]


class Points(NamedTuple):
    """Where a name may be.

    Attributes:
        likely: the likeliest points, the likeliest first: latitude and longitude in degrees, and probability.
        possible: latitude and longitude of the best known places that have exactly this name.
    """

    likely: Sequence[tuple[float, float, float]]
    possible: Sequence[tuple[float, float]]


class Near(NamedTuple):
    """How near a candidate is to the other names, each value 0 to 1.

    Attributes:
        nearest: nearness to the three nearest names; half at `HALF_NEARNESS_KM`.
        close: the same for two names; half at `SUPPORT_KM`.
        region: mean nearness to all names; half at `REGION_KM`.
        joint: `close` as if the likeliest point of each name were certain.
        company: nearness to any place that each of four names may mean, however unlikely; half at `COMPANY_KM`.
        beside: nearness to the names directly next to it in the text.
    """

    nearest: float
    close: float
    region: float
    joint: float
    company: float
    beside: float


NOWHERE = Near(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""The nearness of a candidate without a point."""


def measure(questions: Sequence[Question], points: Sequence[Points]) -> list[Mapping[str, Near]]:
    """Return for each question how near its candidates are to the other names, by the id of the place.

    The result is empty for a question without other names that have points; candidates without a point are left out.

    Args:
        questions: the names of a text, in order.
        points: the points of each.
    """
    return [
        found
        for start in range(0, len(questions), NAMES_AT_ONCE)
        for found in _measure(questions[start : start + NAMES_AT_ONCE], points)
    ]


def is_point(option: Option) -> bool:
    """Return whether the place's point locates it, unlike that of a state."""
    return option.place.location is not None and not option.place.feature.startswith("A.PCL")


def _measure(questions: Sequence[Question], points: Sequence[Points]) -> list[Mapping[str, Near]]:
    """Return the same for a few questions. Distances are equirectangular; the best point of each other name counts."""
    pulls = [
        {
            number: weight
            for number, weight in question.around
            if points[number].likely and number not in question.equals
        }
        for question in questions
    ]
    names = sorted({number for pull in pulls for number in pull})
    asked = [
        (row, option)
        for row, question in enumerate(questions)
        if pulls[row]
        for option in question.options
        if is_point(option)
    ]
    if not asked:
        return [{} for _ in questions]
    rows = [row for row, _ in asked]
    at = np.array([(place.lat, place.lon) for place in (option.place for _, option in asked)])
    lat, lon, share, relative = np.array(
        [
            (lat, lon, share, share / points[name].likely[0][2])
            for name in names
            for lat, lon, share in points[name].likely
        ]
    ).T
    starts = [0, *accumulate(len(points[name].likely) for name in names[:-1])]
    kilometres = np.hypot(*_offsets(at, lat, lon))
    near = np.maximum.reduceat(share / (1 + kilometres / HALF_NEARNESS_KM), starts, axis=1)
    squared = 1 / (1 + (kilometres / SUPPORT_KM) ** 2)
    close = np.maximum.reduceat(share * squared, starts, axis=1)
    joint = np.maximum.reduceat(relative * squared, starts, axis=1)
    region = np.add.reduceat(share / (1 + (kilometres / REGION_KM) ** 2), starts, axis=1)
    pull = np.array([[pull.get(name, 0.0) for name in names] for pull in pulls])[rows]
    beside = np.array([[name in question.beside for name in names] for question in questions])[rows] & (pull > 0)
    columns = (
        _top(near * pull, 3),
        _top(close * pull, 2),
        (region * pull).sum(axis=1) / pull.sum(axis=1),
        _top(joint * pull, 2),
        _top(_company(at, [points[name].possible for name in names]) * (pull > 0), COMPANIONS),
        (near * beside).max(axis=1),
    )
    found: list[dict[str, Near]] = [{} for _ in questions]
    for (row, option), *values in zip(asked, *(column.tolist() for column in columns), strict=True):
        found[row][option.place.id] = Near(*values)
    return list(found)


def _company(at: Array, possible: Sequence[Sequence[tuple[float, float]]]) -> Array:
    """Return how near each point is to the nearest of the places that each name may mean; shape (points, names)."""
    found = np.zeros((len(at), len(possible)))
    names = [number for number, places in enumerate(possible) if places]
    if names:
        lat, lon = np.array([place for number in names for place in possible[number]]).T
        starts = [0, *accumulate(len(possible[number]) for number in names[:-1])]
        north, east = _offsets(at, lat, lon)
        near = 1 / (1 + (north**2 + east**2) / COMPANY_KM**2)
        found[:, names] = np.maximum.reduceat(near, starts, axis=1)
    return found


def _offsets(at: Array, lat: Array, lon: Array) -> tuple[Array, Array]:
    """Return the distances to the north and to the east in kilometres (equirectangular); shape (points, places)."""
    east = ((lon - at[:, 1:] + 180) % 360 - 180) * np.cos(np.radians(lat))
    return KM_PER_DEGREE * (lat - at[:, :1]), KM_PER_DEGREE * east


def _top(near: Array, number: int) -> Array:
    """Return the sum of the largest `number` values of each row, divided by `number`: one near name counts less than three."""
    kept = near if near.shape[1] <= number else np.partition(near, -number, axis=1)[:, -number:]
    return kept.sum(axis=1) / number  # type: ignore[no-any-return]
