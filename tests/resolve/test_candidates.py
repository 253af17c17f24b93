"""Mentions gathered into questions, and the options of each."""

from __future__ import annotations

import time

import pytest

from gazetteer.database.search import Hit
from gazetteer.model.document import Mention
from gazetteer.model.timespan import Timespan
from gazetteer.resolve import context
from gazetteer.resolve.candidates import WINDOW, gather, options, plain, with_alike
from gazetteer.resolve.features import Question
from tests.resolve.builders import (
    BOISE,
    GARS,
    KARS,
    KARS_PROVINCE,
    PARIS,
    PARIS_TEXAS,
    TEXAS,
    finder,
    mentions,
    name,
    option,
    question,
)

FIND = finder(
    {
        "Paris": [(PARIS, name("Paris")), (PARIS_TEXAS, name("Paris"))],
        "Texas": [(TEXAS, name("Texas"))],
        "Boise": [(BOISE, name("Boise"))],
        "Kars": [(KARS, name("Kars")), (KARS_PROVINCE, name("Kars"))],
        "Parisian": [(PARIS, name("Parisian", "demonym"))],
    }
)


def ask(text: str, *phrases: str, equated: tuple[tuple[int, int], ...] = ()) -> list[Question]:
    found = mentions(text, *phrases)
    return gather(found, context.read(text, found), equated, FIND)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kars", "Kars"),
        ("Kars's", "Kars"),
        ("Paris’", "Paris"),
        ("Alexan-\ndropol", "Alexandropol"),
        ("New\n York", "New York"),
        ("Alexan¬ \n dropol", "Alexandropol"),
        ("’s", "’s"),
    ],
)
def test_plain(written: str, read: str) -> None:
    assert plain(written) == read


def test_one_question_a_name() -> None:
    first, second = ask("Paris, Texas. PARIS's mayor.", "Paris", "Texas", "PARIS's")
    assert (first.key, first.mentions, second.mentions) == ("paris", (0, 2), (1,))
    assert (first.containers, second.contents) == ({1}, {0})
    assert (first.around, second.around) == ({1}, {0})


def test_names_far_apart_in_the_text_are_not_beside_each_other() -> None:
    near, far = "Paris or Texas and Boise", "Paris or Texas" + " and so on" * 20 + " Boise"
    assert [each.beside for each in ask(near, "Paris", "Texas", "Boise")] == [{1}, {0, 2}, {1}]
    assert [each.beside for each in ask(far, "Paris", "Texas", "Boise")] == [{1}, {0}, frozenset()]


def test_equated_names_are_no_containers_of_each_other() -> None:
    first, second = ask("Paris (Texas)", "Paris", "Texas", equated=((0, 1),))
    assert (first.equals, second.equals, first.containers, second.contents) == ({1}, {0}, frozenset(), frozenset())


def test_a_book_is_not_one_scene() -> None:
    words = [f"Name{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(100)]
    text = ". ".join(words)
    asked = ask(text, *words)
    assert {len(each.around) for each in asked} == {WINDOW}
    assert all(number not in each.around for number, each in enumerate(asked))
    assert 49 in asked[50].around
    assert 99 not in asked[0].around


def test_the_whole_name_comes_before_a_part() -> None:
    found = {each.place.id: each.how for each in options("Kars Oblast", False, FIND)}
    assert found == {KARS.id: "part", KARS_PROVINCE.id: "part"}
    both = finder({"Fort Boise": [(GARS, name("Fort Boise"))], "Boise": [(BOISE, name("Boise"))]})
    assert {each.place.id: each.how for each in options("Fort Boise", False, both)} == {
        GARS.id: "exact",
        BOISE.id: "part",
    }


@pytest.mark.parametrize(
    ("when", "chosen"), [("1880", "historical"), ("1980", "primary"), ("0900", "primary"), (None, "primary")]
)
def test_of_two_names_of_one_place_the_timely_one_counts(when: str | None, chosen: str) -> None:
    find = finder({"Kars": [(KARS, name("Kars")), (KARS, name("Kars", "historical", "1800/1900"))]})
    (only,) = options("Kars", False, find, Timespan.parse(when) if when else None)
    assert only.name.kind == chosen


def test_only_demonyms_find_demonyms() -> None:
    assert not options("Parisian", False, FIND)
    assert [each.place for each in options("Parisian", True, FIND)] == [PARIS]


def test_names_alike_are_added_once_and_bearers_stay() -> None:
    alike = [
        Hit(KARS, name("Qars", "alternate"), "sound", 0.75),
        Hit(KARS, name("Ghars", "alternate"), "sound", 0.8),
        Hit(GARS, name("Garz", "alternate"), "sound", 0.75),
    ]
    wider = with_alike(question("Gars", option(GARS)), finder({}, {"Gars": alike}))
    assert [(each.place, each.how, each.similarity) for each in wider.options] == [
        (KARS, "sound", 0.8),
        (GARS, "exact", 1.0),
    ]


def test_many_mentions_of_few_names_take_linear_time():
    names = ["Kars", "Batum"]
    many = [Mention(6 * n, 6 * n + len(names[n % 2]), names[n % 2], "PLACE", "test") for n in range(20_000)]
    begun = time.process_time()
    questions = gather(many, [context.Context()] * len(many), (), lambda *_, **__: [])
    assert time.process_time() - begun < 5  # comparing every mention with every other takes minutes
    assert [question.around for question in questions] == [{1}, {0}]
