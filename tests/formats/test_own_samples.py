"""Conformance with external formats, on our own samples, so that it is tested on every machine."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from gazetteer.errors import FormatError
from gazetteer.formats import pleiades
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.formats.lp_tsv import read as lp_tsv
from gazetteer.model.place import Location
from gazetteer.model.timespan import Timespan
from tests.formats.samples import GYUMRI
from tests.formats.strategies import MANY, PLACES

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def schema() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    return jsonschema.Draft7Validator(json.loads((DATA / "linked-places.schema.json").read_text(encoding="utf-8")))


def problems(schema: Any, value: Any) -> list[str]:
    return [error.message for error in schema.iter_errors(value)]


def written(*places: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads("".join(linked_places_write.write(places)))
    return value


def test_a_collection_is_read() -> None:
    kars, aydhab = linked_places.read(DATA / "linked-places.geojson")
    assert (kars.id, kars.label, kars.country, str(kars.when)) == (
        "https://example.org/places/kars", "Kars (Türkiye)", "TR", "0888/..",
    )  # fmt: skip
    dated = {name.text: (name.lang, str(name.when) if name.when else None) for name in kars.names}
    assert dated["Կարս"] == ("hy", "0928/1064")
    assert dated["Карсъ"][0] == "ru"
    assert dated["Kars"] == ("tr", None)
    russian = next(name.when for name in kars.names if name.text == "Карсъ")
    assert russian is not None
    assert (russian.start, russian.end) == (1876, 1918)
    assert kars.location is not None
    assert (round(kars.location.lat, 2), round(kars.location.lon, 2)) == (40.6, 43.1)
    assert "wd:Q80046" in [link.target for link in kars.links]
    assert (aydhab.label, aydhab.location) == ("ʿAydhāb", None)
    assert [str(name.when) for name in aydhab.names if name.text == "عيذاب"] == ["1185"]


def test_lines_are_read() -> None:
    tolosa, calcutta = linked_places.read(DATA / "linked-places.jsonl")
    assert [str(name.when) for name in tolosa.names if name.when] == ["-0118/0507"]
    assert (calcutta.label, calcutta.country) == ("Kolikata", "IN")
    assert [(name.text, str(name.when)) for name in calcutta.names if name.when] == [("Calcutta", "1690/2001")]


def test_sample_matches_the_schema(schema: Any) -> None:
    assert problems(schema, json.loads((DATA / "linked-places.geojson").read_text(encoding="utf-8"))) == []


@MANY
@given(PLACES)
def test_output_is_valid(schema: Any, place: Any) -> None:
    assert problems(schema, written(place)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("type",), "Collection"),
        (("features", 0, "@id"), "no identifier"),
        (("features", 0, "properties", "title"), ""),
        (("features", 0, "properties", "ccodes"), ["Armenia"]),
        (("features", 0, "properties", "fclasses"), ["Q"]),
        (("features", 0, "names"), []),
        (("features", 0, "names", 0, "toponym"), None),
        (("features", 0, "names", 1, "when"), {"timespans": [{"start": {"in": "18th century"}}]}),
        (("features", 0, "names", 1, "when"), {"timespans": [{"start": 1837}]}),
        (("features", 0, "geometry"), {"type": "Dot", "coordinates": [0, 0]}),
        (("features", 0, "geometry"), {"type": "Point"}),
        (("features", 0, "links"), [{"type": "sameAs", "identifier": "wd:Q1"}]),
    ],
)
def test_schema_finds_errors(schema: Any, path: tuple[Any, ...], value: Any) -> None:
    good = written(GYUMRI)
    assert problems(schema, good) == []
    bad = deepcopy(good)
    target = bad
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    assert problems(schema, bad) != []


def test_a_table_is_read() -> None:
    karin, sakarya, abydos = lp_tsv.read(DATA / "places.tsv")
    assert [str(place.names[0].when) for place in (karin, sakarya, abydos)] == ["1635/..", "1871", "-0480/-0411"]
    assert [(name.text, name.lang) for name in karin.names[1:]] == [("Կարին", "hy"), ("Arzan ar-Rum", "ar-Latn")]
    assert (karin.location, karin.country) == (Location(39.9055, 41.2658), "TR")
    assert (sakarya.location, sakarya.feature) == (Location(40.2, 30.65), "H")
    assert {link.target for link in karin.links} == {"wd:Q193683", "tgn:7002461"}
    assert abydos.location is None


FAULTS = {
    "unknown-country": "line 2.*QQ",
    "unknown-class": "line 2.*'W'",
    "latitude-out-of-range": "line 2.*139.9",
    "wkt-out-of-range": "line 2.*139.9",
    "ends-before-it-begins": "line 2.*before",
    "no-date": "line 2.*attestation_year",
    "unknown-type": "line 2.*300999999999",
    "unknown-prefix": "line 2.*zz:12",
    "no-title": "line 2.*title",
    "no-source-column": "title_source",
    "no-date-column": "attestation_year",
}


def test_every_broken_file_has_a_test() -> None:
    assert {path.stem for path in (DATA / "broken").glob("*.tsv")} == set(FAULTS)


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_table_is_refused_with_its_line_and_reason(name: str) -> None:
    with pytest.raises(FormatError, match=FAULTS[name]) as caught:
        list(lp_tsv.read(DATA / "broken" / f"{name}.tsv"))
    assert f"{name}.tsv" in str(caught.value)


def test_a_record_of_pleiades_is_read() -> None:
    (satala,) = pleiades.read(DATA / "pleiades.json")
    assert (satala.id, satala.label, satala.lat, satala.lon) == ("pl:900000001", "Satala (sample)", 40.0247, 39.5959)
    spans = {name.text: name.when for name in satala.names if name.when}
    assert spans["Satala"] == Timespan.parse("0072/0640")
    assert spans["Σάταλα"] == Timespan.parse("0072/0640")
    assert "wd:Q1026254" in [link.target for link in satala.links]


def test_names_of_pleiades_are_read_line_by_line() -> None:
    satala, acampsis, mound = pleiades.read(DATA / "pleiades_names.ndjson")
    assert [place.lat for place in (satala, acampsis, mound)] == [40.0247, None, 39.5]
    assert {(name.text, str(name.when), name.certainty) for name in acampsis.names if name.when} == {
        ("Acampsis", "-0329/0300", "probable"),
        ("Akampsis", "-0329/0300", "probable"),
    }
    assert [name.text for name in mound.names] == ["Nameless mound (sample)"]
