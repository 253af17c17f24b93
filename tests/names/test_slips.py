"""Names one slip of the pen away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from gazetteer.names.confusions import SHAPE, SOUND, VOWEL, misread
from gazetteer.names.fold import fold
from gazetteer.names.slips import (
    CHANGED_ENDING,
    DOUBLED_LETTER_ONCE,
    EXTRA_LETTER,
    LETTER_TWICE,
    MISSING_LETTER,
    SPACE_CHANGED,
    SWAPPED_LETTERS,
    WEAK_LETTER,
    WRONG_LETTER,
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
        ("alexandropl", "alexandropol", WEAK_LETTER),
        ("alexandopol", "alexandropol", MISSING_LETTER),
        ("lexandropol", "alexandropol", WEAK_LETTER),
        ("alexandroplo", "alexandropol", SWAPPED_LETTERS),
        ("alexandroppol", "alexandropol", LETTER_TWICE),
        ("phillipopolis", "philippopolis", LETTER_TWICE + DOUBLED_LETTER_ONCE),
        ("masawa", "massawa", DOUBLED_LETTER_ONCE),
        ("newyork", "new york", SPACE_CHANGED),
        ("erze rum", "erzerum", SPACE_CHANGED),
        ("arzerum", "erzerum", VOWEL),
        ("arzorum", "erzerum", 2 * VOWEL),
        ("garoun", "karun", SOUND + 0.3),  # ou is u
        ("tchita", "chita", 0.4),
        ("kharkoff", "kharkov", 0.4),
        ("smyrne", "smyrna", VOWEL),
        ("smyrn", "smyrna", CHANGED_ENDING),
        ("athen", "athens", CHANGED_ENDING),
        ("pofen", "posen", SHAPE),
        ("bemstadt", "bernstadt", SHAPE),
        ("katum", "batum", WRONG_LETTER),
        ("xbatum", "batum", EXTRA_LETTER),
        ("тифлс", "тифлис", MISSING_LETTER),
    ],
)
def test_cost_of_a_slip(written: str, meant: str, letters: float) -> None:
    assert lost(written, meant) == pytest.approx(letters)


def test_the_costs_of_two_slips_add_up() -> None:
    assert lost("alxandropoly", "alexandropol") == pytest.approx(WEAK_LETTER + CHANGED_ENDING)


def test_scanners_exchange_pairs_of_letters() -> None:
    assert "bernstadt" in misread("bemstadt")
    assert "clausthal" in misread("dausthal")
    assert misread("kars") == set()


@given(st.text(alphabet="abceiou ", min_size=1, max_size=8), st.text(alphabet="abceiou ", min_size=1, max_size=8))
def test_only_the_same_name_has_no_cost(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert (lost(one, other) == 0) == (one == other)
    assert lost(one, other) <= len(one) + len(other)


@given(st.text(alphabet="abchkrs", max_size=6), st.text(alphabet="abchkrs", min_size=1, max_size=5))
def test_what_both_names_share_costs_nothing(shared: str, name: str) -> None:
    """The beginning that is skipped may not change the cost."""
    assert lost(shared + "mmm" + name, shared + "mmm" + name[::-1]) == pytest.approx(
        lost("mmm" + name, "mmm" + name[::-1])
    )


@given(st.text(alphabet="abcdxyz ", min_size=1, max_size=8))
def test_every_spelling_is_one_edit_away(text: str) -> None:
    key = fold(text)
    for name in one_slip_away(key):
        assert OSA.distance(key, name) == 1
        assert name == " ".join(name.split())
        assert 0 < lost(key, name) <= EXTRA_LETTER
