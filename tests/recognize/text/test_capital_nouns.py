"""Nouns with a capital in texts that write all nouns so."""

from __future__ import annotations

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.models.ner import load, read
from gazetteer.recognize.text.capital_nouns import capital_nouns
from gazetteer.recognize.text.lexicon import shapes

OLD = (
    "After much Trouble he came in Disguise to seek Shelter, with the Assistance of his Friends, and had great Courage and "
    "Patience, but no Money for the Journey. His Patience ended at the Gate of Kars, where General Mirza was without "
    "Knowledge of these Affairs."
)
NOUNS = "Trouble Disguise Shelter Assistance Friends Courage Patience Money Journey Knowledge Affairs".split()


def nouns(text: str, terms: dict[str, float] | None = None) -> list[str]:
    words = read(text, load(None, "en"))
    lower = [word.lower() for word in words.words]
    known = {
        (index, index + 1): Term(word, 1, prominence=(terms or {})[word])
        for index, word in enumerate(words.words)
        if word in (terms or {})
    }
    found = capital_nouns(words, shapes(words), lower, known)
    return list(dict.fromkeys(words.words[index] for index in sorted(found)))


def test_common_nouns_and_not_names() -> None:
    assert nouns(OLD) == NOUNS


def test_a_place_is_not_a_noun() -> None:
    assert nouns(OLD, {"Shelter": 0.6, "Journey": 0.1}) == [word for word in NOUNS if word != "Shelter"]


@pytest.mark.parametrize(
    "text", ["", OLD.lower(), "He came in Disguise to seek Shelter. " + 20 * "Then he left again. "]
)
def test_other_texts_have_none(text: str) -> None:
    assert nouns(text) == []
