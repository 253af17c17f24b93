"""Read the words of recognized pages: ALTO, PAGE and hOCR, and METS as a list of such pages.

A word that is divided at a line end is joined, columns are in reading order, and each word keeps its page and box, so that
a mention can be found on the scan.
Sources: ALTO 2 to 4 (Library of Congress), PAGE 2013 to 2019 (PRImA), hOCR 1.2, METS 1.12.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.files.safety import parse_xml, read_bytes
from gazetteer.formats.markup.xml_markup import local_name
from gazetteer.model.document import Document, Spot

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in the unit of the file, usually pixels."""

_HYPHENS = "-¬\u00ad‐⸗=\u2e17"
_XLINK = "{http://www.w3.org/1999/xlink}href"
BBOX = re.compile(r"\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")
IMAGE = re.compile(r"""\bimage\s+["']?([^"';]+)""")
_DECLARED = re.compile(rb"""(\s*<\?xml[^>]*?encoding\s*=\s*["'])([\w-]+)""")
_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page.

    Attributes:
        text: the word, joined if it is divided at a line end.
        page: the name of the image, or the number of the page; in METS, the name of its file instead of a number.
        box: its position; None if the file does not say.
        ends: what ends with the word: "" for nothing, "line" or "block".
        start, end: code points of the text; 0 before the text is made.
    """

    text: str
    page: str = ""
    box: Box | None = None
    ends: str = ""
    start: int = 0
    end: int = 0


def kind_of(root: Element) -> str | None:
    """Return "alto", "page" or "mets" for the root element of such a file; None for any other."""
    return {"alto": "alto", "PcGts": "page", "mets": "mets"}.get(local_name(root))


def read_xml(data: bytes, where: str, *, folder: Path | None = None) -> tuple[str, tuple[Word, ...]]:
    """Return the text of an ALTO, PAGE or METS file and its words.

    Args:
        data: the file.
        where: its name, for messages.
        folder: the folder with the pages of METS.

    Raises:
        FormatError: the file is not well-formed, or has no words.
    """
    root = parse_xml(_truly_utf8(data), where)
    match kind_of(root):
        case "alto":
            words = list(_alto(root))
        case "page":
            words = list(_page(root))
        case "mets":
            words = list(_mets(root, where, folder or Path()))
        case _:
            raise FormatError(f"{where} is neither ALTO nor PAGE nor METS")
    return joined_words(words, where)


def _truly_utf8(data: bytes) -> bytes:
    """Return the file with a corrected encoding declaration if it is UTF-8 and declares another encoding."""
    match = _DECLARED.match(data)
    if match is None or match[2].lower() in (b"utf-8", b"utf8", b"utf-16") or data.isascii():
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return match[1] + b"UTF-8" + data[match.end(2) :]


def on_scan(words: Sequence[Word], start: int, end: int) -> tuple[Spot, ...]:
    """Return the pages and boxes of the words of a span of the text, such as a mention.

    Args:
        words: the words in the order of the text.
        start: first code point of the span.
        end: code point after the span.

    >>> on_scan((Word("Kars", "p1.tif", (1, 2, 9, 4), start=5, end=9),), 5, 9)
    (Spot(page='p1.tif', box=(1, 2, 9, 4)),)
    """
    found = takewhile(lambda word: word.start < end, words[bisect_right(words, start, key=lambda word: word.end) :])
    return tuple(Spot(word.page, word.box) for word in found if word.box)


def scanned(document: Document, words: Sequence[Word]) -> Document:
    """Return the document with the spots of its entities on the scanned pages."""
    if not words:
        return document
    entities = (replace(one, scan=on_scan(words, one.start, one.end)) for one in document.entities)
    return replace(document, entities=tuple(entities))


def joined_words(words: list[Word], where: str) -> tuple[str, tuple[Word, ...]]:
    """Return the text of words in reading order, and the words with their offsets in it."""
    if not words:
        raise FormatError(
            f"{where} has no recognized words, only pictures of pages: run text recognition (OCR) over it first"
        )
    pieces: list[str] = []
    placed: list[Word] = []
    length = 0
    for word in _joined(words):
        placed.append(replace(word, start=length, end=length + len(word.text)))
        gap = {"": " ", "line": "\n", "block": "\n\n"}[word.ends]
        pieces += (word.text, gap)
        length += len(word.text) + len(gap)
    text = "".join(pieces).rstrip()
    return text, tuple(placed)


def _joined(words: list[Word]) -> Iterator[Word]:
    """Yield words; those that are divided at a line end are joined, with the box of the first part."""
    pending: Word | None = None
    for word in words:
        if pending is not None:
            first, rest = pending.text.rstrip(_HYPHENS), word.text
            if rest[:1].islower():
                word = replace(pending, text=first + rest, ends=word.ends or "line")
            else:
                yield pending
            pending = None
        if word.ends and len(word.text) > 1 and word.text[-1] in _HYPHENS:
            pending = word
        else:
            yield word
    if pending is not None:
        yield pending


def _alto(root: Element) -> Iterator[Word]:
    images = [(e.text or "").strip() for e in root.iter() if local_name(e) == "fileName"]
    pages = [e for e in root.iter() if local_name(e) == "Page"]
    for number, page in enumerate(pages, start=1):
        name = images[number - 1] if len(images) >= number else page.get("PHYSICAL_IMG_NR") or str(number)
        for block in (e for e in page.iter() if local_name(e) == "TextBlock"):
            lines = [e for e in block if local_name(e) == "TextLine"]
            for at, line in enumerate(lines):
                strings = [
                    e
                    for e in line
                    if local_name(e) == "String" and e.get("SUBS_TYPE") != "HypPart2" and e.get("CONTENT")
                ]
                for place, string in enumerate(strings):
                    is_last = place == len(strings) - 1
                    text = string.get("SUBS_CONTENT") if string.get("SUBS_TYPE") == "HypPart1" else None
                    cut = is_last and text is None and any(local_name(e) == "HYP" for e in line)
                    ends = ("block" if at == len(lines) - 1 else "line") if is_last else ""
                    content = string.get("CONTENT") or ""
                    hyphen = "-" if cut and content[-1:] not in _HYPHENS else ""
                    yield Word(text or content + hyphen, name, _alto_box(string), ends)


def _alto_box(string: Element) -> Box | None:
    try:
        left, top = float(string.get("HPOS", "")), float(string.get("VPOS", ""))
        return left, top, left + float(string.get("WIDTH", "")), top + float(string.get("HEIGHT", ""))
    except ValueError:
        return None


def _page(root: Element) -> Iterator[Word]:
    for number, page in enumerate((e for e in root.iter() if local_name(e) == "Page"), start=1):
        name = page.get("imageFilename") or str(number)
        regions = {e.get("id", f"r{at}"): e for at, e in enumerate(page.iter()) if local_name(e) == "TextRegion"}
        order = [e.get("regionRef", "") for e in sorted(_refs(page), key=_index)]
        for key in dict.fromkeys([*(key for key in order if key in regions), *regions]):
            lines = [e for e in regions[key] if local_name(e) == "TextLine"]
            for at, line in enumerate(lines):
                ends = "block" if at == len(lines) - 1 else "line"
                words = [e for e in line if local_name(e) == "Word" and _unicode(e)]
                if not words and (content := _unicode(line)):
                    yield from _of_line(content, name, _page_box(line), ends)
                for place, word in enumerate(words):
                    yield Word(_unicode(word), name, _page_box(word), ends if place == len(words) - 1 else "")


def _of_line(content: str, page: str, box: Box | None, ends: str) -> Iterator[Word]:
    """Yield the words of a line whose words have no boxes."""
    words = content.split()
    for place, word in enumerate(words):
        yield Word(word, page, box, ends if place == len(words) - 1 else "")


def _refs(page: Element) -> list[Element]:
    return [e for e in page.iter() if local_name(e) in ("RegionRefIndexed", "RegionRef")]


def _index(ref: Element) -> int:
    value = ref.get("index", "0")
    return int(value) if value.isdigit() else 0


def _unicode(element: Element) -> str:
    """Return the best transcription of an element."""
    given = [e for e in element if local_name(e) == "TextEquiv"]
    best = min(given, key=_index, default=None)
    texts = (e.text or "" for e in best or () if local_name(e) == "Unicode")
    return " ".join(next(texts, "").split())


def _page_box(element: Element) -> Box | None:
    points = next((e.get("points", "") for e in element if local_name(e) == "Coords"), "")
    pairs = [pair.split(",") for pair in points.split()]
    try:
        xs, ys = [float(pair[0]) for pair in pairs], [float(pair[1]) for pair in pairs]
        return min(xs), min(ys), max(xs), max(ys)
    except (ValueError, IndexError):
        return None


def _mets(root: Element, where: str, folder: Path) -> Iterator[Word]:
    """Yield the words of the pages that METS lists, in the order of its structure."""
    files = {}
    for group in (e for e in root.iter() if local_name(e) == "fileGrp"):
        use = (group.get("USE") or "").upper()
        for file in (e for e in group if local_name(e) == "file"):
            href = next((e.get(_XLINK, "") for e in file if local_name(e) == "FLocat"), "")
            if "FULLTEXT" in use or "ALTO" in use or "OCR" in use or "PAGE" in use:
                files[file.get("ID", href)] = href
    order = [e.get("FILEID", "") for e in root.iter() if local_name(e) == "fptr"]
    listed = [files[key] for key in dict.fromkeys([*(key for key in order if key in files), *files])]
    if not listed:
        raise FormatError(f"{where} is METS and lists no full text (ALTO or PAGE): give the pages themselves")
    for href in listed[:_PAGES]:
        address = urlparse(href)
        path = (folder / unquote(address.path)).resolve()
        if address.scheme not in ("", "file") or not path.is_relative_to(folder.resolve()) or not path.is_file():
            raise InputError(f"{where} lists {href}, which is not in its folder: put the pages into the same folder")
        page = parse_xml(read_bytes(path), str(path))
        words = _alto(page) if kind_of(page) == "alto" else _page(page)
        yield from (replace(word, page=path.stem) if word.page.isdigit() or not word.page else word for word in words)
