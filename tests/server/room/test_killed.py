"""A killed server loses no acknowledged change and continues after a restart."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from gazetteer import Gazetteer
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from tests.server.room.conftest import wait

NAMES = 120
KILLED_AFTER = (3, 60)
"""Acknowledged changes after which the server is killed, in two runs; GAZETTEER_KILLS adds more."""


@contextmanager
def served(gazetteer: Gazetteer, workspace: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """Run `gazetteer serve` as a user does; the server is killed at the end."""
    command = [sys.executable, "-m", "gazetteer", "serve", "--port", "0", "--gazetteer", str(gazetteer.path)]
    with subprocess.Popen([*command, "--workspace", str(workspace)], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with httpx.Client(base_url=address, timeout=60) as client:
            client.headers["x-csrf-token"] = re.findall(r'csrf-token" content="([^"]+)', client.get("/documents").text)[
                0
            ]
            try:
                yield running, client
            finally:
                running.kill()


def annotation() -> str:
    """An annotated text in which one name stands many times."""
    place = Place("t:vidin", "Vidin", Location(43.99, 22.88), feature="P")
    chosen = Candidate(place, "Vidin", 0.9)
    entities = tuple(
        Entity(f"e{n}", 6 * n, 6 * n + 5, "Vidin", "PLACE", "test", resolution=Resolution(chosen, (chosen,)))
        for n in range(NAMES)
    )
    return Document("river", "Vidin " * NAMES, entities=entities).to_json()


@pytest.mark.parametrize("after", [*KILLED_AFTER, *range(10, 10 + int(os.environ.get("GAZETTEER_KILLS", "0")))])
def test_no_acknowledged_change_is_lost(gazetteer: Gazetteer, tmp_path: Path, after: int) -> None:
    workspace = tmp_path / "killed.workspace"
    acknowledged: set[str] = set()
    enough = threading.Event()

    with served(gazetteer, workspace) as (running, client):
        id = client.post("/documents", content=annotation(), params={"name": "river.json"}).json()["documents"][0]["id"]

        def correct(numbers: range) -> None:
            for number in numbers:
                one = {"start": 6 * number, "end": 6 * number + 5, "text": "Vidin", "action": "reject", "type": "PLACE"}
                body = {"corrections": [one], "seen": 0, "who": "test"}
                try:
                    answer = client.post(f"/documents/{id}/corrections", json=body)
                except httpx.HTTPError:  # the server is dead
                    return
                if answer.status_code == 200:
                    acknowledged.add(f"e{number}")
                if len(acknowledged) >= after:
                    enough.set()

        with ThreadPoolExecutor(3) as pool:
            work = [pool.submit(correct, range(first, NAMES, 3)) for first in range(3)]
            assert enough.wait(60)
            running.kill()
            for one in work:
                one.result()

    with served(gazetteer, workspace) as (_, client):
        left = {row[0] for row in client.get(f"/documents/{id}/data").json()["rows"]}
        assert len(acknowledged) >= after
        assert not acknowledged & left


def test_an_interrupted_annotation_starts_again(gazetteer: Gazetteer, tmp_path: Path) -> None:
    workspace = tmp_path / "interrupted.workspace"
    with served(gazetteer, workspace) as (running, client):
        added: dict[str, Any] = client.post("/documents", content=b"From Varna we came to Shumla.").json()
        running.kill()
    with served(gazetteer, workspace) as (_, client):
        found = wait(client, added["documents"][0]["id"])
    assert "Varna" in found["text"]
    assert found["rows"]
