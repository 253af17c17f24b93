"""Clues of states and divisions that share their names with rivers, lakes and mountains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.clues.question import Cue, Option, Setting
from gazetteer.clues.table import own_values
from gazetteer.clues.waters import UNDATED
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import name, option, question

STATE = Place("x:1", "Olva", Location(10.0, 10.0), "XX", "A.PCLI", prominence=0.85)
RIVER = Place("x:2", "Olva River", Location(11.0, 12.0), None, "H.STM", prominence=0.5)
FAR_RIVER = Place("x:3", "Olva River", Location(-40.0, 120.0), None, "H.STM", prominence=0.5)
ISLAND = Place("x:4", "Olva", Location(10.0, 10.0), "XX", "T.ISL", prominence=0.5)
YOUNG = Place("x:5", "Olva", Location(10.0, 10.0), "XX", "A.PCLI", prominence=0.85, when=Timespan.parse("1960/"))
ENDED = Place("x:6", "Olva", Location(10.0, 10.0), "XX", "A.PCLH", prominence=0.6, when=Timespan.parse("../1964"))
OF_THE = Place(
    "x:7", "Olva", Location(10.0, 10.0), "XX", "A.PCLI", names=(name("Republic of the Olva"),), prominence=0.85
)
COUNTY = Place("x:8", "Olva", Location(39.0, -84.0), "US", "A.ADM2", prominence=0.4)
OLD_DIVISION = Place("x:12", "Olva", Location(10.0, 10.0), "XX", "A.ADM1", prominence=0.6, when=Timespan.parse("1821/"))
ARTICLE = (Cue("article", ("H.STM",), "the"),)


def clues(clue: str, year: str | None, *places: Place, cues: tuple[Cue, ...] = ()) -> list[float | None]:
    """Return the value of a clue for each place."""
    options = [short(place) for place in places]
    query = question("Olva", *options, cues=cues)
    rows = own_values(query, Setting(Timespan.parse(year) if year else None, lang="en"))
    return [rows[query.options.index(each)].get(clue) for each in options]


def short(place: Place) -> Option:
    return option(place, "Olva", kind="primary" if place.label == "Olva" else "short")


@pytest.mark.parametrize(
    ("area", "water", "year", "value"),
    [
        (STATE, RIVER, "1700", 1.0),
        (STATE, RIVER, "1900", 0.5),
        (STATE, RIVER, "2010", 0.0),
        (STATE, RIVER, None, None),
        (STATE, FAR_RIVER, "1700", None),
        (STATE, ISLAND, "1700", None),  # the island is the state
        (YOUNG, RIVER, "1900", 0.5),
        (YOUNG, RIVER, "1970", None),
        (ENDED, RIVER, "1900", 0.5),  # its beginning is not known
        (
            COUNTY,
            Place("x:9", "Olva River", Location(39.0, -84.0), None, "H.STM"),
            "1850",
            None,
        ),  # its country had towns
    ],
)
def test_an_area_may_be_younger_than_the_river_of_its_name(
    area: Place, water: Place, year: str | None, value: float
) -> None:
    assert clues("named_after", year, area, water) == [value, None]


@pytest.mark.parametrize(
    ("area", "water", "cues", "value"),
    [
        (STATE, RIVER, ARTICLE, 1.0),
        (STATE, RIVER, (), None),
        (STATE, FAR_RIVER, ARTICLE, None),
        (OF_THE, RIVER, ARTICLE, None),
    ],
)
def test_an_article_means_the_river(area: Place, water: Place, cues: tuple[Cue, ...], value: float | None) -> None:
    assert clues("article_of_water", None, area, water, cues=cues) == [value, None]


BATTLE = Place("x:13", "Olva", Location(11.5, 12.0), "XX", "L.BTL", prominence=0.6)


@pytest.mark.parametrize(
    ("namesake", "value"), [(RIVER, 1.0), (ISLAND, 1.0), (FAR_RIVER, None), (replace(ISLAND, feature="P.PPL"), None)]
)
def test_a_battlefield_has_its_name_from_the_river_near_it(namesake: Place, value: float | None) -> None:
    assert clues("battle_of_namesake", "1850", BATTLE, namesake) == [value, None]


def test_of_two_rivers_the_one_of_the_state_is_better_known() -> None:
    assert clues("lent_fame", None, STATE, RIVER, FAR_RIVER) == [None, 0.85, -0.85]
    assert clues("lent_fame", None, RIVER, FAR_RIVER) == [None, None]
    assert clues("lent_fame", None, STATE, RIVER) == [None, None]


@pytest.mark.parametrize(
    ("old", "mentions", "year", "expected"),
    [
        (0.4, (), None, 1.0),
        (0.25, (), None, None),  # much less known
        (0.4, (0,), None, None),  # in a text, the other names decide
        (0.4, (), "1850", None),
    ],
)
def test_a_water_of_the_new_world_has_its_name_from_an_older_one(
    old: float, mentions: tuple[int, ...], year: str | None, expected: float | None
) -> None:
    here = short(Place("x:9", "Olva", Location(52.0, -2.0), "GB", "H.STM", prominence=old))
    there = short(Place("x:10", "Olva", Location(55.0, -88.0), "CA", "H.STM", prominence=0.5))
    query = question("Olva", here, there)._replace(mentions=mentions)
    rows = own_values(query, Setting(Timespan.parse(year) if year else None, lang="en"))
    assert rows[query.options.index(there)].get("younger_namesake") == expected
    assert "younger_namesake" not in rows[query.options.index(here)]


@pytest.mark.parametrize(
    ("older", "younger", "expected"), [("T.MT", "T.MTS", 1.0), ("T.MT", "H.LK", None), ("H.LK", "T.MT", None)]
)
def test_mountains_have_their_names_from_older_mountains(older: str, younger: str, expected: float | None) -> None:
    here = short(Place("x:9", "Olva", Location(40.0, 22.0), "GR", older, prominence=0.4))
    there = short(Place("x:10", "Olva", Location(47.0, -123.0), "US", younger, prominence=0.5))
    query = question("Olva", here, there)._replace(mentions=())
    rows = own_values(query, Setting(lang="en"))
    assert rows[query.options.index(there)].get("younger_namesake") == expected


@pytest.mark.parametrize(
    ("country", "lon", "latitude_of_older", "expected"),
    [
        (None, -133.0, 52.0, 1.0),  # a river of two countries of America
        (None, 133.0, 52.0, None),
        ("CA", -88.0, -10.0, None),  # the older one is not in Europe
    ],
)
def test_the_older_water_is_in_europe(
    country: str | None, lon: float, latitude_of_older: float, expected: float | None
) -> None:
    here = short(Place("x:9", "Olva", Location(latitude_of_older, 2.0), "GB", "H.STM", prominence=0.4))
    there = short(Place("x:10", "Olva", Location(60.0, lon), country, "H.STM", prominence=0.5))
    query = question("Olva", here, there)._replace(mentions=())
    rows = own_values(query, Setting(lang="en"))
    assert rows[query.options.index(there)].get("younger_namesake") == expected


@pytest.mark.parametrize(
    ("area", "fame", "mentions", "expected"),
    [
        (Place("x:11", "Olva", Location(10.0, 10.0), "XX", "A.ADM1", prominence=0.6), 0.5, (), UNDATED),
        (Place("x:11", "Olva", Location(10.0, 10.0), "XX", "A.ADM1", prominence=0.6), 0.3, (), None),  # a small river
        (Place("x:11", "Olva", Location(10.0, 10.0), "XX", "A.ADM1", prominence=0.6), 0.5, (0,), None),
        (OLD_DIVISION, 0.5, (), None),
        (STATE, 0.5, (), None),
    ],
)
def test_a_division_of_today_may_have_its_name_from_a_great_river(
    area: Place, fame: float, mentions: tuple[int, ...], expected: float | None
) -> None:
    river = short(replace(RIVER, prominence=fame))
    query = question("Olva", short(area), river)._replace(mentions=mentions)
    rows = own_values(query, Setting(lang="en"))
    assert rows[query.options.index(short(area))].get("named_after") == expected
