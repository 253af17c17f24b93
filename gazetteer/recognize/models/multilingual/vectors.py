"""The vectors of pieces with four bits per number: a table that is read row by row, so that few rows are unpacked.

Each block of 32 numbers has 18 bytes: a scale of 16 bits, then 16 bytes with two numbers each, the first 16 numbers in the
lower halves. A number is (half - 8) × scale. It is the layout that GGML calls Q4_0.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BLOCK, BYTES = 32, 18


class Vectors:
    """Vectors by number.

    Args:
        table: bytes; shape (vectors, blocks, 18).
    """

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self._table = table

    @classmethod
    def read(cls, path: Path) -> Vectors:
        """Open a table that `numpy.save` has written; rows are read when they are needed."""
        return cls(np.load(path, mmap_mode="r"))

    def __getitem__(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """Return some vectors; shape (numbers…, 32 × blocks)."""
        rows = self._table[np.asarray(numbers)]
        scale = np.ascontiguousarray(rows[..., :2]).view(np.float16).astype(np.float32)
        halves = np.concatenate([rows[..., 2:] & 15, rows[..., 2:] >> 4], axis=-1)
        found = (halves.astype(np.float32) - 8.0) * scale
        return found.reshape(*found.shape[:-2], -1)
