"""Clues of one candidate from the other names of its passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.clues.question import Option
from gazetteer.clues.times import Values
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from gazetteer.resolve.nearness import Near
from gazetteer.resolve.relations import Neighbourhood, compare_company, kind_key, relation_clues
from tests.resolve.builders import (
    ARAS,
    BATUMI,
    BOISE,
    FRANCE,
    HENRY,
    KARS,
    KARS_PROVINCE,
    PARIS,
    PARIS_TENNESSEE,
    PARIS_TEXAS,
    TENNESSEE,
    TEXAS,
    option,
    question,
)

EMPIRE = Place("hg:empire", "Empire", Location(40.0, 40.0), "TR", "A.PCLH", when=Timespan.parse("1300/1922"))


def clues(candidate: Option, around: Neighbourhood, **of_question: object) -> dict[str, float]:
    """Return the clues without those of names that do not match exactly, which `clues.names` computes."""
    found = relation_clues(candidate, question("x", candidate, **of_question), around)
    return {clue: value for clue, value in found.items() if not clue.endswith("_alone")}


def test_name_without_other_names() -> None:
    assert clues(option(KARS), Neighbourhood()) == {"alone": 1.0}


@pytest.mark.parametrize(("covered", "expected"), [(0.0, -0.5), (3.0, 0.25), (4.0, 0.5)])
def test_share_of_the_names_that_the_gazetteer_has(covered: float, expected: float) -> None:
    assert clues(option(KARS), Neighbourhood(names=4.0, covered=covered)) == {"alone": 1.0, "coverage": expected}


@pytest.mark.parametrize(
    ("place", "others", "expected"),
    [
        # two names, one of them in Turkey and half of that in Kars
        (
            KARS,
            2.0,
            {"same_country": 0.5, "country_named": 0.7, "same_first": 0.25, "any_first": 0.5, "home_named": 0.4},
        ),
        (KARS_PROVINCE, 2.0, {"same_country": 0.5, "country_named": 0.7, "same_first": 0.25, "any_first": 0.5}),
        (BATUMI, 2.0, {"same_country": 0.0, "country_named": 0.0}),
        (ARAS, 2.0, {}),  # in no country
        (FRANCE, 2.0, {"same_country": 0.9, "state_around": 1.0}),
        (EMPIRE, 4.0, {"same_country": 0.25, "state_around": 1.0, "land_around": 1.0}),
        (
            PARIS_TENNESSEE,
            4.0,
            {
                "same_country": 0.0,
                "country_named": 0.0,
                "same_first": 0.75,
                "any_first": 1.0,
                "same_second": 0.05,
                "home_named": 0.6,
            },
        ),
        (
            PARIS_TEXAS,
            2.0,
            dict.fromkeys(
                ("same_country", "country_named", "same_first", "any_first", "same_second", "home_named"), 0.0
            ),
        ),
        # less than one name around, as only far ones are
        (
            KARS,
            0.5,
            {"same_country": 1.0, "country_named": 0.7, "same_first": 0.5, "any_first": 0.5, "home_named": 0.4},
        ),
    ],
)
def test_areas_of_the_other_names(place: Place, others: float, expected: dict[str, float]) -> None:
    around = Neighbourhood(
        others=others,
        areas={"TR": 1.0, KARS_PROVINCE.id: 0.5, "FR": 1.8, TENNESSEE.id: 3.0, HENRY.id: 0.2},
        named={"TR": 0.7, KARS_PROVINCE.id: 0.4, HENRY.id: 0.6, TENNESSEE.id: 0.1},
    )
    found = clues(option(place), around)
    assert found.pop("alone") == pytest.approx(1 / (1 + others))
    assert found == pytest.approx(expected)


NEAR = {"proximity": 0.5, "close": 0.4, "region": 0.3, "joint": 0.2, "beside": 0.1}


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (option(ARAS), {**NEAR, "company": 0.6}),
        (option(ARAS, "Arax", kind="alternate"), {**NEAR, "company": 0.6, "alias_near": 0.5}),
        (option(ARAS, how="part"), {**NEAR, "company": 0.6, "part_near": 0.5}),
        (option(ARAS, how="sound"), {**NEAR, "inexact_near": 0.5, "inexact_far": 0.4}),
        (option(ARAS, how="fuzzy"), {**NEAR, "inexact_near": 0.5, "inexact_far": 0.4}),
        (option(replace(ARAS, id="hg:far")), {}),
        (option(replace(ARAS, id="hg:far"), how="sound"), {"inexact_far": 1.0}),
    ],
)
def test_distance_from_the_other_names(candidate: Option, expected: dict[str, float]) -> None:
    near = Near(nearest=0.5, close=0.4, region=0.3, joint=0.2, company=0.6, beside=0.1)
    around = Neighbourhood(others=1.0, near={ARAS.id: near})
    found = clues(candidate, around)
    assert found.pop("alone") == 0.5
    assert found == pytest.approx(expected)


def test_names_of_similar_sound_near_most_of_the_others_are_not_far() -> None:
    near = Near(nearest=0.5, close=0.0, region=0.8, joint=0.0, company=0.0, beside=0.0)
    around = Neighbourhood(others=1.0, near={KARS.id: near})
    assert clues(option(KARS, how="sound"), around)["inexact_far"] == 0.0


def test_nearness_is_unknown_if_no_other_name_has_a_point() -> None:
    assert "inexact_far" not in clues(option(KARS, how="sound"), Neighbourhood(others=1.0))


def test_kinds_of_the_names_beside() -> None:
    around = Neighbourhood(kinds={"P": 0.75, "A.ADM1": 0.25})
    found = [clues(option(place), around)["same_kind"] for place in (KARS, KARS_PROVINCE, FRANCE)]
    assert found == [0.75, 0.25, 0.0]


TEXAS_OR_FRANCE = [(option(TEXAS), 0.6), (option(FRANCE), 0.3)]
FRANCE_OR_TEXAS = [(option(TEXAS), 0.1), (option(FRANCE), 0.8)]


@pytest.mark.parametrize(
    ("place", "containers", "loose", "expected"),
    [
        (PARIS_TEXAS, {0}, set(), {"container": 0.6, "outside": 0.3}),
        (PARIS, {0}, set(), {"container": 0.3, "outside": 0.6}),
        (PARIS, {0, 1}, set(), {"container": 0.8, "outside": 0.6}),
        (BOISE, {0}, set(), {"container": 0.0, "outside": 0.9}),
        (PARIS_TEXAS, set(), {0}, {"loose_container": 0.6}),
        (PARIS_TEXAS, {1}, {0}, {"container": 0.1, "outside": 0.8, "loose_container": 0.6}),
    ],
)
def test_place_inside_another_that_the_text_names(
    place: Place, containers: set[int], loose: set[int], expected: dict[str, float]
) -> None:
    found = clues(
        option(place),
        Neighbourhood(likely=[TEXAS_OR_FRANCE, FRANCE_OR_TEXAS]),
        containers=frozenset(containers),
        loose_containers=frozenset(loose),
    )
    found.pop("alone")
    assert found == pytest.approx(expected)


def test_place_that_contains_another_that_the_text_names() -> None:
    paris = [(option(PARIS), 0.5), (option(PARIS_TEXAS), 0.4)]
    kars = [(option(KARS), 0.9)]
    around = Neighbourhood(likely=[paris, kars])
    found = [clues(option(place), around, contents=frozenset({0, 1}))["contains"] for place in (TEXAS, FRANCE, ARAS)]
    assert found == [0.4, 0.5, 0.0]


def test_place_that_the_text_names_twice() -> None:
    names = [[(option(KARS), 0.9), (option(PARIS), 0.1)], [(option(KARS, "Karin", kind="alternate"), 0.3)], []]
    around = Neighbourhood(likely=names)
    found = [clues(option(place), around, equals=frozenset({0, 1}))["equated"] for place in (KARS, PARIS, BOISE)]
    assert found == [0.9, 0.1, 0.0]
    assert clues(option(KARS), around, equals=frozenset({2}))["equated"] == 0.0


@pytest.mark.parametrize(
    ("feature", "kind"),
    [
        ("A.PCLI", "A.PCL"),
        ("A.PCLH", "A.PCL"),
        ("A.ADM1", "A.ADM1"),
        ("A.ADM2H", "A.ADM2"),
        ("A.ADMD", "A.ADMD"),
        ("P.PPLC", "P"),
        ("H.STM", "H"),
        ("", ""),
    ],
)
def test_kind_of_a_feature(feature: str, kind: str) -> None:
    assert kind_key(feature) == kind


def test_company_counts_only_between_namesakes() -> None:
    rows: list[Values] = [{"company": 0.75}, {"company": 0.25}, {}, {"company": 0.5}]
    compare_company(rows)
    assert rows == [{"company": 0.25}, {"company": -0.5}, {}, {"company": -0.25}]
    compare_company(alone := [{"company": 0.75}])
    assert alone == [{"company": 0.0}]
