"""Annotate many documents into files; safe to re-run after an interruption.

The folder of results has `manifest.jsonl` with one line per text, or per shard, that is done or failed, with the reason. A
result that is listed as done and whose file exists is kept unless its texts or the options have changed. `runs.jsonl` has
one line per finished run with its settings, the versions and the counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError
from gazetteer.texts import runners
from gazetteer.texts.batch_inputs import batch_texts
from gazetteer.texts.batch_report import BatchReport
from gazetteer.texts.collection_home import infer_home
from gazetteer.texts.manifest import open_manifest
from gazetteer.texts.options import BatchOptions, forget_pipeline, open_pipeline
from gazetteer.texts.run_record import write_run
from gazetteer.texts.runners import Runner
from gazetteer.texts.shards import Sharding, write_shards
from gazetteer.texts.text_files import write_files
from gazetteer.whole_files import remove_abandoned


def run(
    inputs: Sequence[str | os.PathLike[str]],
    folder: Path,
    options: BatchOptions,
    *,
    sharding: Sharding | None = None,
    workers: int = 1,
    dask: str | None = None,
    column: str | None = None,
    encoding: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> BatchReport:
    """Annotate every text of the inputs into a folder; continue where an earlier run stopped.

    Args:
        inputs: files of texts.
        folder: the folder for results; created if it is missing.
        options: how texts are annotated.
        sharding: how results are divided into files of many texts; one JSON file per text if None.
        workers: number of processes; 1 uses this process.
        dask: address of a Dask scheduler to use instead of processes.
        column: the column of a table with the texts.
        encoding: the encoding of the files; detected if None.
        progress: called with the number of finished texts.

    Raises:
        InputError: the folder cannot be written or has results of another kind, or a worker was killed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        open_manifest(folder).close()
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}") from error
    report, started = BatchReport(), datetime.now(UTC)
    with ExitStack() as stack:
        stack.callback(forget_pipeline)
        read: Runner[Any, Any] = runners.serial
        if dask is not None:
            read = partial(runners.dask, address=dask)
        elif workers > 1:
            pool = stack.enter_context(
                runners.started(workers, partial(_get_ready, options), modules=runners.SHARED_MODULES)
            )
            read = partial(runners.processes, workers=workers, pool=pool)
        if options.infer_home and options.home is None:
            found = infer_home(inputs, options, read, column=column, encoding=encoding)
            if found:
                options = replace(options, home=found.place.id)
                report.home = str(found)
        texts = batch_texts(inputs, column=column, encoding=encoding)
        advance = progress or (lambda done: None)
        if sharding is None:
            write_files(texts, folder, options, read=read, report=report, progress=advance)
        else:
            write_shards(texts, folder, options, sharding, read=read, report=report, progress=advance)
    remove_abandoned(folder)
    settings = {**asdict(options), "sharding": asdict(sharding) if sharding else None}
    counts = {"done": report.done, "done before": report.passed, "failed": len(report.failed), "places": report.places}
    write_run(folder, started, settings, counts, workers=workers)
    return report


def _get_ready(options: BatchOptions) -> None:
    """Load what a worker needs for its first text."""
    open_pipeline(options).annotate("They came to Kars.", lang=options.lang or "en")
