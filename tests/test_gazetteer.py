"""Queries of the embedded gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import GazetteerError, InputError, StoreError, TimespanError, UnknownPlaceError
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan


def test_get(gazetteer: Gazetteer) -> None:
    place = gazetteer.get("gn:616635")
    assert (place.label, place.country, place.feature[0]) == ("Gyumri", "AM", "P")
    assert place.lat == pytest.approx(40.79, abs=0.01)
    assert place.lon == pytest.approx(43.85, abs=0.01)
    assert "Leninakan" in {name.text for name in place.names}


@pytest.mark.parametrize(
    ("year", "name"), [(1850, "Alexandropol"), (1930, "Leninakan"), (1930, "Ленинакан"), (1989, "Leninakan")]
)
def test_names_of_a_place_in_a_year(gazetteer: Gazetteer, year: int, name: str) -> None:
    assert name in {known.text for known in gazetteer.get("gn:616635").names_in(year)}


def test_names_of_a_place_exclude_other_years(gazetteer: Gazetteer) -> None:
    assert not {"Leninakan", "Gyumri"} & {known.text for known in gazetteer.get("gn:616635").names_in(1850)}


@pytest.mark.parametrize(
    ("name", "options", "id"),
    [
        ("Karin", {"year": 1920}, "gn:315368"),
        ("Karin", {"country": "AM"}, "gn:8332820"),
        ("Karin", {"country": "Armenia"}, "gn:8332820"),
        ("Alexandropol", {}, "gn:616635"),
        ("Лениннакан", {}, "gn:616635"),
        ("Alexandria", {"near": "Louisiana"}, "gn:4314550"),
        ("Alexandria", {}, "gn:361058"),
        ("Paris", {"near": (33.66, -95.55)}, "gn:4717560"),
    ],
)
def test_lookup(gazetteer: Gazetteer, name: str, options: dict[str, object], id: str) -> None:
    assert gazetteer.lookup(name, **options)[0].place.id == id  # type: ignore[arg-type]


def test_a_match_has_its_type_and_clues(gazetteer: Gazetteer) -> None:
    match = gazetteer.lookup("Alexandropol", year=1900)[0]
    assert match.how == "exact"
    assert 0 < match.score < 1
    assert {"name", "time", "prominence"} <= {clue.kind for clue in match.clues}
    assert all(clue.says for clue in match.clues)


def test_limit_and_order(gazetteer: Gazetteer) -> None:
    matches = gazetteer.lookup("Springfield", limit=7)
    assert len(matches) == 7
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert len({match.place.id for match in matches}) == 7


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"name": ""}, InputError),
        ({"name": "   "}, InputError),
        ({"name": "x" * 10_000}, InputError),
        ({"name": "Kars", "country": "Nowhere"}, InputError),
        ({"name": "Kars", "year": "the year dot"}, TimespanError),
        ({"name": "Kars", "year": "1920-13"}, TimespanError),
        ({"name": "Kars", "near": "gn:0"}, UnknownPlaceError),
    ],
)
def test_invalid_queries(gazetteer: Gazetteer, arguments: dict[str, str], error: type[GazetteerError]) -> None:
    with pytest.raises(error) as caught:
        gazetteer.lookup(**arguments)  # type: ignore[arg-type]
    assert len(str(caught.value)) > 20


@pytest.mark.parametrize("name", ["’", "—", "🙂", "\u0301", "1", "%", "a" * 200, "ẞ", "漢", "'; DROP TABLE name"])
def test_unusual_names_return_matches(gazetteer: Gazetteer, name: str) -> None:
    assert isinstance(gazetteer.lookup(name), list)


def test_names_in_time_order(gazetteer: Gazetteer) -> None:
    starts = [name.when.start for name in gazetteer.names("gn:616635") if name.when and name.when.start is not None]
    assert starts == sorted(starts)


def test_near(gazetteer: Gazetteer) -> None:
    (place, kilometres), *_ = gazetteer.near(40.79, 43.84)
    assert place.id == "gn:616635"
    assert kilometres < 5
    assert gazetteer.near(-50.0, -140.0) == []
    with pytest.raises(InputError):
        gazetteer.near(91, 0)


def test_terms(gazetteer: Gazetteer) -> None:
    terms = gazetteer.terms(["kars", "gyumri", "no such name at all"])
    assert set(terms) == {"kars", "gyumri"}
    assert terms["gyumri"].primary
    assert "P" in terms["gyumri"].classes


def test_unknown_place(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError):
        gazetteer.get("gn:1")


def test_file_that_is_not_a_gazetteer(tmp_path) -> None:  # type: ignore[no-untyped-def]
    wrong = tmp_path / "wrong.db"
    wrong.write_text("this is not a database")
    with pytest.raises(StoreError):
        Gazetteer.open(wrong)
    with pytest.raises(StoreError):
        Gazetteer.open(tmp_path / "missing.db")


def test_one_capital_a_country(gazetteer: Gazetteer) -> None:
    capitals = [match.place.id for match in gazetteer.lookup("Washington", limit=60) if match.place.feature == "P.PPLC"]
    assert capitals == ["gn:4140963"]


@pytest.mark.parametrize(
    ("lat", "lon", "id"),
    [
        (78.22, 12.5, "gn:2729907"),  # Longyearbyen: at 78° north 71 km are three degrees
        (-16.8, -179.9, "gn:2204582"),  # Labasa, across the antimeridian
    ],
)
def test_near_a_pole_and_across_the_antimeridian(gazetteer: Gazetteer, lat: float, lon: float, id: str) -> None:
    assert id in {place.id for place, _ in gazetteer.near(lat, lon, limit=50, within_km=100)}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"limit": 0}, "limit must be at least 1"),
        ({"limit": -1}, "limit must be at least 1"),
        ({"limit": 2**63}, "limit must be at most"),
        ({"within_km": 0}, "within_km must be a positive"),
        ({"within_km": float("nan")}, "within_km must be a positive"),
    ],
)
def test_near_checks_its_arguments(gazetteer: Gazetteer, options: dict[str, float], says: str) -> None:
    with pytest.raises(InputError, match=says):
        gazetteer.near(40.79, 43.84, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(("lat", "lon"), [(48.86, 2.35), (40.79, 43.84), (51.0, 179.9), (89.0, 0.0), (0.0, -150.0)])
def test_near_is_the_same_with_any_limit(gazetteer: Gazetteer, lat: float, lon: float) -> None:
    every = gazetteer.near(lat, lon, limit=10_000, within_km=150)
    assert [km for _, km in every] == sorted(km for _, km in every)
    assert gazetteer.near(lat, lon, limit=3, within_km=150) == every[:3]


def test_a_writable_gazetteer_is_made(tmp_path: Path) -> None:
    place = Place("hg:test", "Testburg", Location(1.0, 2.0), feature="P.PPL", names=(Name("Testburg"),))
    path = tmp_path / "deep" / "own.db"
    with Gazetteer.open(path, writable=True) as own:
        own.add([place])
    with Gazetteer.open(path) as own:
        assert own.lookup("Testburg")[0].place.id == "hg:test"
        with pytest.raises(StoreError, match="writable=True"):
            own.add([place])


def test_added_places_are_found_at_once(tmp_path: Path) -> None:
    box = Location(48.0, 16.0, (10.0, 45.0, 20.0, 50.0))
    land = Place(
        "hg:land", "Testland", box, feature="A.PCLH", when=Timespan.parse("1500/1600"), names=(Name("Testland"),)
    )
    town = Place("hg:town", "Testburg", Location(48.1, 16.1), feature="P.PPL", names=(Name("Testburg"),))
    with Gazetteer.open(tmp_path / "own.db", writable=True) as own:
        assert own.resembling("Testburc", [(48.0, 16.0)]) == []
        assert own.lay_in(town) == []
        assert own.terms(["testburg"]) == {}
        own.add([land, town])
        assert [hit.place.id for hit in own.resembling("Testburc", [(48.0, 16.0)])] == ["hg:town"]
        assert [state.id for state in own.lay_in(town)] == ["hg:land"]
        assert own.terms(["testburg"])["testburg"].own


@pytest.mark.parametrize("method", ["lookup", "find", "inexact", "sounding", "terms"])
def test_errors_of_the_database_are_store_errors(tmp_path: Path, method: str) -> None:
    with Gazetteer.open(tmp_path / "own.db", writable=True) as own:
        own._connection.execute("DROP TABLE term")
        with pytest.raises(StoreError, match="term"):
            getattr(own, method)("Testburg" if method in ("lookup", "find", "inexact") else ["Testburg"])


def test_lone_surrogate_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="half of a character"):
        gazetteer.lookup("Kars\udfff")
    with pytest.raises(UnknownPlaceError):
        gazetteer.get("gn:\udfff")


@pytest.mark.parametrize(
    ("name", "county"), [("Suffolk", "gn:2636561"), ("Essex", "gn:2649889"), ("Norfolk", "gn:2641455")]
)
def test_an_english_county_existed_before_the_american_towns_of_its_name(
    gazetteer: Gazetteer, name: str, county: str
) -> None:
    assert gazetteer.lookup(name, year=1790)[0].place.id == county
    assert gazetteer.lookup(name, year=1843)[0].place.id == county


def test_a_part_of_a_name_is_not_the_place(gazetteer: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError, match="nearest name is Siberia"):
        gazetteer.names("Eastern Siberia")
