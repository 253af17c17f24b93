"""Prepositions and "and" that are written on to a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.languages import attached
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.words import Span
from tests.recognize.languages.test_foreign import page_of


def evidence_of(text: str, lang: str, word: str, strength: str, **chances: float) -> list[str]:
    page = page_of(text, lang, **chances)
    at = page.words.words.index(word)
    found: list[str] = []
    attached.evidence(page, (at, at + 1), strength, found)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("he", "והסוחרים נסעו מזלושין לקראפוב", ["מזלושין", "לקראפוב"]),
        ("ar", "وسار الأمير بشملاط", ["بشملاط"]),
        ("fa", "کاروان به خرگرد رسید", []),
    ],
)
def test_rare_words_behind_a_joined_preposition_are_proposed(lang: str, text: str, names: list[str]) -> None:
    words = page_of(text, lang).words
    marks = lexicon.shapes(words)
    assert [words.slice(*piece) for piece in attached.rare_names(words, marks, lang)] == names


@pytest.mark.parametrize(
    ("text", "word", "place", "person", "is_found"),
    [
        ("והסוחרים נסעו לזלושין", "לזלושין", 0.0, 0.0, True),
        ("והסוחרים נסעו לזלושין", "לזלושין", 0.0, 0.9, False),
        ("ומלחמתם היתה קשה", "ומלחמתם", 0.0, 0.0, False),
        ("והסוחרים נסעו לעיר", "לעיר", 0.3, 0.0, False),
    ],
)
def test_a_rare_word_behind_a_joined_preposition(
    text: str, word: str, place: float, person: float, is_found: bool
) -> None:
    found = evidence_of(text, "he", word, "unknown", place=place, person=person)
    assert ("rare word behind a joined preposition" in found) is is_found


@pytest.mark.parametrize(
    ("lang", "text", "word", "strength", "is_found"),
    [
        ("fa", "لشکر از رشت آمد", "رشت", "strong", True),
        ("fa", "لشکر رشت آمد", "رشت", "strong", False),
        ("fa", "لشکر از رشت آمد", "رشت", "tiny", False),
        ("ar", "سار إلى برذعة", "برذعة", "tiny", True),
        ("ar", "وصل إلى الديوانية", "الديوانية", "good", True),
        ("ar", "وصل إلى المدينة", "المدينة", "weak", False),
        ("he", "בא לצידון", "לצידון", "good", True),
        ("ka", "წავიდა თელავი", "თელავი", "good", False),
    ],
)
def test_a_known_name_behind_a_preposition(lang: str, text: str, word: str, strength: str, is_found: bool) -> None:
    assert ("known name behind a preposition" in evidence_of(text, lang, word, strength)) is is_found


@pytest.mark.parametrize(
    ("text", "word", "is_joined"),
    [
        ("فتح دبيل وبغروند وباجنيس صلحا", "وبغروند", True),
        ("فتح دبيل وبغروند وباجنيس صلحا", "وباجنيس", True),
        ("فتح دبيل ورجع وباجنيس صلحا", "وباجنيس", False),
        ("فتح دبيل صلحا وبغروند", "وبغروند", False),
    ],
)
def test_rare_words_are_joined_to_a_place(text: str, word: str, is_joined: bool) -> None:
    page = page_of(text, "ar")
    page.spans.append(Span(1, 2, "GPE"))
    page.cover[1] = 0
    assert attached.is_joined_to_place(page, page.words.words.index(word)) is is_joined


def test_a_rare_word_is_joined_to_the_name_of_a_town() -> None:
    page = page_of("فتح صفورية وحيفا وشمكور", "ar")
    assert not attached.is_joined_to_place(page, 3)
    page = replace(page, terms={(2, 3): Term("حيفا", 1, prominence=0.6)})
    assert attached.is_joined_to_place(page, 3)


@pytest.mark.parametrize(
    ("text", "word", "place", "is_found"),
    [
        ("کاروان در خرگرد بود", "خرگرد", 0.05, True),
        ("کاروان در خرگرد بود", "خرگرد", 0.0, False),
        ("کاروان خرگرد بود", "خرگرد", 0.05, False),
        ("کاروان در شهر بود", "شهر", 0.05, False),
    ],
)
def test_a_word_of_no_list_behind_a_preposition(text: str, word: str, place: float, is_found: bool) -> None:
    found = evidence_of(text, "fa", word, "unknown", place=place)
    assert ("rare word behind a preposition" in found) is is_found
