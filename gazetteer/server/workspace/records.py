"""The documents of a workspace as records: one to be kept, one that is kept, and one in a list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A text to be kept.

    Attributes:
        id: the wished id; another document's id gets a number behind it.
        kind: of `texts.reader.Text`, or "annotation".
        sent_from: the place from which a letter was sent, where its header says so.
    """

    id: str
    title: str
    kind: str
    text: str
    date: str | None = None
    lang: str | None = None
    sent_from: str | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the workspace has it, without its original."""

    id: str
    title: str
    kind: str
    text: str
    date: str | None
    lang: str | None
    sent_from: str | None
    added_at: str
    added_by: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list: how long it is, whether it is annotated, and the number of changes."""

    id: str
    title: str
    kind: str
    file_name: str
    added_at: str
    date: str | None
    length: int
    annotated: bool
    deleted: bool
    revision: int
