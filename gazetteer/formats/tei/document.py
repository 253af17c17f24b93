"""The text of a TEI file with the positions of its tags."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from gazetteer.model.heading import Heading


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the source with its byte positions; `step` is 1 for opening and -1 for closing tags.

    Tags of empty elements are left out. `end` is only known for closing tags. A name cannot contain a `block` element.
    """

    start: int
    end: int
    step: int
    block: bool


@dataclass(frozen=True, slots=True)
class TeiText:
    """The text of a TEI file.

    Attributes:
        text: the text; offsets count its code points.
        starts, ends: byte positions in the source at which each code point begins and ends.
        tags: the tags inside `<text>`, in order.
        cdata: byte ranges of CDATA sections.
        ids: every `xml:id` of the file.
        marks: names, people and dates marked in the file: tag, attributes, start and end code point.
        mark_bytes: the byte position of the opening tag of each of these.
        header_end: the byte position after `</fileDesc>`; None without one.
        text_start: the byte position of the outermost `<text>`.
        encoding: the encoding of the source.
        prefix: the prefix of the TEI namespace in the source, with its colon: "" or "tei:".
        sent_from: identifier, else name, of the place from which a letter was sent; None if the header does not say.
        headings: the `<head>`s of divisions; the level is the depth of the division.
    """

    text: str
    starts: array[int]
    ends: array[int]
    tags: tuple[Tag, ...]
    cdata: tuple[tuple[int, int], ...]
    ids: frozenset[str]
    marks: tuple[tuple[str, dict[str, str], int, int], ...]
    mark_bytes: tuple[int, ...]
    header_end: int | None
    text_start: int
    title: str | None
    lang: str | None
    date: str | None
    encoding: str
    prefix: str
    sent_from: str | None = None
    headings: tuple[Heading, ...] = ()
