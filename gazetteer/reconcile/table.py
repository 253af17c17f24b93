"""A table copied with what was found for each row beside it.

Rows stream through: a million of them take the memory of a hundred thousand distinct names. No row or cell is ever lost
or moved. What is doubtful is said in the column `review`, which is empty where nobody needs to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import IO

from gazetteer.formats.delimited import Row, Writer
from gazetteer.formats.safety import guard_cell
from gazetteer.formats.table import Table
from gazetteer.gazetteer import Gazetteer
from gazetteer.reconcile.match import Reconciler
from gazetteer.reconcile.verdict import COLUMNS

NUMBERS = ("lat", "lon", "score")
"""Columns with numbers, which no spreadsheet takes for formulas."""

LONG_ROW = 50
"""Lines on which one row may stand before a quotation mark is suspected to be missing."""


@dataclass(slots=True)
class Report:
    """What a run did: rows read, how they were matched, and the rows that break the shape of the table."""

    rows: int = 0
    how: Counter[str] = field(default_factory=Counter)
    reviews: int = 0
    odd: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that say something; None for what no column says.

    Attributes:
        name: the names of the places.
        year: when the name was used.
        country: present-day or of that year, by name or code.
        within: the state, province or parish.
        kind: what the place is: town, river, county.
        lat, lon: a point near the place.
    """

    name: str
    year: str | None = None
    country: str | None = None
    within: str | None = None
    kind: str | None = None
    lat: str | None = None
    lon: str | None = None


def reconcile(
    table: Table,
    out: IO[str],
    gazetteer: Gazetteer,
    columns: Columns,
    *,
    where: str = "the table",
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Copy a table to `out` with the columns of `COLUMNS`, each called `gazetteer_…` where its name is taken.

    Args:
        table: as `read_table` gives it.
        out: a text stream opened with newline="".
        gazetteer: where names are looked up.
        columns: which columns say what.
        where: the name of the table, for messages.
        progress: called with the number of rows done since the last call.

    Raises:
        InputError: the table has no such column.
        FormatError: a quotation mark is never closed; the message names the line.
    """
    at = [
        table.position(name, where) if name else None
        for name in (
            columns.name,
            columns.year,
            columns.country,
            columns.within,
            columns.kind,
            columns.lat,
            columns.lon,
        )
    ]
    width = len(table.header)
    writer = Writer(out, delimiter=table.delimiter, line_end=table.line_end)
    out.write(table.sep_line)
    for row in table.above:
        writer.writerow(row.cells)
    writer.writerow([*table.header, *added(table.header)])
    reconciler, report = Reconciler(gazetteer), Report()
    for row in table.rows:
        if not any(row.cells):
            writer.writerow(row.cells)
            continue
        verdict = reconciler.match(*(_cell(row.cells, index) for index in at))
        review = "; ".join(filter(None, (verdict.review, odd := _odd(row, width))))
        if odd:
            report.odd.append(f"{where}, line {row.line}: {odd}")
        missing = [""] * (width - len(row.cells))
        found = [
            cell if column in NUMBERS else guard_cell(cell)
            for column, cell in zip(COLUMNS, (*verdict.cells()[:-1], review), strict=True)
        ]
        writer.writerow([*row.cells[:width], *missing, *found, *row.cells[width:]])
        report.rows += 1
        report.how[verdict.how or "none"] += 1
        report.reviews += bool(review)
        if progress and report.rows % 1000 == 0:
            progress(1000)
    if progress:
        progress(report.rows % 1000)
    return report


def added(header: Sequence[str]) -> list[str]:
    """Return names for the added columns that no column of the header has.

    >>> added(["Name", "lat", "gazetteer_lat"])[:3]
    ['id', 'gazetteer_name', 'gazetteer_gazetteer_lat']
    """
    taken = {name.strip().casefold() for name in header}
    names = []
    for name in COLUMNS:
        while name in taken:
            name = f"gazetteer_{name}"
        names.append(name)
    return names


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at].strip() if at is not None and at < len(cells) else ""


def _odd(row: Row, width: int) -> str:
    """Return what is wrong with a row as a row; "" when nothing is."""
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra or len(row.cells) < width:
        return f"the row has {len(row.cells)} cells and the header {width}"
    return f"the row runs to line {row.last}: a quotation mark may be missing" if row.last - row.line > LONG_ROW else ""
