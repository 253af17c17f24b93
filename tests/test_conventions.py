"""Conventions of the code that neither ruff nor mypy checks: names of constants, and arguments by position."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "gazetteer"
FILES = sorted(PACKAGE.rglob("*.py"))

SAME_EVERYWHERE = frozenset(
    """
    COLUMNS CONTEXT FEATURE FOLDER FORMATS MEDIA_TYPE NAMESPACE OTHER_KINDS READERS SOURCE SOURCE_RECORD START STOP SUFFIXES TYPES
    UNKNOWN_PIECE
    """.split()
)
"""Constants that mean the same in each module that has one: the columns of its table, the source of its data."""

TEXTS = {".py", ".csv", ".md", ".js", ".json", ".toml", ".txt", ".html", ".j2"}

MOST_BY_POSITION = 5
CALLED_BY_NAME = ("click.", "router.", "Language.factory", "mcp.")
"""Beginnings of decorators whose functions are called with all arguments by name."""


INDEX = "pypi" + ".org"


@pytest.mark.parametrize("folder", ["gazetteer", "data", "scripts", "docs"])
def test_no_address_of_a_package_index(folder: str) -> None:
    """Packages are named by their names: an address of an index may change, and differs between mirrors."""
    texts = (
        path for path in (PACKAGE.parent / folder).rglob("*") if path.suffix in TEXTS and "_build" not in path.parts
    )
    assert [str(path) for path in texts if INDEX in path.read_text("utf-8")] == []


def constants(tree: ast.Module) -> dict[str, str]:
    """The public constants of a module, and the text of their values; not those that only rename a constant of another module."""
    found = {}
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = getattr(node, "value", None)
        for name in (inner for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name)):
            if name.id.isupper() and not name.id.startswith("_") and not isinstance(value, ast.Attribute):
                found[name.id] = ast.unparse(value) if value else ""
    return found


def test_no_constant_has_two_meanings() -> None:
    modules: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        for name in constants(ast.parse(path.read_text("utf-8"))):
            modules[name].append(str(path.relative_to(PACKAGE)))
    assert {name: found for name, found in modules.items() if len(found) > 1 and name not in SAME_EVERYWHERE} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_function_takes_many_arguments_by_position(path: Path) -> None:
    many = {}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = [one.arg for one in (*node.args.posonlyargs, *node.args.args) if one.arg not in ("self", "cls")]
            decorated = [ast.unparse(one) for one in node.decorator_list]
            if len(names) > MOST_BY_POSITION and not any(one.startswith(CALLED_BY_NAME) for one in decorated):
                many[node.name] = names
    assert many == {}
