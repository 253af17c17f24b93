"""The examples in docstrings run."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import gazetteer

ROOT = Path(gazetteer.__file__).parent.parent
FILES = [path for path in sorted((ROOT / "gazetteer").rglob("*.py")) if ">>> " in path.read_text("utf-8")]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_examples(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testmod(import_module(module_of(path)), optionflags=flags)
    assert result.attempted
    assert result.failed == 0


def test_no_example_is_skipped() -> None:
    assert [str(path) for path in FILES if "doctest: +SKIP" in path.read_text("utf-8")] == []
