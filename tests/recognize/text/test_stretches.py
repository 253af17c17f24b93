"""Overlaps of stretches, against a comparison of all pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.recognize.text.stretches import Stretches

PIECES = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(PIECES), PIECES)
def test_as_a_comparison_of_all_pairs(pieces: list[tuple[int, int]], piece: tuple[int, int]) -> None:
    stretches = Stretches(pieces)
    sharing = [other for other in dict.fromkeys(pieces) if piece[0] < other[1] and other[0] < piece[1]]
    assert stretches.overlaps(piece) == bool(sharing)
    assert set(stretches.sharing(piece)) == set(sharing)
    assert stretches.around(piece) == [other for other in pieces if other[0] <= piece[0] and piece[1] <= other[1]]
