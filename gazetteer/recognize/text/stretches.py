"""Spans of words, indexed by their words, so that overlaps are found without comparing all pairs."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.recognize.text.lexicon import Piece


class Stretches:
    """A collection of spans. The cost of a query is proportional to the number of words in the span."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._at: dict[int, list[Piece]] = {}
        for piece in pieces:
            self.add(piece)

    def add(self, piece: Piece) -> None:
        """Add a stretch: the indexes of its first word and of the word after its last."""
        for position in range(*piece):
            self._at.setdefault(position, []).append(piece)

    def overlaps(self, piece: Piece) -> bool:
        """Return whether a stretch shares a word with any of these.

        >>> Stretches([(3, 5)]).overlaps((4, 8)), Stretches([(3, 5)]).overlaps((5, 8))
        (True, False)
        """
        return any(position in self._at for position in range(*piece))

    def sharing(self, piece: Piece) -> list[Piece]:
        """Return the stretches that share a word with this one, each once."""
        return list(dict.fromkeys(other for position in range(*piece) for other in self._at.get(position, ())))

    def around(self, piece: Piece) -> list[Piece]:
        """Return the stretches that contain this one, itself included, in the order in which they were added.

        >>> Stretches([(1, 6), (2, 4), (3, 9)]).around((2, 4))
        [(1, 6), (2, 4)]
        """
        return [other for other in self._at.get(piece[0], ()) if other[0] <= piece[0] and piece[1] <= other[1]]
