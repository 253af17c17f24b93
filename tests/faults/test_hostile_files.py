"""Files with values of wrong types or sizes, and small files that expand to large ones: refused with the place, never a crash."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest

from gazetteer.atlas.layers import read_overlay, tile_layers
from gazetteer.atlas.view import Box
from gazetteer.cli import common
from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.refusals import Refuse
from gazetteer.formats.registry import annotation_reader_of, annotation_writers, gazetteer_readers
from gazetteer.model.annotation import from_dict
from gazetteer.texts import documents

HUGE = 10**400
LARGE_OVERLAY = (
    '{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[%s, 1], [2, 2]]}}'
)


def pleiades(**changes: Any) -> dict[str, Any]:
    return {"id": "7", "title": "Dura", "names": [{"romanized": "Dura"}], "reprPoint": [40.7, 34.7], **changes}


def linked(**changes: Any) -> dict[str, Any]:
    feature = {
        "@id": "https://example.org/7",
        "type": "Feature",
        "properties": {"title": "Dura"},
        "names": [{"toponym": "Dura"}],
        "geometry": {"type": "Point", "coordinates": [40.7, 34.7]},
    }
    return {**feature, **changes}


def row(**cells: object) -> dict[str, Any]:
    return {"item": {"value": "http://www.wikidata.org/entity/Q7"}, "itemLabel": {"value": "Dura"}, **cells}


RECORDS = [
    ("pleiades", pleiades(title=" ", names=[])),
    ("pleiades", pleiades(reprPoint=[40.7])),
    ("pleiades", pleiades(reprPoint=[HUGE, 1])),
    ("pleiades", pleiades(names=3)),
    ("lpf", linked(**{"@id": "\ud801"})),
    ("lpf", linked(properties={"title": "Dura", "prominence": HUGE})),
    ("wikidata", {"results": {"bindings": [row(itemLabel={"type": "literal"})]}}),
    ("wikidata", {"results": {"bindings": [row(coordinates={"value": ["Point(1 2)"]})]}}),
    ("wikidata", {"results": {"bindings": [{"item": 7}]}}),
    ("wikidata", {"results": {"bindings": ["Dura"]}}),
    ("whosonfirst", {"properties": {"wof:id": [], "wof:placetype": "locality", "wof:name": "Dura"}}),
    ("geojson", {"type": "Feature", "properties": {"name": "Dura", "names": [5]}, "geometry": None}),
]


@pytest.mark.parametrize(("format_", "record"), RECORDS, ids=[f"{name}-{i}" for i, (name, _) in enumerate(RECORDS)])
def test_invalid_record_is_refused_with_its_location(tmp_path: Path, format_: str, record: dict[str, Any]) -> None:
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(record))
    refused: list[FormatError] = []
    places = list(gazetteer_readers[format_].read(path, refuse=refused.append))
    assert places == []
    assert len(refused) == 1
    assert "hostile.json" in str(refused[0])
    str(refused[0]).encode()


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": ["Point"], "coordinates": [1, 2]},
        {"type": "Point", "coordinates": [HUGE, 1]},
        {"type": "Point", "coordinates": 5},
    ],
)
def test_invalid_geometry_is_dropped_and_the_record_kept(tmp_path: Path, geometry: dict[str, Any]) -> None:
    path = tmp_path / "places.json"
    path.write_text(json.dumps(linked(geometry=geometry)))
    dropped: list[FormatError] = []
    refuse: Refuse = dropped.append
    (place,) = gazetteer_readers["lpf"].read(path, refuse=refuse)
    assert place.location is None
    assert place.label == "Dura"
    assert len(dropped) == 1
    assert "geometry" in str(dropped[0])


@pytest.mark.parametrize(
    "change",
    [
        {"lang": 5},
        {"title": ["Letters"]},
        {"entities": [{"id": "e1", "start": 0, "end": 40, "text": "Dura fell.", "type": "PLACE"}]},
        {"headings": [{"start": 0, "end": 99, "level": 1}]},
        {"headings": [{"start": 4, "end": 2, "level": 1}]},
        {"entities": [{"id": "e1", "start": 5, "end": 9, "text": "Dura", "type": "PLACE"}]},
        {"entities": [{"id": "e1", "start": 0, "end": 4, "text": "Dura", "type": "PLACE", "place": {"id": "x:1"}}]},
    ],
)
def test_annotation_with_invalid_values_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(FormatError, match="not a valid annotation"):
        from_dict({"gazetteer": "1", "id": "a", "text": "Dura fell.", "entities": [], **change})


@pytest.mark.parametrize(
    "written",
    [
        LARGE_OVERLAY % ("1" * 400),
        LARGE_OVERLAY % ("1" * 5_000),
        "[" * 100_000,
        "{",
        '{"type": "Feature", "geometry": 3}',
    ],
    ids=["infinite", "5,000 digits", "nested", "cut off", "no geometry"],
)
def test_an_overlay_that_cannot_be_drawn_is_refused(tmp_path: Path, written: str) -> None:
    path = tmp_path / "borders.json"
    path.write_text(written)
    with pytest.raises((InputError, FormatError), match="borders"):
        read_overlay(path, Box(-180, -90, 180, 90))


@pytest.mark.parametrize(
    "template", ["https://[::1/{z}/{x}/{y}.png", "file:///{z}/{x}/{y}.png", "https://example.org/tiles"]
)
def test_invalid_tile_address_is_refused(template: str) -> None:
    with pytest.raises(InputError, match="is not a tile address"):
        tile_layers(template)


def zipped(members: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_a_word_file_of_empty_paragraphs_is_refused() -> None:
    data = zipped({"word/document.xml": "<w:p/>" * (documents.MAX_PARAGRAPHS + 1)})
    with pytest.raises(InputError, match="more than 500,000 paragraphs"):
        documents.read_docx(data, "empty.docx")


def test_a_chapter_listed_several_times_is_read_once() -> None:
    spine = '<itemref idref="c"/>' * 5_000
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    chapter = "<html><body><p>Dura fell to the Sasanians.</p></body></html>"
    data = zipped({"META-INF/container.xml": container, "book.opf": package, "c.xhtml": chapter})
    assert documents.read_epub(data, "often.epub").text == "Dura fell to the Sasanians."


def test_pages_that_share_one_long_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "FREE_TEXT", 20_000)  # the limit itself, at the size of a test
    with pytest.raises(InputError, match=r"pages\.pdf expands to more than 62,440 characters"):
        documents.read_pdf(shared_pages(20), "pages.pdf")


def shared_pages(number: int) -> bytes:
    """A PDF whose pages all show the same text."""
    text = zlib.compress(b"BT /F 9 Tf 9 9 Td " + b"(Dura fell) Tj " * 1_000 + b"ET")
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(number))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (number, kids),
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    data, offsets = b"%PDF-1.4\n", []
    for index, content in enumerate([*objects, *[page] * number], start=1):
        offsets.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (index, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(offsets) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return data + tail % (count, table, count, len(data))


@pytest.mark.parametrize("name", list(annotation_writers))
def test_half_of_a_character_is_written_as_valid_utf8_and_read_back(tmp_path: Path, name: str) -> None:
    if name == "gpkg":
        pytest.importorskip("pyogrio")
    id_ = "letter \udcff"  # a file name that is not UTF-8
    document = from_dict(
        {
            "gazetteer": "1",
            "id": id_,
            "text": "Dura fell.",
            "entities": [{"id": "e1", "start": 0, "end": 4, "text": "Dura", "type": "PLACE", "by": "given"}],
        }
    )
    writer = annotation_writers[name]
    path = tmp_path / f"out{writer.suffix}"
    common.write(writer.write([document]), path)
    if name not in ("gpkg", "brat"):
        path.read_text("utf-8")
    if name in ("json", "jsonl", "w3c"):
        assert [read.id for read in annotation_reader_of(path).read(path)] == [id_]
