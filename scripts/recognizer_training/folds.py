"""Folds: texts that are held out together."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping


def fold_of(document: str, folds: int) -> int:
    """Return the fold of a document, by its id."""
    return zlib.crc32(document.encode()) % folds


def group_of(row: Mapping[str, str]) -> str:
    """Return the key of passages of one author or work, which are held out together."""
    author = re.sub(r"\s*\(.*", "", row["author"])
    return row["id"] if author.lower() in ("", "anonymous") else author
