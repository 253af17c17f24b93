"""The changes of a document: which are in force after undoing and redoing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["correct", "undo", "redo", "delete", "restore", "place"]
"""What a change does: apply corrections, take a change back, apply it again, delete or restore the document, or
add or remove places of the reader's own."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, as it was appended.

    Attributes:
        number: of the change in the workspace.
        document: id of the document.
        revision: of the document after the change, from 1.
        at: when, as UTC in ISO 8601.
        who: the reader's name.
        kind: what it does.
        target: for "undo" and "redo" the revision that made the change.
        content: JSON-ready values; for "correct" a list of corrections.
    """

    number: int
    document: str
    revision: int
    at: str
    who: str
    kind: Kind
    target: int | None
    content: Any


@dataclass(slots=True)
class History:
    """What is in force of a sequence of changes.

    Attributes:
        done: changes in force, oldest first.
        undone: changes that can be redone, the next one last.
        deleted: whether the document is deleted.
        revision: the last one, 0 before any change.
    """

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    deleted: bool = False
    revision: int = 0

    def add(self, change: Change) -> None:
        """Take up the next change."""
        self.revision = change.revision
        if change.kind in ("delete", "restore"):
            self.deleted = change.kind == "delete"
        elif change.kind == "undo":
            self.undone.append(self.done.pop())
        elif change.kind == "redo":
            self.done.append(self.undone.pop())
        else:
            self.done.append(change)
            self.undone.clear()


def replay(changes: Iterable[Change]) -> History:
    """Return what is in force after these changes of one document, given oldest first."""
    history = History()
    for change in changes:
        history.add(change)
    return history
