"""Run the same work for many items: in this process, in several processes, or on a Dask cluster.

Each runner takes `prepare` and `items` and yields each item with its result or its error, in the order of the items.
`prepare` creates the work function once in every worker, so that a language model is loaded once per worker.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from multiprocessing.context import BaseContext
from typing import Any, Generic, Protocol, TypeVar

from gazetteer.errors import GazetteerError, InputError

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], Result]
Prepare = Callable[[], Work[Item, Result]]

SHARED_MODULES = ("gazetteer.pipeline", "spacy", "onnxruntime")
"""Modules that take longest to import, which the workers of a batch share."""

AHEAD = 4
"""Number of items submitted per worker beyond the oldest unfinished one; bounds memory."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item with its result, or with the error that stopped it."""

    item: Item
    result: Result | None = None
    error: str | None = None


class Runner(Protocol[Item, Result]):
    """The common interface of the runners: their first two arguments."""

    def __call__(self, prepare: Prepare[Item, Result], items: Iterable[Item], /) -> Iterator[Done[Item, Result]]: ...


class Future(Protocol):
    """The common interface of futures of `concurrent.futures` and Dask."""

    def result(self) -> Any: ...


def serial(prepare: Prepare[Item, Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
    """Process the items one after another in this process."""
    work = prepare()
    for item in items:
        yield attempt(work, item)


def start_server(modules: Sequence[str] = ()) -> BaseContext:
    """Start the process of which workers are forks, so that it imports modules while the caller does something else.

    On Linux and macOS it has no threads, and imports the modules once for all workers. On Windows there is none: each worker
    starts anew.

    Args:
        modules: names of the modules; ignored if it has been started before.

    Returns:
        What creates its processes.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    with _safe_path():
        forkserver.ensure_running()
    return context


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let new Python processes not import modules from the current folder, where a `random.py` may be."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


@contextmanager
def started(
    workers: int, get_ready: Callable[[], object] = int, *, modules: Sequence[str] = ()
) -> Iterator[ProcessPoolExecutor]:
    """Start processes immediately, so that they load what they need while the caller still does something else.

    Args:
        workers: number of processes.
        get_ready: called in each process; an error in it is left to the work itself.
        modules: names of modules to import before the processes are forked (`start_server`).
    """
    context = start_server(modules)
    settings = get_ready, dict(os.environ)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker, initargs=settings)
    try:
        with _safe_path():
            for _ in range(workers):
                pool.submit(int)
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def processes(
    prepare: Prepare[Item, Result], items: Iterable[Item], *, workers: int, pool: ProcessPoolExecutor | None = None
) -> Iterator[Done[Item, Result]]:
    """Process the items in several processes, each of which calls `prepare` once.

    Args:
        prepare: creates the work function.
        items: what to process.
        workers: number of processes.
        pool: that many processes which `started` has started; new ones if None.

    Raises:
        InputError: a process was killed, as happens when memory runs out.
    """
    if pool is None:
        with started(workers) as pool:
            yield from processes(prepare, items, workers=workers, pool=pool)
        return
    try:
        yield from _in_order(lambda item: pool.submit(_do_prepared, prepare, item), items, workers * AHEAD)
    except BrokenProcessPool as error:
        raise InputError(
            "a worker process was killed, as happens when memory runs out: use fewer --workers. Finished texts are kept"
        ) from error


def dask(prepare: Prepare[Item, Result], items: Iterable[Item], *, address: str) -> Iterator[Done[Item, Result]]:
    """Process the items on a Dask cluster. Every worker needs the package, and access to the inputs and outputs.

    Raises:
        InputError: Dask is not installed, or no scheduler answers at `address`.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise InputError("--dask needs Dask: pip install 'gazetteer[cluster]'") from error
    try:
        client = distributed.Client(address, timeout=20)
    except (OSError, ValueError) as error:
        raise InputError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        yield from _in_order(
            lambda item: client.submit(_do_prepared, prepare, item, pure=False), items, workers * AHEAD
        )


def _in_order(submit: Callable[[Item], Future], items: Iterable[Item], ahead: int) -> Iterator[Done[Item, Result]]:
    """Yield results in the order of the items, with at most `ahead` items submitted at a time."""
    remaining = iter(items)
    pending = deque((item, submit(item)) for item in islice(remaining, ahead))
    while pending:
        item, future = pending.popleft()
        result, error = future.result()
        yield Done(item, result, error)
        pending.extend((item, submit(item)) for item in islice(remaining, 1))


_prepared: dict[str, Any] = {}
"""The work functions of a worker process by the function that created them."""


def _start_worker(get_ready: Callable[[], object], environment: Mapping[str, str]) -> None:
    import signal
    from threading import Thread

    os.environ.update(environment)  # the server process may have been started with another one
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles Ctrl-C and ends its workers
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(Exception):
        get_ready()


def _end_with_parent() -> None:
    """End this worker process after its parent was killed."""
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do_prepared(prepare: Prepare[Any, Any], item: Any) -> tuple[Any, str | None]:
    """Return the result and the error of an item, but not the item, which the caller has."""
    key = f"made {prepare!r}"
    if key not in _prepared:
        _prepared[key] = prepare()
    done = attempt(_prepared[key], item)
    return done.result, done.error


def attempt(work: Work[Item, Result], item: Item) -> Done[Item, Result]:
    """Process one item; an error becomes part of the result, so that other items continue."""
    try:
        return Done(item, work(item))
    except MemoryError:
        return Done(item, error="not enough memory")
    except GazetteerError as error:
        return Done(item, error=str(error))
    except Exception as error:
        return Done(item, error=f"{type(error).__name__}: {error}")
