"""Persons named by where they come from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.recognize.persons import foreign_persons, origins
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.page import Page, open_page
from gazetteer.recognize.text.words import Span
from tests.recognize.languages.test_foreign import page_of


def read(text: str, lang: str, spans: dict[str, str]) -> Page:
    """Return a text with spans of a model, by the words of each span."""
    words = page_of(text, lang).words
    marked = []
    for name, label in spans.items():
        start = words.words.index(name.split()[0])
        marked.append(Span(start, start + len(name.split()), label))
    words = replace(words, spans=marked)
    return open_page(words, lexicon.shapes(words), {}, frozenset(), marked, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text", "spans", "persons"),
    [
        ("cs", "Tehdy pan Bohuš z Mirzova přitáhl.", {"Bohuš": "PERSON", "Mirzova": "GPE"}, ["Bohuš z Mirzova"]),
        ("cs", "Bohuš Malík ze Starého Mirzova přitáhl.", {"Bohuš Malík": "PERSON", "Starého Mirzova": "GPE"},
         ["Bohuš Malík ze Starého Mirzova"]),
        ("pl", "Wtedy Zbysław z Mirzowa ruszył.", {"Zbysław": "PERSON", "Mirzowa": "GPE"}, ["Zbysław z Mirzowa"]),
        ("pl", "Wtedy Zbysław z Mirzowa wyjechał.", {"Zbysław": "PERSON", "Mirzowa": "GPE"}, []),
        ("pl", "Stamtąd Malicki z Mirzowa prosił.", {"Malicki": "PERSON", "Mirzowa": "GPE"}, []),
        ("pl", "Wtedy Zbysław z wojskiem ruszył.", {"Zbysław": "PERSON"}, []),
        ("ru", "Тогда Збыслав з Мирзова пришёл.", {"Збыслав": "PERSON", "Мирзова": "GPE"}, []),
    ],
)  # fmt: skip
def test_the_home_after_a_name_belongs_to_it(lang: str, text: str, spans: dict[str, str], persons: list[str]) -> None:
    page = read(text, lang, spans)
    assert [page.words.slice(*piece) for piece in origins.territorial(page)] == persons


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Այնտեղ ծնվեց Սահակ Միրզանցին այն օրը։", ["Սահակ Միրզանցին"]),
        ("Գրեց Սահակ Միրզանեցւոյն համար։", ["Սահակ Միրզանեցւոյն"]),
        ("Այնտեղ միրզանցի Սահակը ծնվեց։", []),
        ("Հասանք գյուղ։ Միրզանցի մարդիկ եկան։", []),
    ],
)
def test_an_adjective_of_a_town_after_an_armenian_name(text: str, persons: list[str]) -> None:
    page = page_of(text, "hy")
    assert [page.words.slice(*piece) for piece in foreign_persons.by_form(page)] == persons


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("Τότε ἦλθε Παῦλος ὁ Μίρζανος ἐκεῖ", 0.0, "Παῦλος ὁ Μίρζανος"),
        ("Τότε ἦλθε Παῦλος ὁ Μίρζανος ἐκεῖ", 0.9, "Παῦλος"),
        ("Τότε ἦλθε Παῦλος ὁ δεσπότης ἐκεῖ", 0.0, "Παῦλος"),
    ],
)
def test_a_second_name_after_an_article(text: str, place: float, whole: str) -> None:
    page = page_of(text, "el", place=place)
    assert page.words.slice(*origins.with_byname(page, (2, 3))) == whole
