"""Write files atomically: a new file is written in the same folder and renamed when it is complete.

Devices, pipes and sockets are written to directly, symbolic links are followed, and an existing file keeps its mode.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazetteer.errors import GazetteerError, InputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path that replaces `path` when the block ends without an error.

    Args:
        path: the file to write. Its folder is created if it is missing.

    Raises:
        InputError: the folder is missing or not writable, or the disk is full. `path` is then unchanged.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder: give the name of a file to write")
    try:
        if _is_special(path):
            yield path
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(path, error) from error
    name = _part_name(target.name)
    part = target.with_name(f".{name}.{os.getpid()}.part")
    remove_abandoned(target.parent, name)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield part
        part.chmod(_mode_of(target))
        os.replace(part, target)
    except GazetteerError:
        raise
    except OSError as error:
        raise _failure(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _is_special(path: Path) -> bool:
    """Return whether the path is a device, a pipe or a socket, such as /dev/stdout."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or str(path).startswith(("/dev/fd/", "/proc/self/fd/"))


def _part_name(name: str) -> str:
    """Return a short name for the unfinished files of a file, within every file system's limit on the length of names."""
    import hashlib  # a quarter of the time of an empty Python program

    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def remove_abandoned(folder: Path, name: str = "*") -> None:
    """Delete the unfinished files of a folder whose process has ended.

    Args:
        folder: the folder.
        name: what `_part_name` returns for a file; by default the unfinished files of all files.
    """
    for part in folder.glob(f".{name}.*.part"):
        pid = part.name.split(".")[-2]
        if pid.isdigit() and not _is_running(int(pid)):
            with suppress(OSError):
                part.unlink()


def _is_running(pid: int) -> bool:
    """Return whether a process may still write its files; one that has ended may still be in Linux's table (state Z)."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    with suppress(OSError):
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    return True


def _mode_of(target: Path) -> int:
    """Return the mode of the file that is replaced, or the default mode of new files."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _failure(path: Path, error: OSError) -> InputError:
    return InputError(f"{path} could not be written: {error.strerror or error}. The file is unchanged")
