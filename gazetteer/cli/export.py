"""`export`: the gazetteer or a selection of it, in a format that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gazetteer.cli import common

if TYPE_CHECKING:
    from gazetteer.model.place import Place

FORMATS = ("lpf", "lp-tsv", "geojson", "csv", "gpkg")


@click.command(
    epilog="""\b
Examples:
  gazetteer export --country AM --format lpf -o armenia.json
  gazetteer export --box 42,38,47,42 --year 1914 --format csv -o 1914.csv
  gazetteer export --curated --format lpf -o dated.json
  gazetteer export --source pleiades --format lp-tsv | head
  gazetteer export --country TR -o turkey.gpkg          (for QGIS; needs gazetteer[gis])
\b
An existing file is replaced only when the export is complete.
"""
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Output format (default: by the suffix of the output, else lpf).",
)
@click.option("--box", metavar="W,S,E,N", help="Only places with their point in this box, in degrees.")
@click.option("--country", metavar="CC", help="Only places in this present-day country (two-letter code).")
@click.option("--year", metavar="Y", help="Only names in use then: a year or EDTF.")
@click.option("--name", metavar="NAME", help="Only places that have or had this name.")
@click.option("--source", metavar="ID", help="Only names that this source attests.")
@click.option("--curated", is_flag=True, help="Only the project's own dated names.")
@common.output
@common.database
@common.quiet
def export(
    format_: str | None,
    box: str | None,
    country: str | None,
    year: str | None,
    name: str | None,
    source: str | None,
    curated: bool,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Export the gazetteer or a selection of it. Filters are combined with AND.

    Data that the format cannot store are counted and reported; lpf, geojson and csv keep every date and source.
    """
    from gazetteer.database.selection import Selection
    from gazetteer.formats import losses
    from gazetteer.formats.registry import gazetteer_writers
    from gazetteer.model.dates.reader import years_of

    writer = gazetteer_writers[format_ or _by_suffix(output) or "lpf"]
    selection = Selection(_box(box), country.upper() if country else None, years_of(year), name, source, curated)
    with (
        common.open_gazetteer(database, silent=quiet, takes_workspace=False) as gazetteer,
        common.progress("Exporting", None, silent=quiet) as advance,
    ):
        count, left_out = 0, losses.Losses()

        def counted() -> Iterator[Place]:
            nonlocal count
            for place in gazetteer.select(selection):
                yield place
                left_out.update(losses.of_place(place, writer.lacks))
                count += 1
                advance(1)

        common.write_pieces(writer.write(counted()), output)
    if not count:
        common.warn("the selection is empty", silent=quiet)
    if lost := losses.summary(writer.name, left_out):
        common.warn(lost, silent=quiet)
    common.note(f"{count:,} places", silent=quiet)


def _box(box: str | None) -> tuple[float, float, float, float] | None:
    if box is None:
        return None
    try:
        west, south, east, north = (float(side) for side in box.split(","))
    except ValueError:
        raise click.UsageError(f"--box must be W,S,E,N in degrees, such as 42,38,47,42, not {box!r}") from None
    return west, south, east, north


def _by_suffix(output: Path | None) -> str | None:
    from gazetteer.formats.registry import gazetteer_writers

    if output is None:
        return None
    return next((name for name in FORMATS if gazetteer_writers[name].suffix == output.suffix.lower()), None)
