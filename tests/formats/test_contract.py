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


def placed(**change: object) -> dict[str, object]:
    return {"id": "gn:1", "name": "Kars", "lat": 40.6, "lon": 43.1, "score": 0.9} | change


def with_entity(**change: object) -> str:
    entity = {"id": "e1", "start": 0, "end": 4, "text": "Kars", "type": "PLACE"} | change
    return json.dumps({"gazetteer": "1", "id": "x", "text": "Kars", "entities": [entity]})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "document 1"),
        ("{}", 'key "gazetteer" is missing'),
        ('{"gazetteer": "99", "id": "x", "text": "", "entities": []}', "has version '99', .*reads version '1'"),
        ('{"gazetteer": "1", "id": "x"}', "text"),
        ('{"gazetteer": "1", "id": "x", "text": "", "date": "last year", "entities": []}', "not EDTF"),
        ('{"gazetteer": "1", "id": "x", "text": "", "lang": 5, "entities": []}', "lang must be"),
        (with_entity(start=2, end=9), "from 2 to 9 is 'rs', not 'Kars'"),
        (with_entity(start=-1, end=2), "start must be bigger than or equal to 0"),
        (with_entity(start="a", end=2), "start must be integer"),
        (with_entity(text="Ani"), "'Kars', not 'Ani'"),
        (with_entity(nested_in="e7"), "nested in 'e7', which is missing"),
        (with_entity(place=placed(lat=95)), "must be"),
        (with_entity(place=placed(lat="x")), "must be"),
        (with_entity(place=placed(lat=10**400)), "too large|must be"),
        (with_entity(place=placed(score="high")), "must be"),
        (with_entity(place=placed(score=float("nan"))), "not a finite number"),
        (with_entity(place=placed(country=["AM"])), "must be"),
        (with_entity(place=placed(clues={"kind": "time"})), "must be"),
        (with_entity(candidates="none"), "candidates must be"),
        ("[" * 200_000, "too deeply"),
    ],
)
def test_an_invalid_annotation_is_refused(tmp_path: Path, content: str, says: str) -> None:
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
