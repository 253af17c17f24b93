"""Peoples that no gazetteer has."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places.find import survey
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon([("Lena", 0.7, "H", "primary"), ("Oru", 0.2, "P", "primary"), ("Wagoro", 0.2, "P", "primary")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met the Besh tribes and some Oru clans.", {"Besh", "Oru"}),
        ("They met the Lena tribes.", set()),  # of a well-known river
        ("They met the Wagoro of Ugoro and the Wanamba.", {"Wagoro", "Wanamba"}),
        ("They met Wanamba in Ugoro, and the Wagoro.", {"Wagoro"}),
        ("They met the Wagoro and the Warden.", set()),
        ("They met the Oru people of the coast.", set()),
    ],
)
def test_peoples_are_not_places(text: str, found: set[str]) -> None:
    result = survey(ner.read(text, ner.load(None, "en")), LEXICON)
    assert {result.page.words.slice(*piece) for piece in result.peoples} == found
    assert not result.peoples & set(result.pieces)
