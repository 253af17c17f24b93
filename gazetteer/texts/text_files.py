"""The results of a batch as one JSON file per text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO

from gazetteer.texts.batch_inputs import Unreadable, annotator, digest_of
from gazetteer.texts.batch_report import BatchReport
from gazetteer.texts.manifest import MANIFEST, check_kind, known_texts, note, open_manifest
from gazetteer.texts.options import BatchOptions
from gazetteer.texts.runners import Runner
from gazetteer.texts.text import Text
from gazetteer.whole_files import replacing

MAX_NAME = 150
"""Maximum number of bytes of a result file's name from the text's id; file systems allow 255 in total."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class FileJob:
    """One text and the name of its result file."""

    text: Text
    file: str
    digest: str


def write_files(
    texts: Iterable[Text | Unreadable],
    folder: Path,
    options: BatchOptions,
    *,
    read: Runner[FileJob, int],
    report: BatchReport,
    progress: Progress,
) -> None:
    """Annotate each text into its own file. A text is skipped if it was done before and has not changed since.

    Args:
        texts: the texts, and what cannot be read.
        folder: the folder for results.
        options: how texts are annotated.
        read: runs the work, here or in other processes.
        report: receives the counts.
        progress: called with the number of finished texts.
    """
    check_kind(folder, is_sharded=False)
    known = dict(known_texts(folder / MANIFEST))
    with open_manifest(folder) as manifest:
        jobs = _jobs(texts, folder, options.digest(), known=known, report=report, manifest=manifest, progress=progress)
        for one in read(partial(_worker, options, str(folder.resolve())), jobs):
            job = one.item
            if one.error is None:
                report.done += 1
                report.places += one.result or 0
            else:
                report.failed[job.text.id] = one.error
            note(manifest, job.text.id, file=job.file, digest=job.digest, error=one.error, warning=job.text.warning)
            progress(1)


def _jobs(
    texts: Iterable[Text | Unreadable],
    folder: Path,
    setting: str,
    *,
    known: dict[str, str],
    report: BatchReport,
    manifest: IO[str],
    progress: Progress,
) -> Iterator[FileJob]:
    """Yield the texts that are not done yet; what cannot be read counts as a failure."""
    for text in texts:
        if isinstance(text, Unreadable):
            report.failed[text.id] = text.reason
            note(manifest, text.id, file=None, digest=None, error=text.reason)
            continue
        digest, file = digest_of(setting, text), file_name(text.id)
        if known.get(file) == digest and (folder / file).is_file():
            report.passed += 1
            progress(1)
            continue
        yield FileJob(text, file, digest)


def _worker(options: BatchOptions, folder: str) -> Callable[[FileJob], int]:
    """Make the work function of a worker: annotate one text into its file and return the number of distinct places."""
    annotate = annotator(options)

    def work(job: FileJob) -> int:
        document = annotate(job.text)
        content = json.dumps(document.to_dict(), ensure_ascii=False, allow_nan=False) + "\n"
        with replacing(Path(folder, job.file)) as part:
            part.write_text(content, "utf-8", errors="backslashreplace")
        return len(document.places)

    return work


def file_name(id_: str) -> str:
    """Return a file name that every file system accepts, unique for every id."""
    plain = _shortened(re.sub(r"[^\w.-]+", "_", id_).strip("._")) or "text"
    if plain == id_:
        return f"{plain}.json"
    return f"{plain}-{sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.json"


def _shortened(name: str) -> str:
    """Return at most `MAX_NAME` bytes of a name, without splitting a character."""
    return name.encode("utf-8", "replace")[:MAX_NAME].decode("utf-8", "ignore")
