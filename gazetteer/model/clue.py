"""One reason for or against a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clue:
    """One reason for or against a place: a kind ("time"), a weight in log-odds, and a sentence that explains it."""

    kind: str
    weight: float
    says: str
