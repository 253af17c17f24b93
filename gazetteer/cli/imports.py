"""`import` and `fetch`: other gazetteers, from files and from the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from gazetteer.cli import common
from gazetteer.cli.import_report import summary, table_notes, write_report
from gazetteer.errors import InputError

FORMATS = (
    "geonames",
    "pleiades",
    "whosonfirst",
    "lpf",
    "lp-tsv",
    "wikidata",
    "csv",
    "tei",
    "geojson",
    "kml",
    "gedcom",
    "persons",
)


MOST_REMARKS = 10
"""Number of remarks on persons that are shown."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options that `import` and `fetch` share."""

    into: Path | None
    alone: bool
    no_link: bool
    again: bool
    restart: bool
    report: Path | None
    quiet: bool


def takes_import_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of an import to a command, which receives them as `options`."""

    @wraps(command)
    def with_options(**given: Any) -> None:
        shared = {field.name: given.pop(field.name) for field in fields(ImportOptions)}
        command(**given, options=ImportOptions(**shared))

    wrapped: Callable[..., None] = with_options
    for option in reversed(
        (
            click.option(
                "--into",
                type=click.Path(path_type=Path),
                metavar="DB",
                help="Gazetteer file (default: your own, which every command then uses).",
            ),
            click.option(
                "--alone", is_flag=True, help="Start a new gazetteer empty instead of with the embedded one's places."
            ),
            click.option("--no-link", is_flag=True, help="Do not merge records from different gazetteers."),
            click.option("--again", is_flag=True, help="Import files again that were imported before."),
            click.option("--restart", is_flag=True, help="Discard an unfinished import and start again."),
            click.option(
                "--report",
                type=click.Path(path_type=Path),
                metavar="FILE.csv",
                help="Write each merged, uncertain or refused record here, with the reason.",
            ),
            common.quiet,
        )
    ):
        wrapped = option(wrapped)
    return wrapped


@click.command(
    "import",
    epilog="""\b
Examples:
  gazetteer import pleiades pleiades-places-latest.json.gz
  gazetteer import geonames AM.zip alternateNamesV2.zip --report armenia.csv
  gazetteer import whosonfirst whosonfirst-data-admin-tr-latest.tar.bz2
  gazetteer import lpf my-places.json --into mine.db
  gazetteer import csv parishes.csv --column name=Parish --column start=From --into mine.db
\b
SOURCE is one of
  geonames   allCountries.txt, AM.txt, alternateNamesV2.txt..., as text or zip; names are added to their places
  pleiades   its JSON dump, single places, or one place per line
  whosonfirst  GeoJSON files, or the bundle of a repository (.zip, .tar.bz2, .tar.gz)
  lpf        Linked Places Format: a collection, one feature, or one per line
  lp-tsv     Linked Places as a table
  wikidata   a JSON dump (.json, .gz, .bz2), or the JSON results of a SPARQL query
  tei        the <listPlace> of a TEI file
  geojson    any GeoJSON; properties are read like columns of a table
  kml        placemarks of KML or KMZ
  gedcom     the places of a family tree, with the years in which its events name them
  csv        any table (CSV, TSV, xlsx, ods) with one row per name; --column says what a column contains:
             id, label, name, old_names, other_names, lang, script, kind, when, start, end, source,
             certainty, lat, lon, point, accuracy_km, extent, country, feature, population,
             place_when, divisions, links, sources
  persons    your own persons, to whom texts are linked: any table with a column of names, and optionally id, aliases
             (with | between them), born, died, reign, role, authority, source; the <listPerson> of a TEI file; the
             individuals of a GEDCOM file; the humans of Wikidata, as JSON
\b
Your own gazetteer starts as a copy of the embedded one, and every command uses it from then on. It changes only
when an import is complete. Safe to re-run after an interruption: the import continues.
""",
)
@click.argument("source", type=click.Choice(FORMATS))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="WHAT=NAME",
    help="For csv: the column that contains WHAT (name, start...).",
)
@common.delimiter
@common.encoding
@takes_import_options
def import_(
    source: str,
    files: Sequence[Path],
    columns: Sequence[str],
    delimiter: str | None,
    encoding: str | None,
    options: ImportOptions,
) -> None:
    """Import a gazetteer from each FILE of the format SOURCE, with its dates and sources.

    Records that match an existing place, by shared identifiers or by name, distance and kind, are merged; uncertain ones
    are added as new places.
    """
    if source == "persons":
        if encoding or delimiter:
            raise InputError("an encoding and a delimiter can be given for csv and lp-tsv only, not for persons")
        _add_persons(files, options)
        return
    mapping = dict(_pair(column) for column in columns)
    run_import(source, files, options, columns=mapping, encoding=encoding, delimiter=delimiter)


def _add_persons(files: Sequence[Path], options: ImportOptions) -> None:
    """Add persons to the user's own, and report the result."""
    from gazetteer.ingest.remarks import Remark
    from gazetteer.people.own.persons import add

    if options.into is not None:
        raise click.UsageError("--into is for places: your own persons are stored next to your own gazetteer")
    added = add(files)
    click.echo(f"{added.new:,} persons added, {added.replaced:,} replaced", err=True)
    if options.report is not None:
        write_report((Remark("", "", "field", "", why) for why in added.remarks), options.report)
        return
    for why in added.remarks[:MOST_REMARKS]:
        common.warn(why, silent=options.quiet)
    if len(added.remarks) > MOST_REMARKS:
        common.warn(
            f"and {len(added.remarks) - MOST_REMARKS:,} more: --report FILE.csv lists them", silent=options.quiet
        )


