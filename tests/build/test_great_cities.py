"""Settlements within a great city are as well known as its quarters."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.build.great_cities import LEAST_POPULATION, GreatCities
from gazetteer.model.place import Location, Place

LONDON = Place("gn:1", "London", Location(51.51, -0.13), "GB", "P.PPLC", population=9_000_000, prominence=0.95)
QUARTER = Place("zip:1", "Bloomsbury", Location(51.52, -0.12), "GB", "P.PPL", prominence=0.12)
SUBURB = Place("zip:2", "Hackney", Location(51.55, -0.06), "GB", "P.PPL", prominence=0.12)
FAR = Place("zip:3", "Dartford", Location(51.45, 0.5), "GB", "P.PPL", prominence=0.12)


def test_a_quarter_has_a_share_of_the_prominence_of_its_city() -> None:
    cities = GreatCities([LONDON])
    quarter, suburb = (cities.with_lent(place).prominence for place in (QUARTER, SUBURB))
    assert 0.5 < suburb < quarter < 0.7


def test_places_outside_and_better_known_places_stay_as_they_are() -> None:
    cities = GreatCities([LONDON])
    known = replace(QUARTER, prominence=0.8)
    park = replace(QUARTER, feature="L.PRK")
    nowhere = replace(QUARTER, location=None)
    for place in (FAR, known, park, nowhere, LONDON):
        assert cities.with_lent(place) is place


def test_towns_lend_nothing() -> None:
    town = replace(LONDON, population=LEAST_POPULATION - 1)
    assert GreatCities([town]).with_lent(QUARTER) is QUARTER


def test_a_city_reaches_into_the_next_square_degree() -> None:
    city = replace(LONDON, location=Location(51.51, -0.01))
    east = replace(QUARTER, location=Location(51.51, 0.05))
    assert GreatCities([city]).with_lent(east).prominence > 0.5
