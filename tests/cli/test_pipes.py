"""A program that reads the output may end early, as `head` does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "arguments", [["reconcile", "towns.csv", "--column", "town"], ["export", "--country", "AM", "--format", "lpf"]]
)
def test_a_reader_that_ends_early_is_not_an_error(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_text("town\n" + "Ludlow\n" * 30_000, "utf-8")
    command = [sys.executable, "-m", "gazetteer", *arguments]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
        assert (running.wait(60), said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device without space")
def test_a_full_disk_is_reported_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("They came to Kars.", "utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").symlink_to("/dev/full")
    command = [sys.executable, "-m", "gazetteer", "batch", "letter.txt", "-o", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "out cannot be written: No space left on device. Finished texts are kept" in done.stderr
