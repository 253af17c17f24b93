"""States and divisions by a kind word and any name of their seat."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.database.seated import same_kind
from gazetteer.kinds import kind_of


@pytest.mark.parametrize(
    ("name", "year", "label"),
    [
        ("Angora Vilayet", 1900, "Ankara Vilayet"),
        ("Vilayet of Konieh", 1900, "Konya Vilayet"),
        ("Elizavetpol government", 1890, "Elisabethpol Governorate"),
        ("Sanjak of Mush", 1900, None),
        ("Duchy of Kaunas", 1500, None),
    ],
)
def test_a_division_is_found_by_any_name_of_its_seat(
    gazetteer: Gazetteer, name: str, year: int, label: str | None
) -> None:
    matches = gazetteer.lookup(name, year=year)
    former = [match.place.label for match in matches if match.place.feature == "A.ADM1H"]
    assert (former[:1] == [label]) if label else not former


@pytest.mark.parametrize("name", ["Kingdom of Norge", "Sultanate of Darfour", "Khanate of Kiva"])
def test_a_state_is_found_by_a_kind_word_and_another_name(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.lookup(name)[0].place.feature.startswith("A.PCL")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("vilayet", "vilayet", True),
        ("government", "governorate", True),
        ("eyalet", "pashalik", True),
        ("vilayet", "governorate", False),
        ("kingdom", "duchy", False),
    ],
)
def test_kind_words_for_the_same_divisions(one: str, other: str, same: bool) -> None:
    first, second = kind_of(one), kind_of(other)
    assert first is not None
    assert second is not None
    assert same_kind(first, second) is same
