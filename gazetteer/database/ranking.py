"""What a looked-up name alone says for or against a place: clues, their weights, and their sum as a probability.

Weights are in log-odds, chosen by hand for looking names up; documents are resolved with learnt weights over the same clues
(`resolve.weights`). A place is first weighed by numbers alone (`strength`); only what is shown is given clues that can be read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gazetteer.database.schema import KINDS
from gazetteer.database.search import Found, Hit
from gazetteer.model.distance import from_extent
from gazetteer.model.document import Clue
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan

BASE = -1.2
"""Log-odds of a candidate about which nothing is known."""

_ATTESTED = {
    "primary": 1.7, "official": 1.8, "historical": 1.8, "alternate": 1.6, "short": 1.2, "variant": 1.2,
    "abbreviation": 0.3, "demonym": 0.0,
}  # fmt: skip
"""What a name of each kind weighs that a source of its own attests."""
_LISTED = _ATTESTED | {"alternate": 1.15}
"""The same for names from a list that does not say where it has them."""
_BY_SOURCE = {"geonames": _LISTED, "whosonfirst": _LISTED, "derived": _ATTESTED | {"alternate": 0.7}}
_OLD = 0.5
"""How much less a name is expected that went out of use before `_MODERN`, when nobody asked for its time."""
_MODERN = 1500
_KNOWN = 0.45
"""Prominence that a place has at least by a name that a source attests: a town may have been greater once."""
_KIND_SAYS = {
    "primary": "is its name today",
    "official": "was its official name",
    "historical": "is a historical name of it",
    "variant": "is a spelling of its name",
    "short": "is short for its name",
    "abbreviation": "is an abbreviation of its name",
    "demonym": "names its people",
}
_LOOSE = 0.8
"""What is left of a name's weight when it was not written so."""
_LETTER = 2.2
"""What a letter written otherwise costs."""
_BESIDE = 0.6
"""What a name from such a list loses besides when it was not written so: the name that was misspelt is mostly the chief one."""
_OTHER_FORM = 0.45
"""What an exact name loses that was written with other accents or points."""
_TIMELY = 0.4
"""What speaks for a name that was used at the time asked, against one whose time no source tells."""
_ONCE = 0.3
"""The same for a name that was borne once."""
_EXISTED = 1.0
"""What speaks for a state or a province that existed then."""
_UNTIMELY, _YEARS, _MOST = 1.5, 60, 3.0
"""What speaks against a name or a place of another time: at least, one more for so many years, and at most."""
_DIVISION = -0.3
"""A province is meant less often than the town that it is called after."""
_BEST = 1.8 + 4.0 * 0.6
"""More than a name and the prominence of who bears it can weigh together."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        when: when the name was used.
        point: latitude, longitude and label of a point near which the place is expected.
        inside: rows of `PLACE_COLUMNS` of places in one of which it should lie.
    """

    name: str
    when: Timespan | None = None
    point: tuple[float, float, str] | None = None
    inside: tuple[Sequence[Any], ...] = ()


_NAME_ALONE = Question("")
"""The question of which only the name is known."""


def strength(found: Found, question: Question, sources: Mapping[int, str]) -> float:
    """Log-odds that this place is meant; the sum of the weights of `clues` for the same hit."""
    kind, span, source = KINDS[found.name[2]], span_of(found), sources[found.name[4]]
    lat, lon, west, south, east, north = found.place[3:9]
    feature, existed, prominence = found.place[11], found.place[12], found.place[14]
    total = BASE + _name_weight(kind, source, span, found.how, found.lost, question)
    total -= 0 if found.how != "exact" or _same_form(found.name[0], question.name) else _OTHER_FORM
    total += _prominence_weight(prominence, feature, kind, source)
    if question.when is not None:
        total += (
            _ONCE
            if span is None and kind == "historical"
            else _time_weight(span and span.of_use(), question.when, _TIMELY)
        )
        total += _time_weight(_span(existed), question.when, _EXISTED)
    if question.point and lat is not None:
        extent = (west, south, east, north) if west is not None else None
        total += _near_weight(from_extent(Location(lat, lon, extent), question.point[0], question.point[1]))
    if question.inside and lat is not None:
        total += _near_weight(_away(question, lat, lon, found.place[15].split())[0])
    return total


def rank(name: tuple[float, bool], place: tuple[float, float]) -> int:
    """The rank of a place among the bearers of one name, 0 for the best: its `strength` when nothing but the name is asked.

    It is written with the name (`name.rank`), so that of thousands of bearers no more need be read than are shown.

    Args:
        name: what the name weighs, and whether a list told it (`name_weight`).
        place: what the place weighs by such a name, and by one that a source attests (`place_weights`).
    """
    weight, listed = name
    return round(100 * (_BEST - weight - place[not listed]))


@lru_cache(maxsize=16384)
def name_weight(kind: int, source: str, when: str | None) -> tuple[float, bool]:
    """What a name weighs by itself, by the number of its kind, and whether a list told it that says no more of it."""
    named = KINDS[kind]
    weight = _name_weight(named, source, _span(when), "exact", 0.0, _NAME_ALONE)
    return weight, named == "primary" or source in _BY_SOURCE


