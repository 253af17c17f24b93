from __future__ import annotations

import json

import pytest

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldMention, GoldMovement
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.tolerance import near, near_or_inside
from tests.evaluation.builders import KARS_CITY, TURKEY

PASSAGE = {
    "id": "letter-1",
    "date": "1855-11",
    "lang": "en",
    "text": "Williams held Kars until the river Arpa froze.",
    "places": [
        {"start": 14, "end": 18, "text": "Kars", "lat": 40.6, "lon": 43.1, "km": 20.0, "is": "Kars, town", "nested": False},
        {"start": 35, "end": 39, "text": "Arpa", "is": "Akhurian, river", "nested": True},
    ],
    "persons": [{"start": 0, "end": 8, "text": "Williams", "who": "William Fenwick Williams"}],
    "movements": [
        {"person": "William Fenwick Williams", "place": "Kars", "date": "", "relation": "was_at", "quote": "held\nKars"}
    ],
}  # fmt: skip


def written(tmp_path, *passages):
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps(passage) for passage in passages) + "\n", encoding="utf-8")
    return path


def test_a_passage_is_read_with_everything_it_marks(tmp_path):
    (document,) = read_gold(written(tmp_path, PASSAGE))
    assert (document.id, document.date, document.lang) == ("letter-1", "1855-11", "en")
    assert document.places == (
        GoldMention(14, 18, "Kars", lat=40.6, lon=43.1, km=20.0, kind="town"),
        GoldMention(35, 39, "Arpa", kind="river", nested=True),
    )
    assert [person.who for person in document.persons] == ["William Fenwick Williams"]
    assert document.movements == (GoldMovement("William Fenwick Williams", "Kars", "was_at", None, "held Kars"),)


@pytest.mark.parametrize(
    ("is_", "kind"),
    [("Gyumri, town", "town"), ("Wells, on the Kwango, mission", "other"), ("perhaps Prague", "other"), ("", "other")],
)
def test_the_kind_is_the_last_word_of_what_the_place_is(tmp_path, is_, kind):
    place = {**PASSAGE["places"][0], "is": is_}
    (document,) = read_gold(written(tmp_path, {**PASSAGE, "places": [place]}))
    assert document.places[0].kind == kind


def test_a_passage_without_movements_does_not_annotate_them(tmp_path):
    rest = {key: value for key, value in PASSAGE.items() if key != "movements"}
    assert read_gold(written(tmp_path, rest))[0].movements is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"text": None}, "line 2"),
        ({"places": [{"start": 14, "end": 18}]}, "line 2"),
        ({"places": [{"start": 14, "end": 18, "text": "Kars", "km": "far"}]}, "line 2"),
        ({"places": [{"start": 15, "end": 18, "text": "Kars"}]}, "is 'ars', not 'Kars'"),
    ],
)
def test_a_bad_passage_is_reported_with_its_line(tmp_path, change, says):
    with pytest.raises(FormatError, match=says):
        read_gold(written(tmp_path, PASSAGE, {**PASSAGE, **change}))


@pytest.mark.parametrize(("km", "right"), [(None, True), (100.0, True), (60.0, False)])
def test_the_tolerance_of_the_gold_decides(km, right):
    seventy_away = GoldMention(0, 4, "Kars", lat=40.0, lon=43.4, km=km)
    assert near(seventy_away, KARS_CITY) is right


def test_a_state_with_a_tolerance_does_not_count_as_its_area():
    inside = GoldMention(0, 6, "Turkey", lat=38.0, lon=28.0)
    assert near_or_inside(inside, TURKEY)
    assert not near_or_inside(GoldMention(0, 6, "Turkey", lat=38.0, lon=28.0, km=100.0), TURKEY)
