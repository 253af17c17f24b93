"""Extract the text of Word files, PDF files, EPUB books and web pages.

Small files can expand to any amount of text, so documents are limited in characters and in time. The libraries for the
formats are installed by `gazetteer[documents]`.
"""

from __future__ import annotations

import io
import posixpath
import re
import time
import zipfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import unquote

from gazetteer.errors import GazetteerError, InputError
from gazetteer.formats.files.safety import DAMAGE, MAX_RATIO, checked_member, parse_xml
from gazetteer.formats.markup.xml_markup import local_name
from gazetteer.model.heading import Heading, moved
from gazetteer.texts.extracted import Extracted, block_text, headings_in, level_of, readable

MAX_DOCUMENT_UNPACKED = 500 * 1024 * 1024
"""Maximum total unpacked size of the members of one document, in bytes."""

MAX_NESTING = 5_000
"""Maximum nesting depth of a web page, without elements with an optional end tag."""

MAX_PARAGRAPHS = 500_000
"""Maximum number of paragraphs of a Word file, including tables. A novel has about 5,000."""

FREE_TEXT = 5_000_000
"""Number of characters that any document may expand to. A long novel has three million."""

MAX_EXPANSION = 20
"""Number of characters per byte of the file that a larger document may expand to."""

FREE_SECONDS = 30.0
"""Processor time in seconds that reading any document may take."""

SECONDS_PER_MEGABYTE = 60.0
"""Additional processor time in seconds per megabyte of the file."""

_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|blockquote|table|ul|ol|dl|font|b|i|em|strong|a|center|small)[\s>]",
    re.I,
)
_WORD_HEADING = re.compile(r"Heading ([1-9])", re.IGNORECASE)

Piece = TypeVar("Piece", str, Extracted)


def read_html(data: str, where: str) -> Extracted:
    """Return the main text of a web page; menus, footers and similar parts are left out.

    Raises:
        InputError: the page has no text or is nested too deeply, or the library is not installed.
    """
    trafilatura = _library("trafilatura", where)
    _check_nesting(data, where)
    page = trafilatura.bare_extraction(data, include_comments=False, favor_recall=True, with_metadata=True)
    if page is None or not (page.text or "").strip():
        raise InputError(f"{where} has no running text: give the page of the text itself")
    marked = [(" ".join("".join(one.itertext()).split()), level_of(one.get("rend"))) for one in page.body.iter("head")]
    return Extracted(page.text, page.title or None, page.language or None, tuple(headings_in(page.text, marked)))


def _check_nesting(data: str, where: str) -> None:
    """Raise an error for a page with thousands of nested elements, for which the parser would take minutes.

    Raises:
        InputError: elements are nested deeper than `MAX_NESTING`.
    """
    depth = 0
    for match in _NESTING.finditer(data):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_NESTING:
            raise InputError(f"{where} has more than {MAX_NESTING:,} nested elements: give the text itself")


def read_docx(data: bytes, where: str) -> Extracted:
    """Return the paragraphs and tables of a Word file in order, one per line.

    Raises:
        InputError: the file is damaged or has more than `MAX_PARAGRAPHS` paragraphs, or the library is not installed.
    """
    docx = _library("docx", where)
    with _archive(data, where) as archive:
        try:
            paragraphs = len(re.findall(rb"<w:p[ />]", archive.read("word/document.xml")))
        except (*DAMAGE, KeyError, RuntimeError, ValueError):
            paragraphs = 0  # the library finds the text elsewhere, or reports the error
    if paragraphs > MAX_PARAGRAPHS:
        raise InputError(f"{where} has more than {MAX_PARAGRAPHS:,} paragraphs: split it")
    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        marked: list[tuple[str, int]] = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
                if style := _WORD_HEADING.fullmatch(block.style.name or ""):
                    marked.append((block.text, int(style[1])))
        properties = document.core_properties
        text = "\n".join(lines)
        return Extracted(text, properties.title or None, properties.language or None, tuple(headings_in(text, marked)))
    except Exception as error:  # the library raises various errors for damaged files
        raise InputError(f"{where} cannot be read as a Word file: {error}") from error


