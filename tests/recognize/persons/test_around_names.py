"""Titles before the names of persons."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.persons.around_names import with_titles
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.page import open_page


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Приехал г. Иванов.", "г. Иванов"),
        ("Было 12 мая 1904 г. Генерал Иванов приехал.", "Генерал Иванов"),
        ("Было 12 мая 1904 г. Приехал г. Иванов.", "г. Иванов"),
    ],
)
def test_the_word_for_a_year_is_not_a_title(text: str, whole: str) -> None:
    words = ner.read(text, ner.load(None, "ru"))
    page = open_page(words, lexicon.shapes(words), {}, frozenset(), [], lang="ru")
    at = next(index for index, word in enumerate(words.words) if word.startswith("Иванов"))
    assert words.slice(*with_titles(page, (at, at + 1))).rstrip(".") == whole
