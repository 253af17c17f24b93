"""Draw the names of a place as a timeline in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from gazetteer.cli.table import pad, width
from gazetteer.clues.sentences import span_in_words
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan

BAR = 44
"""Width of the axis in terminal cells."""

OPEN_YEARS = 25
"""Number of years by which the axis extends beyond the first and the last known year."""


def draw(names: Sequence[Name], when: Timespan | None, *, colour: bool) -> str:
    """Return one line per name: a bar over the years of its use, the name, its language, the years in words.

    All names must have dates. A bar without a known beginning or end fades out in dots.
    """
    years = [year for name in names if name.when for year in (name.when.start, name.when.end) if year is not None]
    first, last = min(years) - OPEN_YEARS, max(years) + OPEN_YEARS
    texts = max(width(name.text) for name in names)
    lines = [" " * 2 + _axis(first, last)]
    for name in names:
        assert name.when is not None
        bar = _bar(name.when, first, last)
        now = when is not None and name.when.overlaps(when)
        label = pad(name.text, texts)
        if colour:
            bar = click.style(bar, fg="yellow" if name.certainty == "certain" else "bright_black")
            label = click.style(label, bold=now or when is None)
        doubt = "" if name.certainty == "certain" else f" ({name.certainty})"
        lines.append(f"  {bar}  {label}  {pad(name.lang or '', 8)} {span_in_words(name.when)}{doubt}")
    return "\n".join(lines) + "\n"


def _axis(first: int, last: int) -> str:
    left, right = _year(first + OPEN_YEARS), _year(last - OPEN_YEARS)
    return left + "─" * max(1, BAR - len(left) - len(right)) + right


def _year(year: int) -> str:
    return f"{1 - year} BC" if year <= 0 else str(year)


def _bar(span: Timespan, first: int, last: int) -> str:
    def cell(year: int) -> int:
        return min(BAR - 1, max(0, round((year - first) / (last - first) * (BAR - 1))))

    start = cell(span.start) if span.start is not None else 0
    end = cell(span.end) if span.end is not None else BAR - 1
    cells = [" "] * BAR
    for place in range(start, end + 1):
        cells[place] = "━"
    if span.start is None:
        cells[0] = "·"
    if span.end is None:
        cells[BAR - 1] = "·"
    return "".join(cells)
