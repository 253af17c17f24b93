"""What a batch has done."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class BatchReport:
    """Counts of a run: texts done, texts skipped because they were done before, and the reasons of failures by text id.

    Attributes:
        home: where the texts come from, in words, if inferred.
    """

    done: int = 0
    passed: int = 0
    places: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    home: str | None = None
