"""The evidence for a candidate: one small function a clue, each a number that a learnt weight multiplies.

A function sees one candidate (`Option`) and what is asked (`Question`), never the database. Those under `RELATIONS` also
see the other names of the document (`Neighbourhood`), weighted by how likely each of their candidates is so far.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Option:
    """A place that could be meant and the name by which it was found."""

    place: Place
    name: Name
    how: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a document: every mention of it is taken to mean one place.

    Attributes:
        key: the folded name.
        text: the name as first written.
        mentions: numbers of its mentions.
        cue, cue_word: feature class that the text states for it.
        containers, loose_containers: numbers of the questions that the text names as what it lies in.
        contents: numbers of those that it names as lying in this one.
        equals: numbers of those that it names as the same place.
        demonym: whether it is an adjective or a people.
        options: candidates, the most prominent first.
    """

    key: str
    text: str
    mentions: tuple[int, ...]
    options: tuple[Option, ...]
    cue: str | None = None
    cue_word: str | None = None
    containers: frozenset[int] = frozenset()
    loose_containers: frozenset[int] = frozenset()
    contents: frozenset[int] = frozenset()
    equals: frozenset[int] = frozenset()
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole text: when it speaks, and where it was published or asked about."""

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    near_label: str = ""


def exact_primary(option: Option, question: Question, setting: Setting) -> float:
    """The name is the place's main name today, letter for letter after folding."""
    return float(option.how == "exact" and option.name.kind == "primary")


def exact_curated(option: Option, question: Question, setting: Setting) -> float:
    """The name is one that a source attests with dates, or a short or official form."""
    return float(option.how == "exact" and option.name.kind in ("official", "historical", "variant", "short"))


def exact_alternate(option: Option, question: Question, setting: Setting) -> float:
    """The name is an undated alternate name."""
    return float(option.how == "exact" and option.name.kind == "alternate")


def abbreviation(option: Option, question: Question, setting: Setting) -> float:
    """The name is a known abbreviation."""
    return float(option.name.kind == "abbreviation")


def demonym(option: Option, question: Question, setting: Setting) -> float:
    """The name is that of the place's people."""
    return float(option.name.kind == "demonym")


def sound(option: Option, question: Question, setting: Setting) -> float:
    """How far the name is from one that sounds alike: 0 for exact names, up to 1."""
    return 1 - option.similarity if option.how == "sound" else 0.0


def spelling(option: Option, question: Question, setting: Setting) -> float:
    """How far the name is from one that is nearly the same: 0 for exact names, up to 1."""
    return 1 - option.similarity if option.how == "fuzzy" else 0.0


def inexact(option: Option, question: Question, setting: Setting) -> float:
    """The name is not the place's, only like one of its names."""
    return float(option.how != "exact")


def time(option: Option, question: Question, setting: Setting) -> float:
    """1 when the name was in use at the text's time, down to -1 the further it was not, 0 when unknown."""
    return _agreement(option.name.when, setting.when)


def existence(option: Option, question: Question, setting: Setting) -> float:
    """The same for the place itself: a state that had fallen is less likely meant."""
    return _agreement(option.place.when, setting.when)


def _agreement(span: Timespan | None, when: Timespan | None) -> float:
    if span is None or when is None or span.is_open or when.is_open:
        return 0.0
    years = span.distance(when)
    return 1.0 if years == 0 else -min(1.0, 0.25 + years / 100)


def prominence(option: Option, question: Question, setting: Setting) -> float:
    """How well known the place is, 0 to 1."""
    return option.place.prominence


def leader(option: Option, question: Question, setting: Setting) -> float:
    """It is the best known of those that bear the name."""
    return float(option.place == question.options[0].place)


def country(option: Option, question: Question, setting: Setting) -> float:
    """It is a state."""
    return float(option.place.feature.startswith("A.PCL"))


def first_division(option: Option, question: Question, setting: Setting) -> float:
    """It is a division of the first order."""
    return float(option.place.feature == "A.ADM1")


def second_division(option: Option, question: Question, setting: Setting) -> float:
    """It is a division of the second order."""
    return float(option.place.feature == "A.ADM2")


def capital(option: Option, question: Question, setting: Setting) -> float:
    """It is a capital."""
    return float(option.place.feature == "P.PPLC")


def natural(option: Option, question: Question, setting: Setting) -> float:
    """It is a water, a height or a region."""
    return float(option.place.feature[:1] in ("H", "T", "L"))


def kind_said(option: Option, question: Question, setting: Setting) -> float:
    """1 when it is of the kind that the text states ("the river Aras"), -1 when not, 0 when the text states none."""
    if question.cue is None:
        return 0.0
    kind = option.place.feature[:1]
    if kind == question.cue or (kind == "L" and question.cue == "A"):
        return 1.0
    return -1.0


def near(option: Option, question: Question, setting: Setting) -> float:
    """How near it is to where the text was published or is about: 1 at the spot, falling over hundreds of kilometres."""
    if setting.near is None or option.place.location is None:
        return 0.0
    return closeness(*setting.near, option.place)


