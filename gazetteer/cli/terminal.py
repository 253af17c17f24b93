"""Capabilities of the terminal."""

from __future__ import annotations

import os
import sys


def colour() -> bool | None:
    """Return False if no colour may be written to standard error; None lets click decide."""
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def is_interactive() -> bool:
    """Return whether standard error is a terminal that can redraw a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def shows_colour() -> bool:
    """Return whether standard output is a terminal that shows colours."""
    return sys.stdout is not None and sys.stdout.isatty() and colour() is None
