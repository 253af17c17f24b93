"""Read texts from files.

The text of a plain text or Markdown file is unchanged, including line ends; only a byte order mark is removed, and offsets
count from after it. Other formats are converted to plain text (`kind` states from which), and offsets refer to that.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer.errors import InputError, TimespanError
from gazetteer.formats import tei_text
from gazetteer.formats.safety import read_bytes
from gazetteer.formats.tei_again import without_own
from gazetteer.formats.tei_corpus import texts_of
from gazetteer.formats.tei_editors import Mark, marks_of
from gazetteer.model.heading import Heading
from gazetteer.model.written_years import written_years
from gazetteer.texts.documents import read_docx, read_epub, read_html, read_pdf
from gazetteer.texts.encoding import MAX_TEXT, check_text, decode
from gazetteer.texts.extracted import Extracted
from gazetteer.texts.hocr import is_hocr, read_hocr
from gazetteer.texts.not_texts import refuse_data
from gazetteer.texts.ocr import Word, read_xml
from gazetteer.texts.tables import ID_COLUMNS, JSON, TABLES, Columns, column, json_rows, table_rows, text_column

_RECOGNIZED = re.compile(rb"<(?:\w+:)?(?:alto|PcGts|mets)\b")
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


@dataclass(frozen=True, slots=True)
class Text:
    """A text to annotate.

    Attributes:
        id: the file's name without its suffix, with the row's id for a row of a table; or "stdin".
        text: the text; offsets count its code points.
        title: the title in the file.
        lang: BCP 47 tag, if stated in the file.
        encoding: the encoding of the file; None if the format determines it.
        warning: a note for the user, such as a guessed encoding.
        date: EDTF, if the file states when it was written.
        kind: "plain", "markdown", "html", "tei", "docx", "pdf", "epub", "ocr", "hocr" or "table".
        path: the file; None for standard input.
        marks: names marked by the editors of a TEI file.
        sent_from: the place from which a letter was sent, by identifier or name, if stated in its header.
        headings: the headings that a TEI, HTML, EPUB or Word file marks.
        words: the words of recognized pages, with page and box; `ocr.on_scan` finds a mention among them.
    """

    id: str
    text: str
    title: str | None = None
    lang: str | None = None
    encoding: str | None = "utf-8"
    warning: str | None = None
    date: str | None = None
    kind: str = "plain"
    path: Path | None = None
    words: tuple[Word, ...] = ()
    marks: tuple[Mark, ...] = ()
    sent_from: str | None = None
    headings: tuple[Heading, ...] = ()


def read_text(path: str | os.PathLike[str], *, encoding: str | None = None) -> Text:
    """Return the single text of a file, or of standard input for "-"; a `<teiCorpus>` is one text here.

    Raises:
        InputError: the file is missing, a folder, empty, binary, damaged, too long, or a table with several texts.
        FormatError: the file is not valid in its format (XML, JSON, CSV).
    """
    texts = list(_texts(path, Columns(), encoding, whole_corpora=True))
    if len(texts) != 1:
        raise InputError(f"{path} is a table with {len(texts)} texts: give a file with one text")
    return texts[0]


def read_texts(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    column: str | None = None,
    id_column: str | None = None,
    encoding: str | None = None,
    seen: dict[str, int] | None = None,
    whole_corpora: bool = False,
) -> Iterator[Text]:
    """Yield every text of every input; a table has one text per row, and rows without a text are skipped.

    A `<teiCorpus>` has one text per `<TEI>`. Ids are unique: the second "letters" becomes "letters-2".

    Args:
        inputs: files.
        column: the column of a table with the texts; by default "text" or a usual synonym.
        id_column: the column of a table with the ids; by default "id" or a usual synonym, else the row's number.
        encoding: the encoding of every input; detected for each if None.
        seen: ids of other texts that must not be used again; new ids are added to it.
        whole_corpora: whether a `<teiCorpus>` is one text, as needed to write names into its markup.

    Raises:
        InputError, FormatError: as for `read_text`.
    """
    seen = {} if seen is None else seen
    for path in inputs:
        for text in _texts(path, Columns(column, id_column), encoding, whole_corpora=whole_corpora):
            seen[text.id] = seen.get(text.id, 0) + 1
            name, number = text.id, seen[text.id]
            while number > 1 and (name := f"{text.id}-{number}") in seen:
                number += 1
            seen.setdefault(name, 1)
            yield text if name == text.id else replace(text, id=name)


def _texts(
    path: str | os.PathLike[str], columns: Columns, encoding: str | None, *, whole_corpora: bool
) -> Iterator[Text]:
    if os.fspath(path) == "-":
        content, used_encoding, warning = decode(_standard_input(), "standard input", encoding=encoding)
        yield Text("stdin", content, None, None, used_encoding, warning)
        return
    path = Path(path)
    suffix = path.suffix.lower()
    data = read_bytes(path, limit=MAX_TEXT)
    where = str(path)
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
    elif suffix in TABLES:
        yield from _rows(table_rows(path, columns, encoding=encoding), where, columns, replace(known, encoding=None))
    else:
        content, used_encoding, warning = decode(data, where, encoding=encoding)
        known = replace(known, encoding=used_encoding, warning=warning)
        if suffix in JSON:
            found = ((number, row, ()) for number, row in json_rows(content, suffix, where))
            yield from _rows(found, where, columns, known)
        elif suffix in {".html", ".htm", ".xhtml", ".hocr"} and is_hocr(content[:20_000]):
            text, words = read_hocr(content, where)
            check_text(text, where)
            yield replace(known, text=text, kind="hocr", words=words)
        elif suffix in {".html", ".htm", ".xhtml", ".hocr"}:
            page = read_html(content, where)
            check_text(page.text, where)
            yield replace(known, text=page.text, title=page.title, lang=page.lang, headings=page.headings, kind="html")
        else:
            yield _plain(content, suffix, known)


def _plain(content: str, suffix: str, known: Text) -> Text:
    if suffix not in {".md", ".markdown"}:
        return replace(known, text=content)
    heading = _HEADING.search(content)
    return replace(known, text=content, title=heading.group(1) if heading else None, kind="markdown")


def _xml(data: bytes, where: str, known: Text) -> Text:
    """Return the text of TEI, or of recognized pages."""
    if _RECOGNIZED.search(data[:4096]) is None:
        return _tei(data, where, known)
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
        marks=tuple(marks_of(tei)),
        sent_from=tei.sent_from,
        headings=tei.headings,
    )
    return _dated(used_encoding, tei.date, where)


def _rows(
    rows: Iterable[tuple[int, Mapping[str, Any], tuple[str, ...]]], where: str, columns: Columns, known: Text
) -> Iterator[Text]:
    found = False
    for number, row, notes in rows:
        at = f"{where}, row {number}"
        text = row[text_column(row, columns.text, where)]
        if text is None or (isinstance(text, str) and not text.strip()):
            continue
        if not isinstance(text, str):
            raise InputError(f"{at}: the text is {type(text).__name__}, not text")
        check_text(text, at)
        key = column(row, columns.id, ID_COLUMNS, where)
        given = str(row[key]).strip() if key is not None and row[key] is not None else ""
        lang = _cell(row, "lang") or _cell(row, "language")
        identifier = f"{known.id}:{given or number}"
        warning = None if found else "; ".join(notes) or known.warning
        read = replace(
            known, id=identifier, text=text, title=_cell(row, "title"), lang=lang, kind="table", warning=warning
        )
        yield _dated(read, _cell(row, "date"), at)
        found = True
    if not found:
        raise InputError(f"{where} has no text in any row: name the column with the texts")


def _dated(text: Text, date: str | None, where: str) -> Text:
    """Return the text with its date, or with a warning if the date cannot be read."""
    if date is None:
        return text
    try:
        when = written_years(date)
        return replace(text, date=str(when) if when else None)
    except TimespanError:
        message = f"{where}: the date {date!r} cannot be read and was skipped: give one such as 1920 or 1837/1924"
        return replace(text, warning=f"{text.warning}; {message}" if text.warning else message)


def _cell(row: Any, name: str) -> str | None:
    value = row.get(name)
    return str(value).strip() or None if value is not None else None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError("there is no standard input: give a file")
    data = sys.stdin.buffer.read(MAX_TEXT + 1)
    if not data:
        raise InputError("standard input is empty: there is no text to read")
    return data
