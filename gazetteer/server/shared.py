"""Resources shared by all requests: the settings, open gazetteers, a pipeline and a reconciler."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from gazetteer.gazetteer import Gazetteer
from gazetteer.reconcile import Reconciler
from gazetteer.server import own_places
from gazetteer.server.own_gazetteer import beside
from gazetteer.server.settings import ServerSettings
from gazetteer.server.turns import Turns

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Matching:
    """A reconciler and its gazetteer."""

    gazetteer: Gazetteer
    reconciler: Reconciler


class Shared:
    """A pool of gazetteers for requests.

    An SQLite connection is used by one thread at a time, so each request takes its own gazetteer in its thread and returns
    it at the end. There are never more gazetteers than threads.

    Attributes:
        pipeline: lends the pipeline; its model is loaded on first use.
        matching: lends the reconciler, which caches its results.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self.settings = settings
        self.pipeline: Turns[Pipeline] = Turns(self._make_pipeline, lambda pipeline: pipeline.gazetteer.close())
        self.matching: Turns[Matching] = Turns(self._make_matching, lambda matching: matching.gazetteer.close())
        self._free: LifoQueue[tuple[int, Gazetteer]] = LifoQueue()
        self._generation = 0
        with self.gazetteer():
            pass  # fail before the server listens if the gazetteer cannot be opened

    @contextmanager
    def gazetteer(self) -> Iterator[Gazetteer]:
        """Take a gazetteer that no other request uses; it is returned at the end of the `with` block.

        Raises:
            StoreError: the gazetteer's file cannot be opened.
        """
        generation, taken = self._take()
        try:
            yield taken
        finally:
            if generation == self._generation:
                self._free.put((generation, taken))
            else:
                taken.close()

    def open(self) -> Gazetteer:
        """Open the gazetteer, combined with the reader's own places.

        Raises:
            StoreError: a file cannot be opened.
        """
        own = own_places.file_of(self.settings.workspace_file())
        return beside(Gazetteer.open(self.settings.gazetteer), own)

    def _take(self) -> tuple[int, Gazetteer]:
        try:
            while True:
                generation, taken = self._free.get_nowait()
                if generation == self._generation:
                    return generation, taken
                taken.close()
        except Empty:
            return self._generation, self.open()

    def _make_pipeline(self) -> Pipeline:
        from gazetteer.pipeline import Pipeline

        return Pipeline(self.open())

    def _make_matching(self) -> Matching:
        gazetteer = self.open()
        return Matching(gazetteer, Reconciler(gazetteer))

    def reopen(self) -> None:
        """Reopen the gazetteer for all later requests: call this after its file has changed."""
        self._generation += 1
        self.pipeline.drop()
        self.matching.drop()

    def close(self) -> None:
        """Close every gazetteer; a gazetteer in use is closed at the end of its request."""
        self.reopen()
        while not self._free.empty():
            self._free.get_nowait()[1].close()


def _shared(request: Request) -> Shared:
    found: Shared = request.app.state.shared
    return found


SharedState = Annotated[Shared, Depends(_shared)]
"""The type of an endpoint's parameter that receives the `Shared` of its application."""
