"""Read files of clones that lie in one folder as OWNER+NAME."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path


def git_of(folder: Path, name: str) -> list[str]:
    """Return the git command for a clone, which may be bare: "lukaskunn+wikipedia-on-this-day-db"."""
    clone = folder / name
    return ["git", f"--git-dir={next(path for path in (clone / '.git', clone / 'repo', clone) if path.is_dir())}"]


def show(folder: Path, name: str, path: str) -> bytes:
    """Return the content of a file of a clone."""
    command = [*git_of(folder, name), "show", f"HEAD:{path}"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def texts(folder: Path, name: str, path: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield path and text of the files of a clone whose path matches; files that the clone lacks are skipped."""
    git = git_of(folder, name)
    listed = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD"], capture_output=True, check=True).stdout.decode()
    found = [line.split("\t", 1) for line in listed.split("\0") if path.match(line.partition("\t")[2])]
    wanted = "".join(f"{head.split()[2]}\n" for head, _ in found).encode()
    out = subprocess.run([*git, "cat-file", "--batch"], input=wanted, capture_output=True, check=True).stdout
    at = 0
    for _, name_ in found:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        at = end + 1
        if head[1] != b"missing":
            size = int(head[2])
            yield name_, out[at : at + size].decode("utf-8", "replace")
            at += size + 1
