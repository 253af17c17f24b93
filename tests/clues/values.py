"""Candidates with years, and the values of their clues."""

from __future__ import annotations

from typing import Any

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.table import own_values
from gazetteer.model.match import How
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import question

BOSTON = Place("gn:4930956", "Boston", Location(42.4, -71.1), "US", "P.PPLA", prominence=0.7)


def span(text: str | None) -> Timespan | None:
    return Timespan.parse(text) if text else None


def town(feature: str = "P.PPL", country: str | None = "TR", **rest: Any) -> Place:
    """A town called Mira."""
    return Place("x:1", "Mira", Location(40.0, 43.0), country, feature, **{"prominence": 0.5, **rest})


def once(when: str, place: Place | None = None, source: str = "", how: How = "exact") -> Option:
    """An option by a name that was in use in some years."""
    return Option(place or town(), Name("Mira", kind="historical", when=span(when), source=source), how)


def antique(place: Place | None = None) -> Option:
    """An option by an ancient name without years."""
    return Option(place or town(), Name("Mira", kind="alternate", source="pleiades"), "exact")


def value(clue: str, candidate: Option, query: Question | None = None, setting: Setting | None = None) -> float:
    query = query or question("Kars", candidate)
    return own_values(query, setting or Setting())[query.options.index(candidate)].get(clue, 0.0)
