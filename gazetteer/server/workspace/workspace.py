"""The workspace: documents and all changes of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.errors import InputError, UnknownDocumentError
from gazetteer.model.corrections import Correction, to_values
from gazetteer.server.workspace import file
from gazetteer.server.workspace.changes import COLUMNS, change_of, now, refuse_conflict
from gazetteer.server.workspace.document_file import DocumentFile
from gazetteer.server.workspace.history import Change, History, Kind, replay

OWN_PLACES_ID = ":places"
"""The document id for changes of the reader's own places."""


class Workspace(DocumentFile):
    """A reader's documents and corrections in one file. Several threads and processes may use it at the same time."""

    def correct(self, id: str, corrections: Sequence[Correction], *, seen: int, who: str) -> Change:
        """Append corrections as one change.

        Args:
            id: id of the document.
            corrections: the corrections, which are undone together.
            seen: the revision of the document that the reader saw.
            who: the reader's name.

        Returns:
            The appended change.

        Raises:
            ConflictError: others have since changed the same words; nothing was written.
            InputError: the list of corrections is empty.
        """
        if not corrections:
            raise InputError("the list of corrections is empty: give at least one")
        return self._append(id, "correct", [to_values(one) for one in corrections], seen, who)

    def undo(self, id: str, *, seen: int, who: str) -> Change:
        """Undo the last change in effect.

        Raises:
            ConflictError: `seen` is not the last revision.
            InputError: there is nothing to undo.
        """
        return self._append(id, "undo", None, seen, who)

    def redo(self, id: str, *, seen: int, who: str) -> Change:
        """Redo the change that was undone last.

        Raises:
            ConflictError: `seen` is not the last revision.
            InputError: there is nothing to redo.
        """
        return self._append(id, "redo", None, seen, who)

    def delete(self, id: str, *, seen: int, who: str) -> Change:
        """Delete a document; it is kept in the file, and `restore` brings it back.

        Raises:
            ConflictError: `seen` is not the last revision.
        """
        return self._append(id, "delete", None, seen, who)

    def restore(self, id: str, *, seen: int, who: str) -> Change:
        """Restore a deleted document.

        Raises:
            ConflictError: `seen` is not the last revision.
        """
        return self._append(id, "restore", None, seen, who)

    def change_places(self, content: Mapping[str, Any], *, seen: int, who: str) -> Change:
        """Append a change of the reader's own places; see `own_places`.

        Raises:
            ConflictError: `seen` is not the last revision of the places.
        """
        return self._append(OWN_PLACES_ID, "place", content, seen, who)

    def history(self, id: str) -> History:
        """Return the state after all changes of a document."""
        return replay(self.changes(id))

    def changes(self, id: str, *, after: int = 0) -> list[Change]:
        """Return the changes of a document after a revision, oldest first."""
        with self._lock:
            rows = self._connection.execute(
                f"SELECT {COLUMNS} FROM change WHERE document = ? AND revision > ? ORDER BY revision", (id, after)
            ).fetchall()
        return [change_of(row) for row in rows]

    def last(self, id: str) -> Change | None:
        """Return the last change of a document; None before the first."""
        with self._lock:
            row = self._connection.execute(
                f"SELECT {COLUMNS} FROM change WHERE document = ? ORDER BY revision DESC LIMIT 1", (id,)
            ).fetchone()
        return None if row is None else change_of(row)

    def revisions(self) -> dict[str, int]:
        """Return the last revision of each document that has changes and is not deleted."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT document, max(revision), max(CASE WHEN kind = 'delete' THEN revision END),"
                " max(CASE WHEN kind = 'restore' THEN revision END) FROM change WHERE document <> ? GROUP BY document",
                (OWN_PLACES_ID,),
            ).fetchall()
        return {row[0]: row[1] for row in rows if (row[2] or 0) <= (row[3] or 0)}

    def last_change(self) -> int:
        """Return the number of the last change of any document; 0 before the first."""
        with self._lock:
            return int(self._connection.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()[0])

    def _append(self, id: str, kind: Kind, content: Any, seen: int, who: str) -> Change:
        if id != OWN_PLACES_ID and not self._has(id):
            raise UnknownDocumentError(f"document {id!r} not found: it may be in another workspace")
        with self._lock, file.writing(self._connection) as connection:
            rows = connection.execute(
                "SELECT number, document, revision, at, who, kind, target, 'null' FROM change"
                " WHERE document = ? ORDER BY revision", (id,),
            ).fetchall()  # fmt: skip
            history = replay(map(change_of, rows))
            if seen != history.revision:
                refuse_conflict(kind, content, self.changes(id, after=seen), seen)
            target = None
            if kind in ("undo", "redo"):
                stack = history.done if kind == "undo" else history.undone
                if not stack:
                    raise InputError(f"there is nothing to {kind}")
                target = stack[-1].revision
            revision, at = history.revision + 1, now()
            cursor = connection.execute(
                "INSERT INTO change (document, revision, at, who, kind, target, content) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (id, revision, at, who, kind, target, json.dumps(content, ensure_ascii=False)),
            )
        return Change(int(cursor.lastrowid or 0), id, revision, at, who, kind, target, content)
