"""Many documents, one JSON file each: resumable, in as many processes as wanted.

The folder of results has `manifest.jsonl`, one line for each text that was done or failed, with the reason. What it says is done,
and is there, is not done again; a text that changed meanwhile is. A result is written beside its place and put there when whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

from gazetteer.errors import GazetteerError, InputError
from gazetteer.texts import runners
from gazetteer.texts.reader import Text, read_texts

MANIFEST = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Options:
    """How texts are annotated, as `Pipeline` takes it; `gazetteer` and `weights` are the paths of files."""

    gazetteer: str | None = None
    model: str | None = None
    lang: str | None = None
    demonyms: bool = False
    nested: bool = True
    date: str | None = None
    near: str | None = None
    weights: str | None = None

    def digest(self) -> str:
        """What changes when the options do, so that results of other options are not taken for these."""
        learnt = Path(self.weights).read_bytes() if self.weights else b""
        return hashlib.sha256(repr(self).encode() + learnt).hexdigest()[:12]


@dataclass(slots=True)
class Report:
    """What a run did: texts done, passed over because they were done before, and failed with the reason, by their ids."""

    done: int = 0
    passed: int = 0
    places: int = 0
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """One text and the file that its result goes to."""

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
    """Annotate every text of the inputs into a folder, going on where an earlier run stopped.

    Args:
        workers: processes; 1 works in this one.
        dask: address of a Dask scheduler, in place of processes.
        progress: told how many texts are finished with.

    Raises:
        InputError: the folder cannot be written, or a worker was killed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = dict(_known(folder / MANIFEST))
        manifest = (folder / MANIFEST).open("a", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror or error}") from error
    report = Report()
    with manifest:
        jobs = _jobs(inputs, folder, options, known, report, manifest, progress, column=column, encoding=encoding)
        prepare = partial(_worker, options, str(folder.resolve()))
        done: Iterator[runners.Done[Job, int]]
        if dask is not None:
            done = runners.dask(prepare, jobs, address=dask)
        elif workers > 1:
            done = runners.processes(prepare, jobs, workers=workers)
        else:
            done = runners.serial(prepare, jobs)
        for one in done:
            if one.error is None:
                report.done += 1
                report.places += one.result or 0
            else:
                report.failed[one.item.text.id] = one.error
            _note(manifest, one.item.text.id, one.item.file, one.item.digest, one.error, one.item.text.warning)
            if progress:
                progress(1)
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
    """The texts that are not done yet; an input that cannot be read is a failure like any other."""
    setting = options.digest()
    for text in _texts(inputs, report, manifest, reading):
        digest = hashlib.sha256(f"{setting} {text.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        file = _file_name(text.id)
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
            _note(manifest, str(item), None, None, str(error))


def _worker(options: Options, folder: str) -> Callable[[Job], int]:
    """What a worker does: annotate one text into its file, and tell how many places it found."""
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.pipeline import Pipeline
    from gazetteer.resolve.weights import load

    pipeline = Pipeline(
        Gazetteer.open(options.gazetteer),
        model=options.model,
        lang=options.lang,
        demonyms=options.demonyms,
        nested=options.nested,
        weights=load(Path(options.weights)) if options.weights else None,
    )

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
        half = Path(folder, f".{job.file}.{os.getpid()}.part")
        try:
            half.write_text(json.dumps(document.to_dict(), ensure_ascii=False, allow_nan=False) + "\n", "utf-8")
            os.replace(half, Path(folder, job.file))
        finally:
            half.unlink(missing_ok=True)
        return len(document.places)

    return work


def _known(path: Path) -> Iterator[tuple[str, str]]:
    """File and digest of every text that the manifest says is done; a line that was cut off counts for nothing."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and entry.get("status") == "done":
                yield str(entry.get("file")), str(entry.get("digest"))


def _note(
    manifest: IO[str], id_: str, file: str | None, digest: str | None, error: str | None, warning: str | None = None
) -> None:
    entry = {
        "id": id_,
        "status": "done" if error is None else "failed",
        "file": file if error is None else None,
        "digest": digest,
        "reason": error,
        "warning": warning,
    }
    manifest.write(json.dumps(entry, ensure_ascii=False) + "\n")
    manifest.flush()


def _file_name(id_: str) -> str:
    """A file name that every system takes, and that no other id has."""
    plain = re.sub(r"[^\w.-]+", "_", id_).strip("._")[:100] or "text"
    if plain == id_:
        return f"{plain}.json"
    return f"{plain}-{hashlib.sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.json"
