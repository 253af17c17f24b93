"""Split words into the likeliest pieces of a fixed vocabulary: the unigram model of SentencePiece.

Source: Kudo 2018, "Subword Regularization", section 3: each piece has a log-probability, and the cut whose pieces have the
highest sum is found by the Viterbi algorithm.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

START, STOP, UNKNOWN_PIECE, SPACE = "<s>", "</s>", "<unk>", "▁"
"""The marks around a stretch, the piece of all unknown characters, and what a piece begins with that opens a word."""
SPLIT_LENGTH = 40
"""Number of code points of a word that are split; the rest is left out."""
_UNKNOWN_COSTS = 10.0
_SHOUTED = 4


class Unigram:
    """Splits words into pieces, with a cache.

    Args:
        pieces: the pieces, in the order of their numbers.
        scores: the log-probability of each.
        limit: maximum number of pieces of one word.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], *, limit: int = 6) -> None:
        self._known = {piece: (number, score) for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))}
        self._longest = max(map(len, pieces))
        self._limit = limit
        self._unknown_score = min(scores) - _UNKNOWN_COSTS
        self._cut: dict[str, tuple[int, ...]] = {}
        self.unknown, self.start, self.stop = (self._known[piece][0] for piece in (UNKNOWN_PIECE, START, STOP))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one.

        >>> pieces = ["<s>", "</s>", "<unk>", "▁", "▁Er", "ze", "ro", "um", "zeroum"]
        >>> Unigram(pieces, [0, 0, 0, -3, -4, -5, -5, -5, -9]).pieces("Erzeroum")
        (4, 8)
        """
        known = self._cut.get(word)
        if known is None:
            known = self._cut[word] = tuple(self._likeliest(_written(word))[: self._limit]) or (self.unknown,)
        return known

    def _likeliest(self, text: str) -> list[int]:
        length = len(text)
        sums = [0.0] + [float("-inf")] * length
        last = [(self.unknown, 0)] * (length + 1)
        for start in range(length):
            if sums[start] + self._unknown_score > sums[start + 1]:
                sums[start + 1], last[start + 1] = sums[start] + self._unknown_score, (self.unknown, start)
            for end in range(start + 1, min(start + self._longest, length) + 1):
                number, score = self._known.get(text[start:end], (-1, 0.0))
                if number >= 0 and sums[start] + score > sums[end]:
                    sums[end], last[end] = sums[start] + score, (number, start)
        found: list[int] = []
        while length > 0:
            number, length = last[length]
            found.append(number)
        found.reverse()
        return found


def _written(word: str) -> str:
    """Return a word as it is cut: normalized, words in capitals as names are written, words after a blank marked.

    Punctuation follows the word before it, and scripts without spaces have no blanks.
    """
    word = unicodedata.normalize("NFKC", word[:SPLIT_LENGTH])
    if len(word) >= _SHOUTED and word.isupper():
        word = word.capitalize()
    return SPACE + word if word[:1].isalnum() and not "\u3040" <= word[0] <= "\u9fff" else word
