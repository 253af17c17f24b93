"""Plain tables for the terminal, aligned for names in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import click


class Column(NamedTuple):
    """A column: the record's key, its heading, and its maximum width in terminal cells."""

    key: str
    heading: str
    most: int


def render(records: Sequence[Mapping[str, Any]], columns: Sequence[Column], *, colour: bool) -> str:
    """Return the records as lines of text with a heading, without empty columns."""
    shown = [column for column in columns if any(record[column.key] not in (None, "") for record in records)]
    cells = [[_cell(record[column.key], column.most) for column in shown] for record in records]
    widths = [max([len(column.heading), *(width(row[place]) for row in cells)]) for place, column in enumerate(shown)]
    heading = "  ".join(pad(column.heading, size) for column, size in zip(shown, widths, strict=True)).rstrip()
    lines = [click.style(heading, bold=True) if colour else heading]
    for row in cells:
        parts = [pad(cell, size) for cell, size in zip(row, widths, strict=True)]
        if colour:
            parts[0] = click.style(parts[0], fg="cyan")
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines) + "\n"


def _cell(value: Any, most: int) -> str:
    text = "" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
    if width(text) <= most:
        return text
    while width(text) >= most:
        text = text[:-1]
    return text + "…"


def width(text: str) -> int:
    """Return the width of a text in terminal cells: 0 for a combining mark, 2 for a wide character."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def pad(text: str, size: int) -> str:
    """Return the text padded with spaces to this number of terminal cells."""
    return text + " " * (size - width(text))
