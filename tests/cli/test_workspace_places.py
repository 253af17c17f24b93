"""The places that a reader has added in the reading room, used by the other commands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gazetteer.cli.main import main
from gazetteer.server import own_places
from gazetteer.server.own_gazetteer import of_workspace
from gazetteer.server.workspace.file import is_workspace
from gazetteer.server.workspace.workspace import OWN_PLACES_ID, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "journey.workspace"
    place = own_places.new_place(
        ["Quarzwick Mill"], lat=54.1, lon=-2.3, taken=(), years="1850/1900", source="Tithe map"
    )
    with Workspace(path) as opened:
        seen = opened.history(OWN_PLACES_ID).revision
        opened.change_places(own_places.change_adding(place), seen=seen, who="test")
    return path


def test_lookup_finds_them(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "Quarzwick Mill", "--gazetteer", str(workspace), "--format", "csv"]) == 0
    first = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (first["id"], first["source"]) == ("own:quarzwick-mill", "Tithe map")


def test_similar_names_near_a_point_are_found_in_both(workspace: Path) -> None:
    opened = of_workspace(workspace)
    names = [hit.place.label for hit in opened.resembling("Quarzwik Mill", [(54.1, -2.3)])]
    assert names[0] == "Quarzwick Mill"
    assert [hit.place.label for hit in opened.resembling("Lancastar", [(54.05, -2.8)])][:1] == ["Lancaster"]
    assert opened.sounding(["Quarzwick Mill", "Lankaster"]).keys() == {"Quarzwick Mill", "Lankaster"}


def test_annotate_finds_them(workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "note.txt"
    text.write_text("In 1871 my uncle walked from Lancaster to Quarzwick Mill.", "utf-8")
    assert main(["annotate", str(text), "--gazetteer", str(workspace), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert "own:quarzwick-mill" in [row["place"] for row in rows]


@pytest.mark.parametrize("command", [["export"], ["batch", ".", "-o", "out"], ["serve"]])
def test_a_command_that_cannot_use_a_workspace_reports_it(
    command: list[str], workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--gazetteer", str(workspace)]) == 1
    assert "is a workspace and not a gazetteer" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"a letter"])
def test_another_file_is_not_a_workspace(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert not is_workspace(path)
    assert not is_workspace(tmp_path / "missing")
