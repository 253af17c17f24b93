"""Send mixed requests to `gazetteer serve` for a long time, and measure whether it keeps memory, files or threads.

    python benchmarks/soak.py                # an hour
    python benchmarks/soak.py --minutes 5
    python benchmarks/soak.py --pause .3     # each client waits between its requests

The server runs in a process of its own, with a new workspace. Four clients send requests one after the other: look-ups and
former names of known, unknown and misspelt names, pages of places, reconciliation, annotation of passages of the sample texts,
documents that are stored, read, corrected, undone, exported and deleted, and requests that must be refused. Names and passages
vary, so that caches fill up to their limits. The number of documents in the workspace stays the same.

Prints the memory (without the pages of files), the open files, the threads and the requests answered at each of twelve times,
and the answers by kind. Exits with 1 if a request fails that should not, or if the largest memory of the last quarter exceeds
that of the second by more than 10 percent. Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from gazetteer import Gazetteer
from gazetteer.evaluation.markdown import markdown
from gazetteer.resources import data_folder

CLIENTS, NAMES = 4, 8000
SAMPLES = 12
"""Number of times at which the server is measured; a multiple of 4."""
MORE_MEMORY = 1.1
"""Maximum growth of the memory from the second quarter to the last."""
BUSY = ("waiting", "reading")
"""States of a document that is not yet annotated."""
KEPT_OPEN = 2.0
"""Seconds for which a client keeps an idle connection: fewer than the server does, so that neither closes one in use."""
KEPT = 5
"""Number of documents that each client keeps in the workspace."""


class Sample(NamedTuple):
    """The state of the server: minutes since the start, memory in MB, open files, threads, and requests answered so far."""

    minutes: float
    memory: float
    files: int
    threads: int
    requests: int


class Client:
    """Sends one request after the other, chosen at random.

    Attributes:
        answers: number of answers by kind of request and status.
        failures: descriptions of answers that were not expected.
        broken: descriptions of connections that broke; such requests are sent again once, as browsers do.
    """

    def __init__(self, number: int, address: str, names: list[str], passages: list[str]) -> None:
        self.chance = random.Random(number)
        self.http = httpx.Client(base_url=address, timeout=120, limits=httpx.Limits(keepalive_expiry=KEPT_OPEN))
        page = self.http.get("/documents").text
        self.http.headers["x-csrf-token"] = re.findall(r'csrf-token" content="([^"]+)', page)[0]
        self.names, self.passages = names, passages
        self.answers: Counter[str] = Counter()
        self.failures: list[str] = []
        self.broken: list[str] = []
        self.documents: list[str] = []
        self.number = number
        self.steps: list[Callable[[], None]] = (
            [self.look_up] * 30 + [self.reconcile] * 10 + [self.annotate] * 10 + [self.show] * 10
            + [self.work_on_document] * 3 + [self.refused] * 5
        )  # fmt: skip

    def run(self, until: float, pause: float) -> None:
        """Send requests until a time of the monotonic clock, with pauses in seconds."""
        while time.monotonic() < until:
            self.chance.choice(self.steps)()
            time.sleep(pause)

    def ask(
        self, kind: str, method: str, path: str, *, expected: tuple[int, ...] = (200,), **options: object
    ) -> httpx.Response:
        """Send a request, count the answer, and note one that was not expected."""
        try:
            answer = self.http.request(method, path, **options)  # type: ignore[arg-type]
        except httpx.TransportError as error:
            self.broken.append(f"{time.strftime('%H:%M:%S')} {method} {path}: {type(error).__name__}")
            answer = self.http.request(method, path, **options)  # type: ignore[arg-type]
        self.answers[f"{kind}: {answer.status_code}"] += 1
        if answer.status_code not in expected:
            self.failures.append(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
        return answer

    def name(self) -> str:
        """Return a name of the gazetteer, in one of four cases with a slip of the pen."""
        name = self.chance.choice(self.names)
        if len(name) > 3 and self.chance.random() < 0.25:
            at = self.chance.randrange(1, len(name) - 1)
            name = name[:at] + name[at + 1 :]
        return name

    def look_up(self) -> None:
        """Look a name up, and the former names of a place."""
        year = str(self.chance.randint(-300, 2000))
        self.ask("look-up", "GET", "/api/lookup", params={"name": self.name(), "year": year}, expected=(200, 404))
        self.ask("names", "GET", "/api/names", params={"place": self.name()}, expected=(200, 404))

    def show(self) -> None:
        """Open the pages of a search and of a place."""
        found = self.ask("search page", "GET", "/search", params={"q": self.name()}, expected=(200, 303, 404))
        place = re.search(r'href="(/place/[^"]+)"', found.text)
        if place:
            self.ask("place page", "GET", place[1])

    def reconcile(self) -> None:
        """Reconcile ten rows of a table."""
        rows = [{"name": self.name(), "year": str(self.chance.randint(1500, 1950))} for _ in range(10)]
        self.ask("reconcile", "POST", "/api/reconcile", json=rows, expected=(200,))

    def annotate(self) -> None:
        """Annotate a passage."""
        body = {"text": self.chance.choice(self.passages), "date": str(self.chance.randint(1500, 1950))}
        form = self.chance.choice(["json", "tei", "geojson", "w3c"])
        self.ask("annotate", "POST", "/api/annotate", params={"format": form}, json=body)

    def refused(self) -> None:
        """Send a request that must be refused."""
        broken: list[tuple[str, str, dict[str, object], tuple[int, ...]]] = [
            ("GET", "/api/lookup", {"params": {"name": ""}}, (422,)),
            ("GET", "/api/lookup", {"params": {"name": "Karin", "year": "soon"}}, (400, 422)),
            ("POST", "/api/annotate", {"content": b"\xff\xfe{", "headers": {"content-type": "application/json"}}, (400, 422)),
            ("GET", f"/documents/none-{self.number}/data", {}, (400, 404)),
            ("POST", "/documents", {"content": b""}, (400, 422)),
            ("GET", "/api/lookup", {"params": {"name": "Karin"}, "headers": {"origin": "https://elsewhere.example"}}, (403,)),
        ]  # fmt: skip
        method, path, options, expected = self.chance.choice(broken)
        self.ask("refused", method, path, expected=expected, **options)

    def work_on_document(self) -> None:
        """Store a document, read and correct it, export it, and delete an older one."""
        text = "\n\n".join(self.chance.sample(self.passages, 5))
        stored = self.ask("store", "POST", "/documents", content=text.encode(), params={"name": "letter.txt"})
        if stored.status_code != 200:
            return
        id = stored.json()["documents"][0]["id"]
        self.documents.append(id)
        while (self.ask("job", "GET", f"/documents/{id}/job").json()["job"] or {}).get("state") in BUSY:
            time.sleep(0.2)
        data = self.ask("read", "GET", f"/documents/{id}/data").json()
        if data["rows"]:
            self.correct(id, data)
        self.ask("export", "GET", f"/documents/{id}/export/{self.chance.choice(['map', 'tei', 'geojson', 'json'])}")
        if len(self.documents) > KEPT:
            old = self.documents.pop(0)
            seen = self.ask("revision", "GET", f"/documents/{old}/revision").json()["revision"]
            self.ask("delete", "POST", f"/documents/{old}/delete", json={"seen": seen, "who": "soak"})

    def correct(self, id: str, data: dict[str, Any]) -> None:
        """Mark a name as not identifiable, and undo it."""
        row = dict(zip(data["columns"], self.chance.choice(data["rows"]), strict=True))
        span = {"start": row["start"], "end": row["end"], "text": data["text"][row["start"] : row["end"]]}
        body = {"seen": data["revision"], "who": "soak", "corrections": [{"action": "unidentified", **span}]}
        saved = self.ask("correct", "POST", f"/documents/{id}/corrections", json=body)
        if saved.status_code == 200:
            self.ask("undo", "POST", f"/documents/{id}/undo", json={"seen": saved.json()["revision"], "who": "soak"})


def some_names(path: Path, number: int) -> list[str]:
    """Return names of the gazetteer, the same ones in every run."""
    chance = random.Random(0)
    with sqlite3.connect(path) as connection:
        (last,) = connection.execute("SELECT max(rowid) FROM term").fetchone()
        statement = "SELECT fold FROM term WHERE rowid = ?"
        rows = (connection.execute(statement, (chance.randint(1, last),)).fetchone() for _ in range(number))
        return [name for (name,) in filter(None, rows)]


def passages() -> list[str]:
    """Return the paragraphs of the sample texts."""
    texts = [path.read_text("utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))]
    return [part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def sample(process: int, begun: float, clients: list[Client]) -> Sample:
    """Measure the server; Linux only."""
    status = Path(f"/proc/{process}/status").read_text()
    memory, threads = (int(re.findall(rf"^{key}:\s+(\d+)", status, re.M)[0]) for key in ("RssAnon", "Threads"))
    files = len(os.listdir(f"/proc/{process}/fd"))
    answered = sum(client.answers.total() for client in clients)
    return Sample(round((time.monotonic() - begun) / 60, 1), round(memory / 1000, 1), files, threads, answered)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a client waits between two requests")
    options = parser.parse_args()
    names, texts = some_names(Gazetteer.open().path, NAMES), passages()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "gazetteer", "serve", "--port", "0", "--workspace", f"{folder}/soak.workspace"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            clients = [Client(number, address, names, texts) for number in range(CLIENTS)]
            begun = time.monotonic()
            threads = [
                threading.Thread(target=one.run, args=(begun + options.minutes * 60, options.pause)) for one in clients
            ]
            for thread in threads:
                thread.start()
            samples = []
            for number in range(1, SAMPLES + 1):
                time.sleep(max(0.0, begun + options.minutes * 60 * number / SAMPLES - time.monotonic()))
                samples.append(sample(server.pid, begun, clients))
            for thread in threads:
                thread.join()
            server.send_signal(signal.SIGINT)
    report(samples, clients)


def report(samples: list[Sample], clients: list[Client]) -> None:
    """Print the samples and the answers; exit with 1 on a failure or if the memory grew."""
    print(
        markdown(
            ["minutes", "memory MB", "open files", "threads", "requests"],
            [[f"{cell:,}" for cell in one] for one in samples],
        )
    )
    answers: Counter[str] = sum((client.answers for client in clients), Counter())
    print(", ".join(f"{kind} ({count:,})" for kind, count in sorted(answers.items())))
    failures = [failure for client in clients for failure in client.failures]
    print(f"{len(failures)} answers were not expected", *failures[:10], sep="\n")
    broken = [each for client in clients for each in client.broken]
    print(f"{len(broken)} connections broke", *broken[:10], sep="\n")
    quarter = SAMPLES // 4
    second, last = (max(one.memory for one in samples[start : start + quarter]) for start in (quarter, 3 * quarter))
    print(f"largest memory of the second quarter {second:,.0f} MB, of the last {last:,.0f} MB")
    sys.exit(bool(failures) or last > MORE_MEMORY * second)


if __name__ == "__main__":
    main()
