"""Counts of an import or a build."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    It counts the records read, places added, records merged by id, records merged with another gazetteer's place,
    records of unknown places that were skipped, and names added.
    """

    read: int = 0
    added: int = 0
    joined: int = 0
    linked: int = 0
    passed: int = 0
    names: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))
