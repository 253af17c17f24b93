"""More mentions of a person by one word."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.persons import repeated
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.lexicon import Piece, key_of
from gazetteer.recognize.text.page import Page, open_page
from gazetteer.recognize.text.words import Span
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon([("Oru", 0.6, "P", "primary"), ("Besh", 0.1, "P", "primary")])


def page_of(text: str, name: str, persons: int) -> tuple[Page, list[Piece]]:
    """Return a text in which a model found the first mentions of a name as persons, and these."""
    words = ner.read(text, ner.load(None, "en"))
    marks = lexicon.shapes(words)
    keys = {piece: key_of(words.slice(*piece)) for piece in lexicon.runs(words, marks)}
    terms = LEXICON.terms(set(keys.values()))
    known = {piece: terms[key] for piece, key in keys.items() if key in terms}
    pieces = [(index, index + 1) for index, word in enumerate(words.words) if word == name][:persons]
    spans = [Span(start, end, "PERSON") for start, end in pieces]
    return open_page(words, marks, known, frozenset(), spans, lang="en"), pieces


@pytest.mark.parametrize(
    ("text", "name", "persons", "added"),
    [
        ("So Talo fled. They took Talo. We saw Talo.", "Talo", 2, 1),
        ("So Besh fled. They took Besh. We saw Besh.", "Besh", 2, 1),  # also a little village
        ("So Oru fled. They took Oru. We saw Oru.", "Oru", 2, 0),  # also a town
        ("So Talo fled. We saw Talo.", "Talo", 1, 0),
        ("So Talo fled. They took Talo. We saw Talo, Talo and Talo.", "Talo", 2, 0),
        ("So Talo fled. They took Talo. A Talo is a talo, two are talo and talo.", "Talo", 2, 0),
    ],
)
def test_a_person_is_found_where_the_model_found_nothing(text: str, name: str, persons: int, added: int) -> None:
    page, pieces = page_of(text, name, persons)
    assert len(list(repeated.unread(page, pieces))) == added
