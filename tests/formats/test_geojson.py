from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats import geojson
from gazetteer.formats.files.refusals import NotKept
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.model.place import Location, Place
from tests.formats.samples import DOCUMENT, ERZURUM, GYUMRI
from tests.formats.strategies import MANY, PLACES


def test_one_feature_per_place_with_its_mentions() -> None:
    collection = json.loads(geojson.write([DOCUMENT, replace(DOCUMENT, id="copy")]))
    gyumri, erzurum = collection["features"]
    assert gyumri["id"] == "gn:616635"
    assert gyumri["geometry"] == {"type": "Point", "coordinates": [43.84751, 40.78942]}
    assert [mention["document"] for mention in gyumri["properties"]["mentions"]] == ["treaty", "copy"]
    assert erzurum["properties"]["mentions"][0]["text"] == "Karin"
    assert [mention["text"] for mention in collection["unresolved"]] == ["Barapol", "Barapol"]


def test_places_without_a_point_have_a_null_geometry_and_extents_are_boxes() -> None:
    lost = Place("hg:lost", "Lost")
    fiji = Place("hg:fiji", "Fiji", Location(-17.8, 178.0, (177.0, -20.7, -178.0, -12.5)))
    features = json.loads("".join(geojson.write_places([lost, fiji])))["features"]
    assert features[0]["geometry"] is None
    assert features[1]["bbox"] == [177.0, -20.7, -178.0, -12.5]


def test_a_gazetteer_keeps_names_and_dates() -> None:
    (gyumri, erzurum) = json.loads("".join(geojson.write_places([GYUMRI, ERZURUM])))["features"]
    assert [(name["text"], name["when"]) for name in gyumri["properties"]["names"]] == [
        ("Gyumri", "1992/.."),
        ("Alexandropol", "1837/1924"),
        ("Ալեքսանդրապոլ", "1837~/1924"),
    ]
    assert gyumri["properties"]["names"][2]["script"] == "Armn"
    assert gyumri["properties"]["links"][0] == {"type": "exactMatch", "identifier": "wd:Q192184"}
    assert erzurum["properties"]["names"] == []


def test_collection_without_places() -> None:
    assert json.loads("".join(geojson.write_places([]))) == {"type": "FeatureCollection", "features": []}


@MANY
@given(st.lists(PLACES, min_size=1, max_size=3, unique_by=lambda place: place.id))
def test_output_is_read_back(tmp_path_factory: pytest.TempPathFactory, places: list[Place]) -> None:
    path = tmp_path_factory.mktemp("geojson") / "set.geojson"
    path.write_text("".join(geojson.write_places(places)), encoding="utf-8")
    for place, back in zip(places, geojson.read(path), strict=True):
        assert (back.id, back.label, back.names, back.when) == (place.id, place.label, place.names, place.when)
        assert (back.country, back.feature, back.population) == (place.country, place.feature, place.population)
        assert (back.location, back.links, back.divisions) == (place.location, place.links, place.divisions)


def plain(**properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [22.3, 60.45]}, "properties": properties}


@pytest.mark.parametrize(
    ("properties", "names"),
    [
        ({"name": "Turku"}, [("Turku", None)]),
        ({"NAME": "Turku", "old_name": "Åbo;Aboa"}, [("Turku", None), ("Åbo", None), ("Aboa", None)]),
        ({"title": "Turku", "variants": ["Åbo"]}, [("Turku", None), ("Åbo", None)]),
        ({"name": "Turku", "name:sv": "Åbo"}, [("Turku", None), ("Åbo", "sv")]),
        ({"name": "Turku", "name_sv": "Ã…bo"}, [("Turku", None), ("Åbo", "sv")]),
        ({"bezeichnung": "Turku", "ehem_name": "Åbo"}, [("Turku", None), ("Åbo", None)]),
    ],
)
@pytest.mark.parametrize("read", [geojson.parse_feature, linked_places.parse_feature])
def test_features_of_other_programs(properties: dict[str, Any], names: list[tuple[str, str | None]], read: Any) -> None:
    place = read(plain(**properties), "set.geojson, feature 1", dataset="set")
    assert [(name.text, name.lang) for name in place.names] == names
    assert place.location == Location(60.45, 22.3)


def test_dates_and_identifiers_of_other_programs(tmp_path: Path) -> None:
    said: list[FormatError] = []
    feature = plain(name="Turku", start_date="1229", end_date="1827", wikidata="Q38511", colour="red") | {"id": 7}
    path = tmp_path / "set.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, 5]}), encoding="utf-8")
    (place,) = geojson.read(path, refuse=said.append)
    assert (place.id, str(place.names[0].when), place.links[0].target) == ("set:7", "1229/1827", "wd:Q38511")
    assert [error.fact for error in said if isinstance(error, NotKept)] == ["the property 'colour'"]
    assert [str(error) for error in said if not isinstance(error, NotKept)] == [
        f"{path}, feature 2 is not a GeoJSON feature"
    ]


def test_features_with_and_without_an_id_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "set.geojson"
    features = [plain(name="Turku") | {"id": 3}, plain(name="Vaasa"), plain(name="Kotka"), plain(name="")]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    said: list[FormatError] = []
    assert len({place.id for place in geojson.read(path, refuse=said.append)}) == 3
    assert [str(error) for error in said] == [f"{path}, feature 4 has no name"]


def test_names_by_language_in_one_property() -> None:
    place = geojson.parse_feature(plain(name={"fi": "Turku", "sv": "Åbo"}), "set.geojson, feature 1", dataset="set")
    assert [(name.text, name.lang) for name in place.names] == [("Turku", "fi"), ("Åbo", "sv")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{}", "not a GeoJSON feature"),
        ('{"type": "FeatureCollection"}', "no list of features"),
        (
            '{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3067"}}, "features": []}',
            "projection EPSG:3067",
        ),
        ('{"type": "Feature", "properties": {"height": 3}, "geometry": null}', "no column of names"),
        ("[", "not JSON"),
    ],
)
def test_invalid_geojson_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "set.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=says):
        list(geojson.read(path))
