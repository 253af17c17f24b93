"""What all requests share: the settings, open gazetteers, and one pipeline."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from queue import Empty, LifoQueue
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from gazetteer.gazetteer import Gazetteer
from gazetteer.server.settings import Settings

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline


class Shared:
    """Opens gazetteers as requests need them, and one pipeline.

    A connection to SQLite serves one thread at a time, so each request takes a gazetteer of its own inside the thread that
    answers it, and gives it back. There are never more than threads. The pipeline has another one.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._free: LifoQueue[tuple[int, Gazetteer]] = LifoQueue()
        self._generation = 0
        self._annotating = threading.Lock()
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

    def _take(self) -> tuple[int, Gazetteer]:
        try:
            while True:
                generation, taken = self._free.get_nowait()
                if generation == self._generation:
                    return generation, taken
                taken.close()
        except Empty:
            return self._generation, Gazetteer.open(self.settings.gazetteer)

    @contextmanager
    def pipeline(self) -> Iterator[Pipeline]:
        """Take the pipeline; other requests wait for it until the end of the `with` block. Its model is loaded on first use."""
        with self._annotating:
            yield self._pipeline

    @cached_property
    def _pipeline(self) -> Pipeline:
        from gazetteer.pipeline import Pipeline

        return Pipeline(Gazetteer.open(self.settings.gazetteer))

    def reopen(self) -> None:
        """Open the gazetteer again for all requests from now on: call this after a change to its file."""
        with self._annotating:
            self._generation += 1
            if self.__dict__.get("_pipeline") is not None:
                self._pipeline.gazetteer.close()
                del self._pipeline

    def close(self) -> None:
        """Close all gazetteers that no request uses."""
        self.reopen()
        while not self._free.empty():
            self._free.get_nowait()[1].close()


def _shared(request: Request) -> Shared:
    found: Shared = request.app.state.shared
    return found


SharedState = Annotated[Shared, Depends(_shared)]
"""The type of an endpoint's parameter that receives the `Shared` of its application."""
