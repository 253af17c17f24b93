from __future__ import annotations

import json
from dataclasses import replace

from gazetteer.formats import geojson
from gazetteer.model.place import Location, Place
from tests.formats.samples import DOCUMENT, ERZURUM, GYUMRI


def test_one_feature_a_place_with_its_mentions() -> None:
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


def test_no_places_is_still_a_collection() -> None:
    assert json.loads("".join(geojson.write_places([]))) == {"type": "FeatureCollection", "features": []}
