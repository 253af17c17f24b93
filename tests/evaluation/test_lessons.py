"""Gold documents turned into lessons."""

from __future__ import annotations

import pytest

from gazetteer.errors import InputError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.lessons import balanced, learn_weights, lesson, lessons
from gazetteer.resolve.learn import Lesson
from tests.evaluation.builders import KARS_CITY, PARIS, PARIS_TEXAS, gold
from tests.resolve.builders import ARAS, KARS_PROVINCE, finder, name

FIND = finder(
    {
        "Paris": [(PARIS, name("Paris")), (PARIS_TEXAS, name("Paris"))],
        "Kars": [(KARS_CITY, name("Kars")), (KARS_PROVINCE, name("Kars"))],
        "Aras": [(ARAS, name("Aras"))],
    }
)


def right(document: GoldDocument) -> list[list[str]]:
    """The ids of the right options of each name."""
    found = lesson(document, FIND)
    return [
        [option.place.id for option, answer in zip(question.options, answers, strict=True) if answer]
        for question, answers in zip(found.questions, found.right, strict=True)
    ]


def marked(text: str, lat: float, lon: float, *ids: str) -> GoldDocument:
    return GoldDocument("d", text, None, (GoldMention(0, len(text), text, lat=lat, lon=lon, ids=ids),))


@pytest.mark.parametrize(
    ("document", "ids"),
    [
        (gold("Paris", ("Paris", PARIS_TEXAS)), [[PARIS_TEXAS.id]]),
        (gold("Paris, Paris, Paris", ("Paris", PARIS), ("Paris", PARIS_TEXAS), ("Paris", PARIS)), [[PARIS.id]]),
        (marked("Kars", 40.6, 43.1), [[KARS_CITY.id, KARS_PROVINCE.id]]),  # a point only: whatever is near
        (marked("Kars", 40.6, 43.1, KARS_PROVINCE.id), [[KARS_PROVINCE.id]]),
        (marked("Kars", 40.6, 43.1, "gn:0"), [[KARS_CITY.id, KARS_PROVINCE.id]]),
        (marked("Aras", 39.5, 48.0), [[ARAS.id]]),  # far from its point, inside its extent
        (marked("Aras", 10.0, 10.0), [[]]),
        (gold("Barapol", ("Barapol", KARS_CITY)), [[]]),
    ],
)
def test_right(document: GoldDocument, ids: list[list[str]]) -> None:
    assert [sorted(each) for each in right(document)] == [sorted(each) for each in ids]


def test_names_without_an_answer_have_no_weight() -> None:
    found = lesson(gold("Kars, Paris", ("Kars", None), ("Paris", PARIS)), FIND)
    assert found.count == [0, 1]


def test_corpora_weigh_the_same() -> None:
    small = lessons([gold("Paris", ("Paris", PARIS))], FIND)
    large = lessons([gold("Paris", ("Paris", PARIS))] * 3, FIND)
    counts = [one.count for one in balanced([small, [], large])]
    assert counts == [[2.0], *[[pytest.approx(2 / 3)]] * 3]


def test_learned_weights_state_their_origin() -> None:
    documents = [gold("Paris", ("Paris", PARIS_TEXAS)), gold("Kars", ("Kars", KARS_CITY))]
    learnt = learn_weights({"mine": documents}, FIND)
    assert learnt.about["from"] == {"mine": 2}
    assert {"how", "when", "unit"} <= set(learnt.about)


def test_nothing_to_learn() -> None:
    with pytest.raises(InputError):
        learn_weights({"empty": [gold("Paris", ("Paris", None))]}, FIND)


def test_lesson_is_valid_input_for_learning() -> None:
    assert isinstance(lesson(gold("Paris", ("Paris", PARIS)), FIND), Lesson)
