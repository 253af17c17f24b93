"""What a looked-up name alone says for or against a place: clues, their weights, and their sum as a probability.

Weights are in log-odds, chosen by hand for looking names up; documents are resolved with learnt weights over the same clues
(`resolve.weights`).
"""

from __future__ import annotations

import math

from gazetteer.model.document import Clue
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.store.search import Hit

BASE = -1.2
"""Log-odds of a candidate about which nothing is known."""

_KIND = {
    "primary": 1.6, "official": 1.5, "historical": 1.5, "short": 1.1, "variant": 0.9, "alternate": 0.6,
    "abbreviation": 0.3, "demonym": 0.0,
}  # fmt: skip
_KIND_SAYS = {
    "primary": "is its name today",
    "official": "was its official name",
    "historical": "is a historical name of it",
    "variant": "is a spelling of its name",
    "short": "is short for its name",
    "abbreviation": "is an abbreviation of its name",
    "demonym": "names its people",
}


def name_clue(hit: Hit, asked: str) -> Clue:
    """How good the match of the name is."""
    weight = _KIND.get(hit.name.kind, 0.6)
    if hit.how == "exact":
        if hit.name.when is not None:
            weight = max(weight, 1.5)
        says = f"“{hit.name.text}” {_KIND_SAYS.get(hit.name.kind, 'is another name of it')}"
        return Clue("name", weight, says)
    weight = weight / 2 - (1 - hit.similarity) * (6 if hit.how == "sound" else 9)
    verb = "sounds like" if hit.how == "sound" else "is nearly"
    return Clue("name", round(weight, 3), f"“{asked}” {verb} “{hit.name.text}” ({hit.similarity:.0%} alike)")


def time_clue(name: Name, when: Timespan | None) -> Clue | None:
    """Whether the name was in use at the time; None when either is undated."""
    if when is None or when.is_open or name.when is None or name.when.is_open:
        return None
    years = name.when.distance(when)
    if years == 0:
        return Clue("time", 1.5, f"so called {span_in_words(name.when)}")
    return Clue("time", -min(2.0, 0.4 + years / 60), f"so called {span_in_words(name.when)}, {years} years off")


def existence_clue(place: Place, when: Timespan | None) -> Clue | None:
    """Whether the place itself, a state or a province, existed at the time; None when that is not known."""
    if when is None or when.is_open or place.when is None or place.when.is_open:
        return None
    years = place.when.distance(when)
    if years == 0:
        return Clue("time", 1.0, f"it existed {span_in_words(place.when)}")
    return Clue("time", -min(2.0, 0.4 + years / 60), f"it existed {span_in_words(place.when)}, {years} years off")


def prominence_clue(place: Place) -> Clue:
    """How well known the place is."""
    weight = 4.0 * (place.prominence - 0.4)
    if place.population:
        says = f"about {place.population:,} people today"
    else:
        says = "a well-known place" if place.prominence >= 0.6 else "a little-known place"
    return Clue("prominence", round(weight, 3), says)


def near_clue(kilometres: float, label: str) -> Clue:
    """How far from where the asker expects it."""
    weight = 3.0 * math.exp(-kilometres / 250) - 1.0
    return Clue("near", round(weight, 3), f"{kilometres:,.0f} km from {label}")


def probability(clues: list[Clue]) -> float:
    """The clues' sum as a probability."""
    return 1 / (1 + math.exp(-(BASE + sum(clue.weight for clue in clues))))


def span_in_words(span: Timespan) -> str:
    """ "1837–1924", "until 1918", "from 1990".

    >>> [span_in_words(Timespan.parse(text)) for text in ("1837/1924", "../1918", "1990/..", "-0330/0300", "1920")]
    ['1837–1924', 'until 1918', 'from 1990', '331 BC–300', 'in 1920']
    """
    about = "about " if span.fuzz else ""
    if span.start is None and span.end is None:
        return "at an unknown time"
    if span.start is None:
        return f"until {about}{_year(span.end)}"
    if span.end is None:
        return f"from {about}{_year(span.start)}"
    if span.start == span.end:
        return f"in {about}{_year(span.start)}"
    return f"{about}{_year(span.start)}–{_year(span.end)}"


def _year(year: int | None) -> str:
    assert year is not None
    return f"{1 - year} BC" if year <= 0 else str(year)
