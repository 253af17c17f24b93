"""Read texts from files.

The text of a plain text or Markdown file is unchanged, including line ends; only a byte order mark is removed, and offsets
count from after it. Other formats are converted to plain text (`kind` states from which), and offsets refer to that.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.formats.files.safety import open_binary, read_bytes
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei.again import without_own
from gazetteer.formats.tei.corpus import texts_of
from gazetteer.formats.tei.editors import marks_of
from gazetteer.formats.tei.places import listed
from gazetteer.texts.documents import read_docx, read_epub, read_html, read_pdf
from gazetteer.texts.encoding import MAX_TEXT, check_text, decode
from gazetteer.texts.extracted import Extracted
from gazetteer.texts.hocr import is_hocr, read_hocr
from gazetteer.texts.ids import UniqueIds
from gazetteer.texts.not_texts import HEAD, refuse_data
from gazetteer.texts.ocr import read_xml
from gazetteer.texts.rows import Refuse, texts_of_rows
from gazetteer.texts.tables import JSON, JSON_LINES, TABLE_SUFFIXES, TextColumns, json_line_rows, json_rows, table_rows
from gazetteer.texts.text import Text, dated

_RECOGNIZED = re.compile(rb"<(?:\w+:)?(?:alto|PcGts|mets)\b")
_HTML = re.compile(rb"<html[\s>]", re.IGNORECASE)
_HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.MULTILINE)
_DOCUMENTS: dict[str, Callable[[bytes, str], Extracted]] = {
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".epub": read_epub,
}
_OTHERS = {
    ".doc": "an old Word file: save it as .docx",
    ".odt": "an OpenDocument text: save it as .docx",
    ".rtf": "rich text: save it as .docx",
    ".zip": "an archive: unpack it and give the files inside",
}


def read_text(path: str | os.PathLike[str], *, encoding: str | None = None) -> Text:
    """Return the single text of a file, or of standard input for "-"; a `<teiCorpus>` is one text here.

    Raises:
        InputError: the file is missing, a folder, empty, binary, damaged, too long, or a table with several texts.
        FormatError: the file is not valid in its format (XML, JSON, CSV).
    """
    texts = list(_texts(path, TextColumns(), encoding, whole_corpora=True))
    if len(texts) != 1:
        raise InputError(f"{path} is a table with {len(texts)} texts: give a file with one text")
    return texts[0]


def read_texts(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    column: str | None = None,
    id_column: str | None = None,
    encoding: str | None = None,
    ids: UniqueIds | None = None,
    whole_corpora: bool = False,
    refuse: Refuse | None = None,
) -> Iterator[Text]:
    """Yield every text of every input; a table has one text per row, and rows without a text are skipped.

    Tables of cells and JSON lines are read row by row, in constant memory. A `<teiCorpus>` has one text per `<TEI>`. Ids are
    unique: the second "letters" becomes "letters-2".

    Args:
        inputs: files.
        column: the column of a table with the texts; by default "text" or a usual synonym.
        id_column: the column of a table with the ids; by default "id" or a usual synonym, else the row's number.
        encoding: the encoding of every input; detected for each if None.
        ids: the ids that must not be used again; new ids are added.
        whole_corpora: whether a `<teiCorpus>` is one text, as needed to write names into its markup.
        refuse: called with the position of each row of a table that cannot be read, and the reason; the first such row raises
            its error if None.

    Raises:
        InputError, FormatError: as for `read_text`.
    """
    ids = UniqueIds() if ids is None else ids
    columns = TextColumns(column, id_column)
    for path in inputs:
        for text in _texts(path, columns, encoding, whole_corpora=whole_corpora, refuse=refuse):
            name = ids.unique(text.id)
            yield text if name == text.id else replace(text, id=name)


def _texts(
    path: str | os.PathLike[str],
    columns: TextColumns,
    encoding: str | None,
    *,
    whole_corpora: bool,
    refuse: Refuse | None = None,
) -> Iterator[Text]:
    if os.fspath(path) == "-":
        content, used_encoding, warning = decode(_standard_input(), "standard input", encoding=encoding)
        yield Text("stdin", content, None, None, used_encoding, warning)
        return
    path = Path(path)
    where = str(path)
    inner = Path(path.stem) if path.suffix.lower() in (".gz", ".bz2") else path
    suffix = inner.suffix.lower()
    if suffix in (*TABLE_SUFFIXES, *JSON_LINES):
        with open_binary(path) as stream:
            refuse_data(stream.read(HEAD), suffix, where)
        known = Text(inner.stem, "", path=path, encoding=None)
        lines = suffix in JSON_LINES
        rows = json_line_rows(path, encoding=encoding) if lines else table_rows(path, columns, encoding=encoding)
        yield from texts_of_rows(rows, where, columns, known, refuse=refuse)
    elif suffix == JSON:
        data = read_bytes(path, limit=MAX_TEXT)
        refuse_data(data, suffix, where)
        content, used_encoding, warning = decode(data, where, encoding=encoding)
        known = Text(inner.stem, "", path=path, encoding=used_encoding, warning=warning)
        yield from texts_of_rows(json_rows(content, where), where, columns, known, refuse=refuse)
    else:
        yield from _documents(path, encoding, whole_corpora=whole_corpora)


def _documents(path: Path, encoding: str | None, *, whole_corpora: bool) -> Iterator[Text]:
    """Yield the text of a file that is not a table, or the texts of a `<teiCorpus>`."""
    where, suffix = str(path), path.suffix.lower()
    data = read_bytes(path, limit=MAX_TEXT)
    if suffix in _OTHERS:
        raise InputError(f"{where} is {_OTHERS[suffix]}")
    known = Text(path.stem, "", path=path)
    kind = "pdf" if data[:5] == b"%PDF-" else suffix.removeprefix(".")
    refuse_data(data, suffix, where)
    if f".{kind}" in _DOCUMENTS:
        read = _DOCUMENTS[f".{kind}"](data, where)
        check_text(read.text, where)
        yield replace(
            known, text=read.text, title=read.title, lang=read.lang, headings=read.headings, encoding=None, kind=kind
        )
    elif suffix in {".xml", ".tei"}:
        parts = [] if whole_corpora else texts_of(data)
        for part in parts:
            yield _xml(part.source, f"{where}, text {part.id}", replace(known, id=f"{known.id}:{part.id}"))
        if not parts:
            yield _xml(data, where, known)
    else:
        yield _decoded(data, suffix, where, encoding, known)


def _decoded(data: bytes, suffix: str, where: str, encoding: str | None, known: Text) -> Text:
    """Return the text of a web page, of hOCR, Markdown or plain text."""
    content, used_encoding, warning = decode(data, where, encoding=encoding)
    known = replace(known, encoding=used_encoding, warning=warning)
    if suffix not in {".html", ".htm", ".xhtml", ".hocr"}:
        return _plain(content, suffix, known)
    if is_hocr(content[:20_000]):
        text, words = read_hocr(content, where)
        check_text(text, where)
        return replace(known, text=text, kind="hocr", words=words)
    page = read_html(content, where)
    check_text(page.text, where)
    return replace(known, text=page.text, title=page.title, lang=page.lang, headings=page.headings, kind="html")


def _plain(content: str, suffix: str, known: Text) -> Text:
    if suffix not in {".md", ".markdown"}:
        return replace(known, text=content)
    heading = _HEADING.search(content)
    return replace(known, text=content, title=heading.group(1) if heading else None, kind="markdown")


def _xml(data: bytes, where: str, known: Text) -> Text:
    """Return the text of TEI, of recognized pages, or of a web page in XML."""
    if _RECOGNIZED.search(data[:4096]) is None:
        is_page = _HTML.search(data[:4096]) is not None
        return _decoded(data, ".html", where, None, known) if is_page else _tei(data, where, known)
    text, words = read_xml(data, where, folder=known.path.parent if known.path else None)
    check_text(text, where)
    return replace(known, text=text, encoding=None, kind="ocr", words=words)


def _tei(data: bytes, where: str, known: Text) -> Text:
    tei = tei_text.read(without_own(data), where)
    check_text(tei.text, where)
    used_encoding = replace(
        known,
        text=tei.text,
        title=tei.title,
        lang=tei.lang,
        encoding=tei.encoding.lower(),
        kind="tei",
        marks=tuple(marks_of(tei, listed(data, where))),
        sent_from=tei.sent_from,
        headings=tei.headings,
    )
    return dated(used_encoding, tei.date, where)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("standard input is closed: give a file")
    data = sys.stdin.buffer.read(MAX_TEXT + 1)
    if not data:
        raise InputError("standard input is empty: give a text or a file")
    return data
