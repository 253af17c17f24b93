"""Many requests at one time get the answers that each gets alone."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import httpx
from starlette.exceptions import HTTPException

from gazetteer import Gazetteer
from gazetteer.model.place import Location, Name, Place
from gazetteer.reconcile import PlaceCells
from gazetteer.server.settings import ServerSettings
from gazetteer.server.shared import Matching, Shared
from gazetteer.server.turns import REQUESTS_WAITING, Turns
from tests.server.conftest import run_async

PATHS = (
    "/api/lookup?name=Karin&year=1920",
    "/api/lookup?name=Alexandropoll",
    "/api/names?place=Gyumri&year=1930",
    "/api/place/gn:616635",
    "/search?name=Springfield",
    "/place/gn:315368",
    "/reconcile/suggest/entity?prefix=San",
    "/reconcile?queries=" + json.dumps({"q0": {"query": "Tiflis"}}),
)


def test_answers_do_not_mix(client: httpx.Client) -> None:
    alone = {path: client.get(path).text for path in PATHS}
    wanted = [path for _ in range(6) for path in PATHS]
    with ThreadPoolExecutor(12) as pool:
        together = list(pool.map(lambda path: client.get(path).text, wanted))
    assert [answer == alone[path] for path, answer in zip(wanted, together, strict=True)] == [True] * len(wanted)


def test_look_ups_do_not_wait_for_texts(client: httpx.Client) -> None:
    """More texts than threads are annotated one after another, and a look-up is answered before they are done."""
    text = "The delegation went from Alexandropol to Kars, and from Kars to Erzerum. " * 20
    done: list[int] = []
    with ThreadPoolExecutor(10) as pool:
        waiting = [
            pool.submit(lambda: client.post("/api/annotate", json={"text": text}).status_code) for _ in range(10)
        ]
        for one in waiting:
            one.add_done_callback(lambda one: done.append(one.result()))
        assert client.get("/api/lookup?name=Karin").status_code == 200
        assert len(done) < 10
    assert done == [200] * 10


def test_one_thread_at_a_time_and_a_long_queue_is_refused() -> None:
    """The queue is longer than allowed: the excess requests are refused, and all others are answered."""
    made: list[object] = []
    inside = threading.Semaphore(1)

    def make() -> object:
        made.append(object())
        return made[-1]

    turns: Turns[object] = Turns(make, lambda thing: None)
    release = threading.Event()

    def work(thing: object) -> bool:
        assert inside.acquire(blocking=False), "two threads at one time"
        release.wait(10)
        inside.release()
        return thing is made[0]

    refused: list[int] = []
    answered: list[bool] = []

    async def ask() -> None:
        try:
            answered.append(await turns.run(work))
        except HTTPException as error:
            refused.append(error.status_code)

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(REQUESTS_WAITING + 4):
                group.start_soon(ask)
            await anyio.sleep(0.05)
            release.set()

    run_async(all_at_once)
    assert refused == [503] * 3
    assert answered == [True] * (REQUESTS_WAITING + 1)
    assert len(made) == 1


def test_a_gazetteer_that_changed_is_opened_again(tmp_path: Path) -> None:

    def meant(matching: Matching) -> set[str]:
        return {option.match.place.id for option in matching.reconciler.options(PlaceCells("Secondville"))}

    file = tmp_path / "own.db"
    with Gazetteer.open(file, writable=True) as own:
        own.add([_place("x:1", "Firstville")])
        shared = Shared(ServerSettings(gazetteer=file))
        try:
            with shared.gazetteer() as before:
                assert before.lookup("Firstville")[0].place.id == "x:1"
                with shared.matching.turn() as matching:
                    assert "x:2" not in meant(matching)
                own.add([_place("x:2", "Secondville")])
                shared.reopen()
            with shared.gazetteer() as after, shared.matching.turn() as matching:
                assert after is not before
                assert after.lookup("Secondville")[0].place.id == "x:2"
                assert "x:2" in meant(matching)
        finally:
            shared.close()


def _place(id: str, name: str) -> Place:
    return Place(id, name, Location(40.0, 44.0), feature="P", names=(Name(name, kind="primary", source="s"),))


def test_gazetteers_are_given_back(gazetteer: Gazetteer) -> None:
    shared = Shared(ServerSettings(gazetteer=gazetteer.path))
    try:
        used = set()
        for _ in range(3):
            with shared.gazetteer() as one:
                used.add(one)
        assert len(used) == 1
    finally:
        shared.close()
