"""WordPiece: split words into the pieces of a fixed vocabulary, like BERT's uncased models.

Source: Wu et al. 2016, "Google's Neural Machine Translation System", section 4.1; Devlin et al. 2019 for the greedy
longest-match-first search and the "##" of pieces inside a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

UNKNOWN_PIECE, START, STOP = "[UNK]", "[CLS]", "[SEP]"
MAX_WORD_LENGTH = 100
"""Length in code points of the longest word that is split; longer ones are unknown."""


class WordPiece:
    """Splits words into pieces, with a cache.

    Args:
        vocabulary: the pieces, in the order of their numbers.
        limit: maximum number of pieces of one word.
    """

    def __init__(self, vocabulary: Sequence[str], *, limit: int = 8) -> None:
        self._number = {piece: number for number, piece in enumerate(vocabulary)}
        self._limit = limit
        self._cut: dict[str, tuple[int, ...]] = {}
        self.unknown, self.start, self.stop = (self._number[piece] for piece in (UNKNOWN_PIECE, START, STOP))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one.

        >>> WordPiece(["[UNK]", "[CLS]", "[SEP]", "er", "##zer", "##oum"]).pieces("Erzeroum")
        (3, 4, 5)
        """
        known = self._cut.get(word)
        if known is None:
            found = [number for part in _parts(_plain(word)) for number in self._longest_first(part)]
            known = self._cut[word] = tuple(found[: self._limit]) or (self.unknown,)
        return known

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > MAX_WORD_LENGTH:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._number.get(piece)
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found


def _plain(word: str) -> str:
    """Return a word in lower case without accents and control characters."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in apart if unicodedata.category(char) not in ("Mn", "Cc", "Cf"))


def _parts(word: str) -> list[str]:
    """Split a word at its punctuation; each mark is a separate part."""
    if word.isalnum() and word.isascii():
        return [word]
    parts: list[str] = []
    begun = False
    for char in word:
        if char.isalnum() and not "\u4e00" <= char <= "\u9fff":
            if begun:
                parts[-1] += char
            else:
                parts.append(char)
            begun = True
        else:
            if not char.isspace():
                parts.append(char)
            begun = False
    return parts
