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


@pytest.mark.parametrize(
    ("text", "word", "place", "is_word"),
    [
        ("ألحق به خسارة كبيرة", "خسارة", 0.5, True),
        ("ألحق به خسارة كبيرة", "خسارة", 0.95, False),
        ("ألحق به مرزان كبيرة", "مرزان", 0.5, False),  # a rare word
    ],
)
def test_an_everyday_word_without_capitals(text: str, word: str, place: float, is_word: bool) -> None:
    page = page_of(text, "ar", place=place)
    at = page.words.words.index(word)
    assert only_a_word(page, (at, at + 1), "ar") is is_word


@pytest.mark.parametrize(("text", "is_word"), [("Oradan Kars’a gitti.", True), ("Kars’a Oradan gitti.", False)])
def test_a_small_word_opens_a_sentence_that_no_model_has_read(text: str, is_word: bool) -> None:
    page = page_of(text, "tr")
    at = page.words.words.index("Oradan")
    page = replace(page, terms={(at, at + 1): Term("oradan", 1, prominence=0.7, primary=True)})
    assert only_a_word(page, (at, at + 1), "tr") is is_word


@pytest.mark.parametrize(
    ("lang", "word", "is_word"), [("cs", "Mirzovi", True), ("cs", "Mirzově", False), ("hr", "Mirzovi", False)]
)
def test_an_ending_that_only_persons_have(lang: str, word: str, is_word: bool) -> None:
    page = page_of(f"Tehdy {word} psal.", lang, place=0.8)
    assert only_a_word(page, (1, 2), lang) is is_word


@pytest.mark.parametrize(
    ("text", "word", "place", "is_word"),
    [
        ("ثم لجئوا إليه", "لجئوا", 0.6, True),
        ("ثم عين سفيرا هناك", "سفيرا", 0.6, True),
        ("ثم ذهب وغربا هناك", "وغربا", 0.6, True),
        ("ثم عين سفيرا هناك", "سفيرا", 0.95, False),
        ("ثم ذهب مرزنا هناك", "مرزنا", 0.6, False),
        ("ثم ذهب مرزنيا هناك", "مرزنيا", 0.6, False),
    ],
)
def test_arabic_verbs_and_accusatives(text: str, word: str, place: float, is_word: bool) -> None:
    page = page_of(text, "ar", place=place)
    assert only_a_word(page, (page.words.words.index(word), page.words.words.index(word) + 1), "ar") is is_word
