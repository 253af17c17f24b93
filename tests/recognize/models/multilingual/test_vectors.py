"""Vectors of four bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gazetteer.recognize.models.multilingual.vectors import Vectors


def packed(scale: float, halves: list[int]) -> list[int]:
    """One block: 32 numbers from 0 to 15 and their scale."""
    head = np.array([scale], np.float16).view(np.uint8).tolist()
    return [*head, *(low | high << 4 for low, high in zip(halves[:16], halves[16:], strict=True))]


def test_rows_are_unpacked(tmp_path: Path) -> None:
    first, second = list(range(16)) * 2, [8] * 31 + [15]
    table = np.array([[packed(0.5, first), packed(2.0, second)], [packed(1.0, second)] * 2], np.uint8)
    np.save(tmp_path / "vectors.npy", table)
    vectors = Vectors.read(tmp_path / "vectors.npy")
    found = vectors[[1, 0, 1]]
    assert found.shape == (3, 64)
    assert found[1].tolist() == [(number - 8) / 2 for number in first] + [0.0] * 31 + [14.0]
    assert found[0].tolist() == found[2].tolist() == ([0.0] * 31 + [7.0]) * 2
    assert vectors[np.array([[0, 1]])].shape == (1, 2, 64)
