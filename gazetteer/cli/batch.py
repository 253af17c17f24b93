"""`batch`: many documents, resumable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gazetteer.cli import common
from gazetteer.cli.texts import reading


@click.command(
    epilog="""\b
Examples:
  gazetteer batch letters/ -o annotated/
  gazetteer batch letters/*.txt minutes.csv -o annotated/ --workers 4 --date 1890/1895
  gazetteer batch letters/ -o annotated/ --dask tcp://10.0.0.7:8786
\b
Stop it at any time: the same command goes on with what is not done yet, and does again only texts that changed
or that were done with other options. No result is ever half written, and a text that fails stops no other.
annotated/manifest.jsonl says what was done, what failed, and why.
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", "folder", required=True, type=click.Path(path_type=Path), help="Folder for one JSON file a text."
)
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to work in.")
@click.option("--dask", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler.")
@reading
def batch(
    inputs: Sequence[str],
    folder: Path,
    workers: int,
    dask: str | None,
    date: str | None,
    near: str | None,
    lang: str | None,
    model: str | None,
    demonyms: bool,
    no_nested: bool,
    titles: bool,
    encoding: str | None,
    column: str | None,
    weights: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """Annotate every text of each INPUT (a file, or a folder of them) into a folder, one JSON file a text."""
    from gazetteer.cli.texts import files_of
    from gazetteer.errors import InputError
    from gazetteer.model.written_years import years_of
    from gazetteer.texts.batch import MANIFEST, Options, run

    years_of(date)
    common.read_weights(weights)
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        if near is not None:
            gazetteer.point(near)
        path = str(gazetteer.path)
    options = Options(path, model, lang, demonyms, not no_nested, titles, date, near, str(weights) if weights else None)
    files = [file for item in inputs for file in files_of(item)]
    with common.progress("Reading", None, silent=quiet) as advance:
        report = run(
            files, folder, options, workers=workers, dask=dask, column=column, encoding=encoding, progress=advance
        )
    if not quiet:
        before = f", {report.passed:,} done before" if report.passed else ""
        click.echo(f"{folder}: {report.done:,} texts done{before}, {report.places:,} places", err=True)
    if report.failed:
        id_, reason = next(iter(report.failed.items()))
        raise InputError(
            f"{len(report.failed):,} texts failed; {folder / MANIFEST} says why. The first, {id_}: {reason}"
        )
