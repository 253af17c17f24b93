"""How values of the model are shown in a notebook. Rooms above the model register how; the model knows none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_renderers: dict[str, Callable[[Any], str]] = {}


def register(kind: str, render: Callable[[Any], str]) -> None:
    """Show values of a class, given by its name, as the HTML that `render` returns."""
    _renderers[kind] = render


def html(value: Any) -> str | None:
    """Return a value as HTML; None, which makes a notebook show its `repr`, where nobody has registered how."""
    render = _renderers.get(type(value).__name__)
    return render(value) if render else None
