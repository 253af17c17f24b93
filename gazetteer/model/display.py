"""HTML for values of the model in a notebook. Packages above the model register functions that return it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_renderers: dict[str, Callable[[Any], str]] = {}


def register(kind: str, render: Callable[[Any], str]) -> None:
    """Register the function that returns the HTML for values of the class with this name."""
    _renderers[kind] = render


def html(value: Any) -> str | None:
    """Return a value as HTML; None, for which a notebook shows the `repr`, if no function is registered."""
    render = _renderers.get(type(value).__name__)
    return render(value) if render else None
