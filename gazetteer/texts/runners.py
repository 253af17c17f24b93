"""Three ways to do the same thing many times: here, in processes, on a Dask cluster. One signature.

`run(work, items)` gives each item with its result or its error, as they are done. `work` is made in every worker once, by
`prepare`, so that a language model is loaded once for each and not for each text.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, Generic, TypeVar

from gazetteer.errors import InputError

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Item], Result]
Prepare = Callable[[], Work[Item, Result]]

AHEAD = 4
"""Items handed out to each worker beforehand; bounds memory."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item with its result, or with the error that stopped it."""

    item: Item
    result: Result | None = None
    error: str | None = None


def serial(prepare: Prepare[Item, Result], items: Iterable[Item]) -> Iterator[Done[Item, Result]]:
    """One after another, in this process."""
    work = prepare()
    for item in items:
        yield _attempted(work, item)


def processes(prepare: Prepare[Item, Result], items: Iterable[Item], *, workers: int) -> Iterator[Done[Item, Result]]:
    """In so many processes, each of which prepares itself once. Works where processes are spawned and not forked.

    Raises:
        InputError: a process was killed, as happens when memory runs out.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare, initargs=(prepare,))
    try:
        yield from _fed(lambda item: pool.submit(_do, item), items, workers * AHEAD)
    except BrokenProcessPool as error:
        raise InputError(
            "a worker process was killed, as happens when memory runs out: take fewer --workers; what is done is kept"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def dask(prepare: Prepare[Item, Result], items: Iterable[Item], *, address: str) -> Iterator[Done[Item, Result]]:
    """On a Dask cluster. The gazetteer must be installed, and the inputs and outputs be reachable, on every worker.

    Raises:
        InputError: Dask is not installed, or no scheduler answers.
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

        def submit(item: Item) -> Any:
            return client.submit(_do_prepared, prepare, item, pure=False)

        def first_done(pending: set[Any]) -> set[Any]:
            return set(distributed.wait(list(pending), return_when="FIRST_COMPLETED").done)

        yield from _fed(submit, items, workers * AHEAD, first_done=first_done)


def _fed(
    submit: Callable[[Item], Any],
    items: Iterable[Item],
    ahead: int,
    *,
    first_done: Callable[[set[Any]], set[Any]] | None = None,
) -> Iterator[Done[Item, Result]]:
    """Hand out items, never more than so many at once, and give them back as they are done."""
    remaining = iter(items)
    pending: set[Any] = {submit(item) for item in islice(remaining, ahead)}
    while pending:
        done = (first_done or _first_of_pool)(pending)
        pending -= done
        for item in islice(remaining, len(done)):
            pending.add(submit(item))
        for future in done:
            yield future.result()


def _first_of_pool(pending: set[Future[Any]]) -> set[Future[Any]]:
    return wait(pending, return_when=FIRST_COMPLETED).done


_prepared: dict[str, Any] = {}
"""In a worker process: what it works with."""


def _prepare(prepare: Prepare[Any, Any]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its workers when their texts are done
    _prepared["work"] = prepare


def _do(item: Any) -> Done[Any, Any]:
    return _do_prepared(_prepared["work"], item)


def _do_prepared(prepare: Prepare[Any, Any], item: Any) -> Done[Any, Any]:
    key = f"made {prepare!r}"
    if key not in _prepared:
        _prepared[key] = prepare()
    return _attempted(_prepared[key], item)


def _attempted(work: Work[Item, Result], item: Item) -> Done[Item, Result]:
    """A text may fail in any way; it never stops the others."""
    try:
        return Done(item, work(item))
    except MemoryError:
        return Done(item, error="it needs more memory than there is")
    except Exception as error:
        return Done(item, error=f"{type(error).__name__}: {error}")
