"""Recognize adjectives and names of peoples by their endings, and propose names of their places: "Londoners", "London"."""

from __future__ import annotations

from collections.abc import Iterator

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ians", ("ia", "y", "", "e", "o")),
    ("ian", ("ia", "y", "", "e", "o")),
    ("eans", ("ea", "e", "")),
    ("ean", ("ea", "e", "")),
    ("ans", ("a", "", "e", "o")),
    ("an", ("a", "", "e", "o")),
    ("nese", ("n", "")),
    ("ese", ("", "a", "o", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("ites", ("",)),
    ("ite", ("",)),
    ("is", ("", "a", "e")),
    ("i", ("", "a", "e")),
    ("ish", ("", "land", "ey")),
)
"""Maps the ending of a demonym to endings of the place."""

_LOOKS = tuple(ending for ending, _ in _ENDINGS)


def looks_like_one(key: str) -> bool:
    """Return whether a folded word may be a demonym, by its ending."""
    return len(key) > 4 and key.endswith(_LOOKS)


def places_of(key: str) -> Iterator[str]:
    """Yield folded names of the places that a folded word with such an ending may mean.

    >>> sorted(set(places_of("mesopotamian")) & {"mesopotamia"}), sorted(set(places_of("londoners")) & {"london"})
    (['mesopotamia'], ['london'])
    """
    for ending, replacements in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            stem = key[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > 4 and stem[-1] == stem[-2]:
                yield stem[:-1]
