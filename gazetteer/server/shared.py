"""What all requests share: the settings, open gazetteers, a pipeline and a reconciler."""

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
from gazetteer.server.settings import Settings
from gazetteer.server.turns import Turns

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Matching:
    """A reconciler, and the gazetteer that it reads."""

    gazetteer: Gazetteer
    reconciler: Reconciler


class Shared:
    """Opens gazetteers as requests need them.

    A connection to SQLite serves one thread at a time, so each request takes a gazetteer of its own inside the thread that
    answers it, and gives it back. There are never more than threads.

    Attributes:
        pipeline: lends the one pipeline; its model is loaded on first use.
        matching: lends the one reconciler, which remembers its answers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pipeline: Turns[Pipeline] = Turns(self._make_pipeline, lambda pipeline: pipeline.gazetteer.close())
        self.matching: Turns[Matching] = Turns(self._make_matching, lambda matching: matching.gazetteer.close())
        self._free: LifoQueue[tuple[int, Gazetteer]] = LifoQueue()
        self._generation = 0
        with self.gazetteer():
            pass  # a gazetteer that cannot be opened stops the server before it listens

    @contextmanager
    def gazetteer(self) -> Iterator[Gazetteer]:
        """Take a gazetteer that no other request uses; it is given back at the end of the `with` block.

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
        """Open the gazetteer, together with the places that the reader has added.

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
        """Open the gazetteer again for all requests from now on: call this after a change to its file."""
        self._generation += 1
        self.pipeline.drop()
        self.matching.drop()

    def close(self) -> None:
        """Close every gazetteer; one that a request uses is closed at the end of that request."""
        self.reopen()
        while not self._free.empty():
            self._free.get_nowait()[1].close()


def _shared(request: Request) -> Shared:
    found: Shared = request.app.state.shared
    return found


SharedState = Annotated[Shared, Depends(_shared)]
"""The type of an endpoint's parameter that receives the `Shared` of its application."""
