from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.formats.samples import GYUMRI, SHARED
from tests.formats.strategies import MANY, PLACES, facts

SCHEMA = SHARED / "gazetteers/whg/validation/static/lpf_v2.0.jsonld"
SAMPLES = SHARED / "gazetteers/linked-places"


@cache
def validator() -> Any:
    if not SCHEMA.exists():
        pytest.skip("the schema of Linked Places lies in shared material that is not here")
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")

    def offline(uri: str) -> Any:
        """Only a collection's own citation is described elsewhere, and none is written: what calls for it is wrong."""
        raise referencing.exceptions.NoSuchResource(uri)

    return jsonschema.Draft7Validator(
        json.loads(SCHEMA.read_text(encoding="utf-8")), registry=referencing.Registry(retrieve=offline)
    )


def written(*places: Place) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(linked_places_write.write(places)))
    return value


@MANY
@given(st.lists(PLACES, min_size=1, max_size=3))
def test_everything_survives_the_round_trip(places: list[Place]) -> None:
    back = list(linked_places.parse(written(*places)))
    assert [facts(place) for place in back] == [facts(place) for place in places]


@MANY
@given(PLACES)
def test_output_is_valid(place: Place) -> None:
    assert [error.message for error in validator().iter_errors(written(place))] == []


def test_local_identifiers_and_unknown_links_stay_valid() -> None:
    place = replace(
        GYUMRI, id="hg:gyumri", links=(Link("sameAs", "hg:other"), Link("seeAlso", "https://example.org/a"))
    )
    assert [error.message for error in validator().iter_errors(written(place))] == []
    assert written(place)["features"][0]["links"] == [{"type": "seeAlso", "identifier": "https://example.org/a"}]


def test_uncertain_dates_use_the_terms_of_the_format() -> None:
    name = written(GYUMRI)["features"][0]["names"][2]
    assert name["when"]["timespans"] == [
        {"start": {"earliest": "1832", "latest": "1842"}, "end": {"earliest": "1919", "latest": "1929"}}
    ]
    assert name["certainty"] == "less-certain"


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        ({"timespans": [{"start": {"in": "1600"}, "end": {"in": "1699"}}]}, ["1600/1699"]),
        ({"timespans": [{"start": {"in": "1700"}}]}, ["1700/.."]),
        ({"timespans": [{"start": {"earliest": "1690", "latest": "1710"}}]}, ["1690/.."]),
        ({"timespans": [{"end": {"earliest": "300", "latest": "310"}}]}, ["../0310"]),
        ({"timespans": [{"start": {"in": "-320"}, "end": {"in": "0"}}]}, ["-0320/0000"]),
        ({"timespans": [{"start": {"in": "1920-11-24"}, "end": {"in": "1920-11-24"}}]}, ["1920-11-24"]),
        ({"timespans": [{"start": {"in": "1600"}}, {"start": {"in": "1800"}}]}, ["1600/..", "1800/.."]),
        ({"timespans": [{"start": 1727, "end": -1}]}, ["1727/.."]),
        ({"timespan": [{"start": {"in": ""}, "end": {"latest": ""}}]}, []),
        ({"timespans": [{"start": {"in": "1600"}}], "label": "1600~"}, ["1600/.."]),
        ({"timespans": [{"start": {"in": "1600"}}], "label": "early modern"}, ["1600/.."]),
        (None, []),
    ],
)
def test_dates_of_names(when: object, edtf: list[str]) -> None:
    feature = {"type": "Feature", "@id": "x:1", "properties": {"title": "A"}, "names": [{"toponym": "A", "when": when}]}
    (place,) = linked_places.parse(feature)
    assert [str(name.when) for name in place.names if name.when] == edtf
    assert len(place.names) == max(1, len(edtf))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"@id": ""}, "no @id"),
        ({"type": "Thing"}, "not a Feature"),
        ({"properties": {}, "names": []}, "neither a title nor a name"),
        ({"properties": {"title": "A", "ccodes": ["ZZ"]}}, "'ZZ' is not a country code"),
        ({"properties": {"title": "A", "fclasses": ["Q"]}}, "'Q' is not a feature class"),
        ({"names": [{"lang": "en"}]}, "name 1 has no toponym"),
        ({"names": [{"toponym": "A\ud800"}]}, r"\(x:1\): .* has half of a character"),
        ({"properties": {"title": "A", "population": 10**40}}, "is too large"),
        (
            {"names": [{"toponym": "B", "when": {"timespans": [{"start": {"in": "last year"}}]}}]},
            r"name 1 \(B\).*is not a valid date",
        ),
        ({"when": {"timespans": [{"start": {"in": "1500"}, "end": {"in": "1400"}}]}}, "ends before it begins"),
        ({"when": {"timespans": [{"start": {"in": "1500-13-01"}}]}}, "month 13"),
        ({"geometry": {"type": "Point", "coordinates": [10, 95]}}, "latitude 95"),
        ({"geometry": {"type": "Point", "coordinates": ["a", "b"]}}, "not a pair of longitude and latitude"),
        ({"geometry": {"type": "Blob", "coordinates": []}}, "'Blob' is not a geometry type"),
        ({"geometry": {"type": "Polygon", "coordinates": [1]}}, "nested wrongly"),
    ],
)
def test_a_broken_feature_is_refused_by_number_and_element(change: dict[str, Any], says: str) -> None:
    good = {"type": "Feature", "@id": "x:1", "properties": {"title": "A"}, "names": [{"toponym": "A"}]}
    with pytest.raises(FormatError, match=says) as caught:
        list(linked_places.parse({"type": "FeatureCollection", "features": [good, good | change]}, "a.json"))
    assert "a.json, feature 2" in str(caught.value)


