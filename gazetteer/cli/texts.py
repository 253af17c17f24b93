"""`annotate` and `map`: texts in, annotations and maps out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.cli import common
from gazetteer.cli import corrections as corrections_
from gazetteer.errors import InputError
from gazetteer.whole_files import replacing

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.document import Document, Entity

FORMATS = ("json", "jsonl", "csv", "html", "tei", "w3c", "geojson", "lpf", "kml", "gpkg", "iob", "brat", "spacy")
TEI = (".xml", ".tei")
GEDCOM = (".ged", ".gedcom")


def reading(command: common.Command) -> common.Command:
    """Add the options of how a text is read to a command that annotates."""
    for option in reversed(
        (
            click.option(
                "--date", metavar="DATE", help="When the text speaks: 1920, 1914/1918, “c. 1850”. Else inferred."
            ),
            click.option(
                "--near", metavar="PLACE", help="A place (name or id) near which the text's places are expected."
            ),
            click.option(
                "--home", metavar="PLACE", help="Where the text was written or published; else read from its dateline."
            ),
            click.option(
                "--lang",
                metavar="LANGUAGE",
                callback=common.language,
                help="Language of the text, as a code or a name; else guessed.",
            ),
            click.option(
                "--model",
                metavar="NAME",
                help="historical_en, or an installed spaCy model (default: the best one for the language).",
            ),
            click.option("--demonyms", is_flag=True, help="Count “Turkish” and “Turks” as places too."),
            click.option(
                "--no-nested", is_flag=True, help="Leave out names inside longer names: the “Kars” of “Kars Oblast”."
            ),
            click.option(
                "--titles/--no-titles", default=True, help="Whether mentions of persons include their titles."
            ),
            click.option("--encoding", metavar="NAME", help="Input encoding (default: detected)."),
            click.option("--column", metavar="C", help="For a table: the column with the texts."),
            common.weights,
            common.database,
            common.quiet,
        )
    ):
        command = option(command)
    return command


marked = click.option(
    "--marked", is_flag=True, help="For TEI: use the names that are already marked, and find no others."
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
    "--format", "format_", type=click.Choice(FORMATS), help="How to write; else by the output's suffix, or json."
)
@common.output
@marked
@corrections_.option
@reading
def annotate(inputs: Sequence[str], format_: str | None, output: Path | None, quiet: bool, **options: Any) -> None:
    """Find people and places in each INPUT (a file, or - for standard input), and resolve the places."""
    from gazetteer.formats import losses
    from gazetteer.formats.registry import DOCBIN_LACKS, annotation_writers

    kind = format_ or _by_suffix(output, FORMATS) or "json"
    for item in inputs:
        if item != "-" and Path(item).is_dir():
            raise InputError(
                f"{item} is a folder: name its files ({item.rstrip('/')}/*.txt), or draw it with `gazetteer map`"
            )
    with common.open_gazetteer(options.pop("database"), silent=quiet) as gazetteer:
        documents = list(read_documents(inputs, gazetteer, quiet=quiet, **options))
    markup = None if options["marked"] else _own_markup(inputs, kind)
    if markup is not None:
        from gazetteer.formats import tei

        common.write(tei.write_into(markup, documents[0]), output)
        return
    if kind == "spacy":
        from gazetteer.spacy_component import docbin

        common.write(docbin(documents), output)
    else:
        common.write(annotation_writers[kind].write(documents), output)
    lacks = DOCBIN_LACKS if kind == "spacy" else annotation_writers[kind].lacks
    if told := losses.said(kind, losses.of_documents(documents, lacks)):
        common.note(told, silent=quiet)


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
@click.option("--title", help="Heading of the page (default: the text's title).")
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
@reading
def map_(
    inputs: Sequence[str],
    title: str | None,
    tiles: str | None,
    overlay: Path | None,
    modern: bool | None,
    image: str | None,
    embed: bool,
    output: Path | None,
    quiet: bool,
    **options: Any,
) -> None:
    """Draw one interactive map of every INPUT: a text, or JSON that `gazetteer annotate` wrote.

    The page has everything inside and opens without a network.
    """
    from gazetteer import atlas

    target = output or Path(Path(inputs[0]).stem if inputs[0] != "-" else "map").with_suffix(".html")
    with common.open_gazetteer(options.pop("database"), silent=quiet) as gazetteer:
        documents = list(read_documents(inputs, gazetteer, quiet=quiet, **options))
        page = atlas.draw(
            documents, title=title, tiles=tiles, overlay=overlay, names=_names_of(gazetteer),
            modern=modern, image=image, embed=embed,
        )  # fmt: skip
        with replacing(target) as part:
            page.save(str(part))
    places = len({place.id for document in documents for place in document.places})
    common.note(f"{target}: {places} places of {len(documents)} text{'s' * (len(documents) > 1)}", silent=quiet)


def read_documents(
    inputs: Sequence[str],
    gazetteer: Gazetteer,
    *,
    date: str | None,
    near: str | None,
    home: str | None,
    lang: str | None,
    model: str | None,
    demonyms: bool,
    no_nested: bool,
    titles: bool = True,
    encoding: str | None,
    column: str | None,
    weights: Path | None,
    quiet: bool,
    marked: bool = False,
    corrections: Path | None = None,
) -> Iterator[Document]:
    """Yield every input as an annotated document: annotations are read, texts are annotated.

    Args:
        inputs: files, folders, or - for standard input.
        gazetteer: the places and names.
        date: when the texts speak.
        near: where their places are expected.
        home: where the texts were written or published.
        lang: their language.
        model: the recognition model.
        demonyms: whether adjectives and peoples count as places.
        no_nested: whether names inside longer names are left out.
        titles: whether mentions of persons include their titles.
        encoding: of the files.
        column: of tables, the column with the texts.
        weights: file with clue weights.
        quiet: whether progress and notes are hidden.
        marked: TEI files are annotations too, by whoever marked them.
        corrections: file of a reader's corrections, applied to the documents.
    """
    from gazetteer.formats.registry import annotation_reader_of
    from gazetteer.pipeline import Pipeline
    from gazetteer.texts import family
    from gazetteer.texts.marked import known_near, placed, respected, still_open
    from gazetteer.texts.reader import read_texts

    given = corrections_.read_file(corrections)
    files = [file for item in inputs for file in files_of(item)]
    annotated = [file for file in files if _is_annotation(file) or (marked and Path(file).suffix.lower() in TEI)]
    resolver = Pipeline(gazetteer, lang=lang, weights=common.read_weights(weights))
    for file in annotated:
        for document in annotation_reader_of(Path(file)).read(Path(file)):
            found = placed(_located(corrections_.corrected(document, given), gazetteer), resolver, near=near)
            if marked and (count := still_open(found)):
                common.warn(f"{found.id}: {count} of the marked places could not be placed")
            yield found
    families = [file for file in files if Path(file).suffix.lower() in GEDCOM]
    for file in families:
        yield from (corrections_.corrected(document, given) for document in family.documents(Path(file), gazetteer))
    texts = [file for file in files if file not in annotated and file not in families]
    if not texts:
        return
    pipeline = Pipeline(
        gazetteer,
        model=model,
        lang=lang,
        demonyms=demonyms,
        nested=not no_nested,
        titles=titles,
        weights=common.read_weights(weights),
        home=home,
    )
    with common.progress("Reading", None if len(texts) == 1 else len(texts), silent=quiet) as advance:
        for text in read_texts(texts, column=column, encoding=encoding):
            if text.warning:
                common.warn(f"{text.id}: {text.warning}")
            around = near or known_near(text.sent_from, gazetteer)
            document = pipeline.annotate(
                text.text, date=date or text.date, near=around, id=text.id, title=text.title, lang=lang or text.lang
            )
            document = respected(document, text.marks, pipeline, near=around)
            for remark in document.notes:
                common.warn(f"{text.id}: {remark}")
            yield corrections_.corrected(document, given, pipeline)
            advance(1)


def _located(document: Document, gazetteer: Gazetteer) -> Document:
    """The document with points for places that it names by their identifiers alone, where the gazetteer holds them."""
    from gazetteer.errors import UnknownPlaceError

    def entity_of(entity: Entity) -> Entity:
        resolution = entity.resolution
        if resolution is None or resolution.chosen is None or resolution.chosen.place.location is not None:
            return entity
        try:
            place = gazetteer.get(resolution.chosen.place.id)
        except UnknownPlaceError:
            return entity
        chosen = replace(resolution.chosen, place=place)
        return replace(entity, resolution=replace(resolution, chosen=chosen))

    return replace(document, entities=tuple(map(entity_of, document.entities)))


def files_of(item: str) -> list[str]:
    """A folder's texts in order of their names; anything else as it is."""
    path = Path(item)
    if item == "-" or not path.is_dir():
        return [item]
    found = sorted(str(file) for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    if not found:
        raise InputError(f"{path} is a folder without files: give a text, or a folder of texts")
    return found


def _own_markup(inputs: Sequence[str], kind: str) -> bytes | None:
    """The bytes of the one TEI file that is asked back as TEI: names go into its own markup, which loses nothing."""
    if kind != "tei" or len(inputs) != 1 or inputs[0] == "-" or Path(inputs[0]).is_dir():
        return None
    from gazetteer.texts.reader import read_text

    return Path(inputs[0]).read_bytes() if read_text(inputs[0]).kind == "tei" else None


def _is_annotation(file: str) -> bool:
    """Whether a JSON file is one that `annotate` wrote, and not a table of texts; JSON-LD always is."""
    path = Path(file)
    if path.suffix.lower() == ".jsonld":
        return path.is_file()
    if path.suffix.lower() not in (".json", ".jsonl", ".ndjson") or not path.is_file():
        return False
    with path.open("rb") as stream:
        head = stream.read(4096).decode("utf-8", "replace").lstrip("\ufeff [\r\n\t")
    try:
        return '"gazetteer"' in head.split(",", 1)[0] or "gazetteer" in json.loads(head.splitlines()[0])
    except (ValueError, IndexError):
        return False


def _by_suffix(output: Path | None, formats: Sequence[str]) -> str | None:
    from gazetteer.formats.registry import annotation_writers

    if output is None:
        return None
    if output.suffix.lower() == ".spacy":
        return "spacy"
    suffixes = {writer.suffix: name for name, writer in reversed(list(annotation_writers.items())) if name in formats}
    return suffixes.get(output.suffix.lower())


def _names_of(gazetteer: Gazetteer) -> Any:
    """All names of a place by its id, none for an id that this gazetteer lacks."""
    from gazetteer.errors import UnknownPlaceError

    def names(place: str) -> Any:
        try:
            return gazetteer.names(place)
        except UnknownPlaceError:
            return ()

    return names
