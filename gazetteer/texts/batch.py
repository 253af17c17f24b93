"""Annotate many documents into one JSON file each; safe to re-run after an interruption.

The folder of results has `manifest.jsonl` with one line per text that is done or failed, with the reason. A text that is
listed as done and whose file exists is skipped unless its content or the options have changed. `runs.jsonl` has one line
per finished run with its settings, the versions and the counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from gazetteer.errors import GazetteerError, InputError
from gazetteer.texts import runners
from gazetteer.texts.collection_home import infer_home
from gazetteer.texts.manifest import MANIFEST, known_texts, note
from gazetteer.texts.options import Options, open_pipeline
from gazetteer.texts.reader import Text, read_texts
from gazetteer.texts.run_record import write_run
from gazetteer.texts.runners import Runner
from gazetteer.whole_files import replacing

MODULES = ("gazetteer.pipeline", "spacy", "onnxruntime")
"""Modules that take longest to import, which workers share."""

MAX_NAME = 150
"""Maximum number of bytes of a result file's name from the text's id; file systems allow 255 in total."""


@dataclass(slots=True)
class Report:
    """Counts of a run: texts done, texts skipped because they were done before, and the reasons of failures by text id.

    Attributes:
        home: where the texts come from, in words, if inferred.
    """

    done: int = 0
    passed: int = 0
    places: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    home: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One text and the name of its result file."""

    text: Text
    file: str
    digest: str


def run(
    inputs: Sequence[str | os.PathLike[str]],
    folder: Path,
    options: Options,
    *,
    workers: int = 1,
    dask: str | None = None,
    column: str | None = None,
    encoding: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Annotate every text of the inputs into a folder; continue where an earlier run stopped.

    Args:
        inputs: files of texts.
        folder: the folder for results; created if it is missing.
        options: how texts are annotated.
        workers: number of processes; 1 uses this process.
        dask: address of a Dask scheduler to use instead of processes.
        column: the column of a table with the texts.
        encoding: the encoding of the files; detected if None.
        progress: called with the number of finished texts.

    Raises:
        InputError: the folder cannot be written, or a worker was killed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = dict(known_texts(folder / MANIFEST))
        manifest = (folder / MANIFEST).open("a", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}") from error
    report, started = Report(), datetime.now(UTC)
    with manifest, ExitStack() as stack:
        read: Runner[Any, Any] = runners.serial
        if dask is not None:
            read = partial(runners.dask, address=dask)
        elif workers > 1:
            pool = stack.enter_context(runners.started(workers, partial(_get_ready, options), modules=MODULES))
            read = partial(runners.processes, workers=workers, pool=pool)
        reading = {"column": column, "encoding": encoding}
        if options.infer_home and options.home is None and (found := infer_home(inputs, options, read, **reading)):
            options = replace(options, home=found.place.id)
            report.home = str(found)
        jobs = _jobs(inputs, folder, options, known, report, manifest, progress, **reading)
        for one in read(partial(_worker, options, str(folder.resolve())), jobs):
            if one.error is None:
                report.done += 1
                report.places += one.result or 0
            else:
                report.failed[one.item.text.id] = one.error
            note(manifest, one.item.text.id, one.item.file, one.item.digest, one.error, one.item.text.warning)
            if progress:
                progress(1)
    counts = {"done": report.done, "done before": report.passed, "failed": len(report.failed), "places": report.places}
    write_run(folder, started, asdict(options), counts, workers=workers)
    return report


def _jobs(
    inputs: Iterable[str | os.PathLike[str]],
    folder: Path,
    options: Options,
    known: dict[str, str],
    report: Report,
    manifest: IO[str],
    progress: Callable[[int], None] | None,
    **reading: Any,
) -> Iterator[Job]:
    """Yield the texts that are not done yet; an input that cannot be read counts as a failure."""
    setting = options.digest()
    for text in _texts(inputs, report, manifest, reading):
        digest = hashlib.sha256(f"{setting} {text.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        file = file_name(text.id)
        if known.get(file) == digest and (folder / file).is_file():
            report.passed += 1
            if progress:
                progress(1)
            continue
        yield Job(text, file, digest)


def _texts(
    inputs: Iterable[str | os.PathLike[str]], report: Report, manifest: IO[str], reading: dict[str, Any]
) -> Iterator[Text]:
    seen: dict[str, int] = {}
    for item in inputs:
        try:
            yield from read_texts([item], seen=seen, **reading)
        except GazetteerError as error:
            report.failed[str(item)] = str(error)
            note(manifest, str(item), None, None, str(error))


def _worker(options: Options, folder: str) -> Callable[[Job], int]:
    """Make the work function of a worker: annotate one text into its file and return the number of distinct places."""
    pipeline = open_pipeline(options)

    def work(job: Job) -> int:
        text = job.text
        document = pipeline.annotate(
            text.text,
            date=options.date or text.date,
            near=options.near,
            id=text.id,
            title=text.title,
            lang=options.lang or text.lang,
        )
        document = replace(document, headings=text.headings)
        content = json.dumps(document.to_dict(), ensure_ascii=False, allow_nan=False) + "\n"
        with replacing(Path(folder, job.file)) as part:
            part.write_text(content, "utf-8", errors="backslashreplace")
        return len(document.places)

    return work


def _get_ready(options: Options) -> None:
    """Load what a worker needs for its first text."""
    open_pipeline(options).annotate("They came to Kars.", lang=options.lang or "en")


def file_name(id_: str) -> str:
    """Return a file name that every file system accepts, unique for every id."""
    plain = _shortened(re.sub(r"[^\w.-]+", "_", id_).strip("._")) or "text"
    if plain == id_:
        return f"{plain}.json"
    return f"{plain}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.json"


def _shortened(name: str) -> str:
    """Return at most `MAX_NAME` bytes of a name, without splitting a character."""
    return name.encode("utf-8", "replace")[:MAX_NAME].decode("utf-8", "ignore")
