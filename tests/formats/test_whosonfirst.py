from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.whosonfirst import language_tag, parse_feature, read
from gazetteer.model.place import Link, Location, Name


def record(number: int = 7, **properties: object) -> dict[str, Any]:
    basic = {
        "wof:id": number,
        "wof:name": "Elmalı",
        "wof:placetype": "locality",
        "geom:latitude": 39.1,
        "geom:longitude": 41.5,
        "wof:country": "TR",
    }
    return {"type": "Feature", "id": number, "properties": basic | properties, "geometry": {"type": "Point"}}


def test_a_record_with_its_names_links_and_divisions() -> None:
    found = parse_feature(
        record(
            **{
                "name:hye_x_preferred": ["Խնձորուտ"],
                "name:tur_x_historical": ["Hincorut"],
                "name:und_x_variant": ["Elmali", "Elmali"],
                "name:eng_x_abbreviation": ["Elm."],
                "wof:concordances": {"gn:id": 123, "wd:id": "Q5", "gp:id": 9},
                "wof:hierarchy": [{"region_id": 11, "county_id": 12, "country_id": 13, "locality_id": 7}],
                "wof:population": 240,
                "edtf:inception": "1850",
                "edtf:cessation": "uuuu",
                "geom:bbox": "41.4,39.0,41.6,39.2",
            }
        ),
        "x",
    )
    assert found is not None
    assert (found.id, found.label, found.country, found.feature, found.population) == (
        "wof:7",
        "Elmalı",
        "TR",
        "P.PPL",
        240,
    )
    assert found.location == Location(39.1, 41.5, (41.4, 39.0, 41.6, 39.2))
    assert str(found.when) == "1850/.."
    assert found.divisions == ("wof:11", "wof:12")
    assert found.links == (Link("exactMatch", "gn:123"), Link("exactMatch", "wd:Q5"))
    assert found.names == (
        Name("Elmalı", None, None, "primary", None, "whosonfirst"),
        Name("Խնձորուտ", "hy", None, "alternate", None, "whosonfirst"),
        Name("Hincorut", "tr", None, "historical", None, "whosonfirst"),
        Name("Elmali", None, None, "variant", None, "whosonfirst"),
        Name("Elm.", "en", None, "abbreviation", None, "whosonfirst"),
    )


@pytest.mark.parametrize(
    "properties",
    [
        {"wof:superseded_by": [8]},
        {"edtf:deprecated": "2019-05-01"},
        {"wof:placetype": "postalcode"},
        {"wof:name": ""},
    ],
)
def test_records_that_are_skipped(properties: dict[str, object]) -> None:
    assert parse_feature(record(**properties), "x") is None


def test_a_record_at_zero_has_no_point() -> None:
    found = parse_feature(record(**{"geom:latitude": 0.0, "geom:longitude": 0.0, "wof:country": "XX"}), "x")
    assert found is not None
    assert (found.location, found.country) == (None, None)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ([], "lacks wof:id or wof:placetype"),
        ({"properties": {"wof:id": 1}}, "lacks wof:id or wof:placetype"),
        (record(**{"geom:latitude": "north"}), "is not valid Who's On First data"),
        (record(**{"geom:latitude": 99.0}), "is not a point on Earth"),
        (record(**{"wof:concordances": {"gn:id": "many"}}), "is not valid Who's On First data"),
    ],
)
def test_invalid_records(value: object, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        parse_feature(value, "x")


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("eng", "en"),
        ("kmr", "ku"),
        ("ota", "ota"),
        ("zho_min_nan", "nan"),
        ("zho_cn", "zh-CN"),
        ("srp_cyrl", "sr-Cyrl"),
        ("und", None),
    ],
)
def test_language_tags(code: str, tag: str | None) -> None:
    assert language_tag(code) == tag


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:bz2") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize(("pack", "suffix"), [(zipped, ".zip"), (tarred, ".tar.bz2")])
def test_bundles(pack: Any, suffix: str, tmp_path: Path) -> None:
    members = {
        "data/7/7.geojson": json.dumps(record(7)).encode(),
        "data/7/7-alt-quattroshapes.geojson": json.dumps(record(7)).encode(),
        "data/8/8.geojson": b"{",
        "data/9/9.geojson": json.dumps(record(9)).encode(),
        "README.md": b"text",
    }
    refused: list[FormatError] = []
    bundle = pack(tmp_path / f"whosonfirst-data-admin-xx{suffix}", members)
    assert [place.id for place in read(bundle, refuse=refused.append)] == ["wof:7", "wof:9"]
    assert ["8.geojson" in str(error) for error in refused] == [True]
    with pytest.raises(FormatError, match=r"8\.geojson"):
        list(read(bundle))


def test_files_with_one_record_a_collection_and_one_a_line(tmp_path: Path) -> None:
    one, all_, lines = tmp_path / "7.geojson", tmp_path / "all.geojson", tmp_path / "all.ndjson"
    one.write_text(json.dumps(record(7)))
    all_.write_text(json.dumps({"type": "FeatureCollection", "features": [record(7), record(8)]}))
    lines.write_text("\n".join(json.dumps(record(number)) for number in (7, 8, 9)))
    found = [[place.id for place in read(path)] for path in (one, all_, lines)]
    assert found == [["wof:7"], ["wof:7", "wof:8"], ["wof:7", "wof:8", "wof:9"]]


def test_a_damaged_bundle(tmp_path: Path) -> None:
    path = tmp_path / "bundle.tar.bz2"
    path.write_bytes(b"this is not an archive")
    with pytest.raises(InputError, match="bundle"):
        list(read(path))
