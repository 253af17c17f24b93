"""Map millions of strings to row numbers with 12 bytes per string; a dictionary takes 150.

A string is identified by its 64-bit hash. Among 20 million strings, the probability of a collision is 1 in 90,000; see
docs/decisions/0003-hashed-row-numbers.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRINGS_BEFORE_PACKING = 400_000
"""Number of strings kept in a dictionary before they are packed."""


class Numbers:
    """A map from strings to row numbers. It uses the hashes of this process, so it cannot be stored."""

    def __init__(self, known: Iterable[tuple[str, int]] = ()) -> None:
        import numpy as np

        self._hashes: NDArray[np.int64] = np.empty(0, np.int64)
        self._numbers: NDArray[np.uint32] = np.empty(0, np.uint32)
        self._recent: dict[int, int] = {}
        for text, number in known:
            self._recent[hash(text)] = number
            if len(self._recent) >= 4 * STRINGS_BEFORE_PACKING:
                self._pack()
        self._pack()

    def find(self, texts: Sequence[str]) -> list[int]:
        """Return the number of each string, 0 for an unknown one."""
        import numpy as np

        hashes = list(map(hash, texts))
        found = [self._recent.get(code, 0) for code in hashes]
        if len(self._hashes) and hashes:
            queries = np.array(hashes)
            order = np.argsort(queries)  # sorted queries read memory sequentially
            queries = queries[order]
            places = np.minimum(np.searchsorted(self._hashes, queries), len(self._hashes) - 1)
            is_known = self._hashes[places] == queries
            numbers = np.array(found)
            numbers[order[is_known]] = self._numbers[places[is_known]]
            found = numbers.tolist()
        return found

    def add(self, texts: Iterable[tuple[str, int]]) -> None:
        """Add new strings."""
        self._recent.update((hash(text), number) for text, number in texts)
        if len(self._recent) >= STRINGS_BEFORE_PACKING:
            self._pack()

    def _pack(self) -> None:
        import numpy as np

        if not self._recent:
            return
        hashes = np.fromiter(self._recent.keys(), np.int64, len(self._recent))
        numbers = np.fromiter(self._recent.values(), np.uint32, len(self._recent))
        order = np.argsort(hashes)
        hashes, numbers = hashes[order], numbers[order]
        places = np.searchsorted(self._hashes, hashes)
        self._hashes = np.insert(self._hashes, places, hashes)
        self._numbers = np.insert(self._numbers, places, numbers)
        self._recent = {}
