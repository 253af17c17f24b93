"""Years in which sources mention a place: battles, sieges and other events of `data/attestations.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gazetteer.model.timespan import Timespan
from gazetteer.resources import data_folder, rows

EVENT_YEARS = 2
"""Number of years between the first and last year of an event, or of a text, that are about one moment."""
NEAR_YEARS, FAR_YEARS = 25, 150
"""Years from an event within which it counts fully, and beyond which it does not count."""


def attested_then(place: str, when: Timespan) -> float:
    """Return 1 when a source mentions the place within a generation of the text's time, down to 0 after `FAR_YEARS`.

    Args:
        place: id of the place.
        when: the text's time.

    >>> attested_then("gn:1", Timespan.parse("1757"))
    0.0
    """
    years = min((event.distance(when) for event in _events().get(place, ())), default=FAR_YEARS)
    return min(1.0, max(0.0, (FAR_YEARS - years) / (FAR_YEARS - NEAR_YEARS)))


def event_then(place: str, when: Timespan) -> float:
    """Return 1 if a battle, council or other event of a year or two took place in the few years of the text, else 0."""
    return float(
        _is_brief(when) and any(_is_brief(event) and event.distance(when) == 0 for event in _events().get(place, ()))
    )


def attested_by(place: str, when: Timespan) -> bool:
    """Return whether a source mentions the place at the text's time or earlier, so that it existed."""
    return when.end is not None and any(
        event.start is not None and event.start <= when.end for event in _events().get(place, ())
    )


def _is_brief(span: Timespan) -> bool:
    return span.start is not None and span.end is not None and span.end - span.start <= EVENT_YEARS


def nearest_event(place: str, when: Timespan) -> Timespan | None:
    """Return the years of the event at a place that is nearest in time; None for a place without events."""
    return min(_events().get(place, ()), key=lambda event: event.distance(when), default=None)


@cache
def _events() -> Mapping[str, tuple[Timespan, ...]]:
    path = data_folder() / "attestations.csv"
    found: dict[str, list[Timespan]] = {}
    if path.is_file():
        for row in rows(path):
            found.setdefault(row["place"], []).append(Timespan.parse(row["when"]))
    return {place: tuple(events) for place, events in found.items()}
