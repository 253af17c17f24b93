"""Copy a table and add the match of each row.

Rows are streamed: memory grows with the distinct names, not with the rows. No row or cell is lost or moved. The column
`review` states what is uncertain about a match, and is empty for other rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import IO

from gazetteer.formats.files.cells import guard_cell
from gazetteer.formats.files.delimited import Row, Writer
from gazetteer.formats.table import Table
from gazetteer.gazetteer import Gazetteer
from gazetteer.reconcile.match import Reconciler
from gazetteer.reconcile.row import PlaceCells
from gazetteer.reconcile.verdict import COLUMNS, Verdict

NUMBERS = ("lat", "lon", "score")
"""Columns with numbers, which need no guard against formulas."""

LONG_ROW = 50
"""Number of lines of one row from which a quotation mark is probably missing."""


@dataclass(slots=True)
class ReconcileReport:
    """Counts of a run: rows read, how they were matched, and the rows with a wrong number of cells."""

    rows: int = 0
    how: Counter[str] = field(default_factory=Counter)
    reviews: int = 0
    odd: list[str] = field(default_factory=list)

    def count(self, verdict: Verdict, odd: str) -> None:
        """Add a row; `odd` describes what is wrong with its shape, or is empty."""
        self.rows += 1
        self.how[verdict.how or "none"] += 1
        self.reviews += bool(verdict.review or odd)
        if odd:
            self.odd.append(odd)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns to use; None for columns that the table does not have.

    Attributes:
        name: the names of the places.
        year: when the name was used.
        country: the country, of today or of that year, by name or code.
        within: the state, province or parish.
        kind: the kind of place: town, river, county.
        lat, lon: a point near the place.
    """

    name: str
    year: str | None = None
    country: str | None = None
    within: str | None = None
    kind: str | None = None
    lat: str | None = None
    lon: str | None = None

    def positions(self, table: Table, where: str) -> dict[str, int]:
        """Return the position of each given column in a table.

        Raises:
            InputError: the table has no such column.
        """
        given = {field.name: column for field in fields(self) if (column := getattr(self, field.name))}
        return {name: table.position(column, where) for name, column in given.items()}


def reconcile(
    table: Table,
    out: IO[str],
    gazetteer: Gazetteer,
    columns: Columns,
    *,
    where: str = "the table",
    progress: Callable[[int], None] | None = None,
) -> ReconcileReport:
    """Copy a table to `out` with the columns of `COLUMNS` added, called `gazetteer_…` if their names are taken.

    Args:
        table: as `read_table` returns it.
        out: a text stream opened with newline="".
        gazetteer: the gazetteer in which names are looked up.
        columns: the columns to use.
        where: the name of the table, for messages.
        progress: called with the number of rows done since the last call.

    Raises:
        InputError: the table has no such column.
        FormatError: a quotation mark is not closed; the message states the line.
    """
    at = columns.positions(table, where)
    width = len(table.header)
    writer = Writer(out, delimiter=table.delimiter, line_end=table.line_end)
    out.write(table.sep_line)
    for row in table.above:
        writer.writerow(row.cells)
    writer.writerow([*table.header, *added(table.header)])
    reconciler, report = Reconciler(gazetteer), ReconcileReport()
    for row in table.rows:
        if not any(row.cells):
            writer.writerow(row.cells)
            continue
        verdict = reconciler.match(PlaceCells(**{name: _cell(row.cells, index) for name, index in at.items()}))
        odd = _odd(row, width)
        writer.writerow(_with_match(row, width, verdict, odd))
        report.count(verdict, f"{where}, line {row.line}: {odd}" if odd else "")
        if progress and report.rows % 1000 == 0:
            progress(1000)
    if progress:
        progress(report.rows % 1000)
    return report


def _with_match(row: Row, width: int, verdict: Verdict, odd: str) -> list[str]:
    """Return the cells of a row with those of its match after the column `width`."""
    review = "; ".join(filter(None, (verdict.review, odd)))
    found = [
        cell if column in NUMBERS else str(guard_cell(cell))
        for column, cell in zip(COLUMNS, (*verdict.cells()[:-1], review), strict=True)
    ]
    missing = [""] * (width - len(row.cells))
    return [*row.cells[:width], *missing, *found, *row.cells[width:]]


def added(header: Sequence[str]) -> list[str]:
    """Return names for the added columns that are not in the header.

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


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _odd(row: Row, width: int) -> str:
    """Return what is wrong with the shape of a row, or ""."""
    extra = [cell for cell in row.cells[width:] if cell.strip()]
    if extra or len(row.cells) < width:
        return f"the row has {len(row.cells)} cells and the header {width}"
    return f"the row runs to line {row.last}: a quotation mark may be missing" if row.last - row.line > LONG_ROW else ""
