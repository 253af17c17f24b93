"""`compare`: what changed between two annotations of the same texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from gazetteer.cli import common, records
from gazetteer.cli.table import Column

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
@records.format_option()
@common.output
def compare(before: Path, after: Path, format_: str, output: Path | None) -> None:
    """List what differs between two annotations of the same texts: files, or folders that `gazetteer batch` wrote."""
    from gazetteer.texts.compare import Difference, changes, documents_of, paired

    found: list[Difference] = []
    texts = 0
    for old, new in paired(documents_of(before), documents_of(after)):
        texts += 1
        found += changes(old, new)
    counts = Counter(change.kind for change in found)
    rows = [change._asdict() for change in found]
    if format_ == "json":
        common.write(records.to_json({"documents": texts, "counts": counts, "changes": rows}), output)
    elif format_ == "csv":
        common.write(records.to_csv(rows, Difference._fields), output)
    else:
        listed = ", ".join(f"{count:,} {kind}" for kind, count in counts.items()) or "no differences"
        table = records.to_table(rows, _COLUMNS, output) if rows else ""
        common.write(f"{texts:,} texts: {listed}\n{table}", output)
