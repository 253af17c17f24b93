"""Records for the documents of a workspace: a new one, a stored one, and one in a list."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.heading import Heading


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A text to be stored.

    Attributes:
        id: the preferred id; if it is taken, a number is appended.
        kind: kind of `texts.reader.Text`, or "annotation".
        sent_from: the place from which a letter was sent, if its header states it.
        headings: the headings that the file marks.
    """

    id: str
    title: str
    kind: str
    text: str
    date: str | None = None
    lang: str | None = None
    sent_from: str | None = None
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A stored document, without its original file."""

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
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list, with its length, number of changes, and whether it is annotated."""

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
