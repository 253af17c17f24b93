"""Historical names and the places that they mean: `lookups.csv`, one look-up per row.

Columns: name, year, near (a place, or latitude and longitude), country, id of the place expected, its name of today.
"""

from __future__ import annotations

import csv
import itertools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import GazetteerError
from gazetteer.model.match import Match
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

FIRST = 0.97
"""Share of the table that must be correct at rank 1; all must be in the first five."""

MUST = (
    "Gars, Garin, Arzrum, Mezre, Dikranagert, Sepastia, Gesaria, Aintab, Marash, Moush, Zeitun, Trebizond, "
    "Tiflis, Elisavetpol, Gandzak, Kirovabad, Erivan, Novo-Bayazet, Nakhijevan, Kumayri, Лениннакан, Կարին, "
    "Ալեքսանդրապոլ, Թիֆլիս, თბილისი, Κωνσταντινούπολις, Θεοδοσιούπολις, ارضروم, Lemberg, Lwów, Pressburg, Pozsony, "
    "Königsberg, Danzig, Adrianople, Salonica, Monastir, Üsküb, Smyrna, Peking, Saigon, Bombay, Christiania"
).split(", ")
"""Names that must be in the table and correct."""


@dataclass(frozen=True)
class Row:
    name: str
    year: str
    near: str
    country: str
    id: str
    place: str

    def matches_in(self, gazetteer: Gazetteer) -> list[Match]:
        near: str | tuple[float, float] | None = self.near or None
        if self.near and self.near[0].isdigit():
            lat, lon = map(float, self.near.split(","))
            near = lat, lon
        return gazetteer.lookup(self.name, year=self.year or None, near=near, country=self.country or None, limit=5)


