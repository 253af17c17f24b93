"""A resource that only one thread may use at a time: a pipeline, a reconciler."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

import anyio
import anyio.to_thread
from starlette.exceptions import HTTPException

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

REQUESTS_WAITING = 32
"""Maximum number of waiting requests; further ones are refused."""


class Turns(Generic[Thing]):
    """Creates a resource on first use, and lends it to one user at a time.

    Args:
        make: creates the resource.
        close: closes the resource; called by `drop`.
    """

    def __init__(self, make: Callable[[], Thing], close: Callable[[Thing], None]) -> None:
        self._make, self._close = make, close
        self._thing: Thing | None = None
        self._lock = threading.Lock()
        self._limiter: anyio.CapacityLimiter | None = None
        self._requests = 0

    @contextmanager
    def turn(self) -> Iterator[Thing]:
        """Take the resource in a thread; others wait until the end of the `with` block."""
        with self._lock:
            if self._thing is None:
                self._thing = self._make()
            yield self._thing

    async def run(self, work: Callable[[Thing], Answer]) -> Answer:
        """Run a function with the resource in a separate thread, so that waiting does not block threads of other requests.

        Raises:
            HTTPException: 503, too many requests are waiting.
        """
        self._limiter = self._limiter or anyio.CapacityLimiter(1)
        if self._requests > REQUESTS_WAITING:
            raise HTTPException(503, "too many requests are waiting: try again later", {"retry-after": "10"})

        def job() -> Answer:
            with self.turn() as thing:
                return work(thing)

        self._requests += 1
        try:
            return await anyio.to_thread.run_sync(job, limiter=self._limiter)
        finally:
            self._requests -= 1

    def drop(self) -> None:
        """Close the resource when it is not in use; the next use creates it again."""
        with self._lock:
            if self._thing is not None:
                self._close(self._thing)
            self._thing = None
