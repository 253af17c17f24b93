"""Limits on the size of files and functions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 300
FUNCTION_LINES = 60
TABLES = {"gazetteer/model/dates/words.py"}
"""Files that consist mostly of one table."""

FILES = sorted(
    path for folder in ("gazetteer", "scripts", "benchmarks", "tests") for path in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_or_function_is_long(path: Path) -> None:
    text = path.read_text("utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}
    if str(path.relative_to(ROOT)) not in TABLES:
        assert text.count("\n") <= FILE_LINES


SCRIPTS = sorted(
    path
    for suffix in ("js", "css", "html")
    for path in (ROOT / "gazetteer").rglob(f"*.{suffix}")
    if "leaflet" not in path.parts
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_script_or_style_sheet_is_long(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= FILE_LINES
