"""Our own gold is well-formed, and accuracy on it does not fall."""

from __future__ import annotations

import json
from functools import cache

import pytest

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.scores import Scores
from gazetteer.evaluation.scoring import evaluate_documents
from gazetteer.model.timespan import Timespan
from gazetteer.resources import data_folder

PATH = data_folder() / "benchmarks" / "own-gold" / "own-gold.jsonl"
SHORT = PATH.with_name("own-gold-short.jsonl")
PASSAGES = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
RELATIONS = {"was_at", "went_to", "left", "born", "died", "fought_at", "wrote_from"}


def test_the_gold_is_as_large_as_its_datasheet_says():
    assert len(PASSAGES) == 24
    assert len({passage["id"] for passage in PASSAGES}) == 24
    assert sum(passage["lang"] == "en" for passage in PASSAGES) == 12
    assert len({passage["lang"] for passage in PASSAGES}) == 13


def test_offsets_are_those_of_the_text():
    documents = read_gold(PATH)  # raises where a slice of the text is not the mention
    assert [len(document.places) for document in documents] == [len(passage["places"]) for passage in PASSAGES]


def test_the_short_passages_are_as_many_as_the_datasheet_says():
    documents = read_gold(SHORT)  # raises where a slice of the text is not the mention
    assert len(documents) == len({document.id for document in documents}) == 44
    assert len({document.lang for document in documents}) == 24
    assert sum(len(document.places) for document in documents) == 259
    assert sum(len(document.persons) for document in documents) == 143
    assert all(Timespan.parse(document.date).start is not None for document in documents)


@pytest.mark.parametrize(
    ("name", "passages", "persons", "moves"), [("people", 25, 189, 199), ("people-check", 10, 82, 80)]
)
def test_the_passages_about_people_are_as_many_as_the_datasheet_says(
    name: str, passages: int, persons: int, moves: int
):
    documents = read_gold(
        PATH.with_name(f"own-gold-{name}.jsonl")
    )  # raises where a slice of the text is not the mention
    assert len(documents) == len({document.id for document in documents}) == passages
    assert sum(len(document.persons) for document in documents) == persons
    assert sum(len(document.movements or ()) for document in documents) == moves
    for document in documents:
        known = {person.who for person in document.persons} | {document.narrator}
        assert all(one.person in known and one.relation in RELATIONS for one in document.movements or ())


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_passage_is_complete(passage):
    assert Timespan.parse(passage["date"]).start is not None
    assert 145 <= len(passage["text"].split()) <= 300
    names = {" ".join(place["text"].split()) for place in passage["places"]}
    persons = {person["who"] for person in passage["persons"]} | {passage["narrator"]}
    text = " ".join(passage["text"].replace("_", "").split())
    for place in passage["places"]:
        located = {"lat", "lon", "km"} <= place.keys()
        assert located == ("source" in place), place
        assert not located or (-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180 and place["km"] >= 20)
        assert place["text"].strip(" .,;'’") == place["text"].removesuffix("."), place
    for movement in passage["movements"]:
        assert movement["person"] in persons, movement
        assert " ".join(movement["place"].split()) in names, movement
        assert movement["quote"] in text, movement
        assert movement["relation"] in RELATIONS, movement
        assert not movement["date"] or Timespan.parse(movement["date"]).start, movement


@cache
def _scores(pipeline: Pipeline, gazetteer: Gazetteer, english: bool) -> Scores:
    documents = read_gold(PATH)
    optional = {"fr", "ru"}  # languages with models that not every installation has
    kept = [one for one in documents if (one.lang == "en") is english and one.lang not in optional]
    return evaluate_documents("own gold", kept, {"pipeline": pipeline}, gazetteer=gazetteer, resamples=20).scores[0]


FLOORS = [
    (True, "places F1", 0.90),
    (True, "persons F1", 0.78),
    (True, "placed", 0.64),
    (True, "given right", 0.66),
    (False, "places F1", 0.40),
    (False, "persons F1", 0.05),
    (False, "placed", 0.27),
    (False, "given right", 0.43),
]
"""Slightly below the measured values; raise a floor when accuracy rises.

Persons in other languages: .20 when texts of unknown languages were read by the English model, .07 since they are read without
a model.
"""


@pytest.mark.model
@pytest.mark.parametrize(("english", "measure", "floor"), FLOORS)
def test_accuracy_does_not_fall(pipeline, gazetteer, english, measure, floor):
    scores = _scores(pipeline, gazetteer, english)
    assert scores.breakdown is not None
    (everything,) = scores.breakdown.groups["all"]
    measured = {
        "places F1": everything.f1,
        "persons F1": everything.persons_f1,
        "placed": everything.placed,
        "given right": everything.right,
    }[measure]
    assert measured.value is not None
    assert measured.value >= floor
