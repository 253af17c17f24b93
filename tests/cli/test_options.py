"""Options that are read in another way than they seem: the program refuses them or says how it read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.cli.main import main

LETTER = "We left Trebizond for Erzerum on 4 June 1846."


@pytest.mark.parametrize(
    ("command", "content"),
    [
        (["annotate"], LETTER),
        (["map"], LETTER),
        (["people"], LETTER),
        (["evaluate"], LETTER),
        (["reconcile", "--column", "place"], "place\nErzerum\n"),
    ],
)
def test_an_output_does_not_replace_the_input(
    command: list[str], content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(content, "utf-8")
    link = tmp_path / "same.txt"
    link.symlink_to(file)
    for output in (file, link):
        assert main([*command, str(file), "-o", str(output)]) == 1
        assert f"{output} is also the input" in capsys.readouterr().err
    assert file.read_text("utf-8") == content


@pytest.mark.parametrize("option", ["--near", "--home"])
def test_an_unlikely_place_of_an_option_is_refused(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    assert main(["annotate", str(file), option, "Utopialand"]) == 1
    assert "place 'Utopialand' not found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("near", "note"), [("Erzeroumm", "read as Erzurum (gn:315368)"), ("Erzerum", ""), ("39.9, 41.3", "")]
)
def test_a_place_of_an_option_that_is_spelt_otherwise_has_a_note(
    near: str, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lookup", "Kars", "--near", near, "--limit", "1"]) == 0
    err = capsys.readouterr().err
    assert note in err
    assert bool(err) == bool(note)


@pytest.mark.model
@pytest.mark.parametrize(("lang", "note"), [("tlh", "of Klingon (tlh)"), ("Esperanto", ""), ("hyw", "")])
def test_a_language_without_rules_has_a_note(
    lang: str, note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    assert main(["annotate", str(file), "--lang", lang]) == 0
    err = capsys.readouterr().err
    assert note in err
    assert ("no words and name endings" in err) == bool(note)


def test_the_message_about_a_date_names_written_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8")
    assert main(["annotate", str(file), "--date", "someday"]) == 1
    assert "“c. 1850”" in capsys.readouterr().err
