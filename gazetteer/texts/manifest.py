"""The list of texts that a batch has done or that failed, a line per text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

MANIFEST = "manifest.jsonl"


def known_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield file and digest of every text that is done according to the manifest; incomplete lines are skipped."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and entry.get("status") == "done":
                yield str(entry.get("file")), str(entry.get("digest"))


def note(
    manifest: IO[str], id_: str, file: str | None, digest: str | None, error: str | None, warning: str | None = None
) -> None:
    """Write the status of a text: where its result is, or why it failed."""
    entry = {
        "id": id_,
        "status": "done" if error is None else "failed",
        "file": file if error is None else None,
        "digest": digest,
        "reason": error,
        "warning": warning,
    }
    manifest.write(json.dumps(entry, ensure_ascii=False) + "\n")
    manifest.flush()
