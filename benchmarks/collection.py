"""Measure `gazetteer batch` on collections of many short documents: time, and memory, which must not grow.

    python benchmarks/collection.py                            # 1,000 and 10,000 documents
    python benchmarks/collection.py --documents 1000000 --workers 2
    python benchmarks/collection.py --documents 5000 --kills 3 # killed three times; must end with the same files

The documents are generated from the sample texts while the file is written: each has two to four consecutive sentences of one of
them, a number and a year. All are in one file of JSON lines, and the results in shards. Prints, for each number of documents,
processor time and time on the clock of all processes together, documents per second of both, and the largest memory of any
process; `--kills` also kills the command with SIGKILL after equal shares of the shards, starts it again each time, and
compares all files with those of an undisturbed run. Exits with 1 if a file differs.
"""

from __future__ import annotations

import argparse
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
from pathlib import Path
from typing import NamedTuple

from gazetteer.evaluation.markdown import markdown
from gazetteer.resources import data_folder
from gazetteer.texts.manifest import MANIFEST
from gazetteer.texts.run_record import RUNS

SENTENCES = (2, 4)
"""Least and most sentences of a document."""
SEED = 1920
"""Seed of the random choices."""


class Measured(NamedTuple):
    """Processor seconds and seconds on the clock of a command and its workers, and the peak memory of one process in MB."""

    processor: float
    clock: float
    peak: float


def documents(number: int) -> Iterator[dict[str, str]]:
    """Yield short documents, the same ones in every run."""
    chance = random.Random(SEED)
    texts = [path.read_text("utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))]
    sentences = [re.split(r"(?<=[.!?])\s+", text) for text in texts]
    for index in range(number):
        text = chance.choice(sentences)
        length = chance.randint(*SENTENCES)
        start = chance.randrange(len(text) - length)
        year = chance.randint(1800, 1950)
        yield {"id": f"d{index}", "date": str(year), "text": f"No. {index}. {' '.join(text[start : start + length])}"}


def write_documents(path: Path, number: int) -> int:
    """Write the documents as JSON lines, and return the number of their words."""
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for document in documents(number):
            words += len(document["text"].split())
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")
    return words


def command(source: Path, folder: Path, options: argparse.Namespace) -> list[str]:
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
        str(options.workers),
    ]


def measured(line: Sequence[str]) -> Measured:
    """Run a command to its end."""
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(line)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"the command failed: {' '.join(line)}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return Measured(processor, time.monotonic() - begun, used.ru_maxrss * unit / 1e6)


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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000], help="sizes of the collections")
    parser.add_argument("--workers", type=int, default=1, help="number of processes")
    parser.add_argument("--shard-size", type=int, default=250, help="documents in a shard")
    parser.add_argument("--model", help="the recognition model; “none” uses only the names of the gazetteer")
    parser.add_argument("--kills", type=int, default=0, help="how often the command is killed in a second run")
    options = parser.parse_args()
    rows = []
    for number in options.documents:
        with tempfile.TemporaryDirectory() as name:
            source, folder = Path(name, "documents.jsonl"), Path(name, "annotated")
            words = write_documents(source, number)
            taken = measured(command(source, folder, options))
            size = sum(path.stat().st_size for path in folder.iterdir())
            print(f"{number:,} documents: {taken}", flush=True)
            rows.append(
                (
                    f"{number:,}",
                    f"{words:,}",
                    f"{taken.processor:.1f}",
                    f"{number / taken.processor:.1f}",
                    f"{taken.clock:.1f}",
                    f"{taken.peak:.0f}",
                    f"{size / 1e6:.1f}",
                )
            )
            if options.kills:
                again = Path(name, "again")
                shards = -(-number // options.shard_size)
                killed(command(source, again, options), again, shards, options.kills)
                if found := different(folder, again):
                    sys.exit(f"{len(found)} files differ, the first: {found[0]}")
                print(f"all {len(list(again.iterdir()))} files are identical after {options.kills} kills")
    header = ("documents", "words", "processor s", "documents per s", "clock s", "peak MB", "results MB")
    print(markdown(header, rows))


if __name__ == "__main__":
    main()
