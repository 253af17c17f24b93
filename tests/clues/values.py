"""Values of the clues of one candidate, for the tests of clues."""

from __future__ import annotations

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.table import own_values
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import question

BOSTON = Place("gn:4930956", "Boston", Location(42.4, -71.1), "US", "P.PPLA", prominence=0.7)


def span(text: str | None) -> Timespan | None:
    return Timespan.parse(text) if text else None


def value(clue: str, candidate: Option, query: Question | None = None, setting: Setting | None = None) -> float:
    query = query or question("Kars", candidate)
    return own_values(query, setting or Setting())[query.options.index(candidate)].get(clue, 0.0)