def rows() -> list[Row]:
    with Path(__file__).with_name("lookups.csv").open(encoding="utf-8", newline="") as stream:
        return [Row(**row) for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def answers(gazetteer: Gazetteer) -> dict[Row, list[Match]]:
    return {row: row.matches_in(gazetteer) for row in rows()}


def message(row: Row, matches: list[Match]) -> str:
    found = "; ".join(
        f"{match.place.label} ({match.place.id}, {match.name.text}, {match.how})" for match in matches[:3]
    )
    return f"{row.name}: expected {row.place} ({row.id}), found {found or 'nothing'}"


def test_the_table_is_broad() -> None:
    table = rows()
    assert len(table) >= 220
    assert {"Latn", "Cyrl", "Armn", "Geor", "Grek", "Arab", "Hebr"} <= {script_of(row.name) for row in table}
    assert set(MUST) <= {row.name for row in table}


def test_right_at_rank_one(answers: dict[Row, list[Match]]) -> None:
    wrong = [message(row, found) for row, found in answers.items() if not found or found[0].place.id != row.id]
    assert len(wrong) <= (1 - FIRST) * len(answers), "\n".join(wrong)


def test_right_in_the_first_five(answers: dict[Row, list[Match]]) -> None:
    wrong = [message(row, found) for row, found in answers.items() if row.id not in {match.place.id for match in found}]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", MUST)
def test_well_known_names(name: str, gazetteer: Gazetteer) -> None:
    row = next(row for row in rows() if row.name == name)
    found = row.matches_in(gazetteer)
    assert found, message(row, found)
    assert found[0].place.id == row.id, message(row, found)


@pytest.mark.parametrize(
    ("name", "year", "id", "says"),
    [
        ("Leninakan", 1930, "gn:616635", "so called 1924–1990"),
        ("Leninakan", 1880, "gn:616635", "44 years off"),
        ("Alexandropol", 1900, "gn:616635", "so called"),
        ("Николаевск", 1900, "gn:2122850", "so called"),
    ],
)
def test_name_shows_its_years(name: str, year: int, id: str, says: str, gazetteer: Gazetteer) -> None:
    match = next(match for match in gazetteer.lookup(name, year=year) if match.place.id == id)
    assert any(says in clue.says for clue in match.clues if clue.kind == "time"), match.clues


def test_a_name_of_one_year_was_in_use_around_it(gazetteer: Gazetteer) -> None:
    for year, says in ((1935, "so called in 1916, in use at that time"), (1960, "so called in 1916, 19 years off")):
        match = next(match for match in gazetteer.lookup("Keban Madeni", year=year) if match.place.id == "gn:308389")
        assert [clue.says for clue in match.clues if clue.kind == "time"] == [says]
        assert all((clue.weight > 0) == (year == 1935) for clue in match.clues if clue.kind == "time")


def test_a_dated_name_beats_an_undated_one(gazetteer: Gazetteer) -> None:
    dated, plain = gazetteer.lookup("Leninakan", year=1950)[0], gazetteer.lookup("Leninakan")[0]
    late = gazetteer.lookup("Leninakan", year=1700)[0]
    assert dated.score > plain.score > late.score


def test_names_in_distant_scripts_do_not_match_phonetically(gazetteer: Gazetteer) -> None:
    scripts = {match.name.script for name in ("Karin", "Moush", "Kania") for match in gazetteer.lookup(name)}
    assert not scripts & {"Jpan", "Hani", "Hang", "Deva", "Thai"}


@pytest.mark.parametrize("name", ["カルス", "카르스", "कार्स"])
def test_names_in_distant_scripts_find_phonetic_matches(name: str, gazetteer: Gazetteer) -> None:
    assert "gn:743952" in {match.place.id for match in gazetteer.lookup(name)}


@pytest.mark.parametrize(
    ("name", "country", "id"), [("San José", "PH", "PH"), ("Springfield", "AU", "AU"), ("Santa Maria", "CV", "CV")]
)
def test_country_is_searched_completely(name: str, country: str, id: str, gazetteer: Gazetteer) -> None:
    """Even if there are many better-known places of the name elsewhere."""
    found = gazetteer.lookup(name, country=country, limit=3)
    assert found
    assert {match.place.country for match in found} == {id}


def test_near_finds_the_least_prominent_namesake(gazetteer: Gazetteer) -> None:
    every = [match for match in gazetteer.lookup("San José", limit=200) if match.place.location]
    least = min(every, key=lambda match: match.place.prominence).place
    assert least.lat is not None
    assert least.lon is not None
    found = gazetteer.lookup("San José", near=(least.lat, least.lon), limit=200)
    assert [match.place for match in found].index(least) < [match.place for match in every].index(least)
    assert found[0].place.lat == pytest.approx(least.lat, abs=1)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Alexandropl", "gn:616635"),
        ("Alexadnropol", "gn:616635"),
        ("Alexandropoll", "gn:616635"),
        ("Alexandrobol", "gn:616635"),
        ("Тифлсиъ", "gn:611717"),
        ("Λονδινον", "gn:2643743"),
        ("NewYork", "gn:5128581"),
    ],
)
def test_slips_are_found(name: str, meant: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup(name, limit=1)[0].place.id == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Constantinpole", "gn:745044"),
        ("Kharkoff", "gn:706483"),
        ("Tiflsi", "gn:611717"),
        ("Lembrg", "gn:702550"),
        ("Osaa", "gn:1853909"),  # not Asia, which sounds like it
        ("Kollan", "gn:1259091"),
        ("Keelunge", "gn:1678228"),  # not the Keeling Islands
        ("Puerto Cabelo", "gn:3629706"),
        ("Beriin", "gn:2950159"),
        ("Mofcow", "gn:524901"),
        ("Vladivoftok", "gn:2013348"),
    ],
)
def test_misspelt_names_find_the_well_known_place(name: str, meant: str, gazetteer: Gazetteer) -> None:
    """A likely slip in the name of a large town is closer than a name of a village that sounds the same."""
    assert gazetteer.lookup(name, limit=1)[0].place.id == meant


