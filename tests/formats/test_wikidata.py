from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer.errors import FormatError
from gazetteer.formats.wikidata.dump import parse_entity, read
from gazetteer.formats.wikidata.sparql import parse_results, query
from gazetteer.model.place import Link, Location


def snak(value: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def claim(value: object, rank: str = "normal", **qualifiers: object) -> dict[str, Any]:
    return {"mainsnak": snak(value), "rank": rank, "qualifiers": {key: [snak(v)] for key, v in qualifiers.items()}}


def time(text: str, precision: int = 9) -> dict[str, object]:
    return {"time": text, "precision": precision}


def official(text: str, **more: Any) -> dict[str, Any]:
    return claim({"text": text, "language": "hy-latn"}, **more)


def entity(**claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "Q192184",
        "labels": {"en": {"language": "en", "value": "Gyumri"}, "hy": {"language": "hy", "value": "Գյումրի"}},
        "aliases": {"en": [{"language": "en", "value": "Leninakan"}]},
        "claims": {"P625": [claim({"latitude": 40.78, "longitude": 43.84, "globe": None})], **claims},
    }


def test_an_entity() -> None:
    value = entity(
        P1448=[
            official("Alexandropol", P580=time("+1837-00-00T00:00:00Z"), P582=time("+1924-01-26T00:00:00Z", 11)),
            official("Wrong", rank="deprecated"),
        ],
        P2561=[claim({"text": "Kumayri", "language": "mul"}, P585=time("+0773-00-00T00:00:00Z"))],
        P1566=[claim("616635")],
        P1584=[claim("874488")],
    )
    place = parse_entity(value, "x")
    assert place is not None
    assert (place.id, place.label, place.lat, place.lon) == ("wd:Q192184", "Gyumri", 40.78, 43.84)
    assert [(name.text, name.lang, name.kind, str(name.when) if name.when else None) for name in place.names] == [
        ("Gyumri", "en", "primary", None),
        ("Գյումրի", "hy", "alternate", None),
        ("Leninakan", "en", "alternate", None),
        ("Alexandropol", "hy-latn", "historical", "1837/1924-01-26"),
        ("Kumayri", None, "alternate", "0773"),
    ]
    assert place.links == (Link("exactMatch", "gn:616635"), Link("exactMatch", "pl:874488"))


@pytest.mark.parametrize(
    ("when", "edtf"),
    [
        (time("+1924-01-26T00:00:00Z", 11), "1924-01-26/.."),
        (time("+1924-01-00T00:00:00Z", 10), "1924-01/.."),
        (time("+1924-00-00T00:00:00Z"), "1924/.."),
        (time("+1920-00-00T00:00:00Z", 8), "192X/.."),
        (time("+1900-00-00T00:00:00Z", 7), "1801/.."),
        (time("-0001-00-00T00:00:00Z"), "0000/.."),
        (time("-0330-00-00T00:00:00Z"), "-0329/.."),
        (time("-13798000000-00-00T00:00:00Z", 3), None),
    ],
)
def test_times_have_the_precision_of_wikidata(when: dict[str, object], edtf: str | None) -> None:
    place = parse_entity(entity(P1448=[official("X", P580=when)]), "x")
    assert place is not None
    name = next(name for name in place.names if name.text == "X")
    assert (str(name.when) if name.when else None) == edtf


@pytest.mark.parametrize(
    "value",
    [
        {"id": "Q5", "labels": {"en": {"value": "human"}}, "claims": {}},
        {
            **entity(),
            "claims": {
                "P625": [claim({"latitude": 1, "longitude": 1, "globe": "http://www.wikidata.org/entity/Q405"})]
            },
        },
        {**entity(), "labels": {}},
        {"id": "P625", "labels": [], "claims": []},
    ],
)
def test_entities_that_are_not_named_places_are_skipped(value: dict[str, Any]) -> None:
    assert parse_entity({**value, "claims": value["claims"] or {}}, "x") is None


def test_dump_compressed_or_not(tmp_path: Path) -> None:
    lines = "[\n" + json.dumps(entity()) + ",\n" + json.dumps({**entity(), "id": "Q1"}) + "\n]\n"
    (tmp_path / "dump.json").write_text(lines, encoding="utf-8")
    (tmp_path / "dump.json.gz").write_bytes(gzip.compress(lines.encode()))
    for name in ("dump.json", "dump.json.gz"):
        assert [place.id for place in read(tmp_path / name)] == ["wd:Q192184", "wd:Q1"]
    (tmp_path / "bad.json").write_text(lines + "{}\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 5 is not an entity"):
        list(read(tmp_path / "bad.json"))


def cell(value: str, **more: str) -> dict[str, str]:
    return {"type": "literal", "value": value, **more}


ROWS = [
    {
        "item": cell("http://www.wikidata.org/entity/Q192184"),
        "itemLabel": cell("Gyumri", **{"xml:lang": "en"}),
        "coordinates": cell("Point(43.84 40.78)"),
        "official": cell("Ալեքսանդրապոլ", **{"xml:lang": "hy"}),
        "start": cell("1837-01-01T00:00:00Z"),
        "end": cell("1924-01-26T00:00:00Z"),
        "geonames": cell("616635"),
        "country": cell("AM"),
    },
    {"item": cell("http://www.wikidata.org/entity/Q192184"), "itemLabel": cell("Gyumri", **{"xml:lang": "en"})},
    {"item": cell("http://www.wikidata.org/entity/Q7"), "itemLabel": cell("Q7")},
]


def test_results_of_a_query(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": ROWS}}, indent=1), encoding="utf-8")
    (place,) = read(path)
    assert (place.id, place.label, place.country, place.lat) == ("wd:Q192184", "Gyumri", "AM", 40.78)
    assert [(name.text, name.lang, name.kind, str(name.when)) for name in place.names] == [
        ("Ալեքսանդրապոլ", "hy", "historical", "1837-01-01/1924-01-26"),
        ("Gyumri", "en", "primary", "None"),
    ]
    assert place.links == (Link("exactMatch", "gn:616635"),)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "no SPARQL results"),
        ({"results": {"bindings": [{"place": cell("x")}]}}, "row 1 has no .item"),
        ({"results": {"bindings": [ROWS[0] | {"start": cell("soon")}]}}, "'soon' is not a valid date"),
        ({"results": {"bindings": [ROWS[0] | {"coordinates": cell("here")}]}}, "not a latitude and longitude"),
    ],
)
def test_broken_results_are_refused(value: object, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        list(parse_results(value))


def test_query_contains_the_fields_that_are_read() -> None:
    text = query("Q399")
    for variable in ("?item", "?itemLabel", "?coordinates", "?official", "?start", "?end", "?geonames", "?pleiades"):
        assert variable in text
    assert "wd:Q399" in text


def test_variables_may_have_other_names() -> None:
    said: list[FormatError] = []
    rows = [
        {
            "place": {"value": "http://www.wikidata.org/entity/Q38511"},
            "placeLabel": {"value": "Turku", "xml:lang": "fi"},
            "coord": {"value": "Point(22.27 60.45)"},
            "countryCode": {"value": "FI"},
            "mayor": {"value": "somebody"},
        }
    ]
    (place,) = parse_results({"results": {"bindings": rows}}, refuse=said.append)
    assert (place.id, place.label, place.country) == ("wd:Q38511", "Turku", "FI")
    assert place.location == Location(60.45, 22.27)
    assert [str(error) for error in said] == ["the input: not kept: the variable ?mayor"]


def test_former_names_in_results() -> None:
    rows = [
        {"item": {"value": ITEM}, "itemLabel": {"value": "Tartu"}, "formerName": {"value": "Dorpat", "xml:lang": "de"}}
    ]
    (place,) = parse_results({"results": {"bindings": rows}})
    assert [(name.text, name.lang, name.kind) for name in place.names if name.kind == "historical"] == [
        ("Dorpat", "de", "historical")
    ]


ITEM = "http://www.wikidata.org/entity/Q13972"


@pytest.mark.parametrize(
    "row",
    [
        {"item": ITEM, "itemLabel": "Tartu", "lat": "58.38", "lon": "26.72"},
        {"linn": ITEM, "linnLabel": "Tartu", "asukoht": "Point(26.72 58.38)"},
        {"city": ITEM, "cityLabel": "Tartu", "coordinate_location": "POINT(26.72 58.38)"},
    ],
)
@pytest.mark.parametrize("is_simple", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
def test_results_in_either_form_and_with_any_variables(
    row: dict[str, str], is_simple: bool, indent: int | None, tmp_path: Path
) -> None:
    bindings = {"results": {"bindings": [{name: cell(value) for name, value in row.items()}]}}
    path = tmp_path / "query.json"
    path.write_text(json.dumps([row] if is_simple else bindings, indent=indent), encoding="utf-8")
    said: list[FormatError] = []
    (place,) = read(path, refuse=said.append)
    assert (place.id, place.label, place.location) == ("wd:Q13972", "Tartu", Location(58.38, 26.72))
    assert not said


def test_results_without_a_name_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps([{"item": ITEM, "coord": "Point(26.72 58.38)"}]), encoding="utf-8")
    said: list[FormatError] = []
    assert list(read(path, refuse=said.append)) == []
    assert ["has no name" in str(error) for error in said] == [True]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("form", ["entities", "list"])
def test_entities_as_the_website_gives_them(form: str, indent: int | None, tmp_path: Path) -> None:
    one = entity(P625=[claim({"latitude": 58.38, "longitude": 26.72})])
    path = tmp_path / "entity.json"
    path.write_text(json.dumps({"entities": {one["id"]: one}} if form == "entities" else [one], indent=indent), "utf-8")
    (place,) = read(path)
    assert place.location == Location(58.38, 26.72)
