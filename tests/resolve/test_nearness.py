"""How near candidates are to the other names."""

from __future__ import annotations

import pytest

from gazetteer.clues.places import HALF_NEARNESS_KM, KM_PER_DEGREE
from gazetteer.clues.question import Question
from gazetteer.model.place import Location, Place
from gazetteer.resolve import nearness
from gazetteer.resolve.nearness import Near, Points, measure
from tests.resolve.builders import ARDAHAN, BATUMI, FRANCE, KARS, PARIS, option, question, questions_together

KARS_POINT, ARDAHAN_POINT, BATUMI_POINT = (
    Points([(place.lat, place.lon, 1.0)], [(place.lat, place.lon)]) for place in (KARS, ARDAHAN, BATUMI)
)
NO_POINTS = Points([], [])


def names() -> list[Question]:
    return questions_together(
        question("Kars", option(KARS)), question("Ardahan", option(ARDAHAN)), question("Batum", option(BATUMI))
    )


POINTS = [KARS_POINT, ARDAHAN_POINT, BATUMI_POINT]


def test_a_candidate_is_near_to_the_other_names() -> None:
    found = measure(names(), POINTS)[0][KARS.id]
    assert found.nearest == pytest.approx((1 / (1 + 65.8 / 150) + 1 / (1 + 168.0 / 150)) / 3, abs=0.01)
    assert found.close == found.joint
    assert found.beside == 0.0


@pytest.mark.parametrize("kilometres", [0.0, 20.0, 80.0, 400.0, 1600.0])
@pytest.mark.parametrize(("north", "east"), [(1, 0), (0, 1), (-1, 0), (0, -1)])
def test_values_by_distance(kilometres: float, north: int, east: int) -> None:
    here = Place("x:1", "Here", Location(0.0, 0.0), "TR", "P.PPL")
    lat, lon = north * kilometres / KM_PER_DEGREE, east * kilometres / KM_PER_DEGREE
    there = Points([(lat, lon, 0.5)], [(lat, lon)])
    found = measure(questions_together(question("Here", option(here)), question("There")), [NO_POINTS, there])[0]["x:1"]
    assert found.nearest == pytest.approx(0.5 / (1 + kilometres / HALF_NEARNESS_KM) / 3)
    assert found.close == pytest.approx(0.5 / (1 + (kilometres / nearness.SUPPORT_KM) ** 2) / 2)
    assert found.joint == pytest.approx(2 * found.close)
    assert found.region == pytest.approx(0.5 / (1 + (kilometres / nearness.REGION_KM) ** 2))
    assert found.company == pytest.approx(1 / (1 + (kilometres / nearness.COMPANY_KM) ** 2) / nearness.COMPANIONS)


def test_unlikely_places_of_four_names_are_company() -> None:
    elsewhere = Points([(48.85, 2.35, 1.0)], [(48.85, 2.35), (KARS.lat, KARS.lon)])
    found = [
        measure(questions_together(*(question(f"N{number}", option(KARS)) for number in range(names))), at)[0][KARS.id]
        for names, at in ((2, [NO_POINTS, elsewhere]), (5, [NO_POINTS, *[elsewhere] * 4]))
    ]
    assert [near.company for near in found] == [pytest.approx(1 / 4), pytest.approx(1.0)]
    assert all(near.joint < 0.01 for near in found)


def test_the_names_beside_count_apart() -> None:
    questions = [each._replace(beside=frozenset({1})) if each.key == "kars" else each for each in names()]
    assert measure(questions, POINTS)[0][KARS.id].beside == pytest.approx(1 / (1 + 65.8 / 150), abs=0.01)


def test_joint_nearness_ignores_doubt() -> None:
    doubtful = Points([(lat, lon, share / 4) for lat, lon, share in ARDAHAN_POINT.likely], [])
    sure, unsure = (measure(names(), [KARS_POINT, at, NO_POINTS])[0][KARS.id] for at in (ARDAHAN_POINT, doubtful))
    assert unsure.joint == sure.joint
    assert unsure.close == pytest.approx(sure.close / 4)


@pytest.mark.parametrize(
    ("asked", "points"),
    [
        (question("Kars", option(KARS)), NO_POINTS),
        (question("France", option(FRANCE)), ARDAHAN_POINT),
        (question("Kars", option(KARS), equals=frozenset({1})), ARDAHAN_POINT),
    ],
    ids=["no points", "a state", "the same place"],
)
def test_nothing_is_near(asked: Question, points: Points) -> None:
    questions = questions_together(asked, question("Ardahan"))
    assert measure(questions, [NO_POINTS, points]) == [{}, {}]


def test_blocks_do_not_change_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [*names(), *questions_together(question("Paris", option(PARIS)), question("Kars", option(KARS)))]
    points = [*POINTS, NO_POINTS, NO_POINTS]
    whole = measure(questions, points)
    monkeypatch.setattr(nearness, "NAMES_AT_ONCE", 1)
    for one, other in zip(whole, measure(questions, points), strict=True):
        assert one.keys() == other.keys()
        for id in one:
            assert one[id] == pytest.approx(other[id])


def test_no_names() -> None:
    assert measure([], []) == []
    assert Near(0, 0, 0, 0, 0, 0) == nearness.NOWHERE
