"""Early modern spellings of titles and kind words."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places.find import survey
from gazetteer.recognize.vocabulary import old_spelling
from tests.recognize.conftest import Lexicon

OLD = "They haue ridden vpon that way euery yeere. "


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("captaine", "captain"),
        ("iustice", "justice"),
        ("gouernour", "governor"),
        ("countie", "county"),
        ("ryuer", "river"),
        ("betweene", "between"),
        ("slaine", "slain"),
        ("sonne", "son"),
        ("iland", "island"),
        ("river", "river"),
        ("marshall", "marshall"),  # a surname
        ("apple", "apple"),
        ("ley", "ley"),
    ],
)
def test_modern_forms(word: str, form: str) -> None:
    assert old_spelling.modern(word) == form


@pytest.mark.parametrize(
    ("text", "old"),
    [
        (OLD, True),
        ("Ye see, hee comes.", False),
        ("They rode that way every year.", False),
        (OLD + 500 * "They rode that way. ", False),  # a modern text that quotes an old one
    ],
)
def test_texts_with_old_spelling(text: str, old: bool) -> None:
    assert old_spelling.is_old(text.replace(".", " .").split()) is old


def test_a_known_name_has_an_old_kind_word() -> None:
    lexicon = Lexicon([("Isle of Dogs", 0.5, "T", "primary")])
    for text, known in ((OLD + "They were at the Ile of Dogs.", True), ("They were at the Ile of Dogs.", False)):
        page = survey(ner.read(text, ner.load(None, "en")), lexicon).page
        assert ("Ile of Dogs" in {page.words.slice(*piece) for piece in page.terms}) is known
