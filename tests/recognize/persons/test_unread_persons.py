"""Persons of one word that the model did not read: known at the time, or joined to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.term import Term
from gazetteer.model.timespan import Timespan
from gazetteer.recognize.models import ner
from gazetteer.recognize.persons import unread_persons
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.page import Page, open_page

KNOWN = {"Blücher": 0.1, "Kars": 0.6}
"""Names of places, and their prominence."""


def page_of(text: str, lang: str, year: int, person: float = 0.2) -> Page:
    words = ner.read(text, ner.load(None, lang))
    count, none = len(words.words), [0.0] * len(words.words)
    words = replace(words, chances=Chances([0.05] * count, none, [person] * count, none, none))
    terms = {
        (index, index + 1): Term(word.lower(), 1, prominence=KNOWN[word])
        for index, word in enumerate(words.words)
        if word in KNOWN
    }
    return open_page(
        words, lexicon.shapes(words), terms, frozenset(), [], lang=lang, when=Timespan.parse(f"{year:04d}")
    )


@pytest.mark.parametrize(
    ("lang", "text", "year", "names"),
    [
        ("de", "Die Truppen unter Blücher zogen ab.", 1813, ["Blücher"]),
        ("de", "Die Truppen unter Blücher zogen ab.", 1613, []),
        ("de", "Die Truppen unter Blücher Straße zogen ab.", 1813, []),  # part of a longer name
        ("de", "Die Truppen vor Kars zogen ab.", 1813, []),
        ("fr", "Il craignait Murat et ses hommes.", 1812, ["Murat"]),
    ],
)
def test_of_the_time(lang: str, text: str, year: int, names: list[str]) -> None:
    page = page_of(text, lang, year)
    assert [page.words.slice(*piece) for piece in unread_persons.of_the_time(page)] == names


@pytest.mark.parametrize(
    ("text", "person", "names"),
    [
        ("Il vit Dupin et Gazou partir.", 0.2, ["Gazou"]),
        ("Il vit Gazou et Dupin partir.", 0.2, ["Gazou"]),
        ("Il vit Dupin et Gazou partir.", 0.05, []),
        ("Il vit Dupin et Kars brûler.", 0.2, []),
        ("Il vit Dupin et Gazou Pacha partir.", 0.2, []),
        ("Il vit Dupin et demain partir.", 0.2, []),
    ],
)
def test_joined(text: str, person: float, names: list[str]) -> None:
    page = page_of(text, "fr", 1830, person)
    at = page.words.words.index("Dupin")
    assert [page.words.slice(*piece) for piece in unread_persons.joined(page, [(at, at + 1)])] == names
