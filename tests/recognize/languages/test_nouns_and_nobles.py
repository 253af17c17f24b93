"""Nouns with a capital that are not persons, and noble titles with a land that are."""

from __future__ import annotations

import pytest

from gazetteer.recognize.languages import foreign
from gazetteer.recognize.persons import person_names
from tests.recognize.languages.test_foreign import page_of


@pytest.mark.parametrize(
    ("lang", "text", "word", "person", "expected"),
    [
        ("de", "Er sah den Lohn an.", "Lohn", 0.5, True),
        ("de", "Er sah den Lohn an.", "Lohn", 0.9, False),
        ("de", "Er sah den Mirzan an.", "Mirzan", 0.5, False),
        ("de", "Er sah den Bismarck an.", "Bismarck", 0.5, False),  # a known person's surname
        ("de", "Er sah den Friedrich an.", "Friedrich", 0.5, False),  # and a given name
        ("da", "De saa hans Haand og sine Kanoner.", "Kanoner", 0.5, True),
        ("fr", "Il vit la Main.", "Main", 0.5, False),
    ],
)
def test_a_frequent_noun_with_a_capital_is_not_a_person(
    lang: str, text: str, word: str, person: float, expected: bool
) -> None:
    page = page_of(text, lang, place=0.0, person=person)
    assert foreign.is_only_noun(page, page.words.words.index(word)) is expected


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        ("de", "Ankunft des Herzogs von Mirzan in Paris.", ["Herzogs von Mirzan"]),
        ("nl", "De hertog van Mirzan kwam.", ["hertog van Mirzan"]),
        ("it", "Il conte di Mirzan venne.", ["conte di Mirzan"]),
        ("de", "Der Herzog aus Mirzan kam.", []),
    ],
)
def test_a_noble_title_and_a_land_name_a_person(lang: str, text: str, persons: list[str]) -> None:
    page = page_of(text, lang)
    found = person_names.holders(page.words, page.marks, page.lower, english=False)
    assert [page.words.slice(*piece) for piece in found] == persons
