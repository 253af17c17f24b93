"""Measure `gazetteer batch` on collections of many short documents: time, and memory, which must not grow.

    python benchmarks/collection.py                            # 1,000 and 10,000 documents
    python benchmarks/collection.py --documents 300 --sentences 10 16 --workers 1 2 --rounds 3
    python benchmarks/collection.py --documents 5000 --kills 3 # killed three times; must end with the same files
    python benchmarks/collection.py --documents 1000000 --only-read

The documents are generated from the sample texts while the file is written: each has two to four consecutive sentences of one of
them, a number and a year. All are in one file of JSON lines, and the results in shards. Prints, for each number of documents
and of workers, processor time and time on the clock of all processes together, documents per processor second, and the
largest memory of any process; the least of all rounds.

`--kills` also kills the command with SIGKILL after equal shares of the shards, starts it again each time, and compares all files
with those of an undisturbed run. Exits with 1 if a file differs. `--only-read` measures what the main process does for its
workers: reading the texts, checking their ids and dividing them into shards.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gazetteer.evaluation.markdown import markdown
from gazetteer.resources import data_folder
from gazetteer.texts.batch_inputs import batch_texts
from gazetteer.texts.manifest import MANIFEST, RUNS
from gazetteer.texts.shards import Sharding, shards_of

SEED = 1920
"""Seed of the random choices."""


PR_SET_CHILD_SUBREAPER = 36
"""The option of Linux's prctl."""


class Measured(NamedTuple):
    """Processor seconds and seconds on the clock of a command and its workers, and the peak memory of one process in MB."""

    processor: float
    clock: float
    peak: float


