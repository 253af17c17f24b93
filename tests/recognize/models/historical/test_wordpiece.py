"""Words cut into pieces: longest match first, accents and case removed, punctuation apart."""

import pytest

from gazetteer.recognize.models.historical.wordpiece import MAX_WORD_LENGTH, WordPiece

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "er", "##z", "##zer", "##oum", "koln", "'", "s", "t", "ai", "-", "##s"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Erzeroum", ["er", "##zer", "##oum"]),
        ("ERZ", ["er", "##z"]),
        ("Köln", ["koln"]),
        ("T'ai", ["t", "'", "ai"]),
        ("er-s", ["er", "-", "s"]),
        ("xyz", ["[UNK]"]),
        ("erx", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("er" * MAX_WORD_LENGTH, ["[UNK]"]),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[number] for number in WordPiece(VOCABULARY).pieces(word)] == pieces


def test_only_the_first_pieces_of_a_long_word_are_kept() -> None:
    assert len(WordPiece(VOCABULARY, limit=3).pieces("er-er-er")) == 3
