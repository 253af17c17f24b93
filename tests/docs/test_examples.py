"""The examples of the documentation run, and its links are valid."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import pytest

from gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LETTER = "The delegation arrived at Alexandropol on 24 November 1920. The army had left Kars for Ardahan.\n"


def blocks(page: Path, *languages: str) -> list[str]:
    found = re.findall(r"^```(\w+)\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [content for language, content in found if language in languages]


def commands(page: Path) -> list[str]:
    """Return the calls of the program on a page, without prompts and comments."""
    lines = "".join(blocks(page, "sh", "console")).replace("\\\n", " ").splitlines()
    calls = (line.removeprefix("$ ").split("  #")[0].strip() for line in lines)
    return [part.strip() for call in calls for part in call.split("&&") if part.strip().startswith("gazetteer ")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> Path:
    """A folder with the files that the examples name."""
    (tmp_path / "letter.txt").write_text(LETTER)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text(LETTER)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.model
@pytest.mark.parametrize(
    "page", [page for page in PAGES if ">>>" in page.read_text("utf-8")], ids=lambda page: str(page.relative_to(ROOT))
)
def test_python_examples(page: Path, folder: Path) -> None:
    examples = "\n".join(block for block in blocks(page, "python") if ">>>" in block)
    test = doctest.DocTestParser().get_doctest(examples, {}, str(page), str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert test.examples
    assert runner.run(test).failed == 0


@pytest.mark.model
def test_the_notebook_runs(folder: Path) -> None:
    notebook = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text("utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "tutorial.ipynb", "exec"), names)
    assert (folder / "delegation.html").is_file()


def test_the_notebook_and_the_page_have_the_same_code() -> None:
    notebook = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    shown = [
        "\n".join(line[4:] for line in block.splitlines() if line.startswith((">>> ", "... ")))
        for block in blocks(ROOT / "docs" / "tutorial.md", "python")
    ]
    assert shown == cells


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 110
