"""The changes of a document that are in effect after undo and redo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["correct", "undo", "redo", "delete", "restore", "place"]
"""Kinds of changes: apply corrections, undo or redo a change, delete or restore the document, or
add or remove the reader's own places."""


@dataclass(frozen=True, slots=True)
class Change:
    """An appended change.

    Attributes:
        number: number of the change in the workspace.
        document: id of the document.
        revision: revision of the document after the change, from 1.
        at: time in UTC as ISO 8601.
        who: the reader's name.
        kind: kind of the change.
        target: for "undo" and "redo", the revision of the change that is undone or redone.
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
    """The state after a sequence of changes.

    Attributes:
        done: changes in effect, oldest first.
        undone: changes that can be redone, the next one last.
        deleted: whether the document is deleted.
        revision: the last revision; 0 before the first change.
    """

    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    deleted: bool = False
    revision: int = 0

    def add(self, change: Change) -> None:
        """Apply the next change."""
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
    """Return the state after these changes of a document, given oldest first."""
    history = History()
    for change in changes:
        history.add(change)
    return history
