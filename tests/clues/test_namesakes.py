"""Clues of places that have a name today, and of places that had it once."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.clues.namesakes import namesake_clues
from gazetteer.clues.question import Option, Setting
from gazetteer.clues.table import own_values
from gazetteer.clues.times import Values
from gazetteer.model.match import How
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import option, question

OLD_CITY = Place("x:1", "Mitra", Location(40.0, 20.0), "GR", "P.PPL", prominence=0.6)
VILLAGE = Place("x:2", "Mitra", Location(41.0, 22.0), "GR", "P.PPL", prominence=0.2)
RENAMED = Place("x:3", "Novo", Location(50.0, 40.0), "RU", "P.PPL", prominence=0.65)
COUNTRY = Place("x:4", "Mitra", Location(41.0, 22.0), "GR", "A.PCLI", prominence=0.8)


def clues(clue: str, year: str | None, *options: Option) -> list[float]:
    """Return the value of a clue for each option."""
    query = question("Mitra", *options)
    rows = own_values(query, Setting(Timespan.parse(year) if year else None))
    return [rows[query.options.index(each)].get(clue, 0.0) for each in options]


@pytest.mark.parametrize(
    ("place", "year", "value"),
    [
        (OLD_CITY, "1850", 1.0),
        (VILLAGE, "1850", 0.0),  # its former names are not known
        (COUNTRY, "1850", 0.0),
        (OLD_CITY, "1750", 0.0),  # nobody else had the name then
        (OLD_CITY, None, 0.0),
    ],
)
def test_a_city_that_kept_its_name(place: Place, year: str | None, value: float) -> None:
    once = option(RENAMED, "Mitra", kind="historical", when="1800/1900")
    assert clues("kept_name", year, option(place), once) == [value, 0.0]


def test_a_city_with_another_name_then_did_not_keep_it() -> None:
    names = (option(OLD_CITY).name, option(OLD_CITY, "Drama", kind="historical", when="1700/1900").name)
    city = Place("x:5", "Mitra", Location(40.0, 20.0), "GR", "P.PPL", names=names, prominence=0.6)
    once = option(RENAMED, "Mitra", kind="historical", when="1800/1900")
    assert clues("kept_name", "1850", option(city), once) == [0.0, 0.0]
    assert clues("called_otherwise", "1850", option(city), once) == [1.0, 0.0]


@pytest.mark.parametrize(("then", "otherwise"), [("Mitrae", 0.0), ("Mitropolis", 1.0), ("Milas", 1.0), ("Drama", 1.0)])
def test_another_form_of_the_name_is_the_same_name(then: str, otherwise: float) -> None:
    names = (option(OLD_CITY).name, option(OLD_CITY, then, kind="historical", when="1700/1900").name)
    city = Place("x:5", "Mitra", Location(40.0, 20.0), "GR", "P.PPL", names=names, prominence=0.6)
    assert clues("called_otherwise", "1850", option(city)) == [otherwise]


@pytest.mark.parametrize(
    ("when", "year", "passed_on", "bygone"),
    [
        ("1800/1900", "1950", 1.0, 0.0),
        ("1800/1900", "1850", 0.0, 0.0),
        ("1800/1900", None, 0.0, 0.0),
        ("-0300/0500", None, 0.0, 1.0),
        ("-0300/0500", "0300", 0.0, 0.0),
    ],
)
def test_a_place_that_lost_its_name(when: str, year: str | None, passed_on: float, bygone: float) -> None:
    once = option(RENAMED, "Mitra", kind="historical", when=when)
    assert clues("passed_on", year, option(VILLAGE), once) == [0.0, passed_on]
    assert clues("bygone", year, option(VILLAGE), once) == [0.0, bygone]
    assert clues("passed_on", year, once) == clues("bygone", year, once) == [0.0]  # without a namesake


@pytest.mark.parametrize(
    ("text", "country", "exonym"),
    [
        ("Βέρνη", "CH", 1.0),
        ("Βέρνη", "GR", 0.0),
        ("Βέρνη", None, 1.0),  # a river or an empire: all have Latin names
        ("Берн", "UA", 0.0),
        ("Bernau", "CH", 0.0),
    ],
)
def test_names_in_scripts_of_other_lands(text: str, country: str | None, exonym: float) -> None:
    place = Place("x:6", "Bern", Location(47.0, 7.4), country, "P.PPL", prominence=0.6)
    assert clues("inexact_exonym", None, option(place, text, how="sound", similarity=0.8)) == [exonym]


def city(prominence: float = 0.6, feature: str = "P.PPL", **of_name: Any) -> Option:
    """Return an option by the name of today."""
    place = Place("x:7", "Mitra", Location(40.0, 20.0), "GR", feature, prominence=prominence)
    return Option(place, Name("Mitra", kind="primary", **of_name), "exact")


@pytest.mark.parametrize(
    ("today", "clue", "kept"),
    [
        (city(), None, 1.0),
        (city(0.55), None, 1.0),
        (city(0.45), None, 0.5),
        (city(0.35), None, 0.0),
        (city(0.34), None, 0.0),
        (city(feature="A.ADM1"), None, 0.0),
        (city(when=Timespan.parse("1850/..")), None, 0.0),
        (city(source="pleiades"), None, 0.0),
        (city(), "called_otherwise", 0.0),
        (city(), "settled", 0.0),
        (city(), "young_land", 0.0),
        (city(), "ancient_undated", 0.0),
        (city(), "anachronism", 0.0),
    ],
)
def test_how_sure_it_is_that_a_city_had_its_name(today: Option, clue: str | None, kept: float) -> None:
    query = question("Mitra", option(RENAMED, "Mitra", kind="historical", when="1800/1900"), today)
    rows: list[Values] = [{"time": 1.0}, {clue: 1.0} if clue else {}]
    namesake_clues(rows, query, Setting(Timespan.parse("1850")))
    assert rows[0] == {"time": 1.0}
    assert rows[1].get("kept_name") == pytest.approx(kept)


@pytest.mark.parametrize(
    ("name", "how", "label", "bygone"),
    [
        (Name("Mitra", when=Timespan.parse("0100/0999")), "exact", "Novo", 1.0),
        (Name("Mitra", when=Timespan.parse("0100/1000")), "exact", "Novo", None),
        (Name("Mitra", when=Timespan.parse("0100/..")), "exact", "Novo", None),
        (Name("Mitra"), "exact", "Novo", None),
        (Name("Mitra", source="pleiades"), "exact", "Novo", 1.0),
        (Name("Mitra", source="pleiades"), "part", "Novo", 1.0),
        (Name("Mitra", source="pleiades"), "sound", "Novo", None),
        (Name("Mitra", source="pleiades"), "exact", "MITRA", None),  # its label has the name
    ],
)
def test_names_of_antiquity_in_a_text_without_a_date(name: Name, how: How, label: str, bygone: float | None) -> None:
    place = Place("x:8", label, Location(30.0, 31.0), "EG", "P.PPL", prominence=0.3)
    query = question("Mitra", city(), Option(place, name, how))
    rows: list[Values] = [{}, {}]
    namesake_clues(rows, query, Setting())
    assert rows[1].get("bygone") == bygone


def test_a_name_of_one_year_may_have_gone_on() -> None:
    for when, passed_on in (("1850", None), ("1850/1860", 1.0), (None, None)):
        query = question("Mitra", city(), option(RENAMED, "Mitra", kind="historical", when=when))
        rows: list[Values] = [{"outlived": 1.0}, {"outlived": 1.0}]
        namesake_clues(rows, query, Setting(Timespan.parse("1950")))
        once = next(row for row, each in zip(rows, query.options, strict=True) if each.place == RENAMED)
        assert once.get("passed_on") == passed_on


@pytest.mark.parametrize(
    ("when", "source", "lang", "year", "forgotten"),
    [
        ("0300/0500", "", None, "1850", 0.0),
        ("0300/0500", "", None, "1925", 0.5),
        ("0300/0500", "", None, "1990", 1.0),
        ("0300/2000", "pleiades", None, "1990", 1.0),
        ("1850", "", None, "1990", 1.0),
        ("1901", "", None, "1990", None),  # the source has it for one year
        (None, "pleiades", None, "1990", 1.0),
        (None, "", "la", "1990", 1.0),
        (None, "", "ru", "1990", None),  # it may still be in use
        ("1980/2000", "", None, "1990", None),
        ("1995/2000", "", None, "1990", None),
        ("0300/0500", "", None, None, None),
    ],
)
def test_names_that_mean_another_place_now(
    when: str | None, source: str, lang: str | None, year: str | None, forgotten: float | None
) -> None:
    name = Name("Mitra", lang, kind="historical", when=Timespan.parse(when) if when else None, source=source)
    query = question("Mitra", city(), Option(RENAMED, name, "exact"))
    rows = own_values(query, Setting(Timespan.parse(year) if year else None))
    assert [row.get("forgotten") for row in rows] == [forgotten, None]  # RENAMED is better known, so it is first


def test_a_name_that_no_place_has_today_is_remembered() -> None:
    once = option(RENAMED, "Mitra", kind="historical", when="1800/1900")
    alone, contested = (clues("outlived", "2000", *options) for options in ((once,), (once, city())))
    assert alone == [pytest.approx(0.3)]
    assert contested == [1.0, 0.0]


@pytest.mark.parametrize(
    ("year", "past", "how", "succeeded"),
    [
        ("1382", "1025/1569", "exact", 1.0),
        ("1700", "1025/1569", "exact", 0.0),
        ("1382", "1025/..", "exact", 0.0),  # it has not ended, so it is not a state of the past
        ("1382", "1025/1569", "sound", 0.0),
        (None, "1025/1569", "exact", 0.0),
    ],
)
def test_a_state_of_the_past_comes_before_the_one_of_today(
    year: str | None, past: str, how: How, succeeded: float
) -> None:
    state = Place("x:6", "Mitra", Location(41.0, 22.0), "GR", "A.PCLI", Timespan.parse("0960/.."), prominence=0.9)
    kingdom = Place("x:7", "Kingdom of Mitra", Location(41.0, 22.0), None, "A.PCLH", Timespan.parse(past))
    before = option(kingdom, "Mitra", kind="short", how=how)
    assert clues("succeeded", year, option(state), before) == [succeeded, 0.0]
