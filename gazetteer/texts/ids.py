"""Make the ids of many texts unique."""

from __future__ import annotations

from array import array
from hashlib import blake2b

SLOTS = 1 << 12
"""Slots of an empty set of ids; a power of two."""


class UniqueIds:
    """Makes ids unique in the order in which they are given: the second "letters" becomes "letters-2".

    A set of strings would need 150 MB for a million ids. This keeps eight bytes of the hash of each: 16 to 32 MB. Two different
    ids of a million have the same hash with a probability of 3 in 100 million; the second of them then gets a number.

    >>> ids = UniqueIds()
    >>> [ids.unique(id_) for id_ in ("letters", "minutes", "letters", "letters-2")]
    ['letters', 'minutes', 'letters-2', 'letters-2-2']
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * SLOTS))
        self._used = 0
        self._copies: dict[str, int] = {}

    def unique(self, id_: str) -> str:
        """Return the id, or the id with the first number that makes it unique."""
        if self._add(id_):
            return id_
        number = self._copies.get(id_, 1) + 1
        while not self._add(name := f"{id_}-{number}"):
            number += 1
        self._copies[id_] = number
        return name

    def _add(self, id_: str) -> bool:
        """Add an id; return whether it is new."""
        digest = blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if not self._insert(int.from_bytes(digest) or 1):
            return False
        self._used += 1
        if 2 * self._used > len(self._slots):
            old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
            for code in filter(None, old):
                self._insert(code)
        return True

    def _insert(self, code: int) -> bool:
        slots, mask = self._slots, len(self._slots) - 1
        at = code & mask
        while slots[at]:
            if slots[at] == code:
                return False
            at = (at + 1) & mask
        slots[at] = code
        return True
