"""Split a cell into a place and the areas around it: "Kars, Türkei", "Kamerun: Buea, 1000 m ü. M.", "Amani bei Tanga"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gazetteer.kinds import kind_of
from gazetteer.reconcile import patterns

_BRACKETED = re.compile(r"\s*\(([^\W\d_]+\.?)\)$")


class Levels(NamedTuple):
    """A place and what contains it, the smallest first.

    Attributes:
        names: the levels.
        is_label: whether the order is that of a label, with a colon after the larger areas: "Kamerun: Buea".
    """

    names: list[str]
    is_label: bool = False


def read_levels(text: str) -> Levels:
    """Split a text at its commas and colons, without heights and habitats.

    >>> read_levels("Kamerun: Buea, 1000 m ü. M.")
    Levels(names=['Buea', 'Kamerun'], is_label=True)
    >>> read_levels("Mardin, in collibus").names, read_levels("Aidin, Vilajet").names, read_levels("Zor (Sandschak)").names
    (['Mardin'], ['Aidin Vilajet'], ['Zor Sandschak'])
    """
    *outer, inner = patterns.LABEL.split(text)
    names = _split(inner)
    for area in reversed(outer):
        names += reversed(_split(area))
    return Levels(names or [text], bool(outer))


def _split(text: str) -> list[str]:
    bracketed = _BRACKETED.search(text)
    if bracketed and kind_of(bracketed[1]):
        text = _with_kind(text[: bracketed.start()], bracketed[1])
    bare = patterns.HEIGHT.sub("", text) or text
    return _with_kinds(
        level for level in patterns.LEVELS.split(bare) if level and not patterns.HABITAT.fullmatch(level)
    )


def _with_kinds(levels: Iterable[str]) -> list[str]:
    """Return the levels, those of only a kind word joined to the one before: "Aidin, Vilajet"."""
    found: list[str] = []
    for level in levels:
        if found and kind_of(level) and not kind_of(found[-1]):
            found[-1] = _with_kind(found[-1], level)
        else:
            found.append(level)
    return found


def _with_kind(name: str, word: str) -> str:
    """Return a name with its kind word on the side where its language has it: "Kreis Wenden"."""
    kind = kind_of(word)
    return f"{word} {name}" if kind and kind.position == "before" else f"{name} {word}"
