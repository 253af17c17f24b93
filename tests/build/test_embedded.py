"""The embedded gazetteer's build: atomic, shared between installations, rebuilt when damaged."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import gazetteer
from gazetteer.build import embedded
from gazetteer.errors import StoreError

PACKAGE = Path(gazetteer.__file__).parent


def python(code: str, cwd: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    environment = {"GAZETTEER_CACHE": str(cache), "PYTHONPATH": str(PACKAGE.parent), "PATH": ""}
    return subprocess.run(
        [sys.executable, "-P", "-c", code], env=environment, cwd=cwd, check=False, capture_output=True, text=True
    )


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("GAZETTEER_CACHE", str(occupied / "cache"))
    with pytest.raises(StoreError, match="GAZETTEER_CACHE"):
        embedded.ensure()


def test_killed_build_leaves_no_database(tmp_path: Path) -> None:
    code = (
        "import os, signal\n"
        "from gazetteer.build import embedded\n"
        "embedded.ensure(lambda done: os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    assert python(code, tmp_path, tmp_path).returncode == -9
    assert not list(tmp_path.glob("embedded-*.db"))


def test_readers_do_not_run_code_from_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "queue.py").write_text("raise SystemExit(3)")
    (tmp_path / "gazetteer.py").write_text("raise SystemExit(4)")
    code = (
        "from gazetteer.ingest.parallel import read_ahead\n"
        "from gazetteer.build.builder import blocks\n"
        "print(len(next(read_ahead(blocks)).counts))\n"
    )
    done = python(code, tmp_path, tmp_path)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the embedded gazetteer in a separate cache folder."""
    original = embedded.ensure()
    monkeypatch.setenv("GAZETTEER_CACHE", str(tmp_path))
    copy = embedded.path()
    copy.write_bytes(original.read_bytes())
    return copy


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[:50], id="shorter than a header"),
        pytest.param(lambda data: data[: len(data) // 2], id="truncated"),
        pytest.param(lambda data: b"\x00" * len(data), id="zeros"),
        pytest.param(lambda data: data[:60] + (3).to_bytes(4, "big") + data[64:], id="an older schema"),
    ],
)
def test_damaged_database_is_detected_by_its_header(built: Path, damage: object) -> None:
    assert embedded.is_complete(built)
    built.write_bytes(damage(built.read_bytes()))  # type: ignore[operator]
    assert not embedded.is_complete(built)


def test_a_damaged_database_is_built_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = built.read_bytes()
    built.write_bytes(whole[:1000])
    monkeypatch.setattr("gazetteer.build.builder.build", lambda file, progress: file.write_bytes(whole))
    assert embedded.ensure() == built
    assert embedded.is_complete(built)


def test_two_installations_share_a_cache_folder(built: Path) -> None:
    other, forgotten = built.with_name("embedded-other.db"), built.with_name("embedded-forgotten.db")
    for file in (other, forgotten):
        file.write_bytes(b"")
    old = time.time() - 2 * embedded.KEPT_DAYS * 86_400
    os.utime(forgotten, (old, old))
    embedded._remove_unused(built)
    assert built.exists()
    assert other.exists()
    assert not forgotten.exists()


def test_only_the_embedded_gazetteer_is_immutable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "embedded-own.db"
    gazetteer.Gazetteer.open(own, writable=True).close()
    connect, opened = sqlite3.connect, list[str]()

    def noted(address: str, **options: Any) -> sqlite3.Connection:
        opened.append(address)
        return connect(address, **options)

    monkeypatch.setattr("sqlite3.connect", noted)
    for path in (None, embedded.ensure(), own):
        gazetteer.Gazetteer.open(path).close()
    assert ["immutable" in address for address in opened] == [True, True, False]
