"""The text of a TEI file with the positions of its tags."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the source by its bytes; `step` 1 opens, -1 closes. Empty elements are left out.

    `end` is known of closing tags only; `block` elements hold no phrase whole, so no name can go around one.
    """

    start: int
    end: int
    step: int
    block: bool


@dataclass(frozen=True, slots=True)
class TeiText:
    """The words of a TEI file.

    Attributes:
        text: the words; offsets count its code points.
        starts, ends: the bytes of the source at which each code point begins and ends.
        tags: the tags inside `<text>`, in order.
        cdata: the stretches of bytes that lie in CDATA sections.
        ids: every `xml:id` of the file.
        marks: the file's own names, people and dates in the text: tag, attributes, start and end code point.
        mark_bytes: the byte at which the opening tag of each of these begins.
        header_end: the byte after `</fileDesc>`, None without one.
        text_start: the byte where the outermost `<text>` begins.
        encoding: of the source's bytes.
        prefix: of the TEI namespace in the source, with its colon: "" or "tei:".
        sent_from: where a letter was sent from, by its identifier, else by its name; None when the header does not say.
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
