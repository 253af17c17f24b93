"""Sentences for a reader."""

from __future__ import annotations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.resolve import weights
from gazetteer.resolve.features import Option, Setting
from gazetteer.resolve.says import clues_of, feature_in_words
from gazetteer.resolve.weights import Weights
from tests.resolve.builders import ARAS, BOISE, FRANCE, GARS, KARS, option, question

EVEN = Weights(dict.fromkeys(weights.default().clues, 1.0))


def said(
    candidate: Option, values: dict[str, float], setting: Setting | None = None, **asked: object
) -> dict[str, str]:
    clues = clues_of(candidate, question("Gars", candidate, option(GARS), **asked), setting or Setting(), values, EVEN)
    return {clue.kind: clue.says for clue in clues}


@pytest.mark.parametrize(
    ("candidate", "sentence"),
    [
        (option(KARS), "“Kars” is its main name"),
        (option(KARS, "Ղարս", kind="alternate"), "“Ղարս” is another name of Kars"),
        (option(KARS, "Ghars", kind="historical", when="1800/1900"), "“Ghars” is another name of Kars, 1800–1900"),
        (option(KARS, "Ղարս", how="sound"), "“Gars” sounds like “Ղարս”, a name of Kars"),
        (option(KARS, "Karrs", how="fuzzy"), "“Gars” is nearly “Karrs”, a name of Kars"),
        (option(BOISE, how="part"), "“Boise”, a part of “Gars”, is its main name"),
        (option(FRANCE, "French", kind="demonym"), "“French” is said of France and its people"),
        (option(FRANCE, "Fr.", kind="abbreviation"), "“Fr.” abbreviates France"),
    ],
)
def test_name(candidate: Option, sentence: str) -> None:
    assert said(candidate, {"named": 1.0})["name"] == sentence


@pytest.mark.parametrize(
    ("values", "kind", "sentence"),
    [
        ({"time": 1.0}, "time", "so called 1800–1900: in use at the time"),
        ({"time": -0.5}, "time", "so called 1800–1900: not the name of that time"),
        ({"prominence": 0.2}, "prominence", "the best known of 2 places that could be meant"),
        ({"near": 0.9}, "near", "near Tiflis, around which places are expected"),
        ({"near": 0.1}, "near", "far from Tiflis, around which places are expected"),
        ({"beside": 0.8, "same_country": 0.5}, "neighbours", "the place named next to it lies close by"),
        ({"proximity": 0.5}, "neighbours", "other places of the text lie close by"),
        ({"same_country": 0.5}, "neighbours", "other places of the text lie in the same country"),
        ({"container": 0.9}, "container", "it lies in the place that the text names right after it"),
        ({"contains": 0.9}, "container", "the text says that the place named before lies in it"),
        ({"equated": 1.0}, "apposition", "the text gives it two names, and both are names of this place"),
    ],
)
def test_clue(values: dict[str, float], kind: str, sentence: str) -> None:
    candidate = option(KARS, kind="historical", when="1800/1900")
    setting = Setting(Timespan.parse("1850"), (41.7, 44.8), "Tiflis")
    assert said(candidate, values, setting)[kind] == sentence


def test_neighbours_that_say_too_little_are_not_told() -> None:
    assert said(option(KARS), {"same_country": 0.06, "proximity": 0.06}) == {}


def test_a_state_is_not_in_the_same_country() -> None:
    assert said(option(FRANCE), {"same_country": 0.5})["neighbours"] == "other places of the text lie in it"


def test_kind() -> None:
    assert said(option(ARAS), {"natural": 1.0})["feature"] == "it is a river"
    cue = {"cue": "H", "cue_word": "river"}
    assert said(option(ARAS), {"kind_said": 1.0}, **cue)["feature"] == "the text speaks of “river”, and it is a river"
    assert (
        said(option(KARS), {"kind_named": -1.0}, cue_named=True, **cue)["feature"]
        == "its name has the word “river”, but it is a town or village"
    )


def test_evidence_of_one_kind_adds_up_and_the_weightiest_comes_first() -> None:
    values = {"named": 1.0, "primary": 1.0, "prominence": 0.2, "alone": 1.0}
    clues = clues_of(option(KARS), question("Kars", option(KARS)), Setting(), values, EVEN)
    assert [(clue.kind, clue.weight) for clue in clues] == [("name", 2.0), ("prominence", 0.2)]
    assert clues[1].says == "no other place of this name is known"


@pytest.mark.parametrize(
    ("feature", "words"),
    [("A.PCLH", "a state of the past"), ("A.ADM2", "a division of the second order"), ("X", "a place")],
)
def test_feature_in_words(feature: str, words: str) -> None:
    assert feature_in_words(feature) == words
