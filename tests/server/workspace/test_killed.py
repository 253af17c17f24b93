"""A process that is killed in the middle of writing loses nothing that it acknowledged; two writers lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazetteer.server.workspace.changes import corrections_of
from gazetteer.server.workspace.records import NewDocument
from gazetteer.server.workspace.workspace import Workspace

WORDS = 500
TIMES = int(os.environ.get("GAZETTEER_KILLS", "2"))
"""How often the writer is killed; `make killed` does it 20 times."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Workspace(tmp_path / "killed.workspace") as workspace:
        words = NewDocument("words", "Words", "plain", "word " * WORDS)
        workspace.add([words], original=b"", file_name="words.txt", who="test")
    return tmp_path / "killed.workspace"


def writer(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.server.workspace.burst", str(path), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("after", [1 + (WORDS - 2) * number // max(1, TIMES - 1) for number in range(TIMES)])
def test_every_acknowledged_correction_is_there(path: Path, after: int) -> None:
    process = writer(path, "killed", WORDS)
    assert process.stdout
    acknowledged = [process.stdout.readline() for _ in range(after)]
    process.kill()
    rest, _ = process.communicate()
    acknowledged += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    numbers = {int(line.split()[1]) for line in acknowledged}
    with Workspace(path) as workspace:
        kept = {one.start // 5 for one in corrections_of(workspace.history("words"))}
        revisions = [change.revision for change in workspace.changes("words")]
    assert len(numbers) >= after
    assert numbers <= kept
    assert len(kept) <= len(numbers) + 1  # at most one was written and not yet acknowledged
    assert revisions == list(range(1, len(revisions) + 1))


def test_two_writers_lose_no_change(path: Path) -> None:
    writers = [writer(path, who, 40) for who in ("ana", "ben")]
    lines = [line for process in writers for line in process.communicate()[0].splitlines()]
    assert len(lines) == 80
    with Workspace(path) as workspace:
        changes = workspace.changes("words")
    assert [change.revision for change in changes] == list(range(1, 81))
    assert {who: sum(change.who == who for change in changes) for who in ("ana", "ben")} == {"ana": 40, "ben": 40}
