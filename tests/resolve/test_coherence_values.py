"""Clues of a place from the other names of its text: distance, kind, containing areas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gazetteer.clues.question import Question
from gazetteer.model.place import Location, Place
from gazetteer.resolve import coherence
from tests.resolve.builders import (
    ARAS,
    KARS,
    option,
    question,
)


def place(number: int, lat: float, lon: float, feature: str = "P.PPL", **rest: Any) -> Place:
    return Place(f"x:{number}", f"Town {number}", Location(lat, lon), rest.pop("country", "TR"), feature, **rest)


def related(*questions: Question, likely: list[list[float]] | None = None) -> dict[str, float]:
    """Return the clues of the first option of the first name, from the other names; each option is certain by default."""
    shares = likely or [[1.0] * len(each.options) for each in questions]
    return coherence.relation_values(questions, shares)[0][0]


def around(here: Place, *others: Place, weight: float = 1.0, **rest: Any) -> list[Question]:
    """Return the question of a place, in the passage of other names that mean one place each."""
    first = question("here", option(here), around=tuple((n, weight) for n in range(1, len(others) + 1)), **rest)
    return [first, *(question(other.label, option(other)) for other in others)]


HERE = place(0, 0.0, 0.0)
DEGREE = 111.2
"""Kilometres of a degree."""


@pytest.mark.parametrize(
    ("clue", "kilometres", "expected"),
    [
        # the sum of the three, or two, nearest names, divided by their number
        ("proximity", 0, 1 / 3),
        ("proximity", 150, 1 / 6),
        ("proximity", 450, 1 / 12),
        ("close", 0, 1 / 2),
        ("close", 40, 1 / 4),
        ("close", 80, 1 / 10),
        ("joint", 40, 1 / 4),
        # the mean of all names
        ("region", 0, 1.0),
        ("region", 800, 0.5),
        ("region", 1600, 0.2),
    ],
)
@pytest.mark.parametrize(("north", "east"), [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_clues_fall_with_the_distance(clue: str, kilometres: float, expected: float, north: int, east: int) -> None:
    degrees = kilometres / DEGREE
    assert related(*around(HERE, place(1, north * degrees, east * degrees)))[clue] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("here", "there", "kilometres"),
    [
        ((60.0, 10.0), (60.0, 12.0), DEGREE),  # degrees of longitude are half as long there
        ((0.0, 179.5), (0.0, -179.5), DEGREE),
        ((0.0, -179.5), (0.0, 179.5), DEGREE),
        ((3.0, 0.0), (0.0, 4.0), 5 * DEGREE),
    ],
)
def test_distance(here: tuple[float, float], there: tuple[float, float], kilometres: float) -> None:
    found = related(*around(place(0, *here), place(1, *there)))["proximity"]
    assert found == pytest.approx(1 / 3 / (1 + kilometres / 150), rel=0.001)


def test_only_the_nearest_names_count() -> None:
    near = [place(number, 0.0, number * 0.1) for number in range(1, 6)]
    found, of_three = related(*around(HERE, *near)), related(*around(HERE, *near[:3]))
    assert found["proximity"] == pytest.approx(of_three["proximity"])
    assert found["close"] == pytest.approx(related(*around(HERE, *near[:2]))["close"])
    assert found["joint"] == pytest.approx(related(*around(HERE, *near[:2]))["joint"])
    assert found["region"] < of_three["region"]
    assert found["proximity"] > related(*around(HERE, *near[:2]))["proximity"]


def test_the_likeliest_candidates_of_a_name_count_most() -> None:
    near, far = place(1, 0.0, 0.0), place(2, 40.0, 40.0)
    names = [*around(HERE, near)[:1], question("there", option(near), option(far))]
    found = related(*names, likely=[[1.0], [0.2, 0.8]])
    assert found["proximity"] == pytest.approx(0.2 / 3, rel=0.05)
    assert found["close"] == pytest.approx(0.1)
    assert found["joint"] == pytest.approx(0.125)  # compared with the likeliest candidate of the name
    assert found["region"] == pytest.approx(0.2, rel=0.1)
    assert "proximity" not in related(*names, likely=[[1.0], [0.01, 0.0]])


def test_at_most_twelve_candidates_of_a_name_have_a_point() -> None:
    many = [place(number, 40.0, 40.0) for number in range(1, 13)]
    names = [*around(HERE, HERE)[:1], question("there", *map(option, many), option(place(13, 0.0, 0.0)))]
    assert related(*names, likely=[[1.0], [0.08] * 12 + [0.04]])["close"] < 0.001
    assert related(*names, likely=[[1.0], [0.08] * 11 + [0.0, 0.04]])["close"] == pytest.approx(0.02, rel=0.01)


def test_a_name_of_another_paragraph_counts_less() -> None:
    near = place(1, 0.0, 0.0, country="GE", divisions=("d:1",))
    here = place(0, 0.0, 0.0, country="GE", divisions=("d:1", "d:2"))
    found = related(*around(here, near, weight=0.5))
    assert found["proximity"] == pytest.approx(0.5 / 3)
    assert found["region"] == 1.0  # a mean
    assert found["coverage"] == 0.5
    assert found["alone"] == pytest.approx(1 / 1.5)
    assert found["same_country"] == found["same_first"] == 0.5


def test_the_same_place_by_another_name_is_not_near() -> None:
    assert "proximity" in related(*around(HERE, HERE))
    assert "proximity" not in related(*around(HERE, HERE, equals=frozenset({1})))


def test_the_names_beside() -> None:
    near, far = place(1, 0.0, 0.0), place(2, 0.0, 150 / DEGREE, "H.STM")
    beside = [related(*around(HERE, near, far, beside=frozenset(some))) for some in ((), (1,), (2,), (1, 2))]
    assert [each.get("beside") for each in beside] == [0.0, 1.0, pytest.approx(0.5), 1.0]
    assert [each.get("same_kind") for each in beside] == [None, 1.0, 0.0, 0.5]
    towns = related(*around(HERE, near, near, far, beside=frozenset({1, 2, 3})))
    assert towns["same_kind"] == pytest.approx(2 / 3)
    inside = related(*around(HERE, near, far, beside=frozenset({1, 2}), containers=frozenset({1})))
    assert inside["same_kind"] == 0.0
    around_it = related(*around(HERE, near, far, beside=frozenset({1, 2}), contents=frozenset({2})))
    assert around_it["same_kind"] == 1.0


def test_kinds_of_an_uncertain_name() -> None:
    names = [*around(HERE, HERE, beside=frozenset({1}))[:1], question("there", *map(option, (KARS, ARAS, HERE)))]
    assert related(*names, likely=[[1.0], [0.4, 0.2, 0.3]])["same_kind"] == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("other", "clue", "expected"),
    [
        (place(1, 0, 0, "A.PCLI"), "country_named", 0.9),
        (place(1, 0, 0, "A.PCLI"), "same_country", 0.9),
        (place(1, 0, 0, "A.PCLI"), "proximity", None),  # its point does not locate it
        (place(1, 0, 0, "A.PCLI", country=None), "country_named", 0.0),
        (place(1, 0, 0), "country_named", 0.0),
        (replace(place(1, 0, 0, "A.ADM1"), id="d:1"), "home_named", 0.9),
        (replace(place(1, 0, 0, "A.ADM1"), id="d:1"), "same_first", 0.9),
        (replace(place(1, 0, 0, "A.ADM1"), id="d:1"), "proximity", 0.3),
        (place(1, 0, 0, divisions=("d:1",)), "same_first", 0.9),
        (place(1, 0, 0, divisions=("d:1",), country=None), "same_first", 0.9),
        (place(1, 0, 0, divisions=("d:1",), country=None), "same_country", 0.0),
        (place(1, 0, 0, divisions=("d:1",)), "home_named", 0.0),
        (place(1, 0, 0, divisions=("d:9", "d:2")), "same_second", 0.9),
    ],
)
def test_areas_of_a_name(other: Place, clue: str, expected: float | None) -> None:
    here = place(0, 0.0, 0.0, divisions=("d:1", "d:2"))
    found = related(*around(here, other), likely=[[1.0], [0.9]])
    assert found.get(clue) == (None if expected is None else pytest.approx(expected))


def test_a_state_named_with_two_candidates() -> None:
    states = [replace(place(number, 0, 0, "A.PCLI"), id=f"s:{number}") for number in (1, 2)]
    here = place(0, 0.0, 0.0)
    names = [question("here", option(here), around=((1, 0.5), (2, 0.5))), question("s", *map(option, states))]
    names.append(question("t", option(states[0])))
    found = related(*names, likely=[[1.0], [0.5, 0.3], [0.6]])
    assert found["country_named"] == pytest.approx(0.8)  # of the name that is most likely the state
    assert found["same_country"] == pytest.approx(0.7)


def test_names_that_the_gazetteer_lacks() -> None:
    exact, alike = option(place(1, 0, 0)), option(place(2, 0, 0), how="sound")
    names = [
        question("here", option(HERE), around=((1, 1.0), (2, 1.0), (3, 1.0))),
        question("exact", exact, alike),
        question("alike", alike),
        question("unknown"),
    ]
    found = related(*names)
    assert found["coverage"] == pytest.approx(1 / 3 - 0.5)
    assert found["alone"] == pytest.approx(1 / 3)


def test_places_without_a_point() -> None:
    nowhere = Place("x:9", "Nowhere", None, "TR", "P.PPL")
    assert related(*around(nowhere, HERE)).get("proximity") is None
    assert related(*around(HERE, nowhere)).get("proximity") is None
    names = around(HERE, HERE)
    names[0] = question("here", option(HERE), option(nowhere), around=names[0].around)
    assert related(*names)["proximity"] == pytest.approx(1 / 3)
