"""Two annotations of the same texts compared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gazetteer.cli.main import main
from gazetteer.errors import InputError
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Place
from gazetteer.texts.compare import Difference, changes, documents_of, paired

KARS, VAN = Place("gn:743952", "Kars"), Place("gn:298117", "Van")
TEXT = "From Kars to Van."


def entity(start: int, end: int, place: Place | None = None, type_: str = "PLACE") -> Entity:
    chosen = Candidate(place, TEXT[start:end], 0.9) if place else None
    return Entity(f"e{start}", start, end, TEXT[start:end], type_, "human:a", resolution=Resolution(chosen))  # type: ignore[arg-type]


BEFORE = Document("a", TEXT, entities=(entity(5, 9, KARS), entity(13, 16, VAN)))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (BEFORE, []),
        (
            replace(BEFORE, entities=BEFORE.entities[:1]),
            [Difference("a", "removed", 13, 16, "Van", "PLACE Van (gn:298117)", None)],
        ),
        (
            replace(BEFORE, entities=(entity(0, 4), *BEFORE.entities)),
            [Difference("a", "added", 0, 4, "From", None, "PLACE")],
        ),
        (
            replace(BEFORE, entities=(entity(5, 9, VAN), entity(13, 16))),
            [
                Difference("a", "place", 5, 9, "Kars", "Kars (gn:743952)", "Van (gn:298117)"),
                Difference("a", "place", 13, 16, "Van", "Van (gn:298117)", None),
            ],
        ),
        (
            replace(BEFORE, entities=(entity(5, 9, KARS, "PERSON"), entity(13, 16, VAN))),
            [Difference("a", "type", 5, 9, "Kars", "PLACE", "PERSON")],
        ),
        (replace(BEFORE, text="Another text."), [Difference("a", "text")]),
        (None, [Difference("a", "only before")]),
    ],
    ids=["same", "removed", "added", "place", "type", "text", "document"],
)
def test_changes(after: Document | None, expected: list[Difference]) -> None:
    assert list(changes(BEFORE, after)) == expected


def test_documents_are_paired_by_id_in_any_order() -> None:
    one, two, three = (replace(BEFORE, id=name) for name in ("1", "2", "3"))
    pairs = {(a and a.id, b and b.id) for a, b in paired([one, two], [two, three, one])}
    assert pairs == {("1", "1"), ("2", "2"), (None, "3")}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = replace(BEFORE, entities=(entity(5, 9, VAN), BEFORE.entities[1]))
    for name, document in (("before", BEFORE), ("after", after)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(document.to_json(), "utf-8")
    folders = [str(tmp_path / "before"), str(tmp_path / "after")]
    assert main(["compare", *folders]) == 0
    assert capsys.readouterr().out.startswith("1 texts: 1 place\n")
    assert main(["compare", *folders, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["after"] == "Van (gn:298117)"
    assert main(["compare", *folders, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "a,place,5,9,Kars,Kars (gn:743952),Van (gn:298117)"


def test_a_folder_without_annotations(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no annotations"):
        list(documents_of(tmp_path))
