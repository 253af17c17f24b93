"""What an import reports: guesses about tables, counts, and the reasons for refused records."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.whole_files import replacing

if TYPE_CHECKING:
    from gazetteer.formats.table import Layout
    from gazetteer.ingest.importer import ImportReport
    from gazetteer.ingest.remarks import Remark


def table_notes(format_: str, files: Sequence[Path], layout: Layout, *, has_mapping: bool) -> Iterator[str]:
    """Yield what had to be guessed about tables: the encoding, the header, the sheet."""
    from gazetteer.formats.csv_gazetteer import columns as csv_columns
    from gazetteer.formats.lp_tsv import read as lp_tsv
    from gazetteer.formats.table import open_table

    headers = {"csv": None if has_mapping else csv_columns.is_header, "lp-tsv": lp_tsv.is_header}
    for file in files if format_ in headers else ():
        with open_table(
            file, encoding=layout.encoding, delimiter=layout.delimiter, is_header=headers[format_]
        ) as table:
            yield from table.notes


def summary(done: ImportReport, target: Path, report: Path | None) -> list[str]:
    """Return what an import did, in a few lines."""
    lines = [f"{file} was imported before and was skipped: --again reads it again" for file in done.known]
    tally = done.tally
    if tally.read:
        lines.append(
            f"{target}: {tally.read:,} records: {tally.added:,} new places, {tally.joined:,} merged by id, "
            f"{tally.linked:,} merged with places of other gazetteers; {tally.names:,} names added"
        )
    elif not done.known:
        lines.append(f"{target}: no records with a name and a place were found")
    if tally.passed:
        lines.append(f"{tally.passed:,} names of places that are not in the gazetteer were skipped")
    if done.doubtful:
        lines.append(f"{done.doubtful:,} uncertain records were added as new places")
    if done.refused:
        lines.append(f"{done.refused:,} records could not be read")
    if done.fields:
        lines.append(f"{done.fields:,} fields could not be read: their records were kept without them")
    if done.lost:
        lines.append(f"Not kept: {', '.join(f'{fact} ({count:,})' for fact, count in done.lost.items())}")
    if done.remarks and report:
        lines.append(f"The reasons are in {report}")
    elif done.doubtful or done.refused or done.fields:
        lines.append("--report FILE.csv lists the reasons")
    return lines


def write_report(remarks: Iterable[Remark], path: Path) -> None:
    """Write the remarks as a table."""
    from gazetteer.formats.files.cells import guarded

    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(("verdict", "id", "label", "place", "why"))
        table.writerows(guarded((one.verdict, one.id, one.label, one.place, one.why)) for one in remarks)
