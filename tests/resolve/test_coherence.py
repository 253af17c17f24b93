"""Names of one document that resolve each other."""

from __future__ import annotations

import pytest

from gazetteer.clues import weights
from gazetteer.clues.question import Question, Setting
from gazetteer.clues.table import CLUE_KINDS, RELATED, own_values
from gazetteer.clues.weights import Weights
from gazetteer.model.place import Location, Place
from gazetteer.resolve import coherence
from gazetteer.resolve.coherence import Own
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
    option,
    question,
    questions_together,
)
from tests.work import lines_run

SHIPPED = weights.default()


def best(questions: list[Question], given: Weights = SHIPPED) -> list[Place]:
    likely = coherence.weigh(questions, Setting(), given).likely
    return [
        each.options[max(range(len(shares)), key=shares.__getitem__)].place
        for each, shares in zip(questions, likely, strict=True)
    ]


def paris(**rest: object) -> Question:
    return question("Paris", option(PARIS), option(PARIS_TEXAS), option(PARIS_TENNESSEE), **rest)


def test_single_name_means_the_prominent_place() -> None:
    assert best([paris()]) == [PARIS]


def test_the_state_that_follows_decides() -> None:
    named = questions_together(
        paris(containers=frozenset({1})), question("Texas", option(TEXAS), contents=frozenset({0}))
    )
    assert best(named)[0] == PARIS_TEXAS
    assert best(questions_together(paris(), question("France", option(FRANCE))))[0] == PARIS


def test_two_uncertain_names_resolve_each_other() -> None:
    county = question("Henry County", option(HENRY_IOWA), option(HENRY))
    town = question("Paris", option(PARIS_TEXAS), option(PARIS_TENNESSEE))
    assert best(questions_together(town, county)) == [PARIS_TENNESSEE, HENRY]


def test_the_neighbours_decide_between_namesakes() -> None:
    far = Place("x:kars", "Kars", Location(45.15, -75.64), "CA", "P.PPL", prominence=0.58)
    names = [
        question("Kars", option(far), option(KARS)),
        question("Ardahan", option(ARDAHAN)),
        question("Batum", option(BATUMI)),
    ]
    assert best(questions_together(*names))[0] == KARS


def test_equated_names_mean_one_place() -> None:
    first = question("Karin", option(PARIS, "Karin"), option(KARS, "Karin", kind="alternate"), equals=frozenset({1}))
    second = question("Kars", option(KARS), equals=frozenset({0}))
    assert best(questions_together(first, second))[0] == KARS
    assert (
        best(
            questions_together(question("Karin", *first.options), question("Kars", *second.options)),
            _without("equated"),
        )[0]
        == PARIS
    )


def _without(clue: str) -> Weights:
    relations = [name for name in RELATED if name != clue]
    return SHIPPED.without(*relations)


def test_values_have_only_known_clues() -> None:
    weighed = coherence.weigh(questions_together(paris(), question("Aras", option(ARAS))), Setting(), SHIPPED)
    for row, shares in zip(weighed.values, weighed.likely, strict=True):
        assert len(row) == len(shares)
        assert sum(shares) < 1
        for values_of_option in row:
            assert set(values_of_option) <= set(CLUE_KINDS)


def test_towns_outside_a_state_that_follows_are_vetoed() -> None:
    questions = questions_together(paris(containers=frozenset({1})), question("Texas", option(TEXAS)))
    values = coherence.weigh(questions, Setting(), SHIPPED).values
    outside = {each.place.id: row["outside"] > 0.5 for each, row in zip(questions[0].options, values[0], strict=True)}
    assert outside == {PARIS.id: True, PARIS_TEXAS.id: False, PARIS_TENNESSEE.id: True}


def test_a_name_of_the_same_paragraph_pulls_more() -> None:
    county = question("Texas", option(TEXAS))
    near = paris()._replace(around=((1, 1.0),))
    far = paris()._replace(around=((1, 0.1),))
    rows = [coherence.weigh([each, county], Setting(), SHIPPED).values[0] for each in (near, far)]
    assert rows[0][1]["proximity"] > rows[1][1]["proximity"]


def test_the_cost_of_a_name_is_bounded() -> None:
    """Twice the names of a long text need twice the work."""

    def names(size: int) -> list[Question]:
        return [
            question(f"n{number}", option(KARS), option(PARIS))._replace(
                around=tuple((other, 1.0) for other in range(30))
            )
            for number in range(size)
        ]

    few, many = (lines_run(coherence.weigh, names(size), Setting(), SHIPPED) for size in (60, 120))
    assert many < 2.2 * few


def test_states_are_not_near_to_places() -> None:
    values = coherence.weigh(questions_together(question("France", option(FRANCE)), paris()), Setting(), SHIPPED).values
    assert "proximity" not in values[0][0]
    assert "joint" not in values[0][0]


def test_names_without_candidates_have_no_effect() -> None:
    weighed = coherence.weigh(questions_together(paris(), question("Barapol")), Setting(), SHIPPED)
    assert weighed.likely[1] == []
    assert weighed.values[0][0]["alone"] == 1


def test_no_names() -> None:
    assert coherence.weigh([], Setting(), SHIPPED) == ([], [], [], [])


def test_a_province_and_its_town_both_count_for_their_neighbours() -> None:
    near = questions_together(question("Kars", option(KARS_PROVINCE)), question("Kars town", option(KARS)))
    values = coherence.weigh(near, Setting(), SHIPPED).values
    assert values[1][0]["home_named"] > 0.5


def test_scores_of_the_first_round_are_kept() -> None:
    """The result is the same if the clues that need no other name are computed before."""
    names = questions_together(paris(), question("Texas", option(TEXAS)), question("Henry County", option(HENRY)))
    own = [Own.of(own_values(each, Setting()), SHIPPED) for each in names]
    weighed = coherence.weigh(names, Setting(), SHIPPED)
    assert coherence.weigh(names, Setting(), SHIPPED, own=own) == weighed
    assert coherence.weigh(names, Setting(), SHIPPED, rounds=2) == weighed
    alone = coherence.weigh(names, Setting(), SHIPPED, rounds=0)
    assert alone.values == [each.values for each in own]
    assert alone.likely == [SHIPPED.shares([SHIPPED.score(each) for each in row.values]) for row in own]
    once = coherence.weigh(names, Setting(), SHIPPED, rounds=1)
    assert once != weighed
    assert coherence.weigh_again(names, own, alone.likely, SHIPPED) == once
    assert coherence.weigh_again(names, own, once.likely, SHIPPED) == weighed
    assert weighed.values[0][0].keys() > own[0].values[0].keys()


def test_the_sums_are_those_of_all_clues() -> None:
    names = questions_together(paris(), question("Texas", option(TEXAS)), question("Henry County", option(HENRY)))
    for rounds in (0, 1, 2):
        weighed = coherence.weigh(names, Setting(), SHIPPED, rounds=rounds)
        for sums, row in zip(weighed.sums, weighed.values, strict=True):
            assert sums == pytest.approx([SHIPPED.score(values) for values in row])


def test_one_name_is_weighed_as_with_all() -> None:
    questions = questions_together(paris(), question("Texas", option(TEXAS)), question("France", option(FRANCE)))
    own = [Own.of(own_values(each, Setting()), SHIPPED) for each in questions]
    sums = coherence.weigh(questions, Setting(), SHIPPED).sums
    for number, row in enumerate(sums):
        assert coherence.weigh_one(number, questions, Setting(), SHIPPED, own=own) == row
