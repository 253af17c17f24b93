"""What the runs of a batch were made with: `runs.jsonl` beside the results, a line per run."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gazetteer import __version__
from gazetteer.texts.manifest import RUNS

RECORDED_PACKAGES = ("spacy", "onnxruntime", "numpy")
"""Packages on which results depend, beside this one."""


def write_run(
    folder: Path, started: datetime, settings: Mapping[str, object], counts: Mapping[str, int], *, workers: int
) -> None:
    """Add a finished run to the list of runs.

    Args:
        folder: the folder of the results.
        started: when it began, UTC.
        settings: how texts were annotated; None stands for the default.
        counts: numbers of texts and places.
        workers: number of processes.
    """
    ended = datetime.now(UTC)
    line = {
        "started": started.isoformat(timespec="seconds"),
        "seconds": round((ended - started).total_seconds(), 1),
        "version": __version__,
        "python": f"{platform.python_version()} ({sys.platform})",
        "packages": {name: found for name in RECORDED_PACKAGES if (found := _version(name))},
        "settings": settings,
        "workers": workers,
        **counts,
    }
    with (folder / RUNS).open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
