"""Shared fixtures: one gazetteer, one pipeline and one browser for the whole run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from gazetteer import Gazetteer, Pipeline

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Reference material next to some checkouts, which is not part of the project."""

settings.register_profile("without a deadline", settings(), deadline=None)
settings.load_profile("without a deadline")  # a busy machine must not fail an example


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # tests serve tiles there
]


@pytest.fixture(scope="session", autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A user without imported places, independent of who runs the tests."""
    os.environ["GAZETTEER_DATA"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The embedded gazetteer, built if it does not exist yet."""
    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def pipeline(gazetteer: Gazetteer) -> Pipeline:
    """The default pipeline over the embedded gazetteer."""
    return Pipeline(gazetteer)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; the test is skipped if it is missing."""
    if not SHARED.is_dir():
        pytest.skip(f"reference material is not at {os.path.relpath(SHARED, ROOT)}")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The installed Chromium; without one the test is skipped, in CI it fails."""
    program = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium is installed, and in CI the page must be driven")
        pytest.skip("no Chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()
