"""`reconcile`: match the place names of a spreadsheet, row by row."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from gazetteer.cli import common
from gazetteer.errors import InputError
from gazetteer.whole_files import replacing

_SPOOLED = 1 << 24
"""Number of bytes of standard input kept in memory."""


@click.command(
    epilog="""\b
Examples:
  gazetteer reconcile letters.csv --column Place -o matched.csv
  gazetteer reconcile parishes.xlsx --column Parish --year-column Year --country-column Land -o matched.csv
  gazetteer reconcile family.ged --column place -o places.csv
  gazetteer reconcile family.ged --column place -o located.ged   (coordinates added)
  cat names.tsv | gazetteer reconcile - --column name > matched.tsv
"""
)
@click.argument("table", metavar="TABLE")
@click.option("--column", required=True, metavar="C", help="The column with the place names.")
@click.option(
    "--year-column",
    metavar="Y",
    help="A column that says when the name was used: years or EDTF (default for GEDCOM: date).",
)
@click.option("--country-column", metavar="K", help="A column with countries, by name or code.")
@click.option("--within-column", metavar="W", help="A column with states, provinces or parishes.")
@click.option("--kind-column", metavar="T", help="A column that says what the place is: town, river, county.")
@click.option("--lat-column", metavar="LAT", help="A column with latitudes of points nearby; with --lon-column.")
@click.option("--lon-column", metavar="LON", help="A column with longitudes of points nearby.")
@common.delimiter
@common.encoding
@common.output
@common.database
@common.quiet
def reconcile(
    table: str,
    column: str,
    year_column: str | None,
    country_column: str | None,
    within_column: str | None,
    kind_column: str | None,
    lat_column: str | None,
    lon_column: str | None,
    delimiter: str | None,
    encoding: str | None,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Match the place names of TABLE (CSV, TSV, xlsx, ods, GEDCOM): writes a copy as CSV, with the match of each row."""
    from gazetteer.formats.gedcom.events import SUFFIXES as GEDCOM
    from gazetteer.formats.table import read_table
    from gazetteer.reconcile.table import Columns
    from gazetteer.reconcile.table import reconcile as run

    common.check_output(output, [table])
    where = "standard input" if table == "-" else Path(table).name
    if year_column is None and Path(table).suffix.lower() in GEDCOM:
        year_column = "date"
    if (lat_column is None) != (lon_column is None):
        raise click.UsageError("--lat-column and --lon-column belong together: give both")
    if output is not None and output.suffix.lower() in (".xlsx", ".xls", ".ods", ".parquet"):
        raise InputError(f"{output}: the table is written as CSV: give a name that ends in .csv")
    if output is not None and output.suffix.lower() in GEDCOM:
        _locate(table, output, column, year_column, database, quiet=quiet)
        return
    columns = Columns(column, year_column, country_column, within_column, kind_column, lat_column, lon_column)

    def is_header(cells: Sequence[str]) -> bool:
        return column.strip().casefold() in (cell.casefold() for cell in cells)

    with (
        _opened(table) as stream,
        common.open_gazetteer(database, silent=quiet) as gazetteer,
        read_table(
            stream,
            where,
            encoding=encoding,
            delimiter=delimiter,
            is_header=is_header,
            suffix=Path(table).suffix.lower(),
        ) as rows,
        _target(output, "utf-8-sig" if rows.has_mark else "utf-8") as out,
        common.progress("Matching", None, silent=quiet) as advance,
    ):
        report = run(rows, out, gazetteer, columns, where=where, progress=advance)
    for line in [*rows.notes, *report.odd[:10]]:
        common.warn(line, silent=quiet)
    if len(report.odd) > 10:
        common.warn(f"and {len(report.odd) - 10:,} more rows of another width", silent=quiet)
    matched = report.rows - report.how["none"]
    common.note(f"{matched:,} of {report.rows:,} rows matched, {report.reviews:,} to review", silent=quiet)


def _locate(
    table: str, output: Path, column: str, year_column: str | None, database: Path | None, *, quiet: bool
) -> None:
    """Write a GEDCOM file with the coordinates of the matched places added."""
    from gazetteer.formats.files.safety import read_bytes
    from gazetteer.texts import family

    if Path(table).suffix.lower() not in (".ged", ".gedcom") or column != "place":
        raise InputError(f"{output}: GEDCOM is written from GEDCOM: give a .ged file and --column place")
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        data, placed, places = family.located(read_bytes(table), gazetteer, dated=year_column is not None, where=table)
    common.write(data, output)
    common.note(f"coordinates added to {placed:,} of {places:,} places", silent=quiet)


@contextmanager
def _opened(table: str) -> Iterator[IO[bytes]]:
    """Open the table as a seekable byte stream."""
    if table != "-":
        from gazetteer.formats.files.safety import open_binary

        with open_binary(table) as stream:
            yield stream
        return
    if sys.stdin is None:
        raise InputError("standard input is closed: give the name of a file")
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spooled:
        shutil.copyfileobj(sys.stdin.buffer, spooled)
        spooled.seek(0)
        yield spooled


@contextmanager
def _target(output: Path | None, encoding: str) -> Iterator[IO[str]]:
    """Open the output: a file that is replaced only when it is complete, or standard output."""
    if output is None or str(output) == "-":
        out = io.TextIOWrapper(sys.stdout.buffer, encoding, newline="", write_through=True)
        try:
            yield out
            out.flush()
        except BrokenPipeError as error:
            raise common.reader_ended() from error
        finally:
            out.detach()
        return
    with replacing(output) as part, part.open("w", encoding=encoding, newline="") as out:
        yield out