@pytest.mark.parametrize("name", ["Parys", "Kharia", "Mhammedia", "Zagno"])
def test_a_village_of_this_name_comes_before_a_city_of_a_similar_name(name: str, gazetteer: Gazetteer) -> None:
    first = gazetteer.lookup(name, limit=1)[0]
    assert (fold(first.name.text), first.how) == (fold(name), "exact")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Jarreeng", "Jarreng"),  # not the better-known Jaring, which differs in two vowels
        ("Emiliano Zapata (Sano Domingo)", "Emiliano Zapata (Santo Domingo)"),  # Sano Domingo is not a place
    ],
)
def test_the_nearest_name_is_the_first(name: str, meant: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup(name, limit=3)[0].name.text == meant


def test_exact_match_comes_first(gazetteer: Gazetteer) -> None:
    """An obscure place comes before well-known towns that sound the same."""
    found = gazetteer.lookup("Catin")
    assert (found[0].place.label, found[0].how) == ("Catin", "exact")
    assert all(match.score >= other.score for match, other in itertools.pairwise(found))


def test_prominent_exact_match_precedes_phonetic_matches(gazetteer: Gazetteer) -> None:
    for name, id in (("Paris", "gn:2988507"), ("London", "gn:2643743"), ("Bern", "gn:2661552"), ("Nice", "gn:2990440")):
        first = gazetteer.lookup(name)[0]
        assert (first.place.id, first.how) == (id, "exact"), name


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Kars, Turkey", "gn:743952"),
        ("Paris, Texas", "gn:4717560"),
        ("Paris (Texas)", "gn:4717560"),
        ("Springfield, Illinois", "gn:4250542"),
        ("Erzurum, Armenia", "gn:315368"),  # it lies elsewhere
        ("Trebizond, Ottoman Empire", "gn:738648"),
        ("Karin, Nowhere at all", "gn:315368"),
        ("San Jose, California, USA", "gn:5392171"),
    ],
)
def test_name_with_a_container(name: str, id: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup(name)[0].place.id == id


@pytest.mark.parametrize("name", [", ,", "(Kars)", "Kars,", "()", ",Turkey", "a, b, c, d, e, f", "a," * 100])
def test_unusual_commas_are_accepted(name: str, gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer.lookup(name), list)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"limit": 0}, "at least 1"),
        ({"limit": -1}, "at least 1"),
        ({"limit": 2.5}, "at least 1"),
        ({"limit": "3"}, "at least 1"),
        ({"year": 1920.5}, "not a valid year"),
        ({"year": "the year dot"}, "not EDTF"),
        ({"year": "2000/1000"}, "ends before it begins"),
        ({"country": "\ud800"}, "half of a character|not found"),
        ({"country": "Ruritania"}, "country .* not found"),
        ({"country": ""}, "country .* not found"),
        ({"country": 5}, "country .* not found"),
        ({"near": ""}, "empty"),
        ({"near": "140.6, 43.1"}, "Latitude must be"),
        ({"near": (91, 0)}, "Latitude must be"),
        ({"near": (1, 2, 3)}, "not a valid point"),
        ({"near": ("a", "b")}, "not a valid point"),
        ({"near": 5}, "not a valid point"),
        ({"name": ""}, "empty"),
        ({"name": "x" * 10_000}, "10,000 characters"),
        ({"name": None}, "must be a string"),
        ({"name": float("nan")}, "must be a string"),
        ({"name": b"Kars"}, "must be a string"),
    ],
)
def test_invalid_arguments_raise_errors(options: dict[str, Any], says: str, gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match=says):
        gazetteer.lookup(**{"name": "Kars", **options})


def test_near_takes_a_point_as_text(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Kars", near="40.6, 43.1") == gazetteer.lookup("Kars", near=(40.6, 43.1))


@pytest.mark.parametrize("name", ["Barapol", "Kars", "Alexandropl", "Karinn"])
def test_best_place_does_not_depend_on_the_limit(name: str, gazetteer: Gazetteer) -> None:
    first = {gazetteer.lookup(name, limit=limit)[0].place.id for limit in (1, 2, 5)}
    assert len(first) == 1