LOCAL: Mapping[str, Callable[[Option, Question, Setting], float]] = {
    function.__name__: function
    for function in (
        exact_primary, exact_curated, exact_alternate, abbreviation, demonym, sound, spelling, inexact, time, existence,
        prominence, leader, country, first_division, second_division, capital, natural, kind_said, near,
    )
}  # fmt: skip
"""Clues that need only the candidate, the name and the setting."""


@dataclass(slots=True)
class Neighbourhood:
    """The other names of a document, each candidate weighted by how likely it is so far.

    Attributes:
        countries: country code to the share of names that point there.
        divisions: division id to the share of names that lie there.
        named: place id to how likely the document names it.
        points: (latitude, longitude, weight, label) of each name's likeliest candidate.
        likely: question number to its options with their probabilities.
    """

    countries: dict[str, float] = field(default_factory=dict)
    divisions: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    points: list[tuple[float, float, float, str]] = field(default_factory=list)
    likely: list[list[tuple[Option, float]]] = field(default_factory=list)
    total: float = 0.0


def same_country(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the document's other names that lie in its country."""
    return around.countries.get(option.place.country or "", 0.0) if option.place.country else 0.0


def same_first(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the other names that lie in its first division."""
    home = option.place.id if option.place.feature == "A.ADM1" else (option.place.divisions or ("",))[0]
    return around.divisions.get(home, 0.0)


def same_second(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the other names that lie in its second division."""
    home = option.place.id if option.place.feature == "A.ADM2" else (option.place.divisions or ("",))[-1]
    return around.divisions.get(home, 0.0) if home != (option.place.divisions or ("",))[0] else 0.0


def home_named(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely the document names a division in which it lies."""
    return max((around.named.get(division, 0.0) for division in option.place.divisions), default=0.0)


def country_named(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely the document names its country."""
    if option.place.feature.startswith("A.PCL") or not option.place.country:
        return 0.0
    return around.named.get("country:" + option.place.country, 0.0)


def proximity(option: Option, question: Question, around: Neighbourhood) -> float:
    """How near its nearest likely neighbours are, 1 at the spot, averaged over the nearest three."""
    if option.place.location is None or option.place.feature.startswith("A.PCL"):
        return 0.0
    near_by = sorted(
        (weight * closeness(lat, lon, option.place) for lat, lon, weight, _ in around.points), reverse=True
    )[:3]
    return sum(near_by) / 3 if near_by else 0.0


def container(option: Option, question: Question, around: Neighbourhood) -> float:
    """1 when it lies in the place that the text puts behind it ("Alexandria, Louisiana"), -1 when another candidate does."""
    return _contained(option, question, around, question.containers)


def loose_container(option: Option, question: Question, around: Neighbourhood) -> float:
    """The same for a weaker wording ("Kars in the province of …")."""
    return _contained(option, question, around, question.loose_containers)


def contains(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely a name that the text puts before it ("Paris, Texas") lies in it."""
    return max(
        (
            sum(weight for inner, weight in around.likely[number] if lies_in(inner.place, option.place))
            for number in question.contents
        ),
        default=0.0,
    )


def equated(option: Option, question: Question, around: Neighbourhood) -> float:
    """1 when another name, which the text itself equates with this one, means it too."""
    return max(
        (
            weight
            for number in question.equals
            for other, weight in around.likely[number]
            if other.place == option.place
        ),
        default=0.0,
    )


RELATIONS: Mapping[str, Callable[[Option, Question, Neighbourhood], float]] = {
    function.__name__: function
    for function in (
        same_country, same_first, same_second, home_named, country_named, proximity, container, loose_container, contains,
        equated,
    )
}  # fmt: skip
"""Clues that look at the document's other names."""


def _contained(option: Option, question: Question, around: Neighbourhood, containers: frozenset[int]) -> float:
    if not containers:
        return 0.0
    return max(
        sum(weight for outer, weight in around.likely[number] if lies_in(option.place, outer.place))
        for number in containers
    )


def lies_in(place: Place, outer: Place) -> bool:
    """Whether a place lies in another: by division, by country, or for a region by its extent."""
    if place == outer:
        return False
    if outer.id in place.divisions:
        return True
    if outer.feature == "A.PCLI":
        return place.country == outer.country and not place.feature.startswith("A.PCL")
    if outer.feature[:1] in ("L", "A") and not outer.feature.startswith("A.ADM") and outer.location and place.location:
        extent = outer.location.extent
        if extent is None:
            return False
        west, south, east, north = extent
        inside_lon = (place.location.lon - west) % 360 <= (east - west) % 360
        return south <= place.location.lat <= north and inside_lon
    return False


def closeness(lat: float, lon: float, place: Place) -> float:
    """1 at the spot, about a half 150 km away, near 0 beyond 1,500 km; an equirectangular estimate, quick on purpose."""
    assert place.location is not None
    east = ((place.location.lon - lon + 180) % 360 - 180) * math.cos(math.radians(lat))
    kilometres = 111.2 * math.hypot(place.location.lat - lat, east)
    return 1 / (1 + kilometres / 150)
