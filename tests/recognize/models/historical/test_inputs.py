"""Inputs of the model besides words: shapes, strengths, and stretches of limited length."""

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.models.historical import inputs
from gazetteer.recognize.models.historical.wordpiece import WordPiece

TOKENIZER = WordPiece(["[UNK]", "[CLS]", "[SEP]", "a", "b"])


@pytest.mark.parametrize(
    ("word", "number"),
    [("kars", 1), ("Kars", 2), ("KARS", 3), ("K", 4), ("1920", 5), (",", 6), ("McKars", 7), ("Kars2", 5)],
)
def test_shape(word: str, number: int) -> None:
    assert inputs.shape(word) == number


def term(prominence: float, classes: str = "P", kinds: str = "primary") -> Term:
    return Term("x", 1, prominence=prominence, classes=frozenset(classes), kinds=frozenset(kinds.split()))


@pytest.mark.parametrize(
    ("known", "level"),
    [
        (term(0.9, "A"), "top"),
        (term(0.9, "A", "alternate"), "strong"),
        (term(0.9, "A", "demonym"), "demonym"),
        (term(0.55), "good"),
        (term(0.1), "tiny"),
    ],
)
def test_level(known: Term, level: str) -> None:
    assert inputs.level(known) == level


def test_the_longest_name_decides_how_a_word_is_known() -> None:
    terms = {(0, 1): term(0.9, "A"), (0, 2): term(0.1), (3, 4): term(0.55)}
    found = inputs.strengths(6, terms, {4: 0.7, 5: 0.1, 3: 0.9})
    assert found[:4] == [2, 9, 0, 5]
    assert found[4] != found[5]
    assert min(found[4:]) > 14


@pytest.mark.parametrize("first", [[True] + [False] * 999, [True] * 1000, [True] + [False] * 160 + [True] * 50])
def test_bounds_cover_every_word_once(first: list[bool]) -> None:
    bounds = inputs.bounds(first)
    assert [index for start, end in bounds for index in range(start, end)] == list(range(len(first)))
    assert max(end - start for start, end in bounds) <= inputs.MAX_SEQUENCE_WORDS


def test_stretch_and_batch() -> None:
    made = inputs.stretch(["a", "a-b", "B"], [0, 3, 4], TOKENIZER)
    assert made.heads == [1, 2, 5]
    arrays = inputs.batch([made, inputs.stretch(["b"], [1], TOKENIZER)])
    assert arrays["pieces"].shape == (2, 7)
    assert arrays["strength"][0].tolist() == [0, 0, 3, 3, 3, 4, 0]
    assert arrays["mask"].sum(axis=1).tolist() == [7, 3]


def test_words_that_do_not_fit_have_no_head() -> None:
    made = inputs.stretch(["a-b-a-b-a-b-a-b"] * 60, [0] * 60, TOKENIZER)
    assert len(made.pieces) <= inputs.MAX_SEQUENCE_PIECES + 1
    assert made.heads[-1] == 0 < made.heads[0]
