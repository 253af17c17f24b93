"""Shared by the tests of the server: real servers on free ports, over HTTP."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import anyio
import httpx
import pytest
import uvicorn

from gazetteer import Gazetteer
from gazetteer.server.application import create_app
from gazetteer.server.settings import ServerSettings

Answer = TypeVar("Answer")


@contextmanager
def serving(settings: ServerSettings) -> Iterator[str]:
    """Serve an application on a free port of this machine; yields its address without a slash at the end."""
    server = uvicorn.Server(uvicorn.Config(create_app(settings), port=0, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


def run_async(coroutine: Callable[[], Awaitable[Answer]]) -> Answer:
    """Run a coroutine function in a separate thread, because the browser of other tests has an event loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, coroutine).result()


@pytest.fixture(scope="session")
def address(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with default settings and an empty workspace."""
    workspace = tmp_path_factory.mktemp("workspace") / "workspace.db"
    with serving(ServerSettings(gazetteer=Path(gazetteer.path), workspace=workspace)) as found:
        yield found


@pytest.fixture(scope="session")
def client(address: str) -> Iterator[httpx.Client]:
    """A program that calls the server."""
    with httpx.Client(base_url=address, timeout=30) as opened:
        yield opened
