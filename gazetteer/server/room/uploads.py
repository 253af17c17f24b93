"""Convert uploaded bytes to texts with the readers of `gazetteer.texts`.

The readers need files, so the bytes are written to a private temporary folder under a fixed name. Only the suffix of the
name sent by the browser is used, and only if it is one of `ENDINGS`: no path of a request is used in the file system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gazetteer.errors import GazetteerError, InputError
from gazetteer.formats.registry import annotation_reader_of
from gazetteer.formats.tei.corpus import texts_of
from gazetteer.model.document import Document
from gazetteer.server.workspace.records import NewDocument
from gazetteer.texts.reader import read_texts
from gazetteer.texts.text import Text

ENDINGS = (
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "hocr", "xml", "tei", "docx", "pdf", "epub",
    "csv", "tsv", "tab", "xlsx", "xls", "ods", "parquet", "json", "jsonl", "ndjson", "jsonld", "doc", "odt", "rtf", "zip",
)  # fmt: skip
"""Suffixes that select a reader; any other file is read as plain text. The last four lead to a helpful message."""

MAX_TEXTS_OF_FILE = 500
"""Maximum number of texts in a file; use `gazetteer batch` for larger tables."""

MAX_TITLE_LENGTH = 80
"""Maximum length in characters of a first line that is a title."""

_NOT_IN_ID = re.compile(r"[^\w.-]+")
_UPLOAD = "upload"


@dataclass(frozen=True, slots=True)
class Upload:
    """A text of an uploaded file, and its annotation if the file is an annotation."""

    document: NewDocument
    annotation: Document | None = None


def read_upload(content: bytes, file_name: str, *, column: str | None = None) -> list[Upload]:
    """Return the texts of an uploaded file.

    Args:
        content: the bytes.
        file_name: its name in the browser; "" for pasted text.
        column: the column with the texts, for a table.

    Raises:
        InputError: the file cannot be read, or has too many texts.
        FormatError: the file breaks the rules of its format.
    """
    ending = file_name.rpartition(".")[2].lower()
    name = plain_name(file_name)
    with TemporaryDirectory(prefix="gazetteer-") as folder:
        path = Path(folder) / f"{_UPLOAD}.{ending if ending in ENDINGS else 'txt'}"
        path.write_bytes(content)
        try:
            found = list(_limited(_uploads(path, name, column)))
        except GazetteerError as error:
            message = str(error).replace(str(path), file_name or "the text").replace(folder, "")
            raise type(error)(message) from error
    if not found:
        raise InputError(f"{file_name or 'the text'} does not contain text")
    return found


def plain_name(file_name: str) -> str:
    """Return the id of a document from the name of its file: letters, digits, hyphens, dots; "text" without any.

    >>> plain_name("../../etc/Letter of 1848.txt"), plain_name("")
    ('Letter-of-1848', 'text')
    """
    base = re.split(r"[/\\]", unicodedata.normalize("NFC", file_name))[-1]
    stem = base.rpartition(".")[0] or base
    return _NOT_IN_ID.sub("-", stem).strip("-._")[:60] or "text"


def _uploads(path: Path, name: str, column: str | None) -> Iterator[Upload]:
    if _is_annotation(path):
        for document in annotation_reader_of(path).read(path):
            yield Upload(_of_document(document, name), document)
        return
    is_large = path.suffix in (".xml", ".tei") and len(texts_of(path.read_bytes())) > MAX_TEXTS_OF_FILE
    for text in read_texts([path], column=column, whole_corpora=is_large):
        yield Upload(_of_text(text, name))


def _is_annotation(path: Path) -> bool:
    """Return whether a file is an annotation written by this program and not a table of texts."""
    if path.suffix == ".jsonld":
        return True
    if path.suffix not in (".json", ".jsonl", ".ndjson"):
        return False
    with path.open("rb") as stream:
        head = stream.read(200).decode("utf-8", "replace").lstrip("\ufeff [\r\n\t")
    return head.replace(" ", "").startswith('{"gazetteer"')


def _of_text(text: Text, name: str) -> NewDocument:
    row = text.id.removeprefix(_UPLOAD).lstrip(":-")
    id = f"{name}-{plain_name(row + '.')}" if row else name
    title = text.title or _first_line(text.text) or name.replace("_", " ")
    return NewDocument(id, title, text.kind, text.text, text.date, text.lang, text.sent_from, text.headings)


def _of_document(document: Document, name: str) -> NewDocument:
    id = plain_name(document.id + ".") if document.id else name
    title = document.title or _first_line(document.text) or name
    date = str(document.date) if document.date and document.date_source == "given" else None
    return NewDocument(id, title, "annotation", document.text, date, document.lang, None, document.headings)


def _first_line(text: str) -> str:
    """Return the first line of a text if it looks like a heading."""
    line = text.lstrip().partition("\n")[0].strip().lstrip("# ")
    if len(line) <= MAX_TITLE_LENGTH:
        return line
    cut = line[:MAX_TITLE_LENGTH].rpartition(" ")[0] or line[:MAX_TITLE_LENGTH]
    return f"{cut} …"


def _limited(uploads: Iterator[Upload]) -> Iterator[Upload]:
    for number, upload in enumerate(uploads, start=1):
        if number > MAX_TEXTS_OF_FILE:
            raise InputError(
                f"the file contains more than {MAX_TEXTS_OF_FILE} texts: annotate it with `gazetteer batch`"
            )
        yield upload


def with_date(uploads: Sequence[Upload], date: str | None) -> list[Upload]:
    """Return the texts of a file with the reader's date. Of several texts, only those without a date get it."""
    return [
        one
        if not date or (one.document.date and len(uploads) > 1)
        else replace(one, document=replace(one.document, date=date))
        for one in uploads
    ]