@pytest.mark.parametrize("value", [None, 5, {}, {"type": "FeatureCollection"}, "text"])
def test_file_without_a_collection_is_refused(value: object) -> None:
    with pytest.raises(FormatError, match="no list of features"):
        list(linked_places.parse(value))


SQUARE = [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]


@pytest.mark.parametrize(
    ("geometry", "location"),
    [
        (None, None),
        ({"type": "GeometryCollection", "geometries": []}, None),
        ({"type": "Point", "coordinates": [43.8, 40.7, 1500]}, Location(40.7, 43.8)),
        ({"type": "Polygon", "coordinates": SQUARE}, Location(1, 2, (0, 0, 4, 2))),
        ({"type": "MultiPolygon", "coordinates": [[[[9, 9], [9.1, 9], [9, 9.1]]], SQUARE]}, Location(1, 2, (0, 0, 9.1, 9.1))),
        ({"type": "LineString", "coordinates": [[0, 0], [1, 5], [2, 0]]}, Location(5, 1, (0, 0, 2, 5))),
        ({"type": "Polygon", "coordinates": [[[178, 0], [-178, 0], [-178, 2], [178, 2]]]}, Location(1, 0, (178, 0, -178, 2))),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": SQUARE},
                                                         {"type": "Point", "coordinates": [1, 1]}]},
            Location(1, 1, (0, 0, 4, 2)),
        ),
        ({"type": "Point", "geowkt": "POINT(43.8 40.7)"}, Location(40.7, 43.8)),
    ],
)  # fmt: skip
def test_geometries(geometry: object, location: Location | None) -> None:
    feature = {"type": "Feature", "@id": "x:1", "properties": {"title": "A"}, "geometry": geometry}
    (place,) = linked_places.parse(feature)
    if location is not None and location.extent and location.extent[0] > location.extent[2]:
        assert place.location is not None
        assert place.location.extent == location.extent
        return
    assert place.location == location


@pytest.mark.parametrize(
    ("identifier", "id"),
    [
        ("https://www.geonames.org/616635", "gn:616635"),
        ("http://www.wikidata.org/entity/Q192184", "wd:Q192184"),
        ("https://pleiades.stoa.org/places/579885", "pl:579885"),
        ("https://example.org/places/1", "https://example.org/places/1"),
        ("hg:karin", "hg:karin"),
        ("717 1", "my_set:717%201"),
    ],
)
def test_identifiers_become_curies(identifier: str, id: str) -> None:
    feature = {"type": "Feature", "@id": identifier, "properties": {"title": "A"}}
    assert [place.id for place in linked_places.parse(feature, dataset="My set")] == [id]


def test_year_of_a_citation_dates_a_name() -> None:
    feature = {
        "type": "Feature",
        "@id": "x:1",
        "properties": {"title": "Karin"},
        "names": [{"toponym": "Karin", "citations": [{"label": "A map", "year": "1635"}]}],
    }
    (place,) = linked_places.parse(feature)
    assert place.names == (Name("Karin", when=Timespan.parse("1635"), source="A map"),)


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples of Linked Places lie in shared material that is not here")
def test_the_format_s_own_samples() -> None:
    (abingdon,) = linked_places.read(SAMPLES / "linkedplaces-sample-v1.2.2.geojson")
    assert (abingdon.label, abingdon.country, str(abingdon.when)) == ("Abingdon (UK)", "GB", "1600/..")
    indias = list(linked_places.read(SAMPLES / "indias_sample200_20181011.jsonl"))
    assert len(indias) == 199
    tulum = next(place for place in indias if place.label == "N Tulum")
    assert [(name.text, name.lang, str(name.when), name.source) for name in tulum.names] == [
        ("N Tulum", "es", "1727/..", "MP-Mexico_756")
    ]


def test_lines_and_arrays(tmp_path: Path) -> None:
    feature = json.dumps(linked_places_write.to_feature(GYUMRI))
    (tmp_path / "a.jsonl").write_text(f"{feature}\n\n{feature}\n", encoding="utf-8")
    assert [place.id for place in linked_places.read(tmp_path / "a.jsonl")] == ["gn:616635"] * 2
    (tmp_path / "a.json").write_text(f"[{feature}]", encoding="utf-8")
    assert [place.names for place in linked_places.read(tmp_path / "a.json")] == [GYUMRI.names]
    (tmp_path / "b.jsonl").write_text(f"{feature}\n{{}}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"b\.jsonl, line 2"):
        list(linked_places.read(tmp_path / "b.jsonl"))


def test_one_wrong_item_of_a_list_does_not_drop_the_others() -> None:
    said: list[FormatError] = []
    place = linked_places.parse_feature(
        {
            "type": "Feature", "@id": "http://example.org/1", "properties": {"title": "Åbo"},
            "names": [{"toponym": "Åbo", "citations": "a book"}, 5, {"toponym": "Turku", "citations": [{"label": "x"}]}],
            "links": ["y", {"type": "exactMatch", "identifier": "wd:Q38511"}], "types": ["z", {"identifier": "aat:300008347"}],
            "relations": [3, {"relationType": "gvp:broaderPartitive", "relationTo": "gn:660013"}],
        },
        "a.json, feature 1", dataset="a", refuse=said.append,
    )  # fmt: skip
    assert [name.text for name in place.names] == ["Åbo", "Turku"]
    assert ([link.target for link in place.links], place.feature, place.divisions) == (
        ["wd:Q38511"],
        "P.PPL",
        ("gn:660013",),
    )
    assert sum("is not an object" in str(error) for error in said) == 5
