"""Changes: their rows in the database, their corrections, and their conflicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from gazetteer.errors import ConflictError
from gazetteer.model.corrections import Correction, from_values
from gazetteer.server.workspace.history import Change, History, Kind

COLUMNS = "number, document, revision, at, who, kind, target, content"
"""Columns of the table of changes."""


def corrections_of(history: History) -> list[Correction]:
    """Return the current corrections in the order in which they were made."""
    return [from_values(item) for change in history.done if change.kind == "correct" for item in change.content]


def change_of(row: tuple[Any, ...]) -> Change:
    """Return the change of a row with the columns `COLUMNS`."""
    number, document, revision, at, who, kind, target, content = row
    return Change(number, document, revision, at, who, kind, target, json.loads(content))


def refuse_conflict(kind: Kind, content: Any, changes: Sequence[Change], seen: int) -> None:
    """Raise a `ConflictError` if corrections touch words that were changed since."""
    since = [change for change in changes if change.revision > seen]
    if kind == "correct" and since and all(change.kind == "correct" for change in since):
        theirs = [span for change in since for span in _spans(change.content)]
        if not any(a < end and start < b for start, end in theirs for a, b in _spans(content)):
            return
    last = since[-1] if since else None
    by = f" by {last.who} at {last.at}" if last else ""
    raise ConflictError(
        f"the document was changed{by} after revision {seen}; nothing was written: review the change and repeat yours"
    )


def _spans(items: Iterable[Mapping[str, Any]]) -> list[tuple[int, int]]:
    found = [(int(item["start"]), int(item["end"])) for item in items]
    return found + [(int(item["to"][0]), int(item["to"][1])) for item in items if item.get("to")]


def now() -> str:
    """Return the current time in UTC as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
