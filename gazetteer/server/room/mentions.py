"""The details of a mention for a page, and the other mentions of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gazetteer.atlas import features
from gazetteer.atlas.outlines import outline
from gazetteer.errors import UnknownPlaceError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.document import Candidate, Entity
from gazetteer.model.place import NAME_KINDS, Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.server.room.decisions import key_of
from gazetteer.server.room.view import View, place_row

MAX_PLACE_NAMES = 12
"""Maximum number of names of a place."""

LISTED_CONTEXT = 60
"""Number of code points of context on each side of a mention in a list."""

MAX_LISTED = 1_000
"""Maximum number of mentions in a list."""


def detail(entity: Entity, gazetteer: Gazetteer, when: Timespan | None) -> dict[str, Any]:
    """Return a mention's place with its names and reasons, and the candidates."""
    resolution = entity.resolution
    chosen = resolution.chosen if resolution else None
    candidates = resolution.candidates if resolution else ()
    return {
        "id": entity.id,
        "by": entity.by,
        "note": entity.note,
        "sure": entity.sure,
        "place": None
        if chosen is None
        else _candidate(chosen, gazetteer) | {"names": names(chosen.place, gazetteer, when)} | _area(chosen.place),
        "named": chosen is not None and has_name(chosen.place, entity.text, gazetteer),
        "candidates": [_candidate(candidate, gazetteer) for candidate in candidates],
    }


def _area(place: Place) -> dict[str, Any]:
    """Return how an area is drawn: its present-day outline, or the box that contains it; both are None for a point."""
    location = place.location
    extent = location.extent if location and features.is_area(place) else None
    return {"outline": outline(place.id) if features.is_area(place) else None, "extent": extent and list(extent)}


def _candidate(candidate: Candidate, gazetteer: Gazetteer) -> dict[str, Any]:
    return {
        "id": candidate.place.id,
        "place": place_row(_known(candidate.place, gazetteer)),
        "matched": candidate.matched,
        "score": round(candidate.score, 4),
        "clues": [[clue.kind, round(clue.weight, 2), clue.says] for clue in candidate.clues],
    }


def _known(place: Place, gazetteer: Gazetteer) -> Place:
    """Return a place with its kind, which a stored annotation lacks for candidates that were not chosen."""
    if place.feature:
        return place
    try:
        return replace(place, feature=gazetteer.get(place.id).feature)
    except UnknownPlaceError:
        return place


def names(place: Place, gazetteer: Gazetteer, when: Timespan | None) -> list[dict[str, Any]]:
    """Return the names of a place: those in use at a time first, then dated ones, then undated ones."""

    def order(name: Name) -> tuple[bool, bool, int, str]:
        dated = name.when is not None and not name.when.is_open
        at_the_time = bool(dated and when and name.when and when.start is not None and name.when.contains(when.start))
        return not at_the_time, not dated, NAME_KINDS.index(name.kind), name.text

    best: dict[str, Name] = {}
    for name in sorted(_names(place, gazetteer), key=order):
        best.setdefault(name.text, name)
    return [
        {
            "text": name.text,
            "lang": name.lang,
            "years": str(name.when) if name.when and not name.when.is_open else None,
            "source": name.source,
        }
        for name in list(best.values())[:MAX_PLACE_NAMES]
    ]


def has_name(place: Place, text: str, gazetteer: Gazetteer) -> bool:
    """Return whether a place has a name."""
    return any(key_of(name.text) == key_of(text) for name in _names(place, gazetteer))


def _names(place: Place, gazetteer: Gazetteer) -> Sequence[Name]:
    try:
        return gazetteer.get(place.id).names
    except UnknownPlaceError:
        return place.names


def alike(view: View, start: int, end: int) -> list[dict[str, Any]]:
    """Return all mentions of the name at some offsets, and its unmarked occurrences, in order of the text."""
    text = view.document.text
    key, words = key_of(text[start:end]), text[start:end]
    found = [
        _listed(view, entity.start, entity.end, entity.id)
        for entity in view.document.entities
        if key_of(entity.text) == key
    ]
    taken = sorted((entity.start, entity.end) for entity in view.document.entities)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    position = 0
    for match in pattern.finditer(text):
        while position < len(taken) and taken[position][1] <= match.start():
            position += 1
        if position == len(taken) or taken[position][0] >= match.end():
            found.append(_listed(view, match.start(), match.end(), None))
    return sorted(found, key=lambda one: one["start"])[:MAX_LISTED]


def _listed(view: View, start: int, end: int, id: str | None) -> dict[str, Any]:
    text = view.document.text
    return {
        "id": id,
        "start": start,
        "end": end,
        "text": text[start:end],
        "before": text[max(0, start - LISTED_CONTEXT) : start],
        "after": text[end : end + LISTED_CONTEXT],
    }
