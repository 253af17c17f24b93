"""Weights learned from lessons built by hand."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import Question, Setting
from gazetteer.errors import InputError
from gazetteer.resolve.learn import Lesson, examples, learn, weighed
from gazetteer.resolve.prior_weights import HELD, MIN_WEIGHTS, NEVER_AGAINST, NEVER_FOR, PRIOR_WEIGHTS
from tests.resolve.builders import ARAS, GARS, KARS, PARIS, PARIS_TEXAS, option, question


def lesson(one: Question, *right: bool, count: float = 1.0) -> Lesson:
    """One name, its answers in the order of its options."""
    return Lesson([one], Setting(), [list(right)], [count])


def test_right_clues_gain_weight() -> None:
    river = question("Kars", option(KARS), option(ARAS, "Kars"))
    assert [each.place for each in river.options] == [KARS, ARAS]
    learnt = learn([lesson(river, False, True)] * 50)
    taught_towns = learn([lesson(river, True, False)] * 50)
    assert learnt.clues["natural"] > PRIOR_WEIGHTS.clues.get("natural", 0) > taught_towns.clues["natural"]
    assert learnt.clues["prominence"] < taught_towns.clues["prominence"]


def test_more_lessons_change_weights_more() -> None:
    one = question("Paris", option(PARIS), option(PARIS_TEXAS))
    few, many = (learn([lesson(one, False, True)] * number).clues["prominence"] for number in (1, 200))
    start = PRIOR_WEIGHTS.clues["prominence"]
    assert start > few > many
    assert start - few < (start - many) / 3


def test_no_right_candidate_counts_for_none_of_these() -> None:
    one = question("Gars", option(GARS))
    assert learn([lesson(one, False)] * 30).nothing > PRIOR_WEIGHTS.nothing > learn([lesson(one, True)] * 30).nothing


def test_fixed_weights_do_not_change() -> None:
    one = question("Kars", option(KARS, kind="historical", when="1800/1900"), option(GARS, "Kars"))
    learnt = learn([Lesson([one], Setting(), [[False, True]], [1.0])] * 20)
    assert {name: learnt.clues[name] for name in HELD} == {name: PRIOR_WEIGHTS.clues[name] for name in HELD}


def test_names_without_weight_change_nothing() -> None:
    one = question("Gars", option(GARS))
    heard = [lesson(one, True)] * 5
    assert learn([*heard, lesson(one, False, count=0)]) == learn(heard)


def test_learning_continues_from_given_weights() -> None:
    one = question("Gars", option(GARS))
    own = learn([lesson(one, True)] * 500)
    again = learn([lesson(one, True)], start=own)
    assert again.nothing == pytest.approx(own.nothing, abs=0.2)
    assert again.settings == own.settings


@pytest.mark.parametrize("lessons", [[], [lesson(question("Gars", option(GARS)), True, count=0)]])
def test_nothing_to_learn_from(lessons: list[Lesson]) -> None:
    with pytest.raises(InputError, match="nothing to learn from"):
        learn(lessons)


def test_a_weight_keeps_its_sign() -> None:
    """A negative clue stays negative after lessons in which it happens to be correct."""
    one = question("Gars", option(GARS), option(KARS, "Ղարս", kind="alternate", how="sound", similarity=0.5))
    learnt = learn([lesson(one, False, True), lesson(one, True, False)] * 100)
    right = [each.place == KARS for each in one.options]
    taught = learn([lesson(one, *right)] * 200)
    assert all(taught.clues[name] <= 0 for name in NEVER_FOR)
    assert all(taught.clues[name] >= 0 for name in NEVER_AGAINST)
    assert all(abs(taught.clues[name]) >= abs(least) for name, least in MIN_WEIGHTS.items())
    assert learnt.clues["unlike"] <= taught.clues["unlike"] <= 0


def test_examples_of_some_names() -> None:
    taught = [
        lesson(question("Gars", option(GARS)), True),
        lesson(question("Kars", option(KARS), option(ARAS, "Kars")), False, True),
    ]
    every = examples(*weighed(taught, PRIOR_WEIGHTS))
    assert [len(every.only([each, not each]).right) for each in (True, False)] == [2, 3]
