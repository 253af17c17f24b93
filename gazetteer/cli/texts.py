"""`annotate` and `map`: annotations and maps of texts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.cli import common
from gazetteer.cli import corrections as corrections_
from gazetteer.cli.reading import Reading, marked, read_documents, takes_reading_options
from gazetteer.errors import InputError

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.document import Document

FORMATS = (
    "json",
    "jsonl",
    "csv",
    "html",
    "tei",
    "w3c",
    "iiif",
    "geojson",
    "lpf",
    "kml",
    "gpkg",
    "iob",
    "brat",
    "spacy",
)


@click.command(
    epilog="""\b
Examples:
  gazetteer annotate letter.txt
  gazetteer annotate letter.txt --date 1920 --format csv -o letter.csv
  cat letter.txt | gazetteer annotate - --format geojson > letter.geojson
  gazetteer annotate edition.xml --format tei -o annotated.xml     (into its own markup)
  gazetteer annotate edition.xml --marked -o edition.geojson       (the names that it marks itself)
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Output format (default: by the output's suffix, else json).",
)
@common.output
@marked
@corrections_.option
@takes_reading_options
def annotate(inputs: Sequence[str], format_: str | None, output: Path | None, reading: Reading) -> None:
    """Find people and places in each INPUT (a file, or - for standard input), and resolve the places."""
    from gazetteer.formats import losses
    from gazetteer.formats.registry import DOCBIN_LACKS, annotation_writers

    common.check_output(output, inputs)
    kind = format_ or _by_suffix(output, FORMATS) or "json"
    for item in inputs:
        if item != "-" and Path(item).is_dir():
            raise InputError(
                f"{item} is a folder: name its files ({item.rstrip('/')}/*.txt), or draw it with `gazetteer map`"
            )
    with common.open_gazetteer(reading.database, silent=reading.quiet) as gazetteer:
        markup = None if reading.marked else _own_markup(inputs, kind)
        documents = list(read_documents(inputs, gazetteer, reading, whole_corpora=markup is not None))
    if markup is not None:
        from gazetteer.formats.tei import write as tei_write

        common.write(tei_write.write_into(markup, documents[0]), output)
        return
    if kind == "spacy":
        from gazetteer.spacy_component import docbin

        common.write(docbin(documents), output)
    else:
        common.write(annotation_writers[kind].write(documents), output)
    lacks = DOCBIN_LACKS if kind == "spacy" else annotation_writers[kind].lacks
    if lost := losses.summary(kind, losses.of_documents(documents, lacks)):
        common.note(lost, silent=reading.quiet)


@click.command(
    "map",
    epilog="""\b
Examples:
  gazetteer map letter.txt -o letter.html
  gazetteer map letters/*.txt -o letters.html --date 1890/1895
  gazetteer annotate letter.txt -o letter.json && gazetteer map letter.json -o letter.html
  gazetteer map letter.txt --overlay borders-1914.geojson -o letter.html
  gazetteer map letter.json --corrections letter-corrections.json -o letter.html
""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--title", help="Heading of the page (default: the title of the text, or the name of the folder).")
@click.option("--tiles", metavar="URL", help="Your own tiles, https://host/{z}/{x}/{y}.png, offered as a layer.")
@click.option("--overlay", type=click.Path(path_type=Path), metavar="FILE", help="GeoJSON to lay over the map.")
@click.option(
    "--modern/--no-modern", default=None, help="Show present-day borders at first; else only for recent texts."
)
@click.option("--image", metavar="URL", help="Picture that link previews show.")
@click.option("--embed", is_flag=True, help="Draw for an iframe: no footer, the wheel zooms only with Ctrl.")
@common.output
@marked
@corrections_.option
@takes_reading_options
def map_(
    inputs: Sequence[str],
    title: str | None,
    tiles: str | None,
    overlay: Path | None,
    modern: bool | None,
    image: str | None,
    embed: bool,
    output: Path | None,
    reading: Reading,
) -> None:
    """Draw one interactive map of every INPUT: a text, or JSON that `gazetteer annotate` wrote.

    The page has everything inside and opens without a network.
    """
    if output is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("the map is an HTML page: give a file, for example -o map.html")
    common.check_output(output, inputs)
    from gazetteer import atlas

    with common.open_gazetteer(reading.database, silent=reading.quiet) as gazetteer:
        documents = list(read_documents(inputs, gazetteer, reading))
        page = atlas.draw(
            documents, title=title or _folder_title(inputs, documents), tiles=tiles, overlay=overlay,
            names=_names_of(gazetteer), modern=modern, image=image, embed=embed,
        )  # fmt: skip
        common.write(page.html_page(), output)
    places = len({place.id for document in documents for place in document.places})
    count = f"{places} places of {len(documents)} text{'s' * (len(documents) > 1)}"
    common.note(f"{output}: {count}" if output else count, silent=reading.quiet)


def _folder_title(inputs: Sequence[str], documents: Sequence[Document]) -> str | None:
    """Return the name of a folder as a title, if several documents were read from one folder and nothing else."""
    if len(inputs) != 1 or len(documents) < 2 or not Path(inputs[0]).is_dir():
        return None
    return Path(inputs[0]).resolve().name.replace("_", " ") or None


def _own_markup(inputs: Sequence[str], kind: str) -> bytes | None:
    """Return the bytes of a single TEI input if the output is TEI, so that names are added to its markup."""
    if kind != "tei" or len(inputs) != 1 or inputs[0] == "-" or Path(inputs[0]).is_dir():
        return None
    from gazetteer.texts.reader import read_text

    return Path(inputs[0]).read_bytes() if read_text(inputs[0]).kind == "tei" else None


def _by_suffix(output: Path | None, formats: Sequence[str]) -> str | None:
    from gazetteer.formats.registry import annotation_writers

    if output is None:
        return None
    if output.suffix.lower() == ".spacy":
        return "spacy"
    suffixes = {writer.suffix: name for name, writer in reversed(list(annotation_writers.items())) if name in formats}
    return suffixes.get(output.suffix.lower())


def _names_of(gazetteer: Gazetteer) -> Any:
    """Return a function that returns all names of a place by its id; empty for an unknown id."""
    from gazetteer.errors import UnknownPlaceError

    def names(place: str) -> Any:
        try:
            return gazetteer.names(place)
        except UnknownPlaceError:
            return ()

    return names
