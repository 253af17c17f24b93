from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.formats import contract
from gazetteer.model.annotation import to_dict
from tests.formats.samples import DOCUMENT


@pytest.mark.parametrize("count", [1, 2])
def test_json_round_trip(count: int) -> None:
    documents = [replace(DOCUMENT, id=f"d{number}") for number in range(count)]
    back = list(contract.parse(contract.write_json(documents)))
    assert [to_dict(document) for document in back] == [to_dict(document) for document in documents]


def test_one_document_is_an_object_and_several_are_an_array() -> None:
    assert isinstance(json.loads(contract.write_json([DOCUMENT])), dict)
    assert isinstance(json.loads(contract.write_json([DOCUMENT, DOCUMENT])), list)


def test_jsonl_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(contract.write_jsonl([DOCUMENT, replace(DOCUMENT, id="second")]), encoding="utf-8")
    assert [document.id for document in contract.read(path)] == ["treaty", "second"]


def with_entity(**change: object) -> str:
    entity = {"id": "e1", "start": 0, "end": 4, "text": "Kars", "type": "PLACE"} | change
    return json.dumps({"gazetteer": "1", "id": "x", "text": "Kars", "entities": [entity]})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "document 1"),
        ("{}", "'gazetteer' is missing"),
        ('{"gazetteer": "1", "id": "x"}', "text"),
        ('{"gazetteer": "1", "id": "x", "text": "", "date": "last year", "entities": []}', "not EDTF"),
        (with_entity(start=2, end=9), "runs from 2 to 9, and the text has 4"),
        (with_entity(start=-1, end=2), "runs from -1"),
        (with_entity(start="a", end=2), "the entity e1 has no start"),
        (with_entity(place={"id": "gn:1", "name": "Kars", "lat": 95, "lon": 1, "score": 1}), "latitude 95"),
        (with_entity(place={"id": "gn:1", "name": "Kars", "lat": "x", "lon": 1, "score": 1}), "'x', 1 is no latitude"),
        ("[" * 200_000, "too deeply"),
    ],
)
def test_what_is_no_annotation_is_refused(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=says) as caught:
        list(contract.read(path))
    assert "bad.json" in str(caught.value)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(contract.write_jsonl([DOCUMENT]) + "nonsense\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 2"):
        list(contract.read(path))


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(contract.read(tmp_path / "none.json"))
