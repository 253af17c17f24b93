"""Names of persons that hyphens hold together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.models.ner import load, read
from gazetteer.recognize.persons import hyphened
from gazetteer.recognize.text.lexicon import shapes
from gazetteer.recognize.text.page import Page, open_page
from gazetteer.recognize.text.words import Span


def page_of(text: str, spans: list[Span] | None = None) -> Page:
    words = read(text, load(None, "en"))
    return open_page(words, shapes(words), {}, frozenset(), spans or [], lang="en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Nur-ud-din came.", ["Nur-ud-din"]),
        ("Then Sayid-bin-Talim came.", ["Sayid-bin-Talim"]),
        ("Then Kamil-Pasha came.", ["Kamil-Pasha"]),
        ("Then Abd-ul-Talim came.", ["Abd-ul-Talim"]),
        ("Then Ras-el-Talim fell.", []),
        ("Then Stoke-on-Trent fell.", []),
        ("Then Nur - ud - din came.", []),
        ("-", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    page = page_of(text)
    assert [page.words.slice(*piece) for piece in hyphened.persons(page)] == names


def test_a_place_is_not_a_person() -> None:
    page = page_of("Then Nur-ud-din came.")
    assert not list(hyphened.persons(replace(page, terms={(1, 6): Term("nur ud din", 1)})))


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Then Osman-Digna came.", "Osman", "Osman-Digna"),
        ("Then Osman-Digna came.", "Digna", "Osman-Digna"),
        ("Then Talim-ben-Kamil came.", "Talim", "Talim-ben-Kamil"),
        ("Then Talim-based men came.", "Talim", "Talim"),
        ("Then Talim came.", "Talim", "Talim"),
    ],
)
def test_the_whole_name(text: str, found: str, whole: str) -> None:
    page = page_of(text)
    at = page.words.words.index(found)
    assert page.words.slice(*hyphened.whole(page, (at, at + 1))) == whole


def test_two_persons_and_places_are_not_one_name() -> None:
    page = page_of("The Talim-Clinton pact.", [Span(1, 2, "PERSON"), Span(3, 4, "PERSON")])
    assert hyphened.whole(page, (1, 2)) == (1, 2)
    page = page_of("The Talim-Kars road.", [Span(1, 2, "PERSON"), Span(3, 4, "GPE")])
    assert hyphened.whole(page, (1, 2)) == (1, 2)


def test_a_long_chain_of_hyphens_is_not_a_name() -> None:
    assert list(hyphened.persons(page_of("Then " + "-".join(["Abd", "el", "Kader"] * 20) + " came."))) == []