def place_weights(prominence: float, feature: str) -> tuple[float, float]:
    """What a place weighs that a list names, and one that a source attests."""
    return (
        _prominence_weight(prominence, feature, "primary", ""),
        _prominence_weight(prominence, feature, "historical", ""),
    )


def clues(hit: Hit, question: Question) -> tuple[Clue, ...]:
    """Why this place may be meant, each reason with its weight."""
    name, place = hit.name, hit.place
    weight = _name_weight(name.kind, name.source, name.when, hit.how, hit.lost, question)
    weight -= 0 if hit.how != "exact" or _same_form(name.text, question.name) else _OTHER_FORM
    found = [Clue("name", weight, _name_says(hit, question.name))]
    weight = _prominence_weight(place.prominence, place.feature, name.kind, name.source)
    found.append(Clue("prominence", weight, _prominence_says(place)))
    if question.when is not None:
        if name.when is None and name.kind == "historical":
            found.append(Clue("time", _ONCE, "so called once; no source says when"))
        if name.when is not None and (weight := _time_weight(name.when.of_use(), question.when, _TIMELY)):
            years = name.when.of_use().distance(question.when)
            found.append(Clue("time", weight, _time_says("so called", name.when, years)))
        if place.when is not None and (weight := _time_weight(place.when, question.when, _EXISTED)):
            years = place.when.distance(question.when)
            found.append(Clue("time", weight, _time_says("it existed", place.when, years)))
    if question.point and place.location:
        lat, lon, label = question.point
        distance = from_extent(place.location, lat, lon)
        found.append(Clue("near", _near_weight(distance), f"{distance:,.0f} km from {label}"))
    if question.inside and place.location:
        distance, label = _away(question, place.location.lat, place.location.lon, place.divisions)
        says = f"{distance:,.0f} km from {label}" if distance else f"in {label}"
        found.append(Clue("near", _near_weight(distance), says))
    return tuple(Clue(clue.kind, round(clue.weight, 3), clue.says) for clue in found)


def probability(log_odds: float) -> float:
    """A sum of weights as a probability."""
    return 1 / (1 + math.exp(-log_odds))


def span_of(found: Found) -> Timespan | None:
    """When the name was used."""
    return _span(found.name[3])


def _same_form(text: str, asked: str) -> bool:
    """Whether it is written as asked, but for capitals."""
    return text == asked or text.casefold() == asked.casefold()


@lru_cache(maxsize=16384)
def _span(edtf: object) -> Timespan | None:
    return Timespan.parse(str(edtf)) if edtf else None


def _name_weight(kind: str, source: str, span: Timespan | None, how: str, lost: float, question: Question) -> float:
    """How good the name is, less what was written otherwise."""
    weight = _BY_SOURCE.get(source, _ATTESTED)[kind]
    if span is not None:
        weight = max(weight, _ATTESTED["historical"])
        if question.when is None and span.end is not None and span.end < _MODERN:
            weight -= _OLD
    if how == "exact":
        return weight
    beside = _BESIDE if kind == "alternate" and span is None and source in _BY_SOURCE else 0.0
    return weight * _LOOSE - lost * _LETTER - beside


def _name_says(hit: Hit, asked: str) -> str:
    if hit.how == "exact" and hit.similarity < 1:
        return f"“{asked}” is an inflected form of “{hit.name.text}”"
    if hit.how == "exact":
        return f"“{hit.name.text}” {_KIND_SAYS.get(hit.name.kind, 'is another name of it')}"
    verb = "sounds like" if hit.how == "sound" else "is nearly"
    return f"“{asked}” {verb} “{hit.name.text}” ({hit.similarity:.0%} alike)"


def _time_weight(span: Timespan | None, when: Timespan, most: float) -> float:
    """For a name or a place of that time, against one of another; nothing where either is undated."""
    if span is None or span.is_open or when.is_open:
        return 0.0
    years = span.distance(when)
    return most if years == 0 else -min(_MOST, _UNTIMELY + years / _YEARS)


def _time_says(verb: str, span: Timespan, years: int) -> str:
    said = f"{verb} {span_in_words(span)}"
    return said if years == 0 else f"{said}, {years} year{'s' * (years > 1)} off"


def _prominence_weight(prominence: float, feature: str, kind: str, source: str) -> float:
    if kind != "primary" and source not in _BY_SOURCE:
        prominence = max(prominence, _KNOWN)
    return 4.0 * (prominence - 0.4) + (_DIVISION if feature.startswith("A.ADM") else 0.0)


def _prominence_says(place: Place) -> str:
    if place.population:
        return f"about {place.population:,} people today"
    return "a well-known place" if place.prominence >= 0.6 else "a little-known place"


def _away(question: Question, lat: float, lon: float, divisions: Sequence[str]) -> tuple[float, str]:
    """Kilometres to the nearest of the places in which it should lie, 0 within; and that place's label."""
    distances = []
    for row in question.inside:
        extent = tuple(row[5:9]) if row[5] is not None else None
        if row[1] in divisions:
            distances.append((0.0, row[2]))
        elif row[3] is not None:
            distances.append((from_extent(Location(row[3], row[4], extent), lat, lon), row[2]))
    return min(distances, default=(math.inf, str(question.inside[0][2])))


def _near_weight(kilometres: float) -> float:
    return 3.0 * math.exp(-kilometres / 250) - 1.0


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
