"""Gazetteers read and made ready on other processors, while this one writes.

Processes of their own, and not `multiprocessing`, so that it works from a notebook or a script without a guard, on every system.
Run as a program, this module calls a function and writes what it gives to standard output, made ready and marshalled.
"""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from queue import Queue
from threading import Thread
from typing import Any

from gazetteer.errors import FormatError, InputError
from gazetteer.ingest.prepared import Names, Places, Portion, Sent, portion
from gazetteer.model.place import Place

READERS = 2
"""Processes that read. A third writes; but it waits for its disk, and they for their files, often enough."""

WAITING = 20
"""Portions of one reader that may wait to be written: as many as it reads while the other end waits for its disk."""

Share = tuple[int, int]
"""The number of a reader and how many there are: of all blocks of `PORTION` records, it reads every so manieth."""

Refuse = Callable[[FormatError], None]
Task = Callable[..., Iterator[list[Place]]]
"""Called with its arguments, `share` and `refuse`; gives the reader's blocks, one list each, an empty one too."""


def read_ahead(task: Task, *arguments: object, refuse: Refuse | None = None) -> Generator[Portion, None, None]:
    """What `task` reads with these arguments, in order.

    Args:
        task: a function of a module, found by its name.
        arguments: values that JSON has.
        refuse: told why records were not read.

    Raises:
        InputError, FormatError: as the task raises them.
        ChildProcessError: a reader ended before its work was done.
    """
    asked = [f"{task.__module__}:{task.__qualname__}", list(arguments)]
    readers = [_Reader([*asked, [number, READERS]]) for number in range(READERS)]
    try:
        while True:
            for reader in readers:
                frame = reader.next()
                if frame is None:
                    return
                made, refused, failed = frame
                for message in refused:
                    (refuse or _raise)(FormatError(message))
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
    """One of the processes that read."""

    def __init__(self, asked: list[object]) -> None:
        command = [sys.executable, "-m", "gazetteer.ingest.parallel", json.dumps(asked)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._frames: Queue[bytes] = Queue(WAITING)
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def next(self) -> Any:
        """Its next frame, None after the last."""
        frame = self._frames.get()
        if not frame:
            raise ChildProcessError(f"a reading process ended with code {self._process.wait()}")
        return marshal.loads(frame)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        while self._thread.is_alive():  # it may wait for room
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
    refused: list[str] = []
    sent = Sent()

    def send(value: Any) -> None:
        frame = marshal.dumps(value, 2)  # later versions look for what comes twice, which takes longer than sending it
        rest = memoryview(len(frame).to_bytes(8, "little") + frame)
        while rest:  # a process that is stopped while it writes has written a part: buffered streams lose count of it
            rest = rest[os.write(out, rest) :]

    try:
        run: Task = getattr(import_module(module), function)
        for block in run(*arguments, share=share, refuse=lambda error: refused.append(str(error))):
            made = portion(block, sent)
            send(((tuple(made.places), made.counts, tuple(made.names), made.keys), refused, None))
            refused.clear()
        send(None)
    except Exception as error:
        send((None, refused, (type(error).__name__, f"{error}")))


if __name__ == "__main__":
    import contextlib
    import gc
    import signal

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started this process ends it
    with contextlib.suppress(BrokenPipeError):  # nobody reads on
        task, arguments, share = json.loads(sys.argv[1])
        _serve(task, arguments, share, sys.stdout.fileno())
    os._exit(0)  # nothing is left to be put in order, and millions of objects to be freed
