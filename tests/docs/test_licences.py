"""The page of licences lists every package that the project needs; `make licences` writes it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXTRAS = ("documents", "grids", "gis", "languages", "server", "mcp", "cluster", "parquet")
"""The extras for users."""


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_listed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (one for extra in EXTRAS for one in project["optional-dependencies"][extra])
    needed = {plain(re.match(r"[\w.-]+", one)[0]) for one in (*project["dependencies"], *extras)} - {"setuptools"}  # type: ignore[index]
    page = (ROOT / "docs" / "licences.md").read_text("utf-8")
    listed = {plain(name) for name in re.findall(r"^\| ([\w.-]+) \|", page, re.MULTILINE)}
    assert needed - listed == set()
