"""Clues from the other names of the passage, with their candidates weighted by current probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer.clues.alone import company_clues
from gazetteer.clues.areas import Likely, division_at, lies_in, share_inside, share_outside
from gazetteer.clues.question import Option, Question
from gazetteer.clues.times import Values
from gazetteer.model.place import Place
from gazetteer.resolve.nearness import NOWHERE, Near


@dataclass(slots=True)
class Neighbourhood:
    """The other names of the passage of a name.

    Attributes:
        names: their number, weighted.
        covered: the number of those in the gazetteer.
        others: the number of those with any candidate.
        areas: maps a country code or division id to the share of names that lie there or name it.
        named: maps these keys to the probability that one of the names is that state or division.
        near: maps a place id to its nearness to the other names; empty if they have no points.
        kinds: maps a kind of place (see `kind_key`) to its share among the names directly next to this one.
        likely: maps the index of each question of the document to its options with their probabilities.
    """

    names: float = 0.0
    covered: float = 0.0
    others: float = 0.0
    areas: dict[str, float] = field(default_factory=dict)
    named: dict[str, float] = field(default_factory=dict)
    near: Mapping[str, Near] = field(default_factory=dict)
    kinds: Mapping[str, float] = field(default_factory=dict)
    likely: Sequence[Likely] = ()


def relation_clues(option: Option, question: Question, around: Neighbourhood) -> Values:
    """Return the nonzero clues of one option from the other names."""
    place, others = option.place, max(1.0, around.others)
    values = company_clues(option, question, 1 / (1 + around.others))
    if around.names:
        values["coverage"] = around.covered / around.names - 0.5
    if around.others:
        _areas(values, place, around, others)
        _distances(values, option, around)
    if around.kinds:
        values["same_kind"] = around.kinds.get(kind_key(place.feature), 0.0)
    if question.containers or question.loose_containers:
        _containers(values, place, question, around)
    if question.contents:
        values["contains"] = max(
            sum(share for inner, share in around.likely[number] if lies_in(inner.place, place))
            for number in question.contents
        )
    if question.equals:
        values["equated"] = max(
            (share for number in question.equals for other, share in around.likely[number] if other.place == place),
            default=0.0,
        )
    return values


def compare_company(rows: Sequence[Values]) -> None:
    """Replace the company of each candidate of a name by the difference to that of its best rival.

    In a dense region each name has some place near the others, so that company counts only between namesakes: of the towns
    called Newbury, Ipswich and Rowley in England and in Massachusetts, those in Massachusetts lie together.
    """
    measured = sorted((row["company"] for row in rows if "company" in row), reverse=True)
    for row in rows:
        if "company" in row:
            rivals = measured[1:] if row["company"] == measured[0] else measured[:1]
            row["company"] = row["company"] - rivals[0] if rivals else 0.0


def _areas(values: Values, place: Place, around: Neighbourhood, others: float) -> None:
    areas, named = around.areas, around.named
    if place.country:
        values["same_country"] = areas.get(place.country, 0.0) / others
        if place.feature.startswith("A.PCL"):
            inside = min(1.0, areas.get(place.country, 0.0))
            values["state_around"] = inside
            if place.when is not None:
                values["land_around"] = inside
        else:
            values["country_named"] = named.get(place.country, 0.0)
    first, second = division_at(place, 0), division_at(place, 1)
    if first:
        lying = areas.get(first, 0.0)
        values["same_first"] = lying / others
        values["any_first"] = min(1.0, lying)
    if second:
        values["same_second"] = areas.get(second, 0.0) / others
    if place.divisions:
        values["home_named"] = max([named.get(division, 0.0) for division in place.divisions]) if named else 0.0


def _distances(values: Values, option: Option, around: Neighbourhood) -> None:
    if not around.near:
        return
    near = around.near.get(option.place.id, NOWHERE)
    if not option.literal:
        values["inexact_far"] = max(0.0, 1.0 - 2 * near.region)
    if not near.nearest:
        return
    values["proximity"] = near.nearest
    values["close"] = near.close
    values["region"] = near.region
    values["joint"] = near.joint
    values["beside"] = near.beside
    if option.literal:
        values["company"] = near.company
    if not option.literal:
        values["inexact_near"] = near.nearest
    elif option.how == "part":
        values["part_near"] = near.nearest
    elif option.name.kind != "primary":
        values["alias_near"] = near.nearest


def _containers(values: Values, place: Place, question: Question, around: Neighbourhood) -> None:
    for clue, numbers in (("container", question.containers), ("loose_container", question.loose_containers)):
        if not numbers:
            continue
        values[clue] = max(share_inside(place, around.likely[number]) for number in numbers)
        if clue == "container":
            values["outside"] = max(share_outside(place, around.likely[number]) for number in numbers)


def kind_key(feature: str) -> str:
    """Return the kind of a place for comparison with its neighbours in a list: states, divisions by level, towns, waters.

    >>> kind_key("A.PCLI"), kind_key("A.ADM1H"), kind_key("P.PPLC")
    ('A.PCL', 'A.ADM1', 'P')
    """
    return feature[: 6 if feature.startswith("A.ADM") else 5] if feature.startswith("A") else feature[:1]
