"""The embedded gazetteer's build: atomic, shared, told when it fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.errors import StoreError
from gazetteer.build import embedded


def test_the_fingerprint_is_stable() -> None:
    assert embedded.fingerprint() == embedded.fingerprint()
    assert len(embedded.fingerprint()) == 12


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    monkeypatch.setenv("GAZETTEER_CACHE", str(occupied / "cache"))
    with pytest.raises(StoreError, match="GAZETTEER_CACHE"):
        embedded.ensure()


def test_a_killed_build_leaves_nothing_that_opens(tmp_path: Path) -> None:
    script = (
        "import os, signal\n"
        "from gazetteer.build import embedded\n"
        "embedded.ensure(lambda done: os.kill(os.getpid(), signal.SIGKILL))\n"
    )
    environment = {"GAZETTEER_CACHE": str(tmp_path), "PYTHONPATH": str(Path(embedded.__file__).parents[2]), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False, capture_output=True)
    assert done.returncode == -9
    assert not list(tmp_path.glob("embedded-*.db"))
