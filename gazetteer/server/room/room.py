"""The reading room without the web: documents, corrections, decisions and own places of one workspace."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any

from gazetteer import __version__
from gazetteer.errors import ConflictError, InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.corrections import Correction
from gazetteer.model.place import Place
from gazetteer.model.without_collection import without_collection
from gazetteer.server import own_places
from gazetteer.server.room.annotator import Annotator
from gazetteer.server.room.checks import checked
from gazetteer.server.room.decisions import Decisions, Worth, key_of, worth
from gazetteer.server.room.jobs import Jobs
from gazetteer.server.room.opened import OpenDocument
from gazetteer.server.room.uploads import Upload
from gazetteer.server.room.view import View, difference
from gazetteer.server.workspace.changes import corrections_of
from gazetteer.server.workspace.workspace import OWN_PLACES_ID, Workspace

DOCUMENTS_IN_MEMORY = 6
"""Maximum number of documents in memory."""


class Room:
    """The operations of the reading room. Several threads may use it at the same time.

    Args:
        path: the workspace.
        open_gazetteer: opens the gazetteer, including the own places of this workspace.
        places_changed: called after own places were added or removed.
    """

    def __init__(
        self, path: Path, open_gazetteer: Callable[[], Gazetteer], places_changed: Callable[[], None] = lambda: None
    ) -> None:
        self.path = path
        self.jobs = Jobs(self._annotate)
        self._annotator = Annotator(open_gazetteer)
        self._places_changed = places_changed
        self._lock = RLock()
        self._opened: OrderedDict[str, OpenDocument] = OrderedDict()
        self._decisions: tuple[int, Decisions] | None = None
        self._known: dict[str, tuple[int, list[Correction]]] = {}

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace, opened on first use."""
        return Workspace(self.path)

    def start(self) -> None:
        """Rebuild the gazetteer of own places, since the workspace may be a backup. Continue interrupted annotations."""
        if not self.path.is_file():
            return
        own_places.make(self.places(), own_places.file_of(self.path))
        for listed in reversed(self.workspace.documents()):
            if not listed.annotated:
                self.jobs.add(listed.id)

    def close(self) -> None:
        """Stop the work in the background and close the files."""
        self.jobs.close()
        if "workspace" in self.__dict__:
            self.workspace.close()
        self._annotator.close()

    # -- documents --------------------------------------------------------------------------------

    def add(self, uploads: Sequence[Upload], *, original: bytes, file_name: str, who: str) -> list[str]:
        """Store uploaded texts, annotate those that are not annotations, and return their ids."""
        documents = [upload.document for upload in uploads]
        ids = self.workspace.add(documents, original=original, file_name=file_name, who=who)
        for id, upload in zip(ids, uploads, strict=True):
            if upload.annotation is not None:
                self.workspace.annotate(id, replace(upload.annotation, id=id), version=__version__)
            else:
                self.jobs.add(id)
        return ids

    def _annotate(self, id: str) -> None:
        found = self._annotator.annotate(self.workspace.document(id), lambda: self.workspace.original(id))
        self.jobs.check(id)
        self.workspace.annotate(id, found, version=__version__)
        with self._lock:
            self._opened.pop(id, None)

    def view(self, id: str) -> View | None:
        """Return the current document; None while it is not annotated.

        Raises:
            UnknownDocumentError: no document has this id.
        """
        with self._lock:
            opened = self._open(id)
            return opened.view(self.decisions(), self._threshold) if opened else None

    def corrections(self, id: str) -> list[Correction]:
        """Return the current corrections of a document."""
        return corrections_of(self.workspace.history(id))

    # -- correcting -------------------------------------------------------------------------------

    def correct(self, id: str, corrections: Sequence[Correction], *, seen: int, who: str) -> dict[str, Any]:
        """Store corrections as one change, and return the changes that a page needs to show them.

        Raises:
            ConflictError: others have since changed the same words; nothing was written.
            InputError: a correction is not valid in this document.
        """
        with self._lock:
            old = self._annotated(id)
            try:
                done = [checked(one, old) for one in corrections]
            except InputError as error:
                if seen == old.revision:
                    raise
                raise ConflictError(f"{error}; others have changed the document after revision {seen}") from error
            self.workspace.correct(id, done, seen=seen, who=who)
            return self._difference(id, old)

    def undo(self, id: str, *, seen: int, who: str) -> dict[str, Any]:
        """Undo the last current change; raises the same errors as `Workspace.undo`."""
        with self._lock:
            old = self._annotated(id)
            self.workspace.undo(id, seen=seen, who=who)
            return self._difference(id, old)

    def redo(self, id: str, *, seen: int, who: str) -> dict[str, Any]:
        """Redo the change that was undone last; raises the same errors as `Workspace.redo`."""
        with self._lock:
            old = self._annotated(id)
            self.workspace.redo(id, seen=seen, who=who)
            return self._difference(id, old)

    def _annotated(self, id: str) -> View:
        opened = self._open(id)
        view = opened and opened.view(self.decisions(), self._threshold)
        if not view:
            raise InputError("the document is not annotated yet: wait until it is, or annotate it again")
        return view

    def _difference(self, id: str, old: View) -> dict[str, Any]:
        opened = self._open(id)  # applies the new change before the decisions are read
        assert opened
        new = opened.view(self.decisions(), self._threshold)
        return difference(old, new) | {"decisions": self.decisions().number()}

    # -- decisions --------------------------------------------------------------------------------

    def decisions(self) -> Decisions:
        """Return the decisions of readers in this workspace."""
        with self._lock:
            last = self.workspace.last_change()
            if self._decisions is None or self._decisions[0] != last:
                own = self.places()
                found = Decisions(own=own_places.names_of(own, key_of))
                found.places.update({place.id: place for place in own})
                for id, revision in self.workspace.revisions().items():
                    found.add(id, self._corrections_at(id, revision))
                self._decisions = last, found
            return self._decisions[1]

    def _corrections_at(self, id: str, revision: int) -> list[Correction]:
        """Return the current corrections of a document, cached by revision."""
        opened = self._opened.get(id)
        if opened is not None and opened.history.revision == revision:
            return opened.corrections
        if self._known.get(id, (0, []))[0] != revision:
            self._known[id] = revision, self.corrections(id)
        return self._known[id][1]

    def worth(self) -> Worth:
        """Measure the effect of decisions: resolve each document's decided names with and without those of other documents."""
        pairs = []
        for listed in self.workspace.documents():
            corrections = self.corrections(listed.id) if listed.revision else []
            annotation = self.workspace.annotation(listed.id) if corrections else None
            if annotation is not None:
                pairs.append((replace(annotation, id=listed.id), corrections))
        return worth(pairs, self.decisions(), self._threshold)

    # -- own places -------------------------------------------------------------------------------

    def places(self) -> list[Place]:
        """Return the reader's own places."""
        return own_places.in_force(self.workspace.history(OWN_PLACES_ID))

    def add_place(self, place: Place, *, who: str) -> None:
        """Add an own place, or a name to a place, for all later look-ups."""
        self._change_places(own_places.change_adding(place), who)

    def remove_place(self, id: str, *, who: str) -> None:
        """Remove the additions with an id.

        Raises:
            InputError: no own place has this id.
        """
        if all(place.id != id for place in self.places()):
            raise InputError(f"{id!r} is not one of your own places")
        self._change_places({"action": "remove", "id": id}, who)

    def _change_places(self, content: dict[str, Any], who: str) -> None:
        with self._lock:
            self.workspace.change_places(content, seen=self.workspace.history(OWN_PLACES_ID).revision, who=who)
            own_places.make(self.places(), own_places.file_of(self.path))
            self._annotator.close()
            for opened in self._opened.values():
                opened.forget_places()
        self._places_changed()

    # -- within -----------------------------------------------------------------------------------

    def _open(self, id: str) -> OpenDocument | None:
        """Return the document in memory, with all changes of its workspace applied."""
        opened = self._opened.get(id)
        if opened is None:
            stored = self.workspace.document(id)
            annotation = self.workspace.annotation(id)
            if annotation is None:
                return None
            with without_collection():
                opened = OpenDocument(
                    stored, replace(annotation, id=id), self.workspace.history(id), self._annotator.resolve
                )
            self._opened[id] = opened
            while len(self._opened) > DOCUMENTS_IN_MEMORY:
                self._opened.popitem(last=False)
        else:
            opened.take(self.workspace.changes(id, after=opened.history.revision))
        self._opened.move_to_end(id)
        return opened

    @cached_property
    def _threshold(self) -> float:
        from gazetteer.clues import weights

        return weights.default().settings.threshold
