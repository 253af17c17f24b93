"""The documents of a workspace, with their originals and the program's annotations."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import Self

from gazetteer.errors import UnknownDocumentError
from gazetteer.model.annotation import unchecked
from gazetteer.model.document import Document
from gazetteer.model.heading import Heading
from gazetteer.model.without_collection import without_collection
from gazetteer.server.workspace import file
from gazetteer.server.workspace.changes import now
from gazetteer.server.workspace.records import Listed, NewDocument, StoredDocument

_STORED = "d.id, d.title, d.kind, d.text, d.date, d.lang, d.sent_from, d.added_at, d.added_by, o.file_name, d.headings"


class DocumentFile:
    """A reader's documents in one file; the base class of `Workspace`.

    Several threads and processes may use the file at the same time.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = file.connect(path)
        self._lock = RLock()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def backup(self, target: Path) -> None:
        """Copy the workspace to a new file; it can be read and written meanwhile.

        Raises:
            StoreError: the target exists or cannot be written.
        """
        other = file.connect(self.path)
        try:
            file.copy(other, target)
        finally:
            other.close()

    def add(self, documents: Sequence[NewDocument], *, original: bytes, file_name: str, who: str) -> list[str]:
        """Store the texts of a file, and the original file.

        Args:
            documents: the texts of the file.
            original: the bytes of the file.
            file_name: its name for display; it is never used as a path.
            who: the reader's name.

        Returns:
            The ids of the documents, in order.
        """
        ids = []
        with self._lock, file.writing(self._connection) as connection:
            cursor = connection.execute(
                "INSERT INTO original (file_name, content) VALUES (?, ?)", (file_name, zlib.compress(original, 6))
            )
            for one in documents:
                ids.append(self._free_id(one.id))
                connection.execute(
                    "INSERT INTO document"
                    " (id, title, kind, original, text, date, lang, sent_from, added_at, added_by, headings)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (ids[-1], one.title, one.kind, cursor.lastrowid, one.text, one.date, one.lang, one.sent_from,
                     now(), who, json.dumps([(each.start, each.end, each.level) for each in one.headings])),
                )  # fmt: skip
        return ids

    def document(self, id: str) -> StoredDocument:
        """Return a document.

        Raises:
            UnknownDocumentError: no document has this id.
        """
        with self._lock:
            row = self._connection.execute(
                f"SELECT {_STORED} FROM document d JOIN original o ON o.number = d.original WHERE d.id = ?", (id,)
            ).fetchone()
        if row is None:
            raise UnknownDocumentError(f"document {id!r} not found: it may be in another workspace")
        return replace(StoredDocument(*row[:-1]), headings=tuple(Heading(*one) for one in json.loads(row[-1])))

    def original(self, id: str) -> bytes:
        """Return the original file of a document.

        Raises:
            UnknownDocumentError: no document has this id.
        """
        with self._lock:
            row = self._connection.execute(
                "SELECT o.content FROM document d JOIN original o ON o.number = d.original WHERE d.id = ?", (id,)
            ).fetchone()
        if row is None:
            raise UnknownDocumentError(f"document {id!r} not found")
        return zlib.decompress(row[0])

    def documents(self, query: str = "", *, deleted: bool = False) -> list[Listed]:
        """Return the documents whose title, file name or text contains some words, newest first.

        Args:
            query: the words, in any case; empty for every document.
            deleted: whether to return only deleted documents.
        """
        with self._lock:
            rows = self._connection.execute(
                "SELECT d.id, d.title, d.kind, o.file_name, d.added_at, d.date, length(d.text), a.document IS NOT NULL,"
                " coalesce((SELECT kind = 'delete' FROM change c WHERE c.document = d.id AND kind IN ('delete', 'restore')"
                " ORDER BY revision DESC LIMIT 1), 0) AS gone,"
                " coalesce((SELECT max(revision) FROM change c WHERE c.document = d.id), 0)"
                " FROM document d JOIN original o ON o.number = d.original"
                " LEFT JOIN annotation a ON a.document = d.id"
                " WHERE gone = :gone AND (:part = '' OR holds(d.title, :part) OR holds(o.file_name, :part)"
                " OR holds(d.text, :part)) ORDER BY d.number DESC",
                {"gone": deleted, "part": query.strip().casefold()},
            ).fetchall()
        return [
            Listed(
                id=row[0], title=row[1], kind=row[2], file_name=row[3], added_at=row[4], date=row[5], length=row[6],
                annotated=bool(row[7]), deleted=bool(row[8]), revision=row[9],
            )
            for row in rows
        ]  # fmt: skip

    def annotate(self, id: str, annotation: Document, *, version: str) -> None:
        """Store the program's annotation of a document; it replaces an earlier one."""
        content = zlib.compress(annotation.to_json().encode("utf-8", "surrogatepass"), 1)
        with self._lock, file.writing(self._connection) as connection:
            connection.execute(
                "INSERT INTO annotation (document, made_at, version, content) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (document) DO UPDATE SET made_at = excluded.made_at, version = excluded.version,"
                " content = excluded.content",
                (id, now(), version, content),
            )

    def annotation(self, id: str) -> Document | None:
        """Return the program's annotation of a document; None while it is not annotated."""
        with self._lock:
            row = self._connection.execute("SELECT content FROM annotation WHERE document = ?", (id,)).fetchone()
        if row is None:
            return None
        with without_collection():
            return unchecked(json.loads(zlib.decompress(row[0]).decode("utf-8", "surrogatepass")))

    def _has(self, id: str) -> bool:
        with self._lock:
            return self._connection.execute("SELECT 1 FROM document WHERE id = ?", (id,)).fetchone() is not None

    def _free_id(self, wished: str) -> str:
        number, id = 1, wished
        while self._has(id):
            number += 1
            id = f"{wished}-{number}"
        return id
