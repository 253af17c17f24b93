"""Millions of texts to their row numbers in little memory: 12 bytes a text, where a dictionary takes 150.

A text is known by its 64-bit hash alone. Of 20 million texts, two share one with a probability of 1 to 90,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECENT = 400_000
"""Texts kept in a dictionary before they join the packed ones."""


class Numbers:
    """A growing map from texts to row numbers. Hashes are those of this process: it cannot be stored."""

    def __init__(self, known: Iterable[tuple[str, int]] = ()) -> None:
        import numpy as np

        self._hashes: NDArray[np.int64] = np.empty(0, np.int64)
        self._numbers: NDArray[np.uint32] = np.empty(0, np.uint32)
        self._recent: dict[int, int] = {}
        for text, number in known:
            self._recent[hash(text)] = number
            if len(self._recent) >= 4 * RECENT:
                self._pack()
        self._pack()

    def find(self, texts: Sequence[str]) -> list[int]:
        """The number of each of these texts, 0 for one that is not known."""
        import numpy as np

        hashes = list(map(hash, texts))
        found = [self._recent.get(code, 0) for code in hashes]
        if len(self._hashes) and hashes:
            wanted = np.array(hashes)
            order = np.argsort(wanted)  # neighbours are looked for one after the other, so that memory is read but once
            wanted = wanted[order]
            places = np.minimum(np.searchsorted(self._hashes, wanted), len(self._hashes) - 1)
            held = self._hashes[places] == wanted
            numbers = np.array(found)
            numbers[order[held]] = self._numbers[places[held]]
            found = numbers.tolist()
        return found

    def add(self, texts: Iterable[tuple[str, int]]) -> None:
        """Remember texts that were not known."""
        self._recent.update((hash(text), number) for text, number in texts)
        if len(self._recent) >= RECENT:
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
