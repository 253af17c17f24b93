"""Names without their article."""

from __future__ import annotations

import pytest

from gazetteer.model.place import Location, Place
from gazetteer.resolve.articles import with_articles
from gazetteer.resolve.candidates import options
from tests.resolve.builders import finder, name

LE_MANS = Place("gn:3003603", "Le Mans", Location(48.0, 0.2), "FR", "P.PPLA2", prominence=0.6)
LA_MANSE = Place("x:1", "La Mans", Location(47.0, 0.5), "FR", "P.PPL", prominence=0.1)
FIND = finder({"Le Mans": [(LE_MANS, name("Le Mans"))], "La Mans": [(LA_MANSE, name("La Mans"))]})


@pytest.mark.parametrize(
    ("text", "lang", "whole"),
    [
        ("Ferrol", "es", ["El Ferrol", "La Ferrol", "Los Ferrol", "Las Ferrol"]),
        ("Aquila", "it-IT", ["La Aquila", "Il Aquila", "L'Aquila"]),
        ("Mans", "en", []),
        ("Mans", None, []),
        ("mans", "fr", []),
        ("Bains du Mans", "fr", []),
        ("Pau", "fr", []),
    ],
)
def test_with_articles(text: str, lang: str | None, whole: list[str]) -> None:
    assert list(with_articles(text, lang)) == whole


@pytest.mark.parametrize(("lang", "places"), [("fr", [LE_MANS.id]), ("en", [])])
def test_well_known_places_are_found_without_their_article(lang: str, places: list[str]) -> None:
    found = options("Mans", False, FIND, lang=lang)
    assert [option.place.id for option in found] == places
    assert {option.how for option in found} <= {"sound"}


VERACRUZ = Place("gn:3514783", "Veracruz", Location(19.2, -96.1), "MX", "P.PPLA2", prominence=0.6)
VERA_CRUZ = Place("x:2", "Vera Cruz", Location(-22.2, -49.8), "BR", "P.PPL", prominence=0.4)


@pytest.mark.parametrize(
    ("text", "lang", "places"),
    [
        ("Vera-Cruz", "de", {VERACRUZ.id, VERA_CRUZ.id}),
        ("Vera-Cruz", "en", {VERA_CRUZ.id}),
        ("V-Cruz", "de", set()),
    ],
)
def test_well_known_places_are_found_without_a_hyphen(text: str, lang: str, places: set[str]) -> None:
    names = {"Veracruz": [(VERACRUZ, name("Veracruz"))], "Vera-Cruz": [(VERA_CRUZ, name("Vera Cruz"))]}
    assert {option.place.id for option in options(text, False, finder(names), lang=lang)} == places
