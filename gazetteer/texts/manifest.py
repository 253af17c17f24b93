"""The list of results of a batch: a line per text or, for shards, a line per shard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from gazetteer.errors import InputError
from gazetteer.whole_files import replacing

MANIFEST = "manifest.jsonl"
RUNS = "runs.jsonl"


def entries(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a manifest or of the list of runs; an incomplete line, which a killed run may leave, is skipped."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict):
                yield entry


def is_record(path: Path) -> bool:
    """Return whether a file is the manifest or the list of runs of a batch, and not one of its results."""
    if path.name not in (MANIFEST, RUNS):
        return False
    first = next(entries(path), {})
    return "digest" in first or "settings" in first


def check_kind(folder: Path, *, is_sharded: bool) -> None:
    """Raise an error if the folder has results of the other kind: one file per text, or shards.

    Raises:
        InputError: it has.
    """
    first = next(entries(folder / MANIFEST), None)
    if first is not None and ("size" in first) != is_sharded:
        raise InputError(f"{folder} has {'one file per text' if is_sharded else 'shards'}: give another folder")


def known_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and digest of every text that is done according to the manifest."""
    for entry in entries(path):
        if entry.get("status") == "done":
            yield str(entry.get("file")), str(entry.get("digest"))


def open_manifest(folder: Path) -> IO[str]:
    """Open the manifest of a folder to add lines; the rest of an incomplete line is removed."""
    path = folder / MANIFEST
    if path.is_file():
        with path.open("rb+") as stream:
            stream.truncate(_complete_bytes(stream))
    return path.open("a", encoding="utf-8", errors="backslashreplace")


def _complete_bytes(stream: IO[bytes], *, block: int = 1 << 16) -> int:
    """Return the number of bytes up to the end of the last complete line."""
    end = stream.seek(0, 2)
    while end:
        start = max(0, end - block)
        stream.seek(start)
        found = stream.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def write_entry(manifest: IO[str], entry: dict[str, Any]) -> None:
    """Add a line."""
    manifest.write(json.dumps(entry, ensure_ascii=False) + "\n")
    manifest.flush()


def rewrite(folder: Path, lines: list[dict[str, Any]]) -> None:
    """Replace the manifest of a folder."""
    with replacing(folder / MANIFEST) as part, part.open("w", encoding="utf-8", errors="backslashreplace") as manifest:
        for line in lines:
            write_entry(manifest, line)


def note(
    manifest: IO[str], id_: str, *, file: str | None, digest: str | None, error: str | None, warning: str | None = None
) -> None:
    """Add the status of a text: where its result is, or why it failed."""
    entry = {
        "id": id_,
        "status": "done" if error is None else "failed",
        "file": file if error is None else None,
        "digest": digest,
        "reason": error,
        "warning": warning,
    }
    write_entry(manifest, entry)
