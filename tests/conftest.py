"""What the tests share: one gazetteer and one pipeline for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Pipeline

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Reference material that lies beside a checkout in some places, and is never part of the project."""


@pytest.fixture(scope="session", autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A user who has imported nothing, whoever runs the tests."""
    os.environ["GAZETTEER_DATA"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The embedded gazetteer, built once for the run if it is not there yet."""
    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def pipeline(gazetteer: Gazetteer) -> Pipeline:
    """The default pipeline over the embedded gazetteer."""
    return Pipeline(gazetteer)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material; the test skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"reference material is not at {os.path.relpath(SHARED, ROOT)}")
    return SHARED
