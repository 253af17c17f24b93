"""Names that begin with a side of a land, or with the adjective of a people."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.database.sides import may_be_same, sided, with_the_other_word


@pytest.mark.parametrize(
    ("name", "label", "how"),
    [
        ("Eastern Prussia", "East Prussia", "exact"),
        ("South Rhodesia", "Zimbabwe", "exact"),
        ("Western Virginia", "West Virginia", "exact"),
        ("Southern Bavaria", "Kingdom of Bavaria", "part"),
        ("North-Western Persia", "Iran", "part"),
        ("Prussian Poland", "Poland", "part"),
        ("Eastern Poland", "Poland", "part"),
        ("Upper Volga", "Volga River", "part"),
        ("Persian Azerbaijan", "Azerbaijan Province of Persia", "part"),
    ],
)
def test_the_land_of_a_side_is_found(gazetteer: Gazetteer, name: str, label: str, how: str) -> None:
    best = gazetteer.lookup(name)[0]
    assert (best.place.label, best.how) == (label, how)


@pytest.mark.parametrize("name", ["Eastern Siberia", "Southern Bavaria", "Northern Italy"])
def test_the_same_side_of_another_land_and_the_other_side_are_not_found(gazetteer: Gazetteer, name: str) -> None:
    side = name.split()[0]
    for match in gazetteer.lookup(name):
        found = sided(match.name.text)
        assert found is None or found.side == sided(name).side, match  # type: ignore[union-attr]
        assert not match.name.text.startswith(side) or may_be_same(name, match.name.text)


@pytest.mark.parametrize("name", ["Northampton", "Western", "Upper Egypt", "Kars"])
def test_other_names_keep_their_words(name: str) -> None:
    assert with_the_other_word(name) is None


def test_a_town_with_a_side_keeps_its_exact_match(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("East London")[0].how == "exact"
