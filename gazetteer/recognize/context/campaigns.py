"""Evidence from verbs of campaigns and journeys before a name: "besieged Nisib", "fell back by Rostoff to"."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues, is_in


def conquest(page: Page, position: int, strength: str) -> Iterator[str]:
    """Yield the evidence of a verb that a campaign does to places; persons are captured, too, but rarely besieged."""
    word, name = page.lower[position], page.lower[position + 1]
    if word in cues.CONQUERED:
        yield "before:conquest"
    elif word in cues.TAKEN and strength != "unknown":
        if not is_in(name, "surnames", "given"):
            yield "before:capture"
        elif strength in STRENGTHS_OF_CITIES and page.lower[position + 2 : position + 3] not in _PRISONERS:
            yield "before:capture of a namesake"


STRENGTHS_OF_CITIES = frozenset({"good", "strong", "top"})
"""Strengths of names of cities and states."""

_PRISONERS = (["prisoner"], ["captive"], ["alive"])
"""What follows a person who is taken."""


def moves(page: Page, position: int) -> bool:
    """Return whether a verb of movement is one of the three words before: "fell back by", "retreated by"."""
    return any(word in cues.MOTION or word in cues.MARCHES for word in page.lower[max(0, position - 3) : position])


def on_the_way(page: Page, end: int) -> bool:
    """Return whether "to" and a name follow, perhaps after another name: the "Lars" of "by Lars to Vladikavkaz"."""
    if page.lower[end : end + 1] == ["and"] and page.marks[end + 1 : end + 2] == ["T"]:
        end += 2
    return page.lower[end : end + 1] == ["to"] and page.marks[end + 1 : end + 2] in (["T"], ["U"])
