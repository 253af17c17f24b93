"""Files for the tests of readers."""

from __future__ import annotations

from pathlib import Path


def given(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
