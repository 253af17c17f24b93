"""`batch`: annotate many documents; safe to re-run after an interruption."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from gazetteer.cli import common
from gazetteer.cli.reading import Reading, files_of, takes_reading_options

if TYPE_CHECKING:
    from gazetteer.texts.options import BatchOptions
    from gazetteer.texts.shards import Sharding


@click.command(
    epilog="""\b
Examples:
  gazetteer batch letters/ -o annotated/
  gazetteer batch letters/*.txt minutes.csv -o annotated/ --workers 4 --date 1890/1895
  gazetteer batch articles.jsonl -o annotated/ --format jsonl --workers 4
  gazetteer batch letters/ -o annotated/ --dask tcp://10.0.0.7:8786
\b
Safe to re-run after an interruption: only texts that are missing, have changed, or were done with other options are
annotated. No result is half-written, and a text that fails does not stop the others. annotated/manifest.jsonl
lists what is done and what failed, with the reason; annotated/runs.jsonl has the settings, versions and counts of
each run. Tables and JSON lines are read row by row: with shards, memory does not grow with the number of texts.
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the results.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("json", "jsonl", "parquet")),
    default="json",
    show_default=True,
    help="One JSON file per text, or shards: JSON lines, or Parquet tables with one row per entity.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(1, 1_000_000),
    help="Number of texts in each shard of jsonl or parquet (default: 1000).",
)
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Number of processes.")
@click.option("--dask", metavar="ADDRESS", help="Address of the scheduler of a Dask cluster to use.")
@click.option(
    "--infer-home/--no-infer-home",
    default=True,
    show_default=True,
    help="Without --home, infer from the texts' certain places where they were published.",
)
@takes_reading_options
def batch(
    inputs: Sequence[str],
    folder: Path,
    format_: Literal["json", "jsonl", "parquet"],
    shard_size: int | None,
    workers: int,
    dask: str | None,
    infer_home: bool,
    reading: Reading,
) -> None:
    """Annotate every text of each INPUT (a file, or a folder of them) into a folder, one file per text or in shards."""
    from gazetteer.errors import GazetteerError, InputError
    from gazetteer.texts.batch import run
    from gazetteer.texts.manifest import MANIFEST

    sharding = _sharding(format_, shard_size)
    if workers > 1 and dask is None:
        from gazetteer.texts import runners

        runners.start_server(runners.SHARED_MODULES)  # takes a second, in which the options are checked
    options = _options(reading, infer_home)
    files = [file for item in inputs for file in files_of(item)]
    with common.progress("Reading", None, silent=reading.quiet) as advance:
        try:
            report = run(
                files,
                folder,
                options,
                sharding=sharding,
                workers=workers,
                dask=dask,
                column=reading.column,
                encoding=reading.encoding,
                progress=advance,
            )
        except GazetteerError:
            raise
        except OSError as error:
            raise InputError(
                f"{folder} cannot be written: {error.strerror or error}. Finished texts are kept; run the command again to continue"
            ) from error
    if not reading.quiet:
        if report.home:
            click.echo(f"home of the texts: {report.home}; --no-infer-home leaves it out", err=True)
        before = f", {report.passed:,} done before" if report.passed else ""
        click.echo(f"{folder}: {report.done:,} texts done{before}, {report.places:,} places", err=True)
    if report.failed:
        id_, reason = next(iter(report.failed.items()))
        raise InputError(
            f"{len(report.failed):,} texts failed; {folder / MANIFEST} says why. The first, {id_}: {reason}"
        )


def _sharding(format_: Literal["json", "jsonl", "parquet"], size: int | None) -> Sharding | None:
    """Return how results are divided; None for one file per text."""
    from gazetteer.texts.shard_formats import check_format
    from gazetteer.texts.shards import Sharding

    if format_ == "json":
        if size is not None:
            raise click.UsageError("--shard-size needs --format jsonl or parquet: json is one file per text")
        return None
    check_format(format_)
    return Sharding(format_) if size is None else Sharding(format_, size)


def _options(reading: Reading, infer_home: bool) -> BatchOptions:
    """Check the options before the first text is read, and return them in the form that is sent to workers.

    Raises:
        InputError: a date, a place or a weights file is not valid.
    """
    from gazetteer.model.dates.reader import years_of
    from gazetteer.texts.options import BatchOptions

    years_of(reading.date)
    common.read_weights(reading.weights)
    with common.open_gazetteer(reading.database, silent=reading.quiet, takes_workspace=False) as gazetteer:
        common.note_places(gazetteer, {"--near": reading.near, "--home": reading.home}, silent=reading.quiet)
        path = str(gazetteer.path)
    return BatchOptions(
        gazetteer=path,
        model=reading.model,
        lang=reading.lang,
        demonyms=reading.demonyms,
        nested=not reading.no_nested,
        titles=reading.titles,
        date=reading.date,
        near=reading.near,
        weights=str(reading.weights) if reading.weights else None,
        home=reading.home,
        infer_home=infer_home,
    )
