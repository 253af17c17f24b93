"""Mentions on scanned pages as annotations of IIIF."""

from __future__ import annotations

import json
from dataclasses import replace

from gazetteer.formats import iiif
from gazetteer.model.document import Document, Spot
from tests.formats.samples import DOCUMENT

SPOTS = {
    "e2": (Spot("https://example.org/canvas/7", (10, 20, 90, 44)),),
    "e4": (Spot("p7.tif", (5, 6, 30.5, 16)), Spot("p7.tif", (34, 5, 60, 17)), Spot("p8.tif", (1, 1, 9, 8))),
}


def scanned() -> Document:
    return replace(DOCUMENT, entities=tuple(replace(one, scan=SPOTS.get(one.id, ())) for one in DOCUMENT.entities))


def test_each_mention_on_a_page_is_an_annotation() -> None:
    page = json.loads(iiif.write([scanned()]))
    assert page["@context"] == "http://iiif.io/api/presentation/3/context.json"
    assert page["type"] == "AnnotationPage"
    assert [item["target"] for item in page["items"]] == [
        "https://example.org/canvas/7#xywh=10,20,80,24",
        "p7.tif#xywh=5,5,55,12",
        "p8.tif#xywh=1,1,8,7",
    ]
    assert len({item["id"] for item in page["items"]}) == 3
    assert {item["type"] for item in page["items"]} == {"Annotation"}


def test_the_place_and_the_person_are_identified() -> None:
    items = json.loads(iiif.write([scanned()]))["items"]
    sources = [body["source"] for item in items for body in item["body"] if body["type"] == "SpecificResource"]
    assert sources[0]["id"] == "https://www.geonames.org/616635"
    assert sources[0]["geometry"] == {"type": "Point", "coordinates": [43.847513, 40.789421]}
    assert sources[1]["id"] == "http://www.wikidata.org/entity/Q6380"
    assert [body["value"] for body in items[0]["body"] if body["type"] == "TextualBody"] == ["Alexandropol", "PLACE"]


def test_a_text_without_pages_has_no_annotations() -> None:
    assert json.loads(iiif.write([DOCUMENT]))["items"] == []


def test_spots_are_in_json_and_in_tables() -> None:
    document = scanned()
    assert Document.from_json(document.to_json()).entities[3].scan == SPOTS["e4"]
    row = document.to_frame().set_index("id").loc["e4"]
    assert (row["page"], row["box"]) == ("p7.tif; p8.tif", "5 6 30.5 16; 34 5 60 17; 1 1 9 8")
