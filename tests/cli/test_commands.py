"""Commands run as by a user: exit codes, messages, files."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from gazetteer.cli.main import COMMANDS, main

TEXT = "In November 1920 the delegation reached Alexandropol. 7,000 soldiers were in Karin; Mustafa Kemal wrote from Angora."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(TEXT, "utf-8")
    return file


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    printed = capsys.readouterr().out
    assert "Examples:" in printed
    assert f"gazetteer {command}" in printed


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_no_constant_of_the_code(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    named = re.findall(r"\b[A-Z]+_[A-Z_]+\b", capsys.readouterr().out)
    assert [name for name in named if not name.startswith(("YOUR_", "GAZETTEER_"))] == []


def test_lookup_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "Karin", "--year", "1920", "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["id"] == "gn:315368"
    assert first["clues"]


def test_lookup_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "Կարին", "--format", "csv", "--limit", "1"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["name"] for row in rows] == ["Erzurum"]


def test_lookup_of_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "Xqzzzvwkjq"]) == 0
    assert "No match for" in capsys.readouterr().out


def test_names_of_a_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "Gyumri", "--year", "1930"]) == 0
    printed = capsys.readouterr().out
    assert "Leninakan" in printed
    assert "Alexandropol" not in printed


def test_info(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["places"] > 250_000
    assert Path(facts["gazetteer"]).is_file()


@pytest.mark.model
@pytest.mark.parametrize("suffix", ["json", "jsonl", "csv", "geojson", "html"])
def test_annotate_chooses_the_format_by_suffix(text: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out.{suffix}"
    assert main(["annotate", str(text), "-o", str(out), "--quiet"]) == 0
    content = out.read_text("utf-8")
    assert "Alexandropol" in content
    assert "gn:616635" in content or "616635" in content


@pytest.mark.model
def test_quiet_hides_the_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brief.txt").write_text("Ani. Van.", "utf-8")
    command = ["annotate", str(tmp_path / "brief.txt"), "-o", str(tmp_path / "out.json")]
    assert main(command) == 0
    assert "note: " in capsys.readouterr().err
    assert main([*command, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.model
def test_annotation_keeps_the_contract(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(text), "--date", "1920"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["gazetteer"] == "1"
    assert document["text"] == TEXT
    assert (document["date"], document["date_source"]) == ("1920", "given")
    for entity in document["entities"]:
        assert TEXT[entity["start"] : entity["end"]] == entity["text"]
        assert {"id", "type", "nested_in", "by", "place", "candidates", "person"} <= set(entity)
    found = {entity["text"]: entity["place"] and entity["place"]["id"] for entity in document["entities"]}
    assert found["Alexandropol"] == "gn:616635"
    assert found["Karin"] == "gn:315368"
    assert "Mustafa Kemal" in {person["name"] for person in document["people"]}


@pytest.mark.model
def test_annotate_for_spacy(text: Path, tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    out = tmp_path / "out.spacy"
    assert main(["annotate", str(text), "-o", str(out)]) == 0
    (doc,) = DocBin().from_disk(out).get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert ("Alexandropol", "PLACE", "gn:616635") in {(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents}


@pytest.mark.model
def test_map_from_text_and_from_annotation(text: Path, tmp_path: Path) -> None:
    annotation, page, again = tmp_path / "a.json", tmp_path / "a.html", tmp_path / "b.html"
    assert main(["annotate", str(text), "-o", str(annotation)]) == 0
    assert main(["map", str(text), "-o", str(page)]) == 0
    assert main(["map", str(annotation), "-o", str(again)]) == 0
    for file in (page, again):
        assert "Gyumri" in file.read_text("utf-8")


def test_map_is_not_written_to_a_terminal(
    text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["map", str(text)]) == 2
    assert "-o map.html" in capsys.readouterr().err


@pytest.mark.model
def test_map_without_output_keeps_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    source = "<html><body><p>The train left Batum for Tiflis in 1890.</p></body></html>"
    Path("journey.html").write_text(source, "utf-8")
    assert main(["map", "journey.html"]) == 0
    assert Path("journey.html").read_text("utf-8") == source
    assert [path.name for path in tmp_path.iterdir()] == ["journey.html"]
    assert capsysbinary.readouterr().out.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"\x00\x01\x02\xff\xfe\x00" * 100, "binary"),
    ],
)
def test_bad_input(content: bytes | None, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / f"{hint}.txt", tmp_path / "out.json"
    if content is not None:
        file.write_bytes(content)
    assert main(["annotate", str(file), "-o", str(out)]) == 1
    printed = capsys.readouterr().err
    assert str(file) in printed
    assert "Traceback" not in printed
    assert not out.exists()


def test_a_folder_in_place_of_an_output(tmp_path: Path, text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "Kars", "-o", str(tmp_path)]) == 1
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["lookup"], ["nonsense"], ["lookup", "Kars", "--limit", "0"], ["annotate"]])
def test_wrong_usage(arguments: list[str]) -> None:
    assert main(arguments) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup", ""],
        ["lookup", "Kars", "--year", "soon"],
        ["names", "gn:1"],
        ["lookup", "Kars", "--country", "Nowhere"],
    ],
)
def test_errors_have_no_traceback(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("gazetteer: ")
    assert "Traceback" not in printed


def test_learn_from_corrections(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotation, weights = tmp_path / "letter.json", tmp_path / "weights.json"
    assert main(["annotate", str(text), "-o", str(annotation)]) == 0
    assert main(["learn", str(annotation), "-o", str(weights)]) == 0
    learnt = json.loads(weights.read_text("utf-8"))
    assert learnt["about"]["from"]
    assert learnt["clues"]
    assert main(["annotate", str(text), "--weights", str(weights)]) == 0
    assert "gn:616635" in capsys.readouterr().out
    weights.write_text("{}", "utf-8")
    assert main(["annotate", str(text), "--weights", str(weights)]) == 1


def test_evaluate(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotation, figures = tmp_path / "letter.json", tmp_path / "figures.json"
    assert main(["annotate", str(text), "-o", str(annotation)]) == 0
    assert main(["evaluate", str(annotation), "--json", str(figures)]) == 0
    assert "F1 strict" in capsys.readouterr().out
    assert json.loads(figures.read_text("utf-8"))["corpora"]
