"""The examples in docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import gazetteer

MODULES = [
    name
    for _, name, _ in walk_packages(gazetteer.__path__, "gazetteer.")
    if name != "gazetteer.__main__" and "._data" not in name
]


def has_examples(name: str) -> bool:
    file = Path(gazetteer.__file__).parent.parent.joinpath(*name.split("."))
    source = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
    return ">>> " in source.read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in ["gazetteer", *MODULES] if has_examples(name)])
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert result.attempted
    assert result.failed == 0


def test_no_example_is_skipped() -> None:
    folder = Path(gazetteer.__file__).parent
    assert [str(path) for path in folder.rglob("*.py") if "doctest: +SKIP" in path.read_text("utf-8")] == []
