"""The text of a document with its headings, and how it is taken from XHTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gazetteer.formats.markup.xml_markup import local_name
from gazetteer.model.heading import Heading

_BLOCKS = (
    "address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section "
    "table td th tr ul"
)
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = (b"amp", b"lt", b"gt", b"quot")
_LEVELS = "\1\2\3\4\5\6"
"""Marks of headings of these levels while the text is extracted; XML does not permit these characters."""
_SILENT = {"head", "script", "style", "nav", "template"}


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document.

    Attributes:
        text: the text.
        title, lang: as the file states them; None without.
        headings: the headings that the file marks, in order.
    """

    text: str
    title: str | None = None
    lang: str | None = None
    headings: tuple[Heading, ...] = ()


def block_text(root: Element) -> Extracted:
    """Return the text of an XHTML element and its headings, with white space collapsed and an empty line between blocks."""
    text, headings = "", list[Heading]()
    for block in "".join(_words(root)).split("\0"):
        words = " ".join(block.lstrip(_LEVELS).split())
        if not words:
            continue
        text += "\n\n" if text else ""
        if block[0] in _LEVELS:
            headings.append(Heading(len(text), len(text) + len(words), _LEVELS.index(block[0]) + 1))
        text += words
    return Extracted(text, headings=tuple(headings))


def _words(element: Element) -> Iterator[str]:
    """Yield the words of an element; NUL begins a block, and a further control character states the level of a heading."""
    tag = local_name(element)
    if tag in _SILENT:
        return
    mark = "\0" if tag in _BLOCKS.split() else " " if tag == "br" else ""
    yield mark + _LEVELS[int(tag[1]) - 1] if re.fullmatch("h[1-6]", tag) else mark
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield mark


def readable(data: bytes) -> bytes:
    """Return XHTML with named characters (`&nbsp;`) replaced for the XML reader."""
    from html.entities import name2codepoint

    def numbered(match: re.Match[bytes]) -> bytes:
        point = name2codepoint.get(match[1].decode())
        return match[0] if point is None or match[1] in _XML_ENTITIES else b"&#%d;" % point

    return _ENTITY.sub(numbered, data)


def level_of(tag: str | None) -> int:
    """Return the level of an HTML heading; 1 for an unknown tag."""
    return int(tag[1]) if tag and re.fullmatch("h[1-6]", tag) else 1


def headings_in(text: str, marked: Iterable[tuple[str, int]]) -> Iterator[Heading]:
    """Yield the marked headings, given in order, that are a line of the text."""
    lines = defaultdict[str, list[int]](list)
    for line in re.finditer(r"\S(?:.*\S)?", text):
        lines[" ".join(line[0].split())].append(line.start())
    at = 0
    for words, level in marked:
        starts = lines.get(" ".join(words.split()), [])
        if (next_ := bisect_left(starts, at)) < len(starts):
            end = text.find("\n", starts[next_])
            line_end = len(text) if end < 0 else end
            yield Heading(starts[next_], starts[next_] + len(text[starts[next_] : line_end].rstrip()), level)
            at = line_end
