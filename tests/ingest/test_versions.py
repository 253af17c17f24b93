"""A gazetteer of another version of the program is refused, with what to do about it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gazetteer.cli.main import main
from gazetteer.database import user_gazetteer
from gazetteer.ingest.importer import import_files


@pytest.fixture
def made(tmp_path: Path) -> Path:
    table, target = tmp_path / "places.csv", tmp_path / "mine.db"
    table.write_text("name,lat,lon,start\nAni,40.5,43.57,961\n", "utf-8")
    import_files("csv", [table], target, base=None)
    return target


def at_version(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {version}")
        file.commit()


@pytest.mark.parametrize(
    ("version", "says"),
    [
        (1, "made by an earlier version of this program .*import its sources again with .*--into"),
        (99, "made by a later version of this program .*pip install --upgrade gazetteer"),
        (0, "is a database, but no gazetteer"),
    ],
)
def test_another_version(made: Path, version: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    at_version(made, version)
    before = made.read_bytes()
    assert main(["lookup", "Ani", "--gazetteer", str(made)]) == 1
    told = capsys.readouterr().err
    assert str(made) in told
    assert re.search(says, told)
    assert main(["import", "csv", str(made.parent / "places.csv"), "--into", str(made), "--again"]) == 1
    assert made.read_bytes() == before


def test_one_s_own_of_another_version(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GAZETTEER_DATA", str(tmp_path / "data"))
    at_version(made, 1)
    user_gazetteer.path().parent.mkdir(parents=True, exist_ok=True)
    made.rename(user_gazetteer.path())
    assert main(["lookup", "Ani"]) == 1
    assert (
        "move it away, and import its sources again with `gazetteer import SOURCE FILE...`" in capsys.readouterr().err
    )
