"""Figures and tables as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gazetteer.evaluation.bootstrap import Estimate


def cell(estimate: Estimate, *, digits: int = 3, interval: bool = True) -> str:
    """Return a figure for a table: ".834 [.801, .862]", or "–" if there was nothing to measure."""
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return "–"
    texts = [_figure(number, digits) for number in (estimate.value, estimate.low, estimate.high)]
    return f"{texts[0]} [{texts[1]}, {texts[2]}]" if interval else texts[0]


def _figure(number: float, digits: int) -> str:
    text = f"{number:,.{digits}f}"
    return text.removeprefix("0") if digits and 0 <= number < 1 else text


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table with padded columns, which is readable as plain text."""
    table = [tuple(header), *(tuple(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(header))]
    lines = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |" for row in table
    ]
    lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(lines)
