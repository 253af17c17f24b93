"""Split words into the most likely pieces."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models.multilingual.unigram import SPLIT_LENGTH, Unigram

PIECES = {
    "<s>": 0.0, "</s>": 0.0, "<unk>": 0.0, "▁": -4.0, ",": -3.0, "▁Sev": -9.0, "a": -5.0, "an": -6.0, "n": -5.5, "▁Seva": -12.0,
    "▁Sevan": -20.0, "kent": -8.0, "▁Ta": -7.0, "ş": -8.0, "京": -7.0, "東": -7.0, "東京": -9.0, "▁Ք": -6.0, "ար": -6.0,
}  # fmt: skip
CUT = [
    ("Sevan", ["▁Sev", "an"]),
    ("Taşkent", ["▁Ta", "ş", "kent"]),
    ("Tas\u0327kent", ["▁Ta", "ş", "kent"]),  # the same in two code points
    ("SEVAN", ["▁Sev", "an"]),
    (",", [","]),
    ("東京", ["東京"]),
    ("Քար", ["▁Ք", "ար"]),
    ("Sevax", ["▁Seva", "<unk>"]),
    ("", ["<unk>"]),
]


@pytest.fixture
def tokenizer() -> Unigram:
    return Unigram(list(PIECES), list(PIECES.values()))


@pytest.mark.parametrize(("word", "pieces"), CUT, ids=[word for word, _ in CUT])
def test_the_likeliest_cut_is_taken(word: str, pieces: list[str], tokenizer: Unigram) -> None:
    numbers = tokenizer.pieces(word)
    assert [list(PIECES)[number] for number in numbers] == pieces
    assert tokenizer.pieces(word) is numbers, "a word is cut once"


def test_long_words_keep_their_first_pieces() -> None:
    tokenizer = Unigram(list(PIECES), list(PIECES.values()), limit=3)
    assert len(tokenizer.pieces("Sev" + "an" * SPLIT_LENGTH)) == 3
