"""The fingerprint of the sources: complete, and computed again only after a change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import gazetteer
from gazetteer.build import fingerprint

PACKAGE = Path(gazetteer.__file__).parent
NOTES = "fingerprints.json"


def test_it_covers_every_module_that_builds(tmp_path: Path) -> None:
    code = "import sys, gazetteer.build.builder\nprint(*(m.__file__ for n, m in sys.modules.items() if n.startswith('gazetteer.')))"
    run = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={"GAZETTEER_CACHE": str(tmp_path), "PYTHONPATH": str(PACKAGE.parent), "PATH": ""},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = {Path(file).relative_to(PACKAGE) for file in run.stdout.split()}
    covered = {path.relative_to(PACKAGE) for pattern in fingerprint.MODULES for path in PACKAGE.glob(pattern)}
    without_content = {
        Path("errors.py"),
        Path("model/__init__.py"),
        Path("model/document.py"),
        Path("database/__init__.py"),
        Path("formats/__init__.py"),
        Path("formats/files/__init__.py"),
        Path("formats/files/refusals.py"),
    }
    assert loaded - covered - without_content <= {Path("database/search.py")}
    assert all(list(PACKAGE.glob(pattern)) for pattern in fingerprint.MODULES)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's small tables, as the data folder."""
    data = tmp_path / "data"
    data.mkdir()
    for name in fingerprint.DATA_FILES:
        (data / name).write_text(name)
    for folder in fingerprint.PACKED_FOLDERS:
        (data / folder).mkdir()
        (data / folder / "one.packed").write_bytes(bytes(100))
    monkeypatch.setattr(fingerprint, "data_folder", lambda: data)
    return data


def test_it_is_computed_once(tmp_path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = fingerprint.remembered(tmp_path)
    assert len(found) == 12
    assert found == fingerprint.compute()
    monkeypatch.setattr(fingerprint, "compute", lambda: pytest.fail("computed again"))
    assert fingerprint.remembered(tmp_path) == found


@pytest.mark.parametrize("changed", ["toponyms.csv", "kinds.csv", "villages/one.packed", "features/two.packed"])
def test_it_follows_a_change_of_a_source(tmp_path: Path, copied: Path, changed: str) -> None:
    before = fingerprint.remembered(tmp_path)
    (copied / changed).write_bytes(bytes(101))
    after = fingerprint.remembered(tmp_path)
    assert after == fingerprint.compute() != before
    assert fingerprint.remembered(tmp_path) == after


def test_it_follows_a_change_that_keeps_the_size(tmp_path: Path, copied: Path) -> None:
    before = fingerprint.remembered(tmp_path)
    source = copied / "sources.csv"
    source.write_text(source.name[::-1])
    os.utime(source, ns=(1, 1))
    assert fingerprint.remembered(tmp_path) == fingerprint.compute() != before


def test_it_is_computed_again_for_another_installed_version(
    tmp_path: Path, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "packages"
    for package in fingerprint.PACKAGES:
        (packages / f"{package}-1.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path[:1], str(packages), *sys.path[1:]])
    before = fingerprint.remembered(tmp_path)
    (packages / "babel-1.0.dist-info").rename(packages / "babel-1.1.dist-info")
    assert fingerprint.remembered(tmp_path) == fingerprint.compute() != before


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"x": 1}', "[1]", '{"%s": 1}', '{"%s": {}}'])
def test_damaged_notes_are_replaced(tmp_path: Path, copied: Path, damaged: str) -> None:
    found = fingerprint.remembered(tmp_path)
    (installation,) = json.loads((tmp_path / NOTES).read_text())
    (tmp_path / NOTES).write_text(damaged.replace("%s", installation))
    assert fingerprint.remembered(tmp_path) == found
    assert json.loads((tmp_path / NOTES).read_text())[installation]["fingerprint"] == found


def test_only_the_latest_installations_are_kept(tmp_path: Path, copied: Path) -> None:
    (tmp_path / NOTES).write_text(json.dumps({f"installation {number}": {} for number in range(50)}))
    fingerprint.remembered(tmp_path)
    kept = list(json.loads((tmp_path / NOTES).read_text()))
    assert len(kept) == fingerprint.MOST_NOTES
    assert "installation 49" in kept


def test_a_missing_folder_is_not_created(tmp_path: Path, copied: Path) -> None:
    assert fingerprint.remembered(tmp_path / "missing") == fingerprint.compute()
    assert not (tmp_path / "missing").exists()
