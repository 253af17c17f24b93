"""Noise of scans and old prints, added to training texts so that the model learns to read them."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from recognizer_training.examples import Example

CONFUSED = {
    "e": "c",
    "c": "e",
    "h": "b",
    "l": "1",
    "i": "l",
    "n": "u",
    "u": "n",
    "o": "0",
    "m": "rn",
    "t": "f",
    "s": "f",
}
"""Letters that are confused in scanned text."""
_LONG_S = re.compile(r"s(?=[a-z])")
NOT_LOOKED_UP = 17


def noisy(example: Example, rng: random.Random, *, share: float = 0.3) -> Example:
    """Return the example, in `share` of the cases with one of five kinds of noise."""
    if rng.random() >= share:
        return example
    spoil = rng.choice((_long_s, _confused, _broken, _broken, _capitals, _small))
    return spoil(example, rng)


def without_gazetteer(example: Example, rng: random.Random, *, share: float = 0.25) -> Example:
    """Return the example, in `share` of the cases without gazetteer features, else with some names unknown."""
    if rng.random() < share:
        return replace(example, strength=[NOT_LOOKED_UP] * len(example.words))
    return replace(example, strength=[0 if value and rng.random() < 0.1 else value for value in example.strength])


def _written(example: Example, words: list[str]) -> Example:
    """Return the example with changed letters; changed words are not in the gazetteer."""
    strength = [
        known if word.lower() == old.lower() else 0
        for word, old, known in zip(words, example.words, example.strength, strict=True)
    ]
    return replace(example, words=words, strength=strength)


def _long_s(example: Example, rng: random.Random) -> Example:
    return _written(example, [_LONG_S.sub("f", word) for word in example.words])


def _confused(example: Example, rng: random.Random) -> Example:
    words = []
    for word in example.words:
        at = rng.randrange(len(word))
        if len(word) > 3 and rng.random() < 0.12 and word[at] in CONFUSED:
            word = word[:at] + CONFUSED[word[at]] + word[at + 1 :]
        words.append(word)
    return _written(example, words)


def _capitals(example: Example, rng: random.Random) -> Example:
    return replace(example, words=[word.upper() for word in example.words])


def _small(example: Example, rng: random.Random) -> Example:
    """Write names in lower case, without gazetteer features, because only capitalized words are looked up."""
    if rng.random() < 0.5:
        return example
    return replace(example, words=[word.lower() for word in example.words], strength=[0] * len(example.words))


def _broken(example: Example, rng: random.Random) -> Example:
    """Break words in two, with or without a hyphen: "Constan- tinople"."""
    columns: list[tuple[str, int, int, int, int]] = []
    rows = zip(example.words, example.strength, example.place, example.person, example.other, strict=True)
    for word, known, place, person, other in rows:
        named = place > 0 or person > 0
        if len(word) > 5 and word.isalpha() and rng.random() < (0.35 if named else 0.03):
            at = rng.randrange(2, len(word) - 2)
            hyphen = "-" if rng.random() < 0.6 else ""
            columns.append((word[:at] + hyphen, 0, place, person, other))
            columns.append((word[at:], 0, _inside(place), _inside(person), _inside(other)))
        else:
            columns.append((word, known, place, person, other))
    words, strength, places, persons, others = (list(column) for column in zip(*columns[:200], strict=True))
    return replace(example, words=words, strength=strength, place=places, person=persons, other=others)


def _inside(label: int) -> int:
    """Return the label of a word that continues what this label begins."""
    return label + 1 if label > 0 and label % 2 else label
