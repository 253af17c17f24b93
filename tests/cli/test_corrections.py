"""The option `--corrections`: the file is read, applied, and taken as gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.cli.corrections import as_gold, corrected, read_file
from gazetteer.errors import FormatError, InputError
from gazetteer.model.annotation import from_dict
from gazetteer.model.document import Document
from tests.atlas import story


@pytest.fixture
def document() -> Document:
    return story.annotate("From [karakilisa:Karakilisa] they went to [tiflis:Tiflis].", id="march")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    items = [
        {
            "document": "march",
            "start": 5,
            "end": 15,
            "text": "Karakilisa",
            "action": "move",
            "place": {"id": "gn:326021"},
        },
        {"document": "march", "start": 29, "end": 35, "text": "Batumi", "action": "reject"},
    ]
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps({"corrections": "1", "items": items}), "utf-8")
    return path


def test_corrections_are_applied_with_a_warning_for_misfits(
    document: Document, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = corrected(document, read_file(file))
    assert [place.id for place in found.places] == ["gn:326021", "gn:611717"]
    assert "“Batumi” is not at 29–35" in capsys.readouterr().err


def test_only_corrected_entities_are_gold(document: Document, file: Path, tmp_path: Path) -> None:
    annotation = tmp_path / "march.json"
    annotation.write_text(json.dumps(document.to_dict()), "utf-8")
    (gold,) = as_gold(annotation, file)
    assert [(mention.text, mention.ids) for mention in gold.places] == [("Karakilisa", ("gn:326021",))]


def test_corrections_of_another_text_are_not_gold(document: Document, file: Path, tmp_path: Path) -> None:
    annotation = tmp_path / "other.json"
    annotation.write_text(json.dumps({**document.to_dict(), "id": "other"}), "utf-8")
    assert from_dict(json.loads(annotation.read_text("utf-8"))).id == "other"
    with pytest.raises(InputError, match="no correction of"):
        as_gold(annotation, file)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert read_file(None) == ()
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / "missing.json")
    (tmp_path / "bad.json").write_text("{", "utf-8")
    with pytest.raises(FormatError, match="not JSON"):
        read_file(tmp_path / "bad.json")
