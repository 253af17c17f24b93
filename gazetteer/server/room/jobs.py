"""Annotate documents one after another in a separate thread, with progress and cancellation."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from queue import SimpleQueue
from typing import Literal

from gazetteer.errors import GazetteerError
from gazetteer.recognize.models.progress import reporting

log = logging.getLogger("gazetteer.server")

State = Literal["waiting", "reading", "done", "failed", "cancelled"]
READING = 0.85
"""Share of the work until the model has read the complete text; resolution is the rest."""


class Cancelled(Exception):
    """A reader has cancelled the job."""


@dataclass(frozen=True, slots=True)
class Job:
    """The progress of a document's annotation.

    Attributes:
        state: "waiting", "reading", or the result.
        share: share of the work that is done, 0 to 1.
        message: the reason of a failure.
    """

    state: State
    share: float = 0.0
    message: str = ""


class Jobs:
    """A queue of documents to annotate, and its worker thread.

    Args:
        work: function that annotates the document with an id and stores the result.
    """

    def __init__(self, work: Callable[[str], None]) -> None:
        self._work = work
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._jobs: dict[str, Job] = {}
        self._cancelled: set[str] = set()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def add(self, id: str) -> None:
        """Add a document to the queue, unless it is already waiting."""
        with self._lock:
            if self._jobs.get(id, Job("done")).state in ("waiting", "reading"):
                return
            self._cancelled.discard(id)
            self._jobs[id] = Job("waiting")
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="annotate", daemon=True)
                self._thread.start()
        self._queue.put(id)

    def get(self, id: str) -> Job | None:
        """Return the progress of a document; None if it was not queued since the server started."""
        return self._jobs.get(id)

    def cancel(self, id: str) -> None:
        """Stop the annotation of a document at the next step, or remove it from the queue."""
        with self._lock:
            job = self._jobs.get(id)
            if job is not None and job.state in ("waiting", "reading"):
                self._cancelled.add(id)
                self._jobs[id] = replace(job, state="cancelled")

    def check(self, id: str) -> None:
        """Raise `Cancelled` if a reader has cancelled the job."""
        if id in self._cancelled:
            raise Cancelled

    def close(self) -> None:
        """Stop the work and wait until the thread has ended."""
        with self._lock:
            self._cancelled |= {id for id, job in self._jobs.items() if job.state in ("waiting", "reading")}
            thread = self._thread
        self._queue.put(None)
        if thread is not None:
            thread.join(30)

    def _run(self) -> None:
        while (id := self._queue.get()) is not None:
            if id in self._cancelled:
                self._jobs[id] = Job("cancelled")
                continue
            self._jobs[id] = Job("reading")
            try:
                with reporting(lambda done, whole, id=id: self._step(id, done, whole)):  # type: ignore[misc]
                    self._work(id)
                self._jobs[id] = Job("done", 1.0)
            except Cancelled:
                self._jobs[id] = replace(self._jobs[id], state="cancelled")
            except GazetteerError as error:
                self._jobs[id] = Job("failed", message=str(error))
            except Exception as error:
                log.error("annotating %s failed", id, exc_info=error)
                self._jobs[id] = Job("failed", message="the document could not be annotated: see the server's log")

    def _step(self, id: str, done: int, whole: int) -> None:
        self.check(id)
        self._jobs[id] = Job("reading", READING * done / max(1, whole))
