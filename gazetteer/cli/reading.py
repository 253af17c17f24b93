"""Options for reading texts, and the inputs of a command as documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.cli import common
from gazetteer.cli import corrections as corrections_
from gazetteer.errors import InputError

if TYPE_CHECKING:
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.corrections import Correction
    from gazetteer.model.document import Document, Entity
    from gazetteer.pipeline import Pipeline
    from gazetteer.texts.text import Text

TEI_SUFFIXES = (".xml", ".tei")
GEDCOM = (".ged", ".gedcom")


@dataclass(frozen=True, slots=True)
class Reading:
    """Options for reading the texts of a command.

    Attributes:
        date: the time that the texts describe.
        near: the place near which their places are expected.
        home: the place where the texts were written or published.
        lang: their language.
        model: the recognition model.
        demonyms: whether adjectives and peoples count as places.
        no_nested: whether names inside longer names are left out.
        titles: whether mentions of persons include their titles.
        encoding: the encoding of the files.
        column: the column of tables with the texts.
        weights: file with clue weights.
        database: gazetteer file; None for the user's own or the embedded one.
        quiet: whether progress and notes are hidden.
        marked: whether TEI files are read as annotations, with the names marked by their editors.
        corrections: file of a reader's corrections, applied to the documents.
    """

    date: str | None
    near: str | None
    home: str | None
    lang: str | None
    model: str | None
    demonyms: bool
    no_nested: bool
    titles: bool
    encoding: str | None
    column: str | None
    weights: Path | None
    database: Path | None
    quiet: bool
    marked: bool = False
    corrections: Path | None = None

    def pipeline(self, gazetteer: Gazetteer) -> Pipeline:
        """Return the pipeline that annotates the texts."""
        from gazetteer.pipeline import Pipeline

        return Pipeline(
            gazetteer,
            model=self.model,
            lang=self.lang,
            demonyms=self.demonyms,
            nested=not self.no_nested,
            titles=self.titles,
            weights=common.read_weights(self.weights),
            home=self.home,
        )


def takes_reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for reading texts to a command, which receives them as `reading`."""

    @wraps(command)
    def with_options(**given: Any) -> None:
        taken = {field.name: given.pop(field.name) for field in fields(Reading) if field.name in given}
        command(**given, reading=Reading(**taken))

    wrapped: Callable[..., None] = with_options
    for option in reversed(
        (
            click.option(
                "--date",
                metavar="DATE",
                help="The time that the text describes: 1920, 1914/1918, “c. 1850”. Else inferred.",
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
                help="historical_en, historical_xx, an installed spaCy model, or none (default: the best one for the language).",
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
        wrapped = option(wrapped)
    return wrapped


marked = click.option(
    "--marked", is_flag=True, help="For TEI files: use the names that are already marked, and find no others."
)


def read_documents(
    inputs: Sequence[str], gazetteer: Gazetteer, reading: Reading, *, whole_corpora: bool = False
) -> Iterator[Document]:
    """Yield every input as an annotated document: annotations are read, texts are annotated.

    Args:
        inputs: files, folders, or - for standard input.
        gazetteer: the places and names.
        reading: how the texts are read.
        whole_corpora: whether a `<teiCorpus>` is one text.
    """
    given = corrections_.read_file(reading.corrections)
    files = [file for item in inputs for file in files_of(item)]
    annotations = [file for file in files if _is_annotation(file, marked=reading.marked)]
    families = [file for file in files if Path(file).suffix.lower() in GEDCOM]
    texts = [file for file in files if file not in annotations and file not in families]
    if annotations:
        yield from _annotated(annotations, gazetteer, reading, given)
    if families:
        from gazetteer.texts import family

        for file in families:
            yield from (corrections_.corrected(document, given) for document in family.documents(Path(file), gazetteer))
    if texts:
        yield from _annotate(texts, gazetteer, reading, given, whole_corpora)


def _annotated(
    files: Sequence[str], gazetteer: Gazetteer, reading: Reading, given: Sequence[Correction]
) -> Iterator[Document]:
    """Read annotations, and resolve their places that are not resolved."""
    from gazetteer.formats.registry import annotation_reader_of
    from gazetteer.pipeline import Pipeline
    from gazetteer.texts.marked import placed, still_open

    resolver = Pipeline(gazetteer, lang=reading.lang, weights=common.read_weights(reading.weights))
    for file in files:
        for document in annotation_reader_of(Path(file)).read(Path(file)):
            located = _located(corrections_.corrected(document, given), gazetteer)
            found = placed(located, resolver, near=reading.near)
            if reading.marked and (count := still_open(found)):
                common.warn(f"{found.id}: {count} of the marked places could not be resolved", silent=reading.quiet)
            yield found


def _annotate(
    files: Sequence[str],
    gazetteer: Gazetteer,
    reading: Reading,
    given: Sequence[Correction],
    whole_corpora: bool,
) -> Iterator[Document]:
    """Annotate texts."""
    from gazetteer.texts.reader import read_texts

    pipeline = reading.pipeline(gazetteer)
    common.note_places(gazetteer, {"--near": reading.near, "--home": reading.home}, silent=reading.quiet)
    with common.progress("Reading", None if len(files) == 1 else len(files), silent=reading.quiet) as advance:
        for text in read_texts(files, column=reading.column, encoding=reading.encoding, whole_corpora=whole_corpora):
            yield corrections_.corrected(_document(text, pipeline, gazetteer, reading), given, pipeline)
            advance(1)


def _document(text: Text, pipeline: Pipeline, gazetteer: Gazetteer, reading: Reading) -> Document:
    """Annotate a text, keep the names marked by its editors, and show its notes."""
    from gazetteer.texts.marked import known_near, respected
    from gazetteer.texts.ocr import scanned

    if text.warning:
        common.warn(f"{text.id}: {text.warning}", silent=reading.quiet)
    near = reading.near or known_near(text.sent_from, gazetteer)
    document = pipeline.annotate(
        text.text,
        date=reading.date or text.date,
        near=near,
        id=text.id,
        title=text.title,
        lang=reading.lang or text.lang,
    )
    document = scanned(replace(document, headings=text.headings), text.words)
    for remark in document.notes:
        common.warn(f"{text.id}: {remark}", silent=reading.quiet)
    return respected(document, text.marks, pipeline, near=near)


def _located(document: Document, gazetteer: Gazetteer) -> Document:
    """Return the document with coordinates from the gazetteer for places that have only an identifier."""
    from gazetteer.texts.marked import located

    def entity_of(entity: Entity) -> Entity:
        resolution = entity.resolution
        if resolution is None or resolution.chosen is None:
            return entity
        chosen = replace(resolution.chosen, place=located(resolution.chosen.place, gazetteer))
        return replace(entity, resolution=replace(resolution, chosen=chosen))

    return replace(document, entities=tuple(map(entity_of, document.entities)))


def files_of(item: str) -> list[str]:
    """Return the files of a folder sorted by name, without the records of a batch; any other item unchanged."""
    from gazetteer.texts.manifest import is_record

    path = Path(item)
    if item == "-" or not path.is_dir():
        return [item]
    files = (file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    found = sorted(str(file) for file in files if not is_record(file))
    if not found:
        raise InputError(f"{path} is a folder without files: give a text, or a folder of texts")
    return found


def _is_annotation(file: str, *, marked: bool) -> bool:
    """Return whether a file is an annotation, not a text or a table of texts; JSON-LD always is."""
    path = Path(file)
    if marked and path.suffix.lower() in TEI_SUFFIXES:
        return True
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
