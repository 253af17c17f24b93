"""Clues from time: names in use, places that existed, and lands that had towns."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.table import own_values
from gazetteer.clues.times import agreement
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import ARAS, FRANCE, KARS, TEXAS, option, question

BOSTON = Place("gn:4930956", "Boston", Location(42.4, -71.1), "US", "P.PPLA", prominence=0.7)


def span(text: str | None) -> Timespan | None:
    return Timespan.parse(text) if text else None


def value(clue: str, candidate: Option, query: Question | None = None, setting: Setting | None = None) -> float:
    query = query or question("Kars", candidate)
    return own_values(query, setting or Setting())[query.options.index(candidate)].get(clue, 0.0)


@pytest.mark.parametrize(
    ("name", "text", "agrees"),
    [
        ("1837/1924", "1920", 1.0),
        ("1837/1924", "1924/1930", 1.0),
        ("1924/1990", "1920", -0.29),
        ("1924/1990", "1824", -1.0),
        ("1837/1924", "1934", -0.12),  # a name is remembered after its time
        ("1837/1924", "2020", -0.292),
        ("0100/0300", "1900", -0.5),
        ("1911", "1920", 1.0),  # a source of one year does not end a name
        ("1911", "1880", -0.31),
        ("../1982", "1982", 1.0),  # without a beginning it says little about early times
        ("../1982", "1907", 0.5),
        ("../1982", "1832", 0.0),
        ("../1982", "1500", -1.0),
        ("../1982", "1990", -0.116),
        ("0330/..", "0330", 1.0),
        ("0330/..", "0930", 0.0),
        ("0330/..", "1900", -0.5),
        (None, "1920", 0.0),
        ("1837/1924", None, 0.0),
        ("../..", "1920", 0.0),
    ],
)
def test_agreement(name: str | None, text: str | None, agrees: float) -> None:
    assert agreement(span(name), span(text)) == pytest.approx(agrees)


@pytest.mark.parametrize(
    ("existed", "when", "clue", "expected"),
    [
        ("1878/1918", "1900", "existence", 1),
        ("1878/1918", "1928", "anachronism", 0.35),
        ("1991/..", "1864", "anachronism", 1),
        ("1991/..", "1864", "existence", 0),
        (None, "1900", "existence", 0),
        ("1878/1918", None, "existence", 0),
    ],
)
def test_existence(existed: str | None, when: str | None, clue: str, expected: float) -> None:
    candidate = option(Place("x:1", "Kars", Location(40, 43), feature="A.ADM1H", when=span(existed)))
    asked = question("Kars", candidate, option(KARS))
    assert value(clue, candidate, asked, Setting(span(when))) == pytest.approx(expected)


def test_ancient_texts_use_few_modern_names() -> None:
    early, late = Setting(span("-0500")), Setting(span("1500"))
    assert [value("ancient_undated", option(KARS), setting=each) for each in (early, late, Setting())] == [1, 0, 0]
    assert value("ancient_undated", option(KARS, kind="historical", when="-0600/0300"), setting=early) == 0


def test_town_before_the_settlement_of_its_region() -> None:
    first = settled_from("US")
    assert first is not None
    assert value("settled", option(BOSTON), setting=Setting(span("1204"))) == -1
    assert -1 < value("settled", option(BOSTON), setting=Setting(span(f"{first - 40}"))) < 0
    assert value("settled", option(BOSTON), setting=Setting(span("1700"))) == 0
    assert value("settled", option(BOSTON)) == 0
    assert value("settled", option(KARS), setting=Setting(span("1204"))) == 0
    assert value("settled", option(ARAS), setting=Setting(span("1204"))) == 0


def test_dated_name_overrides_the_settlement() -> None:
    old = option(BOSTON, "Shawmut", kind="historical", when="1100/1630")
    assert value("settled", old, setting=Setting(span("1204"))) == 0


ANTIQUE = Name("Kars", kind="alternate", source="pleiades")


@pytest.mark.parametrize(
    ("clue", "candidate", "when", "expected"),
    [
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1780", 0.3),
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1200", 1.0),
        ("outlived", option(KARS, kind="historical", when="1800/1900"), "1925", 0.4),
        ("long_past", option(KARS, kind="historical", when="0100/0300"), "1900", 1.0),
        ("unknown_use", option(KARS, kind="historical", when="../1982"), "1500", 1.0),
        ("outlived", Option(KARS, ANTIQUE, "exact"), "1900", 1.0),  # a name of antiquity that no later source has
        ("outlived", Option(KARS, ANTIQUE, "exact"), "0300", 0.0),
        ("unknown_use", Option(KARS, ANTIQUE, "exact"), "-0300", 0.0),
        ("undated_state", option(FRANCE), "1900", 0.5),
        ("undated_division", option(TEXAS), "1900", 0.5),
        ("undated_division", option(TEXAS), "2000", 0.0),
        ("young_land", option(BOSTON), "1900", 0.0),
        ("young_land", option(BOSTON), "1565", 1.0),
        ("young_land", option(KARS), "1565", 0.0),
        ("ancient_fame", option(BOSTON), "0001", 0.2994),
    ],
)
def test_time_of_names_and_lands(clue: str, candidate: Option, when: str, expected: float) -> None:
    assert value(clue, candidate, setting=Setting(span(when))) == pytest.approx(expected, abs=0.001)


def test_place_with_another_name_at_the_time() -> None:
    names = (Name("Königsberg", kind="official", when=span("1255/1946")), Name("Kaliningrad", kind="primary"))
    town = Place("x:1", "Kaliningrad", Location(54.7, 20.5), "RU", "P.PPL", prominence=0.7, names=names)
    found = {when: value("called_otherwise", option(town), setting=Setting(span(when))) for when in ("1939", "1960")}
    assert found == {"1939": 1.0, "1960": 0.0}


@pytest.mark.parametrize(("other", "lives"), [("Գարինա", False), ("Կարին", True), ("Karin", False)])
def test_undated_name_of_another_source_is_still_in_use(other: str, lives: bool) -> None:
    names = (Name("Karin", when=span("-0139/1200"), source="pleiades"), Name(other))
    candidate = Option(Place("x:1", "Erzurum", prominence=0.6, names=names), names[0], "exact", 1.0)
    assert (value("outlived", candidate, question("Karin", candidate), Setting(when=span("1920"))) == 0) == lives


def test_towns_older_than_the_conquest() -> None:
    mexican = Place("x:1", "Mérida", Location(21.0, -89.6), "MX", "P.PPL", prominence=0.7)
    spanish = Place("x:2", "Mérida", Location(38.9, -6.3), "ES", "P.PPL", prominence=0.5)
    found = []
    for places in ((mexican,), (mexican, spanish)):
        query = question("Mérida", *map(option, places))
        found.append(value("settled", query.options[0], query, Setting(span("1105"))))
    assert found == [0, -1]
