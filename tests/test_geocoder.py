"""geopy's interface, as geopy's documentation uses it."""

from __future__ import annotations

from typing import Any

import pandas
import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from gazetteer import Gazetteer
from gazetteer.geocoder import HistoricalGazetteer


@pytest.fixture(scope="module")
def geolocator(gazetteer: Gazetteer) -> HistoricalGazetteer:
    return HistoricalGazetteer(gazetteer)


@pytest.mark.parametrize(
    ("query", "options", "id"),
    [
        ("Alexandropol", {}, "gn:616635"),
        ("Alexandropol, Armenia", {}, "gn:616635"),
        ("Karin", {"year": 1920, "timeout": 3}, "gn:315368"),
        ("Karin", {"country": "AM"}, "gn:8332820"),
        ("Alexandria", {"near": "Louisiana"}, "gn:4314550"),
        ({"name": "Karin", "country": "AM"}, {}, "gn:8332820"),
        ({"name": "Karin", "year": float("nan")}, {}, "gn:315368"),
        ({"name": "Karin", "year": 1920.0}, {}, "gn:315368"),
    ],
)
def test_geocode(geolocator: HistoricalGazetteer, query: Any, options: dict[str, Any], id: str) -> None:
    location = geolocator.geocode(query, **options)
    assert isinstance(location, Location)
    assert location.raw["id"] == id
    assert (location.latitude, location.longitude) == (location.raw["lat"], location.raw["lon"])
    assert location.raw["name"] in location.address
    assert {"matched", "score", "how", "clues", "years"} <= set(location.raw)


def test_it_is_a_geopy_geocoder(geolocator: HistoricalGazetteer) -> None:
    assert isinstance(geolocator, Geocoder)
    with HistoricalGazetteer(geolocator.gazetteer) as used:
        assert used.geocode("Kars").address.startswith("Kars")


def test_several(geolocator: HistoricalGazetteer) -> None:
    found = geolocator.geocode("Springfield", exactly_one=False, limit=4)
    assert [type(one) for one in found] == [Location] * 4
    assert len(geolocator.geocode("Springfield", exactly_one=False)) == 10


@pytest.mark.parametrize("query", ["Xqzzzvwkjq", "", "  ", None, float("nan"), {}])
@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found(geolocator: HistoricalGazetteer, query: Any, exactly_one: bool) -> None:
    assert geolocator.geocode(query, exactly_one=exactly_one) is None


@pytest.mark.parametrize(
    "options", [{"year": "the year dot"}, {"country": "Ruritania"}, {"near": "gn:0"}, {"near": (91.0, 0.0)}]
)
def test_invalid_queries(geolocator: HistoricalGazetteer, options: dict[str, Any]) -> None:
    with pytest.raises(GeocoderQueryError):
        geolocator.geocode("Kars", **options)


@pytest.mark.parametrize("point", [(40.79, 43.84), "40.79, 43.84", Point(40.79, 43.84)])
def test_reverse(geolocator: HistoricalGazetteer, point: Any) -> None:
    location = geolocator.reverse(point, year=1930)
    assert location.raw["id"] == "gn:616635"
    assert "Leninakan" in location.raw["then"]
    assert location.raw["km"] < 5


def test_reverse_far_from_any_town(geolocator: HistoricalGazetteer) -> None:
    assert geolocator.reverse((-50.0, -140.0)) is None
    assert len(geolocator.reverse((40.79, 43.84), exactly_one=False, limit=3)) == 3
    with pytest.raises(GeocoderQueryError):
        geolocator.reverse("nowhere")


def test_with_a_rate_limiter_and_pandas(geolocator: HistoricalGazetteer) -> None:
    frame = pandas.DataFrame({"name": ["Karin", "Tiflis", None, "Xqzzzvwkjq"]})
    geocode = RateLimiter(geolocator.geocode, min_delay_seconds=0)
    frame["location"] = frame["name"].apply(geocode)
    frame["point"] = frame["location"].apply(lambda loc: tuple(loc.point) if loc else None)
    assert frame["location"][0].raw["id"] == "gn:315368"
    assert frame["point"][1] == pytest.approx((41.69, 44.83, 0.0), abs=0.05)
    assert frame["point"].isna().tolist() == [False, False, True, True]


class Elsewhere(Geocoder):  # type: ignore[misc]
    """A geocoder that records its queries and can fail."""

    def __init__(self, broken: bool = False) -> None:
        super().__init__()
        self.broken = broken
        self.queries: list[tuple[object, object]] = []

    def geocode(self, query: str, *, exactly_one: bool = True, timeout: object = None) -> Any:
        self.queries.append((query, timeout))
        if self.broken:
            raise GeocoderServiceError("out of order")
        found = Location("far away", Point(1, 2), {})
        return found if exactly_one else [found]

    reverse = geocode


def test_fallback_is_queried_once_and_only_for_unknown_names(gazetteer: Gazetteer) -> None:
    broken, other = Elsewhere(broken=True), Elsewhere()
    geolocator = HistoricalGazetteer(gazetteer, fallback=[broken, other], min_delay_seconds=0)
    assert geolocator.geocode("Kars").raw["id"] == "gn:743952"
    assert other.queries == []
    for _ in range(3):
        assert geolocator.geocode("Xqzzzvwkjq", timeout=7).address == "far away"
    assert other.queries == [("Xqzzzvwkjq", 7)]
    assert geolocator.reverse((-50.0, -140.0)).address == "far away"


def test_a_failing_fallback_is_reported(gazetteer: Gazetteer) -> None:
    geolocator = HistoricalGazetteer(gazetteer, fallback=[Elsewhere(broken=True)], min_delay_seconds=0)
    with pytest.raises(GeocoderServiceError, match="out of order"):
        geolocator.geocode("Xqzzzvwkjq")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"name": "Alexandropol", "year": 1920}, "Gyumri"),
        ({"city": "Kars", "country": "Turkey"}, "Kars"),
        ({"city": "Paris", "state": "Texas"}, "Paris"),
        ({"village": "Kumayri"}, "Gyumri"),
    ],
)
def test_structured_queries(geolocator: HistoricalGazetteer, query: dict[str, object], name: str) -> None:
    found = geolocator.geocode(query)
    assert found is not None
    assert found.raw["name"] == name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"name": "Kars", "limit": 3}, "unknown key in the query: 'limit'"),
        ({"name": "Kars", "foo": 1}, "unknown key in the query: 'foo'"),
        ({"name": "Kars", "country": "Nowhere"}, "Nowhere"),
    ],
)
def test_unsupported_structured_queries(geolocator: HistoricalGazetteer, query: dict[str, object], says: str) -> None:
    with pytest.raises(GeocoderQueryError, match=says):
        geolocator.geocode(query)


@pytest.mark.parametrize("options", [{"limit": 0, "exactly_one": False}, {"within_km": -1}])
def test_reverse_checks_its_arguments(geolocator: HistoricalGazetteer, options: dict[str, Any]) -> None:
    with pytest.raises(GeocoderQueryError, match="must be"):
        geolocator.reverse((40.79, 43.84), **options)
