"""A model's probabilities for each word of a text, and the evidence from them for spans of words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities, one number per word of a text.

    Attributes:
        place_begins, place_goes_on: that a place begins with the word, or continues in it.
        person_begins, person_goes_on: the same for persons.
        outside: that the word is not part of another name: organization, people, date, event, work.
    """

    place_begins: Sequence[float]
    place_goes_on: Sequence[float]
    person_begins: Sequence[float]
    person_goes_on: Sequence[float]
    outside: Sequence[float]

    def place(self, start: int, end: int) -> list[float]:
        """Return the probability of each of some words to be part of a place name."""
        return [a + b for a, b in zip(self.place_begins[start:end], self.place_goes_on[start:end], strict=True)]

    def person(self, start: int, end: int) -> float:
        """Return the mean probability that the words are part of a person's name."""
        return (sum(self.person_begins[start:end]) + sum(self.person_goes_on[start:end])) / (end - start)


@dataclass(frozen=True, slots=True)
class Pool:
    """A model's results for all mentions of one name in a text: their number, and the mean log-odds of each type."""

    mentions: int
    place: float
    person: float


MIN_LOG_ODDS = math.log(0.001 / (1 - 0.001))
"""Log-odds of the lowest probabilities."""


def log_odds(probability: float) -> float:
    """Return log-odds, between -7 and 7."""
    if probability < 0.001:
        return MIN_LOG_ODDS
    kept = probability if probability < 0.999 else 0.999
    return math.log(kept / (1 - kept))


def stretches_of(
    begins: Sequence[float] | NDArray[np.float32], goes_on: Sequence[float] | NDArray[np.float32], least: float = 0.5
) -> list[tuple[int, int, float]]:
    """Return the stretches of words with a probability above `least`, and the mean probability of each.

    >>> stretches_of([0.1, 0.9, 0.1, 0.8], [0.0, 0.0, 0.8, 0.1])
    [(1, 3, 0.9), (3, 4, 0.9)]
    """
    first, inside = np.asarray(begins, np.float64), np.asarray(goes_on, np.float64)
    found: list[Piece] = []
    for index in np.flatnonzero(first + inside > least).tolist():
        if found and found[-1][1] == index and inside[index] >= first[index]:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return [(a, b, round((sum(first[a:b].tolist()) + sum(inside[a:b].tolist())) / (b - a), 6)) for a, b in found]


def likely_places(chances: Chances) -> list[Piece]:
    """Return the spans that may be places according to the model, including less likely ones."""
    found = (stretches_of(chances.place_begins, chances.place_goes_on, least) for least in (0.5, 0.15))
    return [(start, end) for some in found for start, end, _ in some]


def pools(chances: Chances, pieces: Sequence[Piece], names: Sequence[str]) -> Mapping[str, Pool]:
    """Return the model's results for each name in the complete text; `names` has one per item of `pieces`."""
    mentions_of: dict[str, list[Piece]] = {}
    for piece, name in zip(pieces, names, strict=True):
        mentions_of.setdefault(name, []).append(piece)
    found = {}
    for name, mentions in mentions_of.items():
        count = len(mentions)
        if count > 1:
            place = sum(log_odds(sum(chances.place(start, end)) / (end - start)) for start, end in mentions)
            person = sum(log_odds(chances.person(start, end)) for start, end in mentions)
            found[name] = Pool(count, place / count, person / count)
    return found


def evidence(chances: Chances, piece: Piece, strength: str, pool: Pool | None) -> list[str]:
    """Return the evidence from the model's probabilities for and against a span being a place, by name.

    Log-odds are rounded to integers in the names: "model begins&3".

    Args:
        chances: the model's probabilities.
        piece: the stretch of words.
        strength: how strong the name is in the gazetteer.
        pool: the model's results for this name in the complete text; None for a name that occurs once.
    """
    start, end = piece
    place = chances.place(start, end)
    goes_on = chances.place_goes_on[end] if end < len(chances.place_goes_on) else 0.0
    mean = _step(sum(place) / len(place))
    found = [
        f"model begins&{_step(chances.place_begins[start])}",
        f"model least&{_step(min(place))}",
        f"model mean&{mean}",
        f"model mean&{mean}&{strength}",
        f"model goes on&{_step(goes_on)}",
        f"model person&{_step(chances.person(start, end))}",
        f"model outside&{_step(sum(chances.outside[start:end]) / len(place))}",
    ]
    if end - start > 1:
        found.append(f"model begins within&{_step(max(chances.place_begins[start + 1 : end]))}")
    if start and sum(chances.place(start - 1, start)) > 0.5:
        found.append(f"model begun before&{_step(chances.place_goes_on[start])}")
    if pool is None:
        return [*found, "model sees it once"]
    return [*found, f"all mentions place&{_rounded(pool.place)}", f"all mentions person&{_rounded(pool.person)}"]


def _step(probability: float) -> int:
    return _rounded(log_odds(probability))


def _rounded(value: float) -> int:
    return max(-5, min(5, round(value)))
