"""Similar names are compared by their letters and as they are spoken."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.database.hits import FoundName
from gazetteer.database.rows import NameRow, PlaceRow
from gazetteer.database.spoken import as_spoken


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("Chatalja", "Çatalca"),
        ("Leskovatz", "Leskovac"),
        ("Oushak", "Uşak"),
        ("Ortakeui", "Ortaköy"),
        ("Kadikeui", "Kadıköy"),
    ],
)
def test_a_spelling_of_the_sounds_finds_the_local_spelling(gazetteer: Gazetteer, written: str, label: str) -> None:
    assert label in [match.place.label for match in gazetteer.lookup(written)[:3]]


@pytest.mark.parametrize(
    ("written", "text", "country", "similarity"),
    [
        ("Chairkeui", "Çayırköy", "TR", 0.75),
        ("Tchorlou", "Çorlu", "TR", 0.85),
        ("Genje", "Gəncə", "AZ", 1.0),
        ("Ushitza", "Užice", "RS", 0.75),
        ("Julfa", "Culfa", "AZ", 1.0),
        ("Julfa", "Culfa", "ES", 0.5),
    ],
)
def test_similarity_of_the_sounds(written: str, text: str, country: str, similarity: float) -> None:
    (found,) = as_spoken(written, [_row(text, country)], 1.0)
    assert found.similarity >= similarity
    assert found.lost <= 4.0


def test_a_name_in_another_script_is_left() -> None:
    row = _row("Գանձակ", "AZ")
    assert as_spoken("Gandzak", [row], 1.0) == [row]


def _row(text: str, country: str) -> FoundName:
    name = NameRow(*[None] * len(NameRow._fields))._replace(text=text)
    place = PlaceRow(*[None] * len(PlaceRow._fields))._replace(country=country)
    return FoundName(name, place, "sound", 0.5, 4.0)
