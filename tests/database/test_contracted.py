"""Names of which letters are left out are found by the complete names."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from gazetteer import Gazetteer
from gazetteer.database.contracted import is_contracted, names


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Bishop's Stortf.", "bishops stortford"),
        ("Wolverh'n", "wolverhampton"),
        ("Edinb'gh", "edinburgh"),
        ("Kg's Lynn", "kings lynn"),
        ("Conn't", "connecticut"),
        ("Middlesbro'", "middlesbrough"),
        ("Mtvdeo.", "montevideo"),
        ("Stgo. de Compost.", "santiago de compostela"),
        ("No. Dak.", "north dakota"),
        ("Нижн. Новгородъ", "нижнии новгород"),
    ],
)
def test_the_best_known_name(gazetteer: Gazetteer, name: str, full: str) -> None:
    with closing(sqlite3.connect(gazetteer.path)) as connection:
        assert full in names(connection, name)[:3]


@pytest.mark.parametrize(
    "name", ["Ba'quba", "Ch'ang-sha", "Sant'Angelo", "Potgieter's", "Val-d'Isère", "N. Y.", "Kars"]
)
def test_other_apostrophes_and_points(name: str) -> None:
    assert not is_contracted(name)


@pytest.mark.parametrize("name", ["J. S. Bach", "Wm. Penn", "Rev. Smith", "Gen. Grant", "Xqzw."])
def test_other_abbreviations_are_not_completed(gazetteer: Gazetteer, name: str) -> None:
    with closing(sqlite3.connect(gazetteer.path)) as connection:
        assert names(connection, name) == []


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Sav'h", "Savannah"),
        ("Nashv., Tenn.", "Nashville"),
        ("Lpzg.", "Leipzig"),
        ("Balt.", "Baltimore"),  # also a village in India
        ("Kars.", "Kars"),
        ("Екатеринб.", "Yekaterinburg"),
    ],
)
def test_lookups(gazetteer: Gazetteer, name: str, label: str) -> None:
    assert gazetteer.lookup(name, limit=1)[0].place.label == label


def test_names_are_completed_while_they_are_typed(gazetteer: Gazetteer) -> None:
    assert "Philadelphia" in [hit.place.label for hit in gazetteer.complete("Phil'a", limit=5)]


@pytest.mark.parametrize("name", ["St. " * 60, "Bury St. Edm. and Kg's Lynn Co. Norf.", "Con" + "'st" * 30])
def test_a_long_list_of_shortened_words_is_not_read(gazetteer: Gazetteer, name: str) -> None:
    with closing(sqlite3.connect(gazetteer.path)) as connection:
        assert names(connection, name) == []
