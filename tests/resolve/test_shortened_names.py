"""Names within names."""

from __future__ import annotations

import pytest

from gazetteer.resolve.shortened_names import MAX_SHORTENED, kind_of, shortened, shortened_in


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Fort Boise", ["Boise"]),
        ("FORT YUMA", ["YUMA"]),
        ("Burton's Ford", ["Burton"]),
        ("Banks’ Mill", ["Banks"]),
        ("New Kent Court-House", ["New Kent"]),
        ("Dinwiddie C. H.", ["Dinwiddie"]),
        ("Camp Douglas", ["Douglas"]),
        ("James River", ["James"]),
        ("province of Kars", ["Kars"]),
        ("the Province of Kars", ["Province of Kars", "Kars"]),
        ("Kars Oblast", ["Kars"]),
        ("Siege of Corinth", ["Corinth"]),
        ("North London", ["London"]),
        ("North Fork of Eel River", ["North Fork of Eel", "Fork of Eel", "Eel"]),
        ("New Orleans", []),
        ("Van", []),
        ("Fort", []),
        ("North West", []),
        ("", []),
    ],
)
def test_shortened(name: str, parts: list[str]) -> None:
    assert shortened(name) == parts


def test_the_number_of_forms_is_limited() -> None:
    assert len(shortened("Upper Old North Camp Fort Mill Creek Valley")) == MAX_SHORTENED


@pytest.mark.parametrize(
    ("name", "word"),
    [("James River", "river"), ("Lake Van", "lake"), ("Kars Oblast", "oblast"), ("River", None), ("New York", None)],
)
def test_kind_of(name: str, word: str | None) -> None:
    assert kind_of(name) == word


@pytest.mark.parametrize(
    ("name", "lang", "parts"),
    [
        ("Ober-Elbe", "de", ["Elbe"]),
        ("Bodensee", "de", ["Boden"]),
        ("Memelstrom", "de", ["Memel"]),
        ("Tollensesee", "de", ["Tollense"]),
        ("lac de Neuchâtel", "fr", ["Neuchâtel"]),
        ("Basse-Bretagne", "fr", ["Bretagne"]),
        ("река Волга", "ru", ["Волга"]),
        ("See", "de", []),
        ("Volga", "ru", []),
        ("Lake Van", "en", []),
        ("Lake Van", None, []),
    ],
)
def test_shortened_by_words_of_the_texts_language(name: str, lang: str | None, parts: list[str]) -> None:
    assert shortened_in(name, lang) == parts
