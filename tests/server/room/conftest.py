"""A server with an empty workspace, and a reader who adds documents."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gazetteer import Gazetteer
from gazetteer.server.settings import ServerSettings
from tests.server.conftest import serving

Add = Callable[..., list[str]]


@pytest.fixture
def room(gazetteer: Gazetteer, tmp_path: Path) -> Iterator[httpx.Client]:
    """A client of a server with a separate workspace."""
    settings = ServerSettings(gazetteer=Path(gazetteer.path), workspace=tmp_path / "test.workspace")
    with serving(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def wait(client: httpx.Client, id: str, seconds: float = 90) -> dict[str, Any]:
    """Wait until a document is annotated, and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found: dict[str, Any] = client.get(f"/documents/{id}/data").json()
        assert not found["job"] or found["job"]["state"] not in ("failed", "cancelled"), found["job"]
        if found["ready"]:
            return found
        time.sleep(0.05)
    raise AssertionError(f"{id} was not annotated within {seconds} seconds")


@pytest.fixture
def add(room: httpx.Client) -> Add:
    """Adds a document to the room; returns the ids."""

    def adding(content: str | bytes, **query: str) -> list[str]:
        answer = room.post("/documents", content=content, params=query)
        assert answer.status_code == 200, answer.text
        ids = [one["id"] for one in answer.json()["documents"]]
        for id in ids:
            wait(room, id)
        return ids

    return adding


@pytest.fixture
def desk(browser: Any, room: httpx.Client) -> Iterator[Callable[..., Any]]:
    """Opens pages of the room in Chromium; console messages and requests to other hosts fail the test."""
    complaints: list[str] = []
    contexts: list[Any] = []

    def visit(path: str, *, width: int = 1440, height: int = 900, context: Any = None, **options: Any) -> Any:
        if context is None:
            context = browser.new_context(
                viewport={"width": width, "height": height}, reduced_motion="reduce", accept_downloads=True, **options
            )
            contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if "409" not in message.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if _is_foreign(request.url, room) else None)
        page.goto(f"{room.base_url}{path}")
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def _is_foreign(url: str, room: httpx.Client) -> bool:
    return not url.startswith((str(room.base_url), "data:", "blob:"))
