"""Remarks on single records of an import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on one record of an import.

    Attributes:
        verdict: "linked" (merged), "doubtful" (kept separate), "refused" (not read), "field" (read without a field that is
            wrong) or "lost" (a fact that the gazetteer cannot store).
        place: id of the place that it was merged into, or that it might be.
        why: the reason, in words.
    """

    id: str
    label: str
    verdict: str
    place: str
    why: str
