"""Progress of reading one text, for a caller that shows it or wants to stop.

>>> with reporting(lambda done, whole: print(f"{done} of {whole}")):
...     step(1, 2)
1 of 2
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Report = Callable[[int, int], None]
"""Receives how much is read and how much there is. An exception that it raises stops the reading."""

_report: ContextVar[Report | None] = ContextVar("report", default=None)


@contextmanager
def reporting(report: Report) -> Iterator[None]:
    """Call `report` while a model reads texts inside the `with` block, in this thread only."""
    token = _report.set(report)
    try:
        yield
    finally:
        _report.reset(token)


def step(done: int, whole: int) -> None:
    """Report that the model has read so much of a text."""
    report = _report.get()
    if report is not None:
        report(done, whole)
