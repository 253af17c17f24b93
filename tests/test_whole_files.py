"""Files that are written are complete or unchanged."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gazetteer.errors import InputError, StoreError
from gazetteer.whole_files import replacing


def write(path: Path, content: str) -> None:
    with replacing(path) as part:
        part.write_text(content)


def test_a_file_is_replaced_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "out.txt"
    write(path, "one")
    write(path, "two")
    assert path.read_text() == "two"
    assert [file.name for file in path.parent.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt, StoreError])
def test_a_failure_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.txt"
    write(path, "old")

    def fail() -> None:
        with replacing(path) as part:
            part.write_text("half")
            raise error("stop")

    with pytest.raises(error):
        fail()
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.txt"]


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_is_kept(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "letter.json"
    path.write_text("old")
    path.chmod(mode)
    write(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write(pipe, "through the pipe")
    reader.join(10)
    assert read == ["through the pipe"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_a_device() -> None:
    code = "from pathlib import Path\nfrom tests.test_whole_files import write\nwrite(Path('/dev/stdout'), 'hello')"
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "hello"


@pytest.mark.parametrize("name", ["ქ" * 80 + ".json", "x" * 250])
def test_long_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, "content")
    assert (tmp_path / name).read_text() == "content"


def test_files_of_processes_that_have_ended_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom gazetteer.whole_files import replacing\n"
        "with replacing(Path(sys.argv[1])) as part:\n    part.write_text('half')\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    write(path, "whole")
    assert [file.name for file in tmp_path.iterdir()] == ["out.txt"]


def test_a_folder_and_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="is a folder"):
        write(tmp_path, "x")
    with pytest.raises(InputError, match="could not be written"):
        write(tmp_path / "file" / "out.txt", "x")
