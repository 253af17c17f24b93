"""Names of which the model is sure, in other languages than English."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.languages import foreign
from gazetteer.recognize.places.only_words import only_a_word
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.words import Span
from tests.recognize.languages.test_foreign import page_of


def sure_page(text: str, lang: str, name: str, *, place: float) -> Page:
    """Return a text in which the model finds one place, with this probability."""
    page = page_of(text, lang, place=place)
    start = page.words.words.index(name.split()[0])
    end = start + len(name.split())
    cover = [0 if start <= index < end else -1 for index in range(len(page.marks))]
    return replace(page, spans=[Span(start, end, "GPE")], cover=cover)


@pytest.mark.parametrize(
    ("text", "span", "name", "place", "expected"),
    [
        ("Van Mirzan meldt men niets.", "Mirzan", "Mirzan", 0.8, True),
        ("Van Mirzan meldt men niets.", "Mirzan", "Mirzan", 0.6, False),
        ("Van Mirzan Castel meldt men.", "Mirzan Castel", "Mirzan", 0.8, False),
        ("Van mirzan meldt men niets.", "mirzan", "mirzan", 0.8, False),
    ],
)
def test_what_the_model_is_sure_of(text: str, span: str, name: str, place: float, expected: bool) -> None:
    page = sure_page(text, "nl", span, place=place)
    at = page.words.words.index(name)
    assert foreign.is_sure(page, (at, at + 1)) is expected
    found: list[str] = []
    foreign.evidence(page, (at, at + 1), "unknown", found)
    assert ("the model is sure" in found) is expected


@pytest.mark.parametrize(("name", "expected"), [("Mirzan", True), ("Eisen", False)])
def test_an_unknown_frequent_noun_is_not_sure(name: str, expected: bool) -> None:
    page = sure_page(f"Man sprach viel von {name} im Lande.", "de", name, place=0.9)
    at = page.words.words.index(name)
    assert foreign.is_sure(page, (at, at + 1)) is expected


@pytest.mark.parametrize(
    ("text", "strength", "expected"),
    [
        ("Man ging nach Luxemburg und Trier.", "top", False),
        ("Man ging nach Luxemburg und Trier.", "weak", True),
        ("Man sah dort Luxemburg und Trier.", "top", True),
    ],
)
def test_the_surname_of_a_known_person(text: str, strength: str, expected: bool) -> None:
    page = sure_page(text, "de", "Luxemburg", place=0.9)
    at = page.words.words.index("Luxemburg")
    page = replace(page, terms={(at, at + 1): Term("luxemburg", 1)})
    found: list[str] = []
    foreign.evidence(page, (at, at + 1), strength, found)
    assert (f"surname of a known person&{strength}" in found) is expected


@pytest.mark.parametrize(("place", "word"), [(0.9, False), (0.3, True)])
def test_a_common_word_is_a_name_if_the_model_is_sure(place: float, word: bool) -> None:
    page = sure_page("O general entrou em Chaves a doze.", "pt", "Chaves", place=place)
    at = page.words.words.index("Chaves")
    term = Term("chaves", 5, 40_000, 0.45, True, frozenset("P"), frozenset({"primary"}))
    assert only_a_word(replace(page, terms={(at, at + 1): term}), (at, at + 1), "pt") is word


@pytest.mark.parametrize(("known", "is_sure"), [(False, True), (True, False)])
def test_the_model_is_not_sure_of_a_known_name_with_a_small_word(known: bool, is_sure: bool) -> None:
    page = sure_page("Van Mirzan komst meldt men.", "nl", "Mirzan komst", place=0.8)
    page = replace(page, terms={(1, 2): Term("mirzan", 1)} if known else {})
    assert foreign.is_sure(page, (1, 3)) is is_sure


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Wojsko pod Mirzańskim wygnało wroga.", "Mirzańskim", True),
        ("Wojsko uszło do Mirzańska albo dalej.", "Mirzańska", False),
        ("Wojsko uszło drogą Mirzańska albo dalej.", "Mirzańska", True),
    ],
)
def test_a_slavic_adjective_is_a_land_only_behind_a_preposition(text: str, name: str, expected: bool) -> None:
    page = sure_page(text, "pl", name, place=0.9)
    at = page.words.words.index(name)
    found: list[str] = []
    foreign.evidence(page, (at, at + 1), "unknown", found)
    assert ("Slavic adjective" in found) is expected


@pytest.mark.parametrize(
    ("text", "prominence", "is_sure"),
    [
        ("Тогда князь Мирзанов вышел.", None, False),
        ("Тогда князь Мирзанов вышел.", 0.1, False),
        ("Тогда князь Мирзанов вышел.", 0.5, True),
        ("Тогда докторъ Мирзанов вышел.", None, False),
        ("Тогда город Мирзанов вышел.", None, True),
    ],
)
def test_the_model_is_not_sure_of_a_name_after_a_title(text: str, prominence: float | None, is_sure: bool) -> None:
    page = sure_page(text, "ru", "Мирзанов", place=0.8)
    page = replace(page, terms={(2, 3): Term("мирзанов", 1, prominence=prominence)} if prominence else {})
    assert foreign.is_sure(page, (2, 3)) is is_sure
