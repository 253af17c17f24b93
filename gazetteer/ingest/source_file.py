"""A file to import, with the digest by which it is recognized later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import StoreError


@dataclass(frozen=True, slots=True)
class File:
    """A file that is imported, identified by its size and a digest of its first and last megabyte."""

    format: str
    path: Path
    size: int
    digest: str

    @classmethod
    def of(cls, format: str, path: Path) -> File:
        """Identify the file at this path.

        Raises:
            StoreError: it cannot be read.
        """
        try:
            size = path.stat().st_size
            with path.open("rb") as stream:
                digest = hashlib.sha256(stream.read(1 << 20))
                stream.seek(max(0, size - (1 << 20)))
                digest.update(stream.read(1 << 20))
        except OSError as error:
            raise StoreError(f"{path} cannot be read: {error.strerror or error}") from error
        return cls(format, path, size, digest.hexdigest()[:32])
