"""Names of one document that settle each other."""

from __future__ import annotations

import pytest

from gazetteer.model.place import Location, Place
from gazetteer.resolve import coherence, weights
from gazetteer.resolve.features import LOCAL, Question, Setting
from gazetteer.resolve.relations import RELATIONS, lies_in
from gazetteer.resolve.weights import Weights
from tests.resolve.builders import (
    ARAS,
    ARDAHAN,
    BATUMI,
    FRANCE,
    HENRY,
    HENRY_IOWA,
    KARS,
    KARS_PROVINCE,
    PARIS,
    PARIS_TENNESSEE,
    PARIS_TEXAS,
    TEXAS,
    asked_together,
    option,
    question,
)

SHIPPED = weights.default()


def best(questions: list[Question], given: Weights = SHIPPED) -> list[Place]:
    _, likely = coherence.weigh(questions, Setting(), given)
    return [
        each.options[max(range(len(shares)), key=shares.__getitem__)].place
        for each, shares in zip(questions, likely, strict=True)
    ]


def paris(**rest: object) -> Question:
    return question("Paris", option(PARIS), option(PARIS_TEXAS), option(PARIS_TENNESSEE), **rest)


@pytest.mark.parametrize(
    ("place", "outer", "inside"),
    [
        (PARIS_TEXAS, TEXAS, True),
        (PARIS_TENNESSEE, TEXAS, False),
        (PARIS, FRANCE, True),
        (PARIS_TEXAS, FRANCE, False),
        (FRANCE, FRANCE, False),
        (TEXAS, PARIS_TEXAS, False),
        (KARS, Place("hg:caucasus", "Caucasus", Location(42, 44, (37, 38, 50, 47)), feature="L.RGN"), True),
        (PARIS, Place("hg:caucasus", "Caucasus", Location(42, 44, (37, 38, 50, 47)), feature="L.RGN"), False),
        (KARS, Place("hg:nowhere", "Nowhere", Location(42, 44), feature="L.RGN"), False),
        (
            Place("x:1", "Suva", Location(-18, 178)),
            Place("x:2", "Sea", Location(0, 180, (170, -30, -170, 30)), feature="L.RGN"),
            True,
        ),
    ],
)
def test_lies_in(place: Place, outer: Place, inside: bool) -> None:
    assert lies_in(place, outer) is inside


def test_alone_the_famous_one() -> None:
    assert best([paris()]) == [PARIS]


def test_the_state_that_follows_decides() -> None:
    named = asked_together(paris(containers=frozenset({1})), question("Texas", option(TEXAS), contents=frozenset({0})))
    assert best(named)[0] == PARIS_TEXAS
    assert best(asked_together(paris(), question("France", option(FRANCE))))[0] == PARIS


def test_two_doubtful_names_settle_each_other() -> None:
    county = question("Henry County", option(HENRY_IOWA), option(HENRY))
    assert best(asked_together(paris(), county)) == [PARIS_TENNESSEE, HENRY]


def test_the_neighbours_decide_between_namesakes() -> None:
    far = Place("x:kars", "Kars", Location(45.15, -75.64), "CA", "P.PPL", prominence=0.58)
    names = [
        question("Kars", option(far), option(KARS)),
        question("Ardahan", option(ARDAHAN)),
        question("Batum", option(BATUMI)),
    ]
    assert best(asked_together(*names))[0] == KARS


def test_equated_names_mean_one_place() -> None:
    first = question("Karin", option(PARIS, "Karin"), option(KARS, "Karin", kind="alternate"), equals=frozenset({1}))
    second = question("Kars", option(KARS), equals=frozenset({0}))
    assert best(asked_together(first, second))[0] == KARS
    assert (
        best(asked_together(question("Karin", *first.options), question("Kars", *second.options)), _without("equated"))[
            0
        ]
        == PARIS
    )


def _without(clue: str) -> Weights:
    relations = [name for name in RELATIONS if name != clue]
    return SHIPPED.without(*relations)


def test_values_hold_only_known_clues_and_no_zeros() -> None:
    values, likely = coherence.weigh(asked_together(paris(), question("Aras", option(ARAS))), Setting(), SHIPPED)
    for row, shares in zip(values, likely, strict=True):
        assert len(row) == len(shares)
        assert sum(shares) < 1
        for held in row:
            assert set(held) <= set(LOCAL) | set(RELATIONS)
            assert all(held.values())


def test_states_are_near_to_nobody() -> None:
    values, _ = coherence.weigh(asked_together(question("France", option(FRANCE)), paris()), Setting(), SHIPPED)
    assert "proximity" not in values[0][0]
    assert "joint" not in values[0][0]


def test_names_without_candidates_say_nothing() -> None:
    values, likely = coherence.weigh(asked_together(paris(), question("Barapol")), Setting(), SHIPPED)
    assert likely[1] == []
    assert values[0][0]["alone"] == 1


def test_no_names() -> None:
    assert coherence.weigh([], Setting(), SHIPPED) == ([], [])


def test_a_province_and_its_town_both_count_for_their_neighbours() -> None:
    near = asked_together(question("Kars", option(KARS_PROVINCE)), question("Kars town", option(KARS)))
    values, _ = coherence.weigh(near, Setting(), SHIPPED)
    assert values[1][0]["home_named"] > 0.5
