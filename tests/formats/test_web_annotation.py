from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats.web_annotation import parse, read, write
from gazetteer.model.annotation import to_dict
from gazetteer.model.document import Document
from tests.formats.samples import DOCUMENT, TEXT
from tests.formats.strategies import MANY, documents


def told(document: Document) -> dict[str, Any]:
    """What Web Annotations can say: everything but candidates not chosen, and the weights and kinds of clues."""
    value = to_dict(document)
    for entity in value["entities"]:
        entity["candidates"] = []
        for clue in entity["place"]["clues"] if entity["place"] else ():
            clue |= {"kind": "", "weight": 0}
    return value


@MANY
@given(st.lists(documents(), max_size=2))
def test_what_annotations_can_say_survives_the_round_trip(originals: list[Document]) -> None:
    originals = [replace(document, id=f"d {number}/ü:") for number, document in enumerate(originals)]
    back = list(parse(json.loads(write(originals))))
    assert [told(document) for document in back] == [told(document) for document in originals]


def test_the_sample_survives_with_its_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(write([DOCUMENT]), encoding="utf-8")
    (back,) = read(path)
    assert told(back) == told(DOCUMENT)


def test_the_terms_are_those_of_the_standard() -> None:
    page = json.loads(write([DOCUMENT]))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    annotation = page["items"][1]
    assert annotation["target"]["selector"] == [
        {"type": "TextPositionSelector", "start": 14, "end": 26},
        {
            "type": "TextQuoteSelector",
            "exact": "Alexandropol",
            "prefix": "The Treaty of ",
            "suffix": " <1920>,\nsaid Kâzım Karabekir in",
        },
    ]
    assert annotation["body"][1]["source"]["id"] == "https://www.geonames.org/616635"


def foreign(**target: object) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "creator": "http://example.org/anna",
        "body": {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": "http://www.wikidata.org/entity/Q192184",
        },
        "target": {"source": "http://example.org/treaty.txt", **target},
    }


QUOTED = {"type": "TextQuoteSelector", "exact": "Karin", "prefix": "in "}


@pytest.mark.parametrize(
    ("selector", "says"),
    [
        ({"type": "TextPositionSelector", "start": 59, "end": 64}, "Karin"),
        (QUOTED, "Karin"),
        ([{"type": "TextPositionSelector", "start": 0, "end": 5}, QUOTED], "Karin"),
        ([{"type": "TextPositionSelector", "start": 900, "end": 905}, QUOTED], "Karin"),
        ({"type": "TextQuoteSelector", "exact": "Barapol", "prefix": "no longer there "}, "Barapol"),
    ],
)
def test_annotations_by_others_find_their_place(selector: object, says: str) -> None:
    (document,) = parse(foreign(selector=selector), texts={"http://example.org/treaty.txt": TEXT})
    (entity,) = document.entities
    assert (entity.text, TEXT[entity.start : entity.end], entity.place and entity.place.id) == (
        says,
        says,
        "wd:Q192184",
    )
    assert (entity.id, entity.by, document.id) == ("http://example.org/anno1", "http://example.org/anna", "treaty")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({}, "no Web Annotations"),
        ([{}], "annotation 1 has no target"),
        (foreign(source="http://example.org/other"), "other', whose text is not in the file"),
        (foreign(), "neither a TextPositionSelector nor a TextQuoteSelector"),
        (foreign(selector={"type": "TextPositionSelector", "start": 5, "end": 9000}), "points to 5 to 9000"),
        (foreign(selector={"type": "TextQuoteSelector", "exact": "Paris"}), "quotes 'Paris'"),
    ],
)
def test_what_cannot_be_placed_is_refused(value: object, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        list(parse(value, texts={"http://example.org/treaty.txt": TEXT}))
