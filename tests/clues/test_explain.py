"""Sentences for a reader, with weights that add up to the score."""

from __future__ import annotations

import pytest

from gazetteer.clues.explain import explained
from gazetteer.clues.question import Cue, Option, Setting
from gazetteer.clues.scores import scored
from gazetteer.clues.table import CLUE_KINDS
from gazetteer.clues.times import Values
from gazetteer.clues.weights import Weights
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import (
    ARAS,
    BOISE,
    FRANCE,
    GARS,
    KARS,
    option,
    question,
)

EVEN = Weights(dict.fromkeys(CLUE_KINDS, 1.0), nothing=1.0)
RIVER = (Cue("beside", ("H",), "river"),)


def said(candidate: Option, values: Values, setting: Setting | None = None, **query: object) -> dict[str, str]:
    asked_ = question("Gars", candidate, option(GARS), **query)
    rows: list[Values] = [values if each is candidate else {} for each in asked_.options]
    number = asked_.options.index(candidate)
    score = scored(asked_.options, [EVEN.score(row) for row in rows], EVEN)[number]
    clues = explained(candidate, asked_, setting or Setting(), values=values, score=score, weights=EVEN)
    return {clue.kind: clue.says for clue in clues}


@pytest.mark.parametrize(
    ("candidate", "sentence"),
    [
        (option(KARS), "“Kars” is its main name"),
        (option(KARS, "Ղարս", kind="alternate"), "“Ղարս” is another name of Kars"),
        (option(KARS, "Ghars", kind="historical", when="1800/1900"), "“Ghars” is another name of Kars, 1800–1900"),
        (option(KARS, "Ղարս", how="sound"), "“Gars” sounds like “Ղարս”, a name of Kars"),
        (option(KARS, "Karrs", how="fuzzy"), "“Gars” has nearly the spelling of “Karrs”, a name of Kars"),
        (option(BOISE, how="part"), "“Boise”, a part of “Gars”, is its main name"),
        (option(FRANCE, "French", kind="demonym"), "“French” is the adjective or the people of France"),
        (option(FRANCE, "Fr.", kind="abbreviation"), "“Fr.” is an abbreviation of France"),
        (option(ARAS, "Aras", kind="short"), "“Aras” is Aras without the word for its kind"),
    ],
)
def test_name(candidate: Option, sentence: str) -> None:
    assert said(candidate, {"primary": 1.0})["name"] == sentence


@pytest.mark.parametrize(
    ("values", "kind", "sentence"),
    [
        ({"time": 1.0}, "time", "so called 1800–1900, in use at that time"),
        ({"time": -0.5}, "time", "so called 1800–1900, in use at that time"),
        ({"kept_name": 1.0}, "time", "no source has another name of it for that time"),
        ({"bygone": 1.0}, "time", "the name went out of use in antiquity, and the text has no date"),
        (
            {"named_after": 1.0},
            "time",
            "a river, lake or mountain near it has the name, and it may not have existed then",
        ),
        ({"forgotten": 1.0}, "time", "an ancient name, and another place has it today"),
        ({"lent_fame": 0.6, "prominence": 0.2}, "prominence", "a well-known area near it has the same name"),
        ({"settled": -0.5}, "settlement", "the text is older than the first towns of that land"),
        ({"prominence": 0.2}, "prominence", "the best-known of 2 candidates"),
        ({"near": 0.9}, "near", "near Tiflis, near which places are expected"),
        ({"near": 0.1}, "near", "far from Tiflis, near which places are expected"),
        ({"home": 0.9}, "home", "near Kars, where the text was written"),
        ({"beside": 0.8, "same_country": 0.5}, "neighbours", "the place named next to it is close by"),
        ({"proximity": 0.5}, "neighbours", "other places of the passage are close by"),
        ({"same_country": 0.5}, "neighbours", "other places of the passage are in the same country"),
        ({"same_country": 0.06, "proximity": 0.06}, "neighbours", "few or no other places of the passage are near"),
        ({"container": 0.9}, "container", "it is in the place that the text names right after it"),
        ({"outside": 0.9}, "container", "it is not in the place that the text names right after it"),
        ({"contains": 0.9}, "container", "the text names a place before it that is in it"),
        ({"equated": 1.0}, "apposition", "the text equates two names, and both are names of this place"),
    ],
)
def test_clue(values: Values, kind: str, sentence: str) -> None:
    candidate = option(KARS, kind="historical", when="1800/1900")
    setting = Setting(Timespan.parse("1850"), (41.7, 44.8), "Tiflis", "en", (40.6, 43.1), "Kars")
    assert said(candidate, values, setting)[kind] == sentence


@pytest.mark.parametrize(
    ("when", "text", "value", "verdict"),
    [
        ("../1982", "1970", 0.92, "in use at that time"),
        ("../1982", "1840", 0.05, "its beginning is not known, and that time is far off"),
        ("../1982", "1500", -0.5, "its beginning is not known, and that time is too far off"),
        ("../1982", "1990", -0.1, "8 years off"),
        ("1901", "1920", 1.0, "in use at that time"),
        ("0330/..", "1900", -0.5, "its end is not known, and that time is too far off"),
    ],
)
def test_half_open_span(when: str, text: str, value: float, verdict: str) -> None:
    candidate = option(KARS, kind="historical", when=when)
    assert said(candidate, {"time": value}, Setting(Timespan.parse(text)))["time"].endswith(f", {verdict}")


def test_a_state_is_not_in_the_same_country() -> None:
    assert said(option(FRANCE), {"same_country": 0.5})["neighbours"] == "other places of the passage are in it"
    assert said(option(FRANCE), {"same_country": 0.1, "state_around": 1.0})["neighbours"] == (
        "another place of the passage is in it"
    )


def test_kind() -> None:
    assert said(option(ARAS), {"natural": 1.0})["feature"] == "a river"
    fits = said(option(ARAS), {"kind_beside": 1.0}, cues=RIVER)["kind"]
    assert fits == "next to the name, the text has “river”, and it is a river"
    clash = said(option(KARS), {"kind_inside": -1.0}, cues=(Cue("inside", ("H",), "river"),))["kind"]
    assert clash == "the name contains “river”, but it is a town or village"
