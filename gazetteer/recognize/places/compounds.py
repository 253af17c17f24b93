"""Known names with small words between their parts: "Frankfurt an der Oder", "Rothenburg ob der Tauber"."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.recognize.places.plausible import is_compound
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import PLACE_LABELS, Page

COMPOUND = 0.3
"""Minimum prominence of a known name with small words between its parts."""


def with_compounds(
    page: Page, pieces: Iterable[Piece], chosen: Iterable[tuple[Piece, float]], threshold: float
) -> list[tuple[Piece, float]]:
    """Return the chosen pieces, with parts replaced by the known names with small words: "Frankfurt an der Oder".

    If the model found anything in the text, it must have found a place where the name begins.
    """
    compounds = [
        piece
        for piece in pieces
        if piece in page.terms
        and _begins_a_place(page, piece)
        and piece[1] - piece[0] > 2
        and page.terms[piece].prominence >= COMPOUND
        and page.marks[piece[1] - 1] in "UTc"
        and "l" in page.marks[piece[0] + 1 : piece[1] - 1]
    ]
    longest = [one for one in compounds if not any(one != other and _within(one, other) for other in compounds)]
    parts = [(piece, score) for piece, score in chosen if not any(_within(piece, whole) for whole in longest)]
    crossed = {piece for piece, _ in parts}
    whole = [(one, threshold + COMPOUND) for one in longest if not any(_crosses(one, other) for other in crossed)]
    return sorted([*parts, *whole])


def _begins_a_place(page: Page, piece: Piece) -> bool:
    index = page.cover[piece[0]]
    if not page.spans:
        return True
    begun = index >= 0 and page.spans[index].start == piece[0] and page.spans[index].label in PLACE_LABELS
    return begun and is_compound(page, piece, page.terms[piece])


def _within(piece: Piece, other: Piece) -> bool:
    return other[0] <= piece[0] and piece[1] <= other[1]


def _crosses(piece: Piece, other: Piece) -> bool:
    return piece[0] < other[1] and other[0] < piece[1]
