"""Write records as a table, JSON or CSV: what `lookup`, `names`, `people` and `compare` share."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from gazetteer.cli import terminal
from gazetteer.cli.common import Command
from gazetteer.cli.table import Column, render

RECORD_FORMATS = ("table", "json", "csv")


def format_option(*more: str) -> Callable[[Command], Command]:
    """Return the option `--format`, which offers `RECORD_FORMATS` and other formats of the command."""
    choice = click.Choice((*RECORD_FORMATS, *more))
    return click.option("--format", "format_", type=choice, default="table", show_default=True, help="Output format.")


def to_json(data: object) -> str:
    """Return data as indented JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_csv(records: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return the given columns of the records as CSV, with a heading; formulas are quoted."""
    from gazetteer.formats.files.cells import guarded
    from gazetteer.formats.files.delimited import Writer

    stream = io.StringIO(newline="")
    writer = Writer(stream)
    writer.writerow(columns)
    for record in records:
        writer.writerow(guarded([record[column] for column in columns]))
    return stream.getvalue()


def to_table(records: Sequence[Mapping[str, Any]], columns: Sequence[Column], output: Path | None) -> str:
    """Return the records as a table for the terminal, in colour if it is shown there."""
    return render(records, columns, colour=output is None and terminal.shows_colour())
