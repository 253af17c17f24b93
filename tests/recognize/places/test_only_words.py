"""Names that are common words of the text's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.places.only_words import only_a_word
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.page import open_page
from tests.recognize.languages.test_foreign import page_of


@pytest.mark.parametrize(("place", "is_word"), [(0.95, False), (0.3, True), (None, True)])
def test_a_frequent_word_is_a_name_if_the_model_is_sure(place: float | None, is_word: bool) -> None:
    page = page_of("Вони відступили в Крим.", "uk", place=place)
    at = page.words.words.index("Крим")
    page = replace(page, terms={(at, at + 1): Term("крим", 1, prominence=0.4)})
    assert only_a_word(page, (at, at + 1), "uk") is is_word


def test_a_small_word_is_never_a_name() -> None:
    page = page_of("Dabei war er.", "de", place=0.95)
    page = open_page(page.words, lexicon.shapes(page.words), {(0, 1): Term("dabei", 1)}, frozenset(), [], lang="de")
    assert only_a_word(page, (0, 1), "de")
