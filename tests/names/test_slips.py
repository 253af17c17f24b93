"""Names one slip of the pen away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gazetteer.names.fold import fold
from gazetteer.names.slips import one_slip_away


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
def test_what_was_meant(written: str, meant: str) -> None:
    assert meant in one_slip_away(written)


def test_what_is_left_out_is_likelier_than_what_is_wrong() -> None:
    away = one_slip_away("betha")
    assert away["bethal"] == away["ebtha"] < away["batha"] == away["beth"]


@given(st.text(alphabet="abcdxyz ", min_size=1, max_size=8))
def test_every_one_is_a_key_one_edit_away(text: str) -> None:
    key = fold(text)
    for name in one_slip_away(key):
        assert OSA.distance(key, name) == 1
        assert name == " ".join(name.split())
