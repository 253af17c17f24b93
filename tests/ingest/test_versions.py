"""A gazetteer of another version of the program is refused with a message that says what to do."""

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
        (99, "has schema 99, .*pip install --upgrade gazetteer"),
        (0, "is an SQLite database but not a gazetteer"),
    ],
)
def test_another_version(made: Path, version: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    at_version(made, version)
    before = made.read_bytes()
    assert main(["lookup", "Ani", "--gazetteer", str(made)]) == 1
    message = capsys.readouterr().err
    assert str(made) in message
    assert re.search(says, message)
    assert main(["import", "csv", str(made.parent / "places.csv"), "--into", str(made), "--again"]) == 1
    assert made.read_bytes() == before


def test_an_import_replaces_a_gazetteer_with_an_older_schema(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at_version(made, 3)
    assert main(["lookup", "Ani", "--gazetteer", str(made)]) == 1
    assert f"`gazetteer import SOURCE FILE... --into {made}`, which replaces it" in capsys.readouterr().err
    assert main(["import", "csv", str(tmp_path / "places.csv"), "--into", str(made), "--alone"]) == 0
    assert main(["lookup", "Ani", "--gazetteer", str(made)]) == 0
    assert made.with_name("mine.db.schema-3").is_file()


def test_the_user_s_own_gazetteer_with_an_older_schema(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GAZETTEER_DATA", str(tmp_path / "data"))
    at_version(made, 1)
    user_gazetteer.path().parent.mkdir(parents=True, exist_ok=True)
    made.rename(user_gazetteer.path())
    assert main(["lookup", "Ani"]) == 1
    assert "import its sources again with `gazetteer import SOURCE FILE...`" in capsys.readouterr().err
