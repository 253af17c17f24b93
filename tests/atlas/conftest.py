"""A real Chromium for the tests that drive the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gazetteer import atlas
from gazetteer.model.document import Document
from tests.atlas import story

CARD = ".leaflet-popup .card"


def mention(text: str, kind: str = "article .m") -> str:
    """The selector of the first mention of this text."""
    return f'{kind}:text-is("{text}") >> nth=0'


@dataclass
class Log:
    """Requests and messages of a page."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def external(self) -> list[str]:
        """Requests to other machines."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]


@pytest.fixture(scope="session")
def story_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the story of Alexandropol."""
    path = tmp_path_factory.mktemp("atlas") / "story.html"
    atlas.draw(story.alexandropol()).save(str(path))
    return path


Open = Callable[..., tuple[Any, Log]]


@pytest.fixture
def visit(browser: Any, story_page: Path, tmp_path: Path) -> Iterator[Open]:
    """Open a page of the story or of the given documents. External requests and console messages fail the test."""
    contexts = []
    logs: list[Log] = []

    def visit(
        documents: Document | list[Document] | None = None,
        *,
        hash: str = "",
        width: int = 1440,
        height: int = 900,
        scripts: bool = True,
        **options: Any,
    ) -> tuple[Any, Log]:
        path = story_page
        if documents is not None or options:
            path = tmp_path / "page.html"
            atlas.draw(documents or story.alexandropol(), **options).save(str(path))
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", java_script_enabled=scripts
        )
        contexts.append(context)
        page, log = context.new_page(), Log()
        logs.append(log)
        page.on("request", lambda request: log.requests.append(request.url))
        page.on("console", lambda message: log.complaints.append(message.text))
        page.on("pageerror", lambda error: log.complaints.append(str(error)))
        page.goto(path.as_uri() + hash)
        if scripts:
            page.wait_for_selector("html[data-ready=yes]")
            page.wait_for_timeout(150)
        return page, log

    yield visit
    for context in contexts:
        context.close()
    for log in logs:
        assert log.complaints == []
