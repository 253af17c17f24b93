"""Count work instead of time: a count is the same on every machine and in every run."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(function: Callable[..., object], *arguments: object) -> int:
    """Return the number of lines of Python that a call executes, each iteration of a loop included.

    Work inside C functions, such as a search with a regular expression, counts as one line.
    """
    count = 0

    def local(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return local

    before = sys.gettrace()
    sys.settrace(lambda frame, event, argument: local)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return count


def database_steps(connection: sqlite3.Connection, function: Callable[[], object]) -> int:
    """Return the number of steps of SQLite's virtual machine that a call takes, in thousands."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    connection.set_progress_handler(step, 1000)
    try:
        function()
    finally:
        connection.set_progress_handler(None, 0)
    return count
