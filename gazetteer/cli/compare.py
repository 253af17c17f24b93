"""`compare`: what changed between two annotations of the same texts."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import click

from gazetteer.cli import common, terminal
from gazetteer.cli.table import Column, render

FORMATS = ("table", "json", "csv")
_COLUMNS = (
    Column("document", "Document", 24),
    Column("kind", "Change", 12),
    Column("start", "At", 9),
    Column("text", "Name", 32),
    Column("before", "Before", 40),
    Column("after", "After", 40),
)


@click.command(
    epilog="""\b
Examples:
  gazetteer compare before.json after.json
  gazetteer compare annotated/ annotated-again/ --format csv -o changes.csv
\b
Texts are compared by id and entities by their position. Exit code 0, whether anything changed or not.
"""
)
@click.argument("before", type=click.Path(path_type=Path, exists=True))
@click.argument("after", type=click.Path(path_type=Path, exists=True))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@common.output
def compare(before: Path, after: Path, format_: str, output: Path | None) -> None:
    """List what differs between two annotations of the same texts: files, or folders that `gazetteer batch` wrote."""
    from gazetteer.texts.compare import Change, changes, documents_of, paired

    found: list[Change] = []
    texts = 0
    for old, new in paired(documents_of(before), documents_of(after)):
        texts += 1
        found += changes(old, new)
    counts = Counter(change.kind for change in found)
    if format_ == "json":
        data = {"documents": texts, "counts": counts, "changes": [change._asdict() for change in found]}
        common.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n", output)
        return
    if format_ == "csv":
        from gazetteer.formats.cells import guarded
        from gazetteer.formats.delimited import Writer

        stream = io.StringIO(newline="")
        table = Writer(stream)
        table.writerow(Change._fields)
        for change in found:
            table.writerow(guarded(list(change)))
        common.write(stream.getvalue(), output)
        return
    told = ", ".join(f"{count:,} {kind}" for kind, count in counts.items()) or "no differences"
    rows = render([change._asdict() for change in found], _COLUMNS, colour=output is None and terminal.shows_colour())
    common.write(f"{texts:,} texts: {told}\n" + (rows if found else ""), output)
