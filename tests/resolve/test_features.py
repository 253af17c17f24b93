"""The clues of a candidate by itself."""

from __future__ import annotations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.resolve.features import LOCAL, Option, Question, Setting, agreement
from tests.resolve.builders import ARAS, BOISE, FRANCE, KARS, KARS_PROVINCE, PARIS, TEXAS, option, question


def span(text: str | None) -> Timespan | None:
    return Timespan.parse(text) if text else None


@pytest.mark.parametrize(
    ("name", "text", "agrees"),
    [
        ("1837/1924", "1920", 1.0),
        ("1837/1924", "1924/1930", 1.0),
        ("1924/1990", "1920", -0.29),
        ("1924/1990", "1824", -1.0),
        ("1837/1924", "1934", -0.12),  # a name outlives its time
        ("1837/1924", "2020", -0.292),
        ("0100/0300", "1900", -0.5),
        ("1911", "1920", 1.0),  # a source of one year does not end a name
        ("1911", "1880", -0.31),
        (None, "1920", 0.0),
        ("1837/1924", None, 0.0),
        ("../..", "1920", 0.0),
    ],
)
def test_agreement(name: str | None, text: str | None, agrees: float) -> None:
    assert agreement(span(name), span(text)) == pytest.approx(agrees)


@pytest.mark.parametrize(
    ("clue", "candidate", "asked", "when", "value"),
    [
        ("primary", option(KARS), {}, None, 1),
        ("primary", option(KARS, kind="alternate"), {}, None, 0),
        ("primary", option(KARS, kind="historical", when="1800/1900"), {}, "1850", 1),
        ("primary", option(KARS, kind="historical", when="1800/1900"), {}, "1950", 0),
        ("primary", option(KARS, how="sound", similarity=0.8), {}, None, 0),
        ("curated", option(KARS, kind="historical", when="1800/1900"), {}, "1950", 1),
        ("curated", option(KARS, kind="historical", when="1800/1900"), {}, "1850", 0),
        ("curated", option(KARS, kind="variant"), {}, None, 1),
        ("short", option(KARS, kind="short"), {}, None, 1),
        ("alternate", option(KARS, kind="alternate"), {}, None, 1),
        ("alternate", option(KARS, kind="alternate", when="1800/1900"), {}, None, 0),
        ("alternate_fame", option(KARS, kind="alternate"), {}, None, 0.58),
        ("alternate_fame", option(KARS), {}, None, 0),
        ("alternate_then", option(KARS, kind="alternate"), {}, "1900", 0.5),
        ("alternate_then", option(KARS, kind="alternate"), {}, "1700", 1),
        ("alternate_then", option(KARS, kind="alternate"), {}, "2009", 0),
        ("alternate_then", option(KARS, kind="alternate"), {}, None, 0),
        ("demonym", option(FRANCE, "French", kind="demonym"), {}, None, 1),
        ("part", option(BOISE, how="part"), {}, None, 1),
        ("part_fame", option(BOISE, how="part"), {}, None, 0.62),
        ("inexact", option(KARS, how="fuzzy", similarity=0.8), {}, None, 1),
        ("unlike", option(KARS, how="fuzzy", similarity=0.8), {}, None, 0.2),
        ("unlike", option(KARS, similarity=0.8), {}, None, 0),
        ("fuzzy", option(KARS, how="sound", similarity=0.8), {}, None, 0),
        ("prominence", option(KARS), {}, None, 0.18),
        ("country", option(FRANCE), {}, None, 1),
        ("first_division", option(TEXAS), {}, None, 1),
        ("natural", option(ARAS), {}, None, 1),
        ("kind_said", option(ARAS), {"cue": "H", "cue_word": "river"}, None, 1),
        ("kind_said", option(KARS), {"cue": "H", "cue_word": "river"}, None, -1),
        ("kind_said", option(TEXAS), {"cue": "A.ADM1"}, None, 1),
        ("kind_said", option(FRANCE), {"cue": "A.ADM1"}, None, 0),
        ("kind_said", option(ARAS), {"cue": "H", "cue_named": True}, None, 0),
        ("kind_named", option(ARAS), {"cue": "H", "cue_named": True}, None, 1),
        ("kind_named", option(ARAS), {"cue": "H"}, None, 0),
    ],
)
def test_clue(clue: str, candidate: Option, asked: dict[str, object], when: str | None, value: float) -> None:
    setting = Setting(span(when))
    assert LOCAL[clue](candidate, question("x", candidate, **asked), setting) == pytest.approx(value)


def test_the_leader_bears_the_name_by_right() -> None:
    famous, right = option(PARIS, "Berea", kind="alternate"), option(KARS, "Berea")
    asked = question("Berea", famous, right)
    assert [LOCAL["leader"](each, asked, Setting()) for each in asked.options] == [0, 1]


def test_a_part_is_spare_beside_the_whole() -> None:
    whole, part = option(KARS), option(BOISE, how="part")
    assert LOCAL["part_spare"](part, question("x", whole, part), Setting()) == 1
    assert LOCAL["part_spare"](part, question("x", part), Setting()) == 0
    assert LOCAL["part_spare"](whole, question("x", whole, part), Setting()) == 0


def test_a_province_named_after_its_town() -> None:
    town, province = option(KARS), option(KARS_PROVINCE)
    assert LOCAL["eponym"](province, question("Kars", town, province), Setting()) == 1
    assert LOCAL["eponym"](town, question("Kars", town, province), Setting()) == 0
    assert LOCAL["eponym"](province, question("Kars", province), Setting()) == 0


@pytest.mark.parametrize(
    ("near", "least", "most"), [((40.6, 43.1), 0.99, 1.0), ((41.9, 43.1), 0.4, 0.6), ((0, 0), 0, 0.04)]
)
def test_near(near: tuple[float, float], least: float, most: float) -> None:
    assert least <= LOCAL["near"](option(KARS), _any(), Setting(near=near)) <= most


def test_without_a_point_nothing_is_near() -> None:
    assert LOCAL["near"](option(KARS), _any(), Setting()) == 0


def _any() -> Question:
    return question("Kars", option(KARS))
