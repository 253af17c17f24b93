"""Mentions gathered into questions, and the options of each."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import Cue, Question, Setting
from gazetteer.database.hits import Hit
from gazetteer.model.document import Mention
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan
from gazetteer.resolve import context
from gazetteer.resolve.candidates import WINDOW, gather, name_of, options, plain, with_inexact
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
from tests.work import lines_run

FIND = finder(
    {
        "Paris": [(PARIS, name("Paris")), (PARIS_TEXAS, name("Paris"))],
        "Texas": [(TEXAS, name("Texas"))],
        "Boise": [(BOISE, name("Boise"))],
        "Kars": [(KARS, name("Kars")), (KARS_PROVINCE, name("Kars"))],
        "Parisian": [(PARIS, name("Parisian", "demonym"))],
    }
)


def questions_of(text: str, *phrases: str, equated: tuple[tuple[int, int], ...] = ()) -> list[Question]:
    found = mentions(text, *phrases)
    return gather(found, context.read(text, found), equated, FIND, Setting())


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
    first, second = questions_of("Paris, Texas. PARIS's mayor.", "Paris", "Texas", "PARIS's")
    assert (first.key, first.mentions, second.mentions) == ("paris", (0, 2), (1,))
    assert (first.containers, second.contents) == ({1}, {0})
    assert [[number for number, _ in each.around] for each in (first, second)] == [[1], [0]]


def test_a_name_with_a_kind_word_says_little_about_the_name() -> None:
    names = questions_of("Kars, the Kars district and Paris", "Kars", "Kars district", "Paris")
    weights = [dict(each.around) for each in names]
    assert weights[0][1] < weights[0][2]
    assert weights[1][0] < weights[1][2]
    assert names[0].beside == frozenset()


def test_distant_names_are_not_neighbours() -> None:
    near, far = "Paris or Texas and Boise", "Paris or Texas" + " and so on" * 20 + " Boise"
    assert [each.beside for each in questions_of(near, "Paris", "Texas", "Boise")] == [{1}, {0, 2}, {1}]
    assert [each.beside for each in questions_of(far, "Paris", "Texas", "Boise")] == [{1}, {0}, frozenset()]


def test_equated_names_do_not_contain_each_other() -> None:
    first, second = questions_of("Paris (Texas)", "Paris", "Texas", equated=((0, 1),))
    assert (first.equals, second.equals, first.containers, second.contents) == ({1}, {0}, frozenset(), frozenset())


def test_a_book_is_not_one_scene() -> None:
    words = [f"Name{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(100)]
    text = ". ".join(words)
    questions = questions_of(text, *words)
    assert max(len(each.around) for each in questions) == WINDOW
    around = [{number for number, _ in each.around} for each in questions]
    assert all(number not in others for number, others in enumerate(around))
    assert 49 in around[50]
    assert 99 not in around[0]


def test_other_forms_of_an_inflected_name_are_options_too() -> None:
    assert {each.place.id for each in options("Boise", False, FIND, others=["Kars"])} == {
        each.place.id for name in ("Boise", "Kars") for each in options(name, False, FIND)
    }


def test_full_name_is_preferred_to_a_part() -> None:
    found = {each.place.id: each.how for each in options("Kars Oblast", False, FIND)}
    assert found == {KARS.id: "part", KARS_PROVINCE.id: "part"}
    both = finder({"Fort Boise": [(GARS, name("Fort Boise"))], "Boise": [(BOISE, name("Boise"))]})
    assert {each.place.id: each.how for each in options("Fort Boise", False, both)} == {
        GARS.id: "exact",
        BOISE.id: "part",
    }


@pytest.mark.parametrize(
    ("when", "chosen"), [("1880", "historical"), ("1980", "primary"), ("0900", "historical"), (None, "primary")]
)
def test_of_two_names_of_one_place_the_one_in_use_counts(when: str | None, chosen: str) -> None:
    find = finder({"Kars": [(KARS, name("Kars")), (KARS, name("Kars", "historical", "1800/1900"))]})
    (only,) = options("Kars", False, find, when=Timespan.parse(when) if when else None)
    assert only.name.kind == chosen


def test_adjectives_find_their_places() -> None:
    assert [each.place for each in options("Parisian", False, FIND)] == [PARIS]
    assert [each.place for each in options("Boisean", True, FIND)] == [BOISE]  # by its ending


@pytest.mark.parametrize(
    ("text", "places"),
    [("Parisian Texas", {TEXAS}), ("Parisian Nowhere", set()), ("Boisean Texas", set()), ("Parisian texas", set())],
)
def test_a_land_after_the_adjective_of_a_people(text: str, places: set[Place]) -> None:
    assert {each.place for each in options(text, False, FIND)} == places


def test_the_same_paragraph_counts_more_than_the_next_page() -> None:
    text = "Paris or Texas" + " and so on" * 400 + " Boise"
    weights = dict(questions_of(text, "Paris", "Texas", "Boise")[0].around)
    assert weights[1] > 0.9
    assert weights[2] < 0.4


def test_a_river_and_a_state_of_one_name_are_two_questions() -> None:
    questions = questions_of("They crossed the Kars. In Kars they rested.", "Kars", "Kars")
    assert [(each.mentions, [cue.word for cue in each.cues]) for each in questions] == [
        ((0,), ["crossed", "the"]),
        ((1,), ["the same name elsewhere"]),
    ]
    assert len(questions_of("They besieged Kars. In Kars they rested.", "Kars", "Kars")) == 1


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Vilayet of Bitlis", ()),
        ("Bitlis", (Cue("beside", ("A.ADM1",), "vilayet"),)),
        ("Bitlis", (Cue("beside", ("A.ADM1",), "governorate"),)),
    ],
)
def test_the_words_for_a_province_reach_it(text: str, cues: tuple[Cue, ...]) -> None:
    find = finder({"Bitlis Vilayet": [(KARS_PROVINCE, name("Bitlis Vilayet"))], "Bitlis": [(KARS, name("Bitlis"))]})
    assert (KARS_PROVINCE, "exact") in {
        (each.place, each.how) for each in options(text, False, find, when=None, cues=cues)
    }


def test_similar_names_are_added_once_and_exact_matches_stay() -> None:
    alike = [
        Hit(KARS, name("Qars", "alternate"), "sound", 0.75),
        Hit(KARS, name("Ghars", "alternate"), "sound", 0.8),
        Hit(GARS, name("Garz", "alternate"), "sound", 0.75),
    ]
    wider = with_inexact(question("Gars", option(GARS)), finder({}, {"Gars": alike}))
    assert [(each.place, each.how, each.similarity) for each in wider.options] == [
        (KARS, "sound", 0.8),
        (GARS, "exact", 1.0),
    ]


def _gather_many(size: int) -> list[Question]:
    names = ["Kars", "Batum"]
    many = [Mention(6 * n, 6 * n + len(names[n % 2]), names[n % 2], "PLACE", "test") for n in range(size)]
    return gather(many, [context.Context()] * size, (), lambda *_, **__: [], Setting())


def test_work_for_many_mentions_of_few_names_is_linear() -> None:
    assert [[number for number, _ in each.around] for each in _gather_many(20_000)] == [[1], [0]]
    assert lines_run(_gather_many, 2_000) < 4.4 * lines_run(_gather_many, 500)


@pytest.mark.parametrize(
    ("written", "name_"),
    [("St. John's", "St. John's"), ("St. John’s", "St. John’s"), ("Paris's", "Paris"), ("Boise", "Boise")],
)
def test_a_possessive_ending_that_belongs_to_a_name_is_kept(written: str, name_: str) -> None:
    find = finder({"St. John's": [(KARS, name("St. John's"))], "St. John’s": [(KARS, name("St. John's"))]})
    assert name_of(Mention(0, len(written), written, "PLACE", "test"), find) == name_


@pytest.mark.parametrize(("lang", "how"), [("fr", "sound"), ("de", None), (None, None)])
def test_a_name_in_the_letters_of_the_language_of_the_text(lang: str | None, how: str | None) -> None:
    find = finder({"Tarash": [(KARS, name("Tarash"))]})
    found = {each.place.id: each.how for each in options("Tarach", False, find, lang=lang)}
    assert found.get(KARS.id) == how


def test_a_form_is_compared_by_its_nominatives() -> None:
    hit = Hit(KARS, name("Карс"), "sound", 0.9)
    found = options("Гарса", False, finder({}, {"Гарс": [hit]}), lang="ru")
    assert [(one.place.id, one.how) for one in found] == [(KARS.id, "sound")]
    assert found[0].similarity < hit.similarity
    assert options("Гарса", False, finder({}, {"Гарс": [hit]}), lang="en") == ()
