"""The guide for contributors names files and tables that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    ROOT,
    ROOT / "gazetteer",
    ROOT / "gazetteer" / "formats",
    ROOT / "tests" / "formats",
    ROOT / "tests" / "names",
    ROOT / "data",
    ROOT / "gazetteer" / "atlas",
)
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FILE = r"`([\w./-]+\.(?:py|txt|csv|json|css|toml|md|cff))`"
CONSTANT = r"`(_?[A-Z][A-Z_]{2,})`"


def found(name: str) -> list[Path]:
    return [folder / name for folder in FOLDERS if (folder / name).is_file()]


def test_every_file_exists() -> None:
    assert [name for name in re.findall(FILE, GUIDE) if not found(name)] == []


def test_every_constant_is_in_a_file_of_its_paragraph() -> None:
    missing = []
    for paragraph in re.split(r"\n(?=\s*(?:\d+\.|-) )|\n\n", GUIDE):
        text = "\n".join(path.read_text("utf-8") for name in re.findall(FILE, paragraph) for path in found(name))
        missing += [
            one for one in re.findall(CONSTANT, paragraph) if not re.search(rf"^{one}\b.*=", text, re.MULTILINE)
        ]
    assert missing == []
