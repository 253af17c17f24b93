"""The outlines of areas: which places have one, and how much of a page they take."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.atlas.outlines import OUTLINE_UNITS, outline, outlines
from gazetteer.atlas.polyline import decode


@pytest.mark.parametrize(
    ("id", "west", "south", "east", "north"),
    [
        ("gn:174982", 43.4, 38.8, 46.6, 41.3),  # Armenia
        ("gn:298795", 26.0, 35.8, 44.8, 42.1),  # Turkey without its westernmost island
        ("gn:5332921", -124.4, 32.5, -114.1, 42.0),  # California
        ("gn:2017370", 19.6, 41.2, 190.3, 81.3),  # Russia, across the antimeridian
    ],
)
def test_an_outline_reaches_as_far_as_its_area(id: str, west: float, south: float, east: float, north: float) -> None:
    points = [point for ring in outline(id) or () for point in decode(ring, OUTLINE_UNITS)]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    assert (min(lons), min(lats), max(lons), max(lats)) == pytest.approx((west, south, east, north), abs=0.25)


def test_a_town_and_a_former_state_have_no_outline() -> None:
    assert outline("gn:616635") is None
    assert outline("hg:ottoman-empire") is None


def test_outlines_stay_within_the_budget() -> None:
    ids = ("gn:2017370", "gn:174982", "gn:616635")
    assert set(outlines(ids)) == {"gn:2017370", "gn:174982"}
    assert set(outlines(ids, budget=2_000)) == {"gn:174982"}  # Russia is too large, Armenia is not
    assert outlines(ids, budget=10) == {}


def test_the_outlines_of_the_countries_are_where_the_gazetteer_has_them(gazetteer: Gazetteer) -> None:
    for id in ("gn:174982", "gn:298795", "gn:5332921"):
        place = gazetteer.get(id)
        lons, lats = zip(*(point for ring in outline(id) or () for point in decode(ring, OUTLINE_UNITS)), strict=True)
        assert place.lon is not None
        assert min(lons) < place.lon < max(lons)
        assert place.lat is not None
        assert min(lats) < place.lat < max(lats)
