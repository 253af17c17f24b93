"""Names that resemble a name, among the places of a region."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer

SINOP, ROYE, ERZURUM = (42.03, 35.15), (49.7, 2.79), (39.9, 41.27)


@pytest.mark.parametrize(
    ("name", "point", "label"),
    [
        ("Voyavat", SINOP, "Boyabat"),
        ("Villers-Bretonneus", ROYE, "Villers-Bretonneux"),
        ("Bretonneux", (49.87, 2.52), "Villers-Bretonneux"),
        ("Parvillers", ROYE, "Parvillers-le-Quesnoy"),
        ("Эрзерум", ERZURUM, "Erzurum"),
    ],
)
def test_a_resembling_name_nearby_is_found(
    gazetteer: Gazetteer, name: str, point: tuple[float, float], label: str
) -> None:
    assert label in [hit.place.label for hit in gazetteer.resembling(name, [point])[:3]]


@pytest.mark.parametrize(
    ("name", "point", "label"),
    [
        ("Voyavat", ROYE, "Boyabat"),
        ("Camborne", SINOP, "Sinop"),
        ("Upper Village", ROYE, "Roye"),
        ("", SINOP, "Sinop"),
    ],
)
def test_other_names_are_not_returned(gazetteer: Gazetteer, name: str, point: tuple[float, float], label: str) -> None:
    assert label not in [hit.place.label for hit in gazetteer.resembling(name, [point])]


def test_each_place_is_returned_once_with_its_nearest_name(gazetteer: Gazetteer) -> None:
    hits = gazetteer.resembling("Erzeroumm", [ERZURUM, ERZURUM])
    assert len({hit.place.id for hit in hits}) == len(hits) > 0
    assert [hit.lost for hit in hits] == sorted(hit.lost for hit in hits)
    assert {hit.how for hit in hits} == {"fuzzy"}


def test_without_a_point_nothing_is_returned(gazetteer: Gazetteer) -> None:
    assert gazetteer.resembling("Kars", []) == []