def documents(number: int, least: int, most: int) -> Iterator[dict[str, str]]:
    """Yield documents of this many sentences, the same ones in every run."""
    chance = random.Random(SEED)
    texts = [path.read_text("utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))]
    sentences = [re.split(r"(?<=[.!?])\s+", text) for text in texts]
    for index in range(number):
        text = chance.choice(sentences)
        length = min(chance.randint(least, most), len(text) - 1)
        start = chance.randrange(len(text) - length)
        year = chance.randint(1800, 1950)
        yield {"id": f"d{index}", "date": str(year), "text": f"No. {index}. {' '.join(text[start : start + length])}"}


def write_documents(path: Path, number: int, sentences: Sequence[int]) -> int:
    """Write the documents as JSON lines, and return the number of their words."""
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for document in documents(number, *sentences):
            words += len(document["text"].split())
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")
    return words


def command(source: Path, folder: Path, workers: int, options: argparse.Namespace) -> list[str]:
    """Return the command that annotates a file into a folder."""
    started = [sys.executable, "-m", "gazetteer", "batch", str(source), "-o", str(folder), "--quiet", "--lang", "en"]
    model = ["--model", options.model] if options.model else []
    return [
        *started,
        *model,
        "--format",
        "jsonl",
        "--shard-size",
        str(options.shard_size),
        "--workers",
        str(workers),
    ]


def adopt_orphans() -> None:
    """Make this process the parent of workers that outlive the command, so that their time is counted (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def measured(line: Sequence[str]) -> Measured:
    """Run a command to its end, and that of its workers."""
    begun, unit = time.monotonic(), 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    process = subprocess.Popen(line)
    _, status, used = os.wait4(process.pid, 0)
    clock, all_used = time.monotonic() - begun, [used]
    if status:
        sys.exit(f"the command failed: {' '.join(line)}")
    with suppress(ChildProcessError):
        while True:
            all_used.append(os.wait4(-1, 0)[2])
    each = [one.ru_utime + one.ru_stime for one in all_used]
    return Measured(sum(each), clock, max(one.ru_maxrss for one in all_used) * unit / 1e6)


def killed(line: Sequence[str], folder: Path, shards: int, kills: int) -> None:
    """Run a command, kill it after equal shares of its shards, and run it to its end."""
    for number in range(1, kills + 1):
        wanted = number * shards // (kills + 1)
        process = subprocess.Popen(line)
        while process.poll() is None and done_shards(folder) < wanted:
            time.sleep(0.1)
        process.send_signal(signal.SIGKILL)
        print(f"killed after {done_shards(folder)} of {shards} shards (return code {process.wait()})", flush=True)
    subprocess.run(line, check=True)


def done_shards(folder: Path) -> int:
    """Return the number of lines of a manifest."""
    path = folder / MANIFEST
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def different(one: Path, other: Path) -> list[str]:
    """Return the names of the files that differ between two folders of results."""
    names = sorted({path.name for folder in (one, other) for path in folder.iterdir()} - {RUNS})
    pairs = ((name, one / name, other / name) for name in names)
    return [name for name, a, b in pairs if not (a.is_file() and b.is_file() and a.read_bytes() == b.read_bytes())]


def collection(number: int, options: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    """Yield a row of the table for each number of workers."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "documents.jsonl")
        words = write_documents(source, number, options.sentences)
        found: dict[int, list[Measured]] = {workers: [] for workers in options.workers}
        for turn in range(options.rounds):
            for workers, runs in found.items():
                runs.append(measured(command(source, Path(name, f"{workers}-{turn}"), workers, options)))
                print(f"{number:,} documents, {workers} workers: {runs[-1]}", flush=True)
        folder = Path(name, f"{options.workers[0]}-0")
        others = [path for path in Path(name).iterdir() if path.is_dir()]
        if options.kills:
            others.append(again := Path(name, "again"))
            line = command(source, again, options.workers[-1], options)
            killed(line, again, -(-number // options.shard_size), options.kills)
        for other in others:
            if files := different(folder, other):
                sys.exit(
                    f"{len(files)} files of {other.name} differ from those of {folder.name}, the first: {files[0]}"
                )
        print(f"identical files in {len(others)} folders of results")
        size = sum(path.stat().st_size for path in folder.iterdir())
        for workers, runs in found.items():
            least = Measured(*map(min, zip(*runs, strict=True)))
            yield (
                f"{number:,}",
                f"{words:,}",
                str(workers),
                f"{least.processor:.1f}",
                f"{number / least.processor:.1f}",
                f"{least.clock:.1f}",
                f"{least.peak:.0f}",
                f"{size / 1e6:.1f}",
            )


def only_read(number: int, options: argparse.Namespace) -> None:
    """Print the processor time and the peak memory of reading a collection and dividing it into shards."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "documents.jsonl")
        write_documents(source, number, options.sentences)
        begun = time.process_time()
        texts = batch_texts([source], column=None, encoding=None)
        shards = sum(1 for _ in shards_of(texts, Sharding(size=options.shard_size), ""))
    seconds, unit = time.process_time() - begun, 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    print(
        f"{number:,} documents in {shards:,} shards: {seconds:.1f} s of processor time, at most {peak:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000], help="sizes of the collections")
    parser.add_argument("--sentences", type=int, nargs=2, default=[2, 4], help="least and most sentences of a document")
    parser.add_argument("--workers", type=int, nargs="+", default=[1], help="numbers of processes, which take turns")
    parser.add_argument("--rounds", type=int, default=1, help="how often each is measured")
    parser.add_argument("--shard-size", type=int, default=250, help="documents in a shard")
    parser.add_argument("--model", help="the recognition model; “none” uses only the names of the gazetteer")
    parser.add_argument("--kills", type=int, default=0, help="how often the command is killed in another run")
    parser.add_argument("--only-read", action="store_true", help="read the documents, but do not annotate them")
    options = parser.parse_args()
    if options.only_read:
        for number in options.documents:
            only_read(number, options)
        return
    adopt_orphans()
    rows = [row for number in options.documents for row in collection(number, options)]
    header = ("documents", "words", "workers", "processor s", "per processor s", "clock s", "peak MB", "results MB")
    print(markdown(header, rows))


if __name__ == "__main__":
    main()
