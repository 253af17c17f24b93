"""Killed, interrupted and closed: no orphan, no traceback, no half-written file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from gazetteer.build import embedded
from gazetteer.database import user_gazetteer
from gazetteer.errors import StoreError
from gazetteer.people.authority import own_file
from gazetteer.resources import user_folder
from gazetteer.server.settings import ServerSettings
from gazetteer.texts.text_files import MAX_NAME, file_name

COMMAND = [sys.executable, "-m", "gazetteer"]


def running(pattern: str) -> list[int]:
    """Ids of live processes whose environment contains this text."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if pattern.encode() in (entry / "environ").read_bytes() and b") Z " not in (entry / "stat").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_their_parent(tmp_path: Path, number: int) -> None:
    texts = tmp_path / "texts.csv"
    texts.write_text("text\n" + "They went to Kars.\n" * 5_000)
    mark = f"GAZETTEER_TEST={tmp_path}-{number}"
    environment = {**os.environ, "GAZETTEER_TEST": mark.partition("=")[2]}
    command = [*COMMAND, "batch", str(texts), "--column", "text", "-o", str(tmp_path / "out"), "--workers", "2"]
    parent = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        started = time.monotonic()
        while len(running(mark)) < 4 and time.monotonic() - started < 60:  # parent, resource tracker, two workers
            time.sleep(0.2)
        parent.send_signal(number)
        parent.wait(60)
        stopped = time.monotonic()
        while running(mark) and time.monotonic() - stopped < 60:
            time.sleep(0.2)
        assert running(mark) == []
    finally:
        for process in running(mark):
            os.kill(process, signal.SIGKILL)


@pytest.mark.parametrize(
    ("variable", "path"), [("GAZETTEER_CACHE", embedded.cache_folder), ("GAZETTEER_DATA", user_gazetteer.path)]
)
def test_a_user_without_a_home_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, path: Callable[[], Path]
) -> None:
    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for given in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(given, raising=False)
    monkeypatch.setattr("platformdirs.user_cache_path", no_home)
    monkeypatch.setattr("platformdirs.user_data_path", no_home)
    monkeypatch.delenv(variable)
    with pytest.raises(StoreError, match=f"no home folder: set the environment variable GAZETTEER_HOME or {variable}"):
        path()
    monkeypatch.setenv(variable, str(tmp_path))
    assert tmp_path in (path(), path().parent)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/anna"},
        {"HOME": "/home/anna", "XDG_CACHE_HOME": "/mnt/cache", "XDG_DATA_HOME": "/mnt/data"},
        {"HOME": "/home/anna", "XDG_CACHE_HOME": "", "XDG_DATA_HOME": "data"},  # only absolute paths count
        {"XDG_CACHE_HOME": "/mnt/cache", "XDG_DATA_HOME": "/mnt/data"},
        {"HOME": "anna"},
        {},
    ],
)
def test_the_default_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    for variable in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "GAZETTEER_CACHE", "GAZETTEER_DATA", "GAZETTEER_HOME"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert user_folder("cache") == platformdirs.user_cache_path("gazetteer", appauthor=False)
    assert user_folder("data") == platformdirs.user_data_path("gazetteer", appauthor=False)


def test_one_variable_isolates_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GAZETTEER_CACHE", raising=False)
    monkeypatch.delenv("GAZETTEER_DATA", raising=False)
    monkeypatch.setenv("GAZETTEER_HOME", str(tmp_path))
    assert embedded.cache_folder() == tmp_path / "cache"
    assert user_gazetteer.path() == tmp_path / "data" / "gazetteer.db"
    assert own_file() == tmp_path / "data" / "people.csv"
    assert ServerSettings().workspace_file().parent == tmp_path / "data"
    monkeypatch.setenv("GAZETTEER_DATA", str(tmp_path / "mine"))
    assert user_gazetteer.path() == tmp_path / "mine" / "gazetteer.db"


def test_workers_run_no_code_of_the_current_folder(tmp_path: Path) -> None:
    for name in ("random", "queue", "heapq", "struct", "socket", "spacy"):
        (tmp_path / f"{name}.py").write_text(f"raise SystemExit('{name} of the current folder was run')")
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts" / "run.py"
    script.write_text(
        "import functools, math, os\n"
        "from gazetteer.texts import runners\n"
        "if __name__ == '__main__':\n"
        "    done = runners.processes(functools.partial(functools.partial, math.sqrt), [4, 9], workers=1)\n"
        "    print([one.result for one in done], os.environ.get('PYTHONSAFEPATH'))\n"
    )
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[2.0, 3.0] None", "")


@pytest.mark.parametrize(
    ("redirection", "arguments", "code", "says"),
    [
        (">&-", "lookup Karin --limit 1", 1, "standard output is closed"),
        ("2>&-", "lookup Karin --limit 1", 0, ""),
        ("<&-", "lookup Karin --limit 1", 0, ""),
    ],
)
def test_closed_streams(redirection: str, arguments: str, code: int, says: str) -> None:
    script = f"{sys.executable} -m gazetteer {arguments} {redirection}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_pipe_that_is_closed_early_is_not_an_error() -> None:
    script = f"set -o pipefail; {sys.executable} -m gazetteer export --country AM -q | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_dumb_terminal_shows_no_colour() -> None:
    script = f"TERM=dumb script -qec '{sys.executable} -m gazetteer lookup' /dev/null"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert "\x1b[" not in done.stdout


@pytest.mark.parametrize("id", ["a.txt", "ქ" * 90, "字" * 100, "b\udcff.txt", "../../evil", "CON", ""])
def test_every_id_has_a_file_name(id: str, tmp_path: Path) -> None:
    name = file_name(id)
    assert len(name.encode()) <= MAX_NAME + len("-12345678.json")
    (tmp_path / name).write_text("x")
    assert (tmp_path / name).parent == tmp_path
