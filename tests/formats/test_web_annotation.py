from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.errors import FormatError
from gazetteer.formats import contract
from gazetteer.formats.web_annotation.read import parse, read
from gazetteer.formats.web_annotation.write import write
from gazetteer.model.annotation import to_dict
from gazetteer.model.document import Document
from tests.formats.samples import DOCUMENT, TEXT
from tests.formats.strategies import MANY, documents


def facts_of(document: Document) -> dict[str, Any]:
    """Return what Web Annotations can express: everything except other candidates, and the weights and kinds of clues."""
    value = to_dict(document)
    for entity in value["entities"]:
        entity["candidates"] = []
        for clue in entity["place"]["clues"] if entity["place"] else ():
            clue |= {"kind": "", "weight": 0}
    return value


@MANY
@given(st.lists(documents(), max_size=2))
def test_facts_that_annotations_can_store_survive_the_round_trip(originals: list[Document]) -> None:
    originals = [replace(document, id=f"d {number}/ü:") for number, document in enumerate(originals)]
    back = list(parse(json.loads(write(originals))))
    assert [facts_of(document) for document in back] == [facts_of(document) for document in originals]


def test_the_sample_survives_with_its_nesting(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(write([DOCUMENT]), encoding="utf-8")
    (back,) = read(path)
    assert facts_of(back) == facts_of(DOCUMENT)


def test_terms_are_those_of_the_standard() -> None:
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


VOCABULARIES = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
CLASSES = (
    "oa:Annotation oa:TextualBody oa:SpecificResource oa:TextQuoteSelector oa:TextPositionSelector foaf:Person "
    "oa:classifying oa:describing oa:identifying oa:tagging"
)
LITERALS = (
    "oa:start oa:end oa:exact oa:prefix oa:suffix oa:bodyText oa:text rdf:value foaf:name rdfs:label dcterms:created"
)
POINTERS = {
    "body": "oa:hasBody", "target": "oa:hasTarget", "source": "oa:hasSource", "selector": "oa:hasSelector",
    "creator": "dcterms:creator", "rights": "dcterms:rights",
}  # fmt: skip
CHOICES = {"motivation": "oa:motivatedBy", "purpose": "oa:hasPurpose"}
STANDARD = {
    **VOCABULARIES,
    "id": "@id",
    "type": "@type",
    "Software": "as:Application",
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    **{iri.partition(":")[2]: iri for iri in f"{CLASSES} {LITERALS}".split()},
    **{term: {"@id": iri, "@type": "@id"} for term, iri in POINTERS.items()},
    **{term: {"@id": iri, "@type": "@vocab"} for term, iri in CHOICES.items()},
}
"""The terms of Web Annotations by the Recommendation's vocabulary (Appendix A), read without network."""


def expanded(page: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """Return the page as RDF, and its undefined terms."""
    jsonld = pytest.importorskip("pyld.jsonld")
    dropped: list[str] = []

    def offline(url: str, _options: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": STANDARD}}

    value = jsonld.expand(page, {"documentLoader": offline}, on_property_dropped=dropped.append)
    return value, dropped


def names_in(value: object) -> Iterator[str]:
    """Every property, class and identifier of an expanded page."""
    if isinstance(value, list):
        for item in value:
            yield from names_in(item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "@id":
                yield inner
            elif key == "@type":
                yield from inner if isinstance(inner, list) else [inner]
            elif not key.startswith("@"):
                yield key
            if key not in ("@id", "@type", "@value"):
                yield from names_in(inner)


@MANY
@given(st.lists(documents(), max_size=2))
def test_every_term_is_defined_and_every_name_is_an_address(originals: list[Document]) -> None:
    value, dropped = expanded(json.loads(write([replace(DOCUMENT, title=None), *originals])))
    assert dropped == []
    assert [name for name in names_in(value) if not re.match(r"[a-z][a-z0-9+.-]*:\S", name)] == []


def test_undefined_terms_are_detected() -> None:
    page = json.loads(write([DOCUMENT]))
    page["items"][0]["mood"] = "glad"
    assert expanded(page)[1] == ["mood"]


def test_rdf_triples() -> None:
    (page,), _ = expanded(json.loads(write([DOCUMENT])))
    oa, terms = "http://www.w3.org/ns/oa#", "urn:gazetteer:terms:"
    annotations = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    assert [annotation["@type"] for annotation in annotations] == [[f"{oa}Annotation"]] * 6
    assert annotations[1][f"{oa}motivatedBy"] == [{"@id": f"{oa}identifying"}]
    assert annotations[1][f"{terms}nestedIn"] == [{"@id": annotations[0]["@id"]}]
    assert annotations[1][f"{oa}hasBody"][1][f"{oa}hasSource"][0]["@id"] == "https://www.geonames.org/616635"
    document = page[f"{terms}documents"][0]
    assert document["@id"] == annotations[0][f"{oa}hasTarget"][0][f"{oa}hasSource"][0]["@id"]
    assert document[f"{terms}text"] == [{"@value": DOCUMENT.text}]
    assert document[f"{terms}people"][0][f"{terms}name"] == [{"@value": "Kâzım Karabekir"}]


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
def test_annotations_of_other_programs_find_their_position(selector: object, says: str) -> None:
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
def test_annotation_without_a_position_is_refused(value: object, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        list(parse(value, texts={"http://example.org/treaty.txt": TEXT}))


def test_web_annotations_are_read_by_every_command(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "a.jsonld").write_text(write([DOCUMENT]), encoding="utf-8")
    command = [
        "annotate",
        str(tmp_path / "a.jsonld"),
        "--gazetteer",
        str(gazetteer.path),
        "-o",
        str(tmp_path / "b.json"),
    ]
    assert main(command) == 0
    (back,) = contract.read(tmp_path / "b.json")
    assert facts_of(back) == facts_of(DOCUMENT)