@click.command(
    epilog="""\b
Examples:
  gazetteer fetch pleiades
  gazetteer fetch geonames --country AM --country TR
  gazetteer fetch geonames                    (the whole world: 13 million places)
  gazetteer fetch whosonfirst --country TR
  gazetteer fetch wikidata --region Q399
  gazetteer fetch whg --dataset 838 --token YOUR_TOKEN
\b
Safe to re-run after an interruption: the download continues if the server's file is still the same, and so does
the import. An existing file is downloaded again only when the server has a newer one. Without a network, use
`gazetteer import` with files that were downloaded elsewhere.
"""
)
@click.argument("source", type=click.Choice(("geonames", "pleiades", "whg", "whosonfirst", "wikidata")))
@click.option(
    "--country", "countries", multiple=True, metavar="CC", help="For geonames and whosonfirst: only these countries."
)
@click.option("--region", metavar="QID", help="For wikidata: id of a country or division, such as Q399.")
@click.option("--dataset", metavar="NUMBER", help="For whg: number of the data set.")
@click.option("--token", envvar="WHG_TOKEN", help="For whg: your API token.")
@click.option("--base", metavar="URL", envvar="GAZETTEER_FETCH_BASE", help="Another server with the same files.")
@click.option("--folder", type=click.Path(path_type=Path), help="Folder for the files (default: the cache folder).")
@click.option("--only-download", is_flag=True, help="Download without importing.")
@takes_import_options
def fetch(
    source: str,
    countries: Sequence[str],
    region: str | None,
    dataset: str | None,
    token: str | None,
    base: str | None,
    folder: Path | None,
    only_download: bool,
    options: ImportOptions,
) -> None:
    """Download a known gazetteer and import it.

    geonames: countries or the whole world (CC BY 4.0). pleiades: the ancient world (CC BY 3.0). whg: a data set of the
    World Historical Gazetteer. wikidata: the dated names of a country or division (CC0).
    """
    from gazetteer.build.embedded import cache_folder
    from gazetteer.ingest.catalogue import files_of
    from gazetteer.ingest.download import download

    wanted = files_of(source, countries=countries, region=region, dataset=dataset, token=token, base=base)
    target = folder or cache_folder() / "downloads" / source
    paths = []
    for file in wanted:
        with common.progress(f"Fetching {file.name}", None, silent=options.quiet) as advance:
            paths.append(download(file, target, progress=advance))
        common.note(f"{paths[-1]}", silent=options.quiet)
    if only_download:
        common.write("".join(f"{path}\n" for path in paths), None)
        return
    run_import(wanted[0].format, paths, options)


def run_import(
    format_: str,
    files: Sequence[Path],
    options: ImportOptions,
    *,
    columns: dict[str, str] | None = None,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> None:
    """Import files and report the result."""
    from gazetteer.build import embedded
    from gazetteer.database import user_gazetteer
    from gazetteer.formats.table import Layout
    from gazetteer.ingest.importer import import_files

    layout = Layout(encoding, delimiter)
    for note in table_notes(format_, files, layout, has_mapping=bool(columns)):
        common.warn(note, silent=options.quiet)
    target = options.into or user_gazetteer.path()
    base = None
    if not options.alone and not target.is_file():
        with common.progress("Building the gazetteer (once)", embedded.EXPECTED, silent=options.quiet) as advance:
            base = embedded.ensure(advance)
    report = options.report
    with common.progress("Importing", None, silent=options.quiet) as advance:
        done = import_files(
            format_,
            files,
            target,
            base=base,
            link=not options.no_link,
            again=options.again,
            restart=options.restart,
            columns=columns,
            layout=layout,
            progress=advance,
            report=(lambda remarks: write_report(remarks, report)) if report else None,
        )
    for line in summary(done, target, report):
        click.echo(line, err=True)


def _pair(column: str) -> tuple[str, str]:
    what, mark, name = column.partition("=")
    if not mark or not what or not name:
        raise click.UsageError(f"--column must be WHAT=NAME, such as name=Parish, not {column!r}")
    return what, name
