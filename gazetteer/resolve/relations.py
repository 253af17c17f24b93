"""The evidence for a candidate from the document's other names, each of their candidates weighted by how likely it is so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer.model.place import Place
from gazetteer.resolve.features import Option, Question


@dataclass(slots=True)
class Neighbourhood:
    """The other names among which one name stands.

    Attributes:
        others: how many there are that could be places at all.
        areas: country code or division id to the number of names that lie there or name it, each by its share.
        named: the same keys to how likely one of the names is that state or division.
        nearest: place id of each candidate to how near the three nearest other names are, 1 at the spot.
        beside: place id of each candidate to how near the names next to it in the text are.
        joint: place id of each candidate to how well it goes with some candidate of the two names that suit it best.
        likely: question number to its options with their probabilities, for the whole document.
    """

    others: int = 0
    areas: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    nearest: Mapping[str, float] = field(default_factory=dict)
    beside: Mapping[str, float] = field(default_factory=dict)
    joint: Mapping[str, float] = field(default_factory=dict)
    likely: Sequence[Sequence[tuple[Option, float]]] = ()


def alone(option: Option, question: Question, around: Neighbourhood) -> float:
    """How little there is to agree with: 1 without other names, a half beside one."""
    return 1 / (1 + around.others)


def same_country(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the other names that lie in its country."""
    return around.areas.get(option.place.country or "", 0.0) / max(1, around.others)


def same_first(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the other names that lie in its first division."""
    return around.areas.get(_first(option.place), 0.0) / max(1, around.others)


def same_second(option: Option, question: Question, around: Neighbourhood) -> float:
    """Share of the other names that lie in its second division."""
    return around.areas.get(_second(option.place), 0.0) / max(1, around.others)


def any_first(option: Option, question: Question, around: Neighbourhood) -> float:
    """Whether at least one other name lies in its first division."""
    return min(1.0, around.areas.get(_first(option.place), 0.0))


def home_named(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely the document names a division in which it lies."""
    return max((around.named.get(division, 0.0) for division in option.place.divisions), default=0.0)


def country_named(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely the document names its country."""
    if option.place.feature.startswith("A.PCL") or not option.place.country:
        return 0.0
    return around.named.get(option.place.country, 0.0)


def proximity(option: Option, question: Question, around: Neighbourhood) -> float:
    """How near its nearest likely neighbours are, 1 at the spot, averaged over the nearest three."""
    return around.nearest.get(option.place.id, 0.0)


def beside(option: Option, question: Question, around: Neighbourhood) -> float:
    """How near it is to the place named next to it in the text."""
    return around.beside.get(option.place.id, 0.0)


def joint(option: Option, question: Question, around: Neighbourhood) -> float:
    """How near some candidate of other names lies, be it likely or not yet: "Paris" and "Henry County" settle each other."""
    return around.joint.get(option.place.id, 0.0)


def container(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely it lies in the place that the text puts behind it ("Alexandria, Louisiana")."""
    return _contained(option, around, question.containers)


def loose_container(option: Option, question: Question, around: Neighbourhood) -> float:
    """The same for a weaker wording ("Kars in the province of …")."""
    return _contained(option, around, question.loose_containers)


def contains(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely a name that the text puts before it ("Paris, Texas") lies in it."""
    if not question.contents:
        return 0.0
    return max(
        sum(share for inner, share in around.likely[number] if lies_in(inner.place, option.place))
        for number in question.contents
    )


def equated(option: Option, question: Question, around: Neighbourhood) -> float:
    """How likely another name, which the text itself equates with this one, means it too."""
    if not question.equals:
        return 0.0
    return max(
        (share for number in question.equals for other, share in around.likely[number] if other.place == option.place),
        default=0.0,
    )


RELATIONS: Mapping[str, Callable[[Option, Question, Neighbourhood], float]] = {
    function.__name__: function
    for function in (
        alone, same_country, same_first, same_second, any_first, home_named, country_named, proximity, beside, joint, container,
        loose_container, contains, equated,
    )
}  # fmt: skip
"""Clues that look at the document's other names."""


def _first(place: Place) -> str:
    return place.id if place.feature == "A.ADM1" else place.divisions[0] if place.divisions else ""


def _second(place: Place) -> str:
    return place.id if place.feature == "A.ADM2" else place.divisions[1] if len(place.divisions) > 1 else ""


def _contained(option: Option, around: Neighbourhood, containers: frozenset[int]) -> float:
    if not containers:
        return 0.0
    return max(
        sum(share for outer, share in around.likely[number] if lies_in(option.place, outer.place))
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
