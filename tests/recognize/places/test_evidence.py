"""Evidence on single names: items of outlines, holders of offices, adjectives."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.recognize.models import ner
from gazetteer.recognize.places import find
from gazetteer.recognize.places.evidence import evidence


def evidence_of(text: str, name: str, gazetteer: Gazetteer) -> list[str]:
    page = find.survey(ner.read(text, ner.load(None, "en")), gazetteer).page
    start = page.words.words.index(name)
    return evidence(page, (start, start + 1))


@pytest.mark.parametrize(
    ("text", "name", "item"),
    [
        ("Russian post-houses – Smyrna – Odessa", "Smyrna", True),
        ("Our host — Smyrna. — Odessa", "Smyrna", True),
        ("Departure from Smyrna – Odessa", "Smyrna", False),  # a part of an item
        ("The Odessa–Smyrna–Kars line was cut", "Smyrna", False),  # without spaces
        ("Our host – Smyrna, a port – Odessa", "Smyrna", False),
    ],
)
def test_an_item_of_an_outline(gazetteer: Gazetteer, text: str, name: str, item: bool) -> None:
    assert any(each.startswith("item of an outline&") for each in evidence_of(text, name, gazetteer)) is item


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("Then came the Aga in person.", "Aga", True),
        ("Then they came to Aga in June.", "Aga", False),
        ("Then came the Ban river in sight.", "Ban", False),
    ],
)
def test_the_holder_of_an_office(gazetteer: Gazetteer, text: str, name: str, holder: bool) -> None:
    assert ("the holder of an office" in evidence_of(text, name, gazetteer)) is holder


@pytest.mark.parametrize(
    ("text", "adjective"),
    [
        ("There we admired the Crimean scenery.", True),
        ("There we saw the Crimean Mountains.", False),
        ("There we saw the Caspian shore.", False),  # a place of "Caspia" is not well known
    ],
)
def test_an_adjective_that_a_list_has_for_mountains(gazetteer: Gazetteer, text: str, adjective: bool) -> None:
    """Without its kind word, the name of the Crimean Mountains is the adjective of the Crimea."""
    survey = find.survey(ner.read(text, ner.load(None, "en")), gazetteer)
    assert bool(survey.demonyms) is adjective
