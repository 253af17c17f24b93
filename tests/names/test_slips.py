"""Names one slip of the pen away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gazetteer.names.fold import fold
from gazetteer.names.slips import (
    ADDED,
    DOUBLED,
    EXCHANGED,
    MISSING,
    NEIGHBOUR,
    SPACE,
    SWAPPED,
    TWICE,
    WRONG,
    lost,
    one_slip_away,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("alexandropl", "alexandropol"),
        ("alexandroopol", "alexandropol"),
        ("alexamdropol", "alexandropol"),
        ("alexnadropol", "alexandropol"),
        ("newyork", "new york"),
        ("тифлс", "тифлис"),
        ("կարինն", "կարին"),
        ("თბილისიი", "თბილისი"),
        ("σμυρν", "σμυρνη"),
        ("ارضرم", "ارضروم"),
        ("ירושלם", "ירושלים"),
    ],
)
def test_possible_spellings(written: str, meant: str) -> None:
    assert meant in one_slip_away(written)


@pytest.mark.parametrize(
    ("written", "meant", "letters"),
    [
        ("alexandropol", "alexandropol", 0.0),
        ("alexandropl", "alexandropol", MISSING),
        ("lexandropol", "alexandropol", MISSING),
        ("alexandroplo", "alexandropol", SWAPPED),
        ("alexandroppol", "alexandropol", DOUBLED),
        ("newyork", "new york", SPACE),
        ("erze rum", "erzerum", SPACE),
        ("arzerum", "erzerum", EXCHANGED),
        ("arzorum", "erzerum", 2 * EXCHANGED),
        ("garoun", "karun", 2 * EXCHANGED),  # ou is one vowel, but two letters stand otherwise
        ("katum", "batum", WRONG),
        ("natum", "batum", NEIGHBOUR),
        ("xbatum", "batum", ADDED),
        ("тифлс", "тифлис", MISSING),
    ],
)
def test_cost_of_a_slip(written: str, meant: str, letters: float) -> None:
    assert lost(written, meant) == pytest.approx(letters)


def test_two_slips_cost_more_than_their_letters() -> None:
    assert lost("alxandropoly", "alexandropol") > MISSING + ADDED


@given(st.text(alphabet="abceiou ", min_size=1, max_size=8), st.text(alphabet="abceiou ", min_size=1, max_size=8))
def test_only_the_same_name_has_no_cost(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert (lost(one, other) == 0) == (one == other)
    assert lost(one, other) <= TWICE + len(one) + len(other)


@given(st.text(alphabet="abcdxyz ", min_size=1, max_size=8))
def test_every_spelling_is_one_edit_away(text: str) -> None:
    key = fold(text)
    for name in one_slip_away(key):
        assert OSA.distance(key, name) == 1
        assert name == " ".join(name.split())
        assert 0 < lost(key, name) <= ADDED
