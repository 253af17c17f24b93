"""Read and prepare gazetteer records in other processes, while this process writes them.

The readers are plain child processes and not `multiprocessing`, so that they work from a notebook or from a script
without an `if __name__ == "__main__"` guard on every system (see docs/decisions/0002-reader-processes.md). A reader
calls a function of this package and writes the prepared records to its standard output.
"""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.refusals import FieldError
from gazetteer.ingest.prepared import Names, Places, Portion, SentFolds, portion
from gazetteer.model.place import Place

_ROOT = Path(__file__).resolve().parents[2]
"""The folder from which this package is imported."""

_PROGRAM = "import sys; sys.path.append(sys.argv[1]); from gazetteer.ingest.parallel import run_reader; run_reader(sys.argv[2])"
"""What a reader runs. The package's folder comes last in the path, and `-P` keeps the current folder out of it."""

READER_PROCESSES = 2
"""Number of reader processes. The writer is a third process; all wait for the disk often enough to share two cores."""

PORTIONS_WAITING = 20
"""Number of portions of one reader that may wait in memory to be written."""

Share = tuple[int, int]
"""A reader's number and the number of readers, n: it reads every n-th block of `PORTION` records."""

Refuse = Callable[[FormatError], None]
Task = Callable[..., Iterator[list[Place]]]
"""Called with its arguments, `share` and `refuse`; yields the reader's blocks, one list each, empty ones too."""


def read_ahead(task: Task, *arguments: object, refuse: Refuse | None = None) -> Generator[Portion, None, None]:
    """Yield what `task` reads with these arguments, in order.

    Args:
        task: a module-level function of this package; the readers import it by name.
        arguments: values that JSON can express.
        refuse: called with the reason for each record that cannot be read.

    Raises:
        InputError, FormatError: raised by the task.
        ChildProcessError: a reader process ended early.
    """
    request = [f"{task.__module__}:{task.__qualname__}", list(arguments)]
    readers = [_Reader([*request, [number, READER_PROCESSES]]) for number in range(READER_PROCESSES)]
    try:
        while True:
            for reader in readers:
                frame = reader.next()
                if frame is None:
                    return
                made, refused, failed = frame
                for message, is_field in refused:
                    (refuse or _raise)(FieldError(message) if is_field else FormatError(message))
                if failed is not None:
                    raise {"FormatError": FormatError, "InputError": InputError}.get(failed[0], ChildProcessError)(
                        failed[1]
                    )
                places, counts, names, keys = made
                yield Portion(Places._make(places), counts, Names._make(names), keys)
    finally:
        for reader in readers:
            reader.end()


class _Reader:
    """One reader process."""

    def __init__(self, request: list[object]) -> None:
        command = [sys.executable, "-P", "-c", _PROGRAM, str(_ROOT), json.dumps(request)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._frames: Queue[bytes] = Queue(PORTIONS_WAITING)
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def next(self) -> Any:
        """Return the next frame, None after the last."""
        frame = self._frames.get()
        if not frame:
            raise ChildProcessError(f"a reader process ended with exit code {self._process.wait()}")
        return marshal.loads(frame)

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        while self._thread.is_alive():  # it may be waiting for space in the queue
            while not self._frames.empty():
                self._frames.get()
            self._thread.join(0.01)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _receive(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while size := stream.read(8):
            self._frames.put(stream.read(int.from_bytes(size, "little")))
        self._frames.put(b"")


def _raise(error: FormatError) -> None:
    raise error


def _serve(task: str, arguments: list[Any], share: Share, out: int) -> None:
    module, _, function = task.partition(":")
    refused: list[tuple[str, bool]] = []
    sent = SentFolds()

    def send(value: Any) -> None:
        frame = marshal.dumps(
            value, 2
        )  # later versions search for repeated objects, which takes longer than sending them
        rest = memoryview(len(frame).to_bytes(8, "little") + frame)
        while rest:  # a signal may interrupt a write, after which buffered streams lose track of their position
            rest = rest[os.write(out, rest) :]

    try:
        run: Task = getattr(import_module(module), function)
        for block in run(
            *arguments, share=share, refuse=lambda error: refused.append((str(error), isinstance(error, FieldError)))
        ):
            made = portion(block, sent)
            send(((tuple(made.places), made.counts, tuple(made.names), made.keys), refused, None))
            refused.clear()
        send(None)
    except Exception as error:
        send((None, refused, (type(error).__name__, f"{error}")))


def run_reader(request: str) -> None:
    """Run this process as a reader; `request` has the task, its arguments and its share as JSON."""
    import contextlib
    import gc
    import signal

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the writer stops its readers
    with contextlib.suppress(BrokenPipeError):  # the writer has ended
        task, arguments, share = json.loads(request)
        _serve(task, arguments, share, sys.stdout.fileno())
    os._exit(0)  # skips freeing millions of objects
