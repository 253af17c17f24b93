"""Progress of reading one text, for a caller that shows it or may cancel.

>>> with reporting(lambda done, whole: print(f"{done} of {whole}")):
...     step(1, 2)
1 of 2
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Report = Callable[[int, int], None]
"""Receives the amount that is done and the total. An exception that it raises stops the reading."""

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
    """Report the progress of the model in a text."""
    report = _report.get()
    if report is not None:
        report(done, whole)