def read_pdf(data: bytes, where: str) -> Extracted:
    """Return the text of a PDF's pages, with an empty line between pages.

    Raises:
        InputError: the file is damaged, locked, without text (a scan) or expands beyond the limits, or the library is
            not installed.
    """
    pypdf = _library("pypdf", where)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{where} is locked with a password: save it without one")
        text = "\n\n".join(_bounded((page.extract_text() for page in reader.pages), len(data), where))
        title = reader.metadata.title if reader.metadata else None
    except InputError:
        raise
    except Exception as error:  # the library raises various errors for damaged files
        raise InputError(f"{where} cannot be read as a PDF file: {error}") from error
    if not text.strip():
        raise InputError(f"{where} has only images of pages: run text recognition (OCR) first")
    return Extracted(text, title or None)


def read_epub(data: bytes, where: str) -> Extracted:
    """Return the chapters of an EPUB in reading order.

    Raises:
        InputError: the file is damaged, locked or expands beyond the limits.
        FormatError: its parts are not well-formed.
    """
    with _archive(data, where) as archive:
        try:
            container = parse_xml(archive.read("META-INF/container.xml"), f"{where}, container.xml")
            path = next(e.get("full-path", "") for e in container.iter() if local_name(e) == "rootfile")
            package = parse_xml(archive.read(path), f"{where}, {path}")
            items = {e.get("id"): e.get("href", "") for e in package.iter() if local_name(e) == "item"}
            order = (e.get("idref") for e in package.iter() if local_name(e) == "itemref")
            names = (posixpath.normpath(f"{path}/../{unquote(items[id_])}") for id_ in order if id_ in items)
            pages = (parse_xml(readable(archive.read(name)), f"{where}, {name}") for name in dict.fromkeys(names))
            parts = list(_bounded(map(block_text, pages), len(data), where))
        except (*DAMAGE, KeyError, StopIteration, RuntimeError, ValueError) as error:
            if isinstance(error, GazetteerError):
                raise
            raise InputError(f"{where} cannot be read as an EPUB file: {error}") from error
    facts = {
        local_name(e): (e.text or "").strip()
        for e in reversed(list(package.iter()))
        if local_name(e) in ("title", "language")
    }
    text, headings = "", list[Heading]()
    for part in parts:
        text += "\n\n" if text and part.text else ""
        headings += moved(part.headings, len(text))
        text += part.text
    return Extracted(text, facts.get("title") or None, facts.get("language") or None, tuple(headings))


def _bounded(parts: Iterable[Piece], size: int, where: str) -> Iterator[Piece]:
    """Yield the texts of a document's pages or chapters while they are within the limits.

    Args:
        parts: the texts, extracted one at a time.
        size: the size of the file in bytes.
        where: its name, for messages.

    Raises:
        InputError: the texts are too long for a file of this size, or their extraction takes too long.
    """
    started, length = time.process_time(), 0
    most, seconds = max(FREE_TEXT, size * MAX_EXPANSION), FREE_SECONDS + SECONDS_PER_MEGABYTE * size / 1e6
    for part in parts:
        length += len(part if isinstance(part, str) else part.text)
        if length > most:
            raise InputError(f"{where} expands to more than {most:,} characters: save it as plain text, or split it")
        if time.process_time() - started > seconds:
            raise InputError(
                f"{where} takes more than {seconds:.0f} seconds to read: save it as plain text, or split it"
            )
        yield part


def _archive(data: bytes, where: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*DAMAGE, ValueError, RuntimeError) as error:
        raise InputError(f"{where} is damaged: {error}") from error
    infos = [checked_member(info, where) for info in archive.infolist()]
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_DOCUMENT_UNPACKED or unpacked > max(len(data), 1024 * 1024) * MAX_RATIO:
        raise InputError(f"{where} would unpack to {unpacked // 1024 // 1024} MB, as a zip bomb does")
    return archive


def _library(name: str, where: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise InputError(f"{where} needs the reader for its format: pip install 'gazetteer[documents]'") from error
