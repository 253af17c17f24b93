"""Clues of places that have a name today, and of places that had it once."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import Option, Setting
from gazetteer.clues.table import own_values
from gazetteer.model.place import Location, Place
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
        ("Βέρνη", None, 0.0),  # a river or an empire
        ("Берн", "UA", 0.0),
        ("Bernau", "CH", 0.0),
    ],
)
def test_names_in_scripts_of_other_lands(text: str, country: str | None, exonym: float) -> None:
    place = Place("x:6", "Bern", Location(47.0, 7.4), country, "P.PPL", prominence=0.6)
    assert clues("inexact_exonym", None, option(place, text, how="sound", similarity=0.8)) == [exonym]
