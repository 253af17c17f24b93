"""American post towns: only those that the other sources lack."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.build import postal
from gazetteer.model.place import Location, Name, Place


def place(
    id: str, label: str, feature: str, divisions: tuple[str, ...] = (), at: tuple[float, float] = (0, 0)
) -> Place:
    return Place(id, label, Location(*at), "US", feature, divisions=divisions, names=(Name(label, kind="primary"),))


ARKANSAS = place("gn:4099753", "Arkansas", "A.ADM1")
BENTON = place("gn:4101109", "Benton County", "A.ADM2", (ARKANSAS.id,))
BENTONVILLE = place("gn:1", "Bentonville", "P.PPL", (ARKANSAS.id, BENTON.id), (36.37, -94.21))
FAR_OFF = place("gn:2", "Pea Ridge", "P.PPL", (ARKANSAS.id,), (33.2, -91.5))


def test_only_missing_towns_are_added() -> None:
    given = [ARKANSAS, BENTON, BENTONVILLE, FAR_OFF]
    added = {(town.id, town.label): town for town in postal.missing(given)}
    assert ("zip:72712", "Bentonville") not in added
    ridge = added["zip:72751", "Pea Ridge"]
    assert ridge.divisions == (ARKANSAS.id, BENTON.id)
    assert ridge.location
    assert (ridge.location.lat, ridge.location.lon) == pytest.approx((36.45, -94.12), abs=0.05)
    assert all(town.divisions[0] == ARKANSAS.id and town.country == "US" for town in added.values())
    assert len({town.label for town in added.values()}) == len(added) > 300


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("London", "gn:2643743"), ("Berkeley", "gn:5327684"), ("Alexandria", "gn:361058"), ("Moscow", "gn:524901"),
        ("Paris", "gn:2988507"), ("Rome", "gn:3169070"), ("Karin", "gn:315368"),
    ],
)  # fmt: skip
def test_prominent_places_stay_first(gazetteer: Gazetteer, name: str, id: str) -> None:
    assert gazetteer.lookup(name)[0].place.id == id


def test_a_post_town_is_found(gazetteer: Gazetteer) -> None:
    town = gazetteer.lookup("Locust Dale, Virginia")[0].place
    assert (town.id, town.country) == ("zip:22948", "US")
    assert town.location
    assert (town.location.lat, town.location.lon) == pytest.approx((38.3, -78.1), abs=0.2)
    assert town.prominence < 0.2


def test_no_town_is_added_twice(gazetteer: Gazetteer) -> None:
    for name in ("Bentonville", "Gettysburg", "Harpers Ferry", "Saint Joseph"):
        bearers = [
            hit.place for hit in gazetteer.find(name) if hit.place.country == "US" and hit.place.feature == "P.PPL"
        ]
        for town in bearers:
            twins = [one for one in bearers if one is not town and one.divisions[:2] == town.divisions[:2]]
            assert not [twin for twin in twins if "zip" in (twin.id[:3], town.id[:3])]
