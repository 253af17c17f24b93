"""`reconcile`: a spreadsheet's place names matched, row by row."""

from __future__ import annotations

import codecs
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from gazetteer.cli import common
from gazetteer.errors import InputError

_CHUNK = 1 << 20
_SPOOLED = 1 << 24
"""Bytes of standard input that are kept in memory."""


@click.command(
    epilog="""\b
Examples:
  gazetteer reconcile letters.csv --column Place -o matched.csv
  gazetteer reconcile parishes.csv --column Parish --year-column Year --country-column Land -o matched.csv
  cat names.tsv | gazetteer reconcile - --column name > matched.tsv
"""
)
@click.argument("table", metavar="TABLE.csv")
@click.option("--column", required=True, metavar="C", help="The column with the place names.")
@click.option("--year-column", metavar="Y", help="A column that says when the name was used: years or EDTF.")
@click.option("--country-column", metavar="K", help="A column with present-day countries, by name or code.")
@click.option("--delimiter", metavar="D", help="What stands between cells; else told from the table. “tab” for a tab.")
@click.option("--encoding", metavar="NAME", help="Encoding of the table, where it is not detected rightly.")
@common.output
@common.database
@common.quiet
def reconcile(
    table: str,
    column: str,
    year_column: str | None,
    country_column: str | None,
    delimiter: str | None,
    encoding: str | None,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Match the place names of a table: the same table with id, name, lat, lon, score, how, and what to review."""
    from gazetteer.reconcile import reconcile as run

    where = "standard input" if table == "-" else Path(table).name
    sign = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
    if sign is not None and len(sign) != 1:
        raise InputError(f"the delimiter is {sign!r}: give one sign, or the word tab")
    with _opened(table) as stream, common.open_gazetteer(database, silent=quiet) as gazetteer:
        read_as, marked, rows = _told(stream, where, encoding)
        lines = io.TextIOWrapper(stream, read_as, newline="")
        with (
            _target(output, "utf-8-sig" if marked else "utf-8") as out,
            common.progress("Matching", max(rows - 1, 1), silent=quiet) as advance,
        ):
            try:
                report = run(
                    lines,
                    out,
                    gazetteer,
                    column=column,
                    year_column=year_column,
                    country_column=country_column,
                    delimiter=sign,
                    where=where,
                    progress=advance,
                )
            except UnicodeDecodeError as error:
                raise InputError(f"{where} is not in the encoding {read_as}: give its own with --encoding") from error
    for line in report.odd[:10]:
        common.warn(line)
    if len(report.odd) > 10:
        common.warn(f"and {len(report.odd) - 10:,} more rows of another width")
    matched = report.rows - report.how["none"]
    common.note(f"{matched:,} of {report.rows:,} rows matched, {report.reviews:,} to review", silent=quiet)


@contextmanager
def _opened(table: str) -> Iterator[IO[bytes]]:
    """The table's bytes, to be read twice."""
    if table != "-":
        path = Path(table)
        if not path.is_file():
            raise InputError(f"there is no table at {path}: give a CSV file, or - for standard input")
        with path.open("rb") as stream:
            yield stream
        return
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spooled:
        shutil.copyfileobj(sys.stdin.buffer, spooled)
        spooled.seek(0)
        yield spooled


@contextmanager
def _target(output: Path | None, encoding: str) -> Iterator[IO[str]]:
    """Where the new table goes: a file that is whole or not there, or standard output."""
    if output is None or str(output) == "-":
        out = io.TextIOWrapper(sys.stdout.buffer, encoding, newline="", write_through=True)
        try:
            yield out
            out.flush()
        finally:
            out.detach()
        return
    with common.replacing(output) as half, half.open("w", encoding=encoding, newline="") as out:
        yield out


def _told(stream: IO[bytes], where: str, encoding: str | None) -> tuple[str, bool, int]:
    """The encoding, whether a byte order mark announces it, and about how many lines there are; the stream is back at its start."""
    from gazetteer.texts.encoding import decode

    head = stream.read(_CHUNK)
    marked = head.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    lines, wrong = head.count(b"\n"), b""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    while chunk:
        if not wrong and not marked:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                wrong = chunk
        chunk = stream.read(_CHUNK)
        lines += chunk.count(b"\n")
    stream.seek(0)
    if encoding is not None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise InputError(f"no encoding is called {encoding!r}: give one such as utf-8 or cp1251") from error
        return encoding, marked, lines
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", True, lines
    if marked:
        return "utf-16", True, lines
    if not wrong:
        return "utf-8", False, lines
    whole = wrong[wrong.find(b"\n") + 1 : wrong.rfind(b"\n")] if wrong is not head and wrong.count(b"\n") > 2 else wrong
    _, guessed, warning = decode(whole, where)
    if warning:
        common.warn(warning)
    return guessed, False, lines
