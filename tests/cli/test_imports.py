"""`import` and `export` run as by a user."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.cli.main import main
from gazetteer.database import user_gazetteer
from gazetteer.formats.csv_gazetteer import read as csv_gazetteer
from gazetteer.formats.registry import gazetteer_readers
from gazetteer.model.timespan import Timespan
from tests.formats.test_linked_places import validator

FEATURES = (
    '{"type": "Feature", "@id": "http://example.org/1", "properties": {"title": "Ani", "fclasses": ["P"]}, '
    '"names": [{"toponym": "Ani", "when": {"timespans": [{"start": {"in": "0961"}, "end": {"in": "1350"}}]}}], '
    '"geometry": {"type": "Point", "coordinates": [43.57, 40.51]}}\n'
    '{"type": "Feature", "@id": "http://example.org/2", "properties": {"title": "Far", "ccodes": ["ZZ"]}, "names": []}\n'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text(FEATURES, "utf-8")
    return path


def test_import_into_a_file(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, report = tmp_path / "mine.db", tmp_path / "report.csv"
    command = ["import", "lpf", str(file), "--into", str(target), "--alone", "--report", str(report)]
    assert main(command) == 0
    printed = capsys.readouterr().err
    assert "2 new places" in printed
    assert "1 fields could not be read" in printed
    with report.open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["verdict"] == "field"
    assert f"{file}, line 2" in row["why"]
    assert "'ZZ'" in row["why"]
    assert main(["lookup", "Ani", "--year", "1000", "--format", "json", "--gazetteer", str(target)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "http://example.org/1"
    assert main(command) == 0
    assert "was imported before" in capsys.readouterr().err


def test_guesses_about_a_table_are_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "obce.csv"
    path.write_bytes(
        "Seznam obcí\r\nMěsto;Breite;Länge\r\nŽatec;50,33;13,55\r\nPříbor;49,64;18,15\r\n".encode("cp1250")
    )
    assert main(["import", "csv", str(path), "--into", str(tmp_path / "mine.db"), "--alone"]) == 0
    printed = capsys.readouterr().err
    assert "was read as cp1250, which is a guess" in printed
    assert "line 2 was read as the header" in printed
    assert "2 new places" in printed


@pytest.mark.parametrize(
    ("encoding", "delimiter", "table"),
    [
        ("cp1257", ";", "name;lat;lon\nŠiauliai;55,93;23,31\n"),
        ("mac-latin2", "tab", "name\tlat\tlon\nŁódź\t51.77\t19.46\n"),
        ("cp866", ":", "name:lat:lon\nКарс:40.6:43.1\n"),
    ],
)
def test_the_encoding_and_the_delimiter_of_a_table_can_be_given(
    encoding: str, delimiter: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = tmp_path / "places.csv", tmp_path / "mine.db"
    path.write_bytes(table.encode(encoding))
    command = ["import", "csv", str(path), "--into", str(target), "--alone", "--encoding", encoding]
    assert main([*command, "--delimiter", delimiter]) == 0
    assert "guess" not in capsys.readouterr().err
    with Gazetteer.open(target) as gazetteer:
        name = table.splitlines()[1].split("\t" if delimiter == "tab" else delimiter)[0]
        assert [match.place.label for match in gazetteer.lookup(name)] == [name]


def test_imported_gazetteer_is_used(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GAZETTEER_DATA", str(tmp_path / "data"))
    assert main(["import", "lpf", str(file)]) == 0
    assert user_gazetteer.path().is_file()
    with Gazetteer.open() as gazetteer:
        assert gazetteer.path == user_gazetteer.path()
        assert gazetteer.get("gn:616635").label == "Gyumri"
        assert "Ani" in {name.text for name in gazetteer.get("http://example.org/1").names}
    capsys.readouterr()
    assert main(["info", "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["gazetteer"], facts["kind"]) == (str(user_gazetteer.path()), "your own")
    assert str(file) in facts["imported"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "nothing", "x"],
        ["import", "csv"],
        ["import", "csv", "x.csv", "--column", "name"],
        ["export", "--format", "xml"],
        ["export", "--box", "1,2,3"],
        ["fetch", "everything"],
        ["batch", "x.txt"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert main(arguments) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "csv", "missing.csv", "--into", "{}/a.db", "--alone"],
        ["import", "lpf", "{}/two.jsonl", "--into", "{}/a.db", "--alone", "--column", "name=x"],
        ["import", "lpf", "{}/two.jsonl", "--into", "{}/a.db", "--alone", "--encoding", "cp1250"],
        ["import", "csv", "{}/two.jsonl", "--into", "{}/a.db", "--alone", "--encoding", "cp9999"],
        ["import", "csv", "{}/two.jsonl", "--into", "{}/a.db", "--alone", "--delimiter", "::"],
        ["import", "persons", "{}/two.jsonl", "--delimiter", ";"],
        ["export", "--box", "0,50,10,40"],
        ["export", "--year", "soon"],
        ["export", "--source", "nobody"],
        ["fetch", "whg"],
        ["fetch", "pleiades", "--base", "http://127.0.0.1:9", "--folder", "{}"],
    ],
)
def test_errors_are_reported(
    arguments: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([argument.replace("{}", str(tmp_path)) for argument in arguments]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("gazetteer: ")
    assert "Traceback" not in printed


@pytest.mark.parametrize("format", ["lpf", "lp-tsv", "geojson", "csv"])
def test_export_chooses_the_format_by_suffix(format: str, tmp_path: Path) -> None:
    suffix = {"lpf": "json", "lp-tsv": "tsv"}.get(format, format)
    out = tmp_path / f"out.{suffix}"
    assert main(["export", "--name", "Gyumri", "-o", str(out)]) == 0
    assert "Gyumri" in out.read_text("utf-8")
    if format in gazetteer_readers:
        assert "gn:616635" in {place.id for place in gazetteer_readers[format].read(out)}


def test_export_is_valid(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["export", "--country", "AM", "-o", str(out), "--format", "lpf"]) == 0
    exported = json.loads(out.read_text("utf-8"))
    assert len(exported["features"]) > 100
    exported["features"] = exported["features"][::10]  # all of them take most of a minute
    assert [error.message for error in validator().iter_errors(exported)] == []


def test_names_of_a_year(tmp_path: Path) -> None:
    out = tmp_path / "1900.csv"
    assert main(["export", "--year", "1900", "--box", "43,40,45,42", "-o", str(out)]) == 0
    names = {name.text: name.when for place in csv_gazetteer.read(out) for name in place.names}
    assert "Alexandropol" in names
    assert "Leninakan" not in names
    assert all(when is not None and when.overlaps(Timespan.of(1900, 1900)) for when in names.values())


def test_nothing_selected(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--name", "Xqzzzvwkjq", "--format", "geojson"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["features"] == []
    assert "the selection is empty" in printed.err
