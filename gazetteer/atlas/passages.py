"""Split a text into paragraphs and sentences, and date each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from gazetteer.model.document import Document, Entity
from gazetteer.model.timespan import Timespan

Years = tuple[int, int]
"""First and last year, inclusive."""

Dated = tuple[int, Years]
"""Offset of a date in the text, and its years."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_END = re.compile(r"[.!?…։。][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W_a-zà-ÿа-яա-և])")
_ABBREVIATION = re.compile(
    r"(?:\b[A-ZА-ЯԱ-Ֆ]|\b(?:Mr|Mrs|Ms|Dr|St|Ste|Prof|Gen|Col|Capt|Lt|Maj|Adm|Sgt|Rev|Hon|Sir|Fr|Jr|Sr|vs|etc|cf|ca|c|"
    r"No|no|nr|vol|Vol|v|p|pp|ed|eds|art|Art|ch|fig|ibid|Mt|Ft|i\.e|e\.g|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)


LAST_CHANGE = 1991
"""The last year in which state borders differed much from today's."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: code points of the text, and its years if it contains or follows a date."""

    start: int
    end: int
    years: Years | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `wrapped` means that its line breaks have no meaning, unlike those of verse."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    wrapped: bool
    heading: bool


def years_of(span: Timespan | None) -> Years | None:
    """Return first and last year. A half-open span counts as its known year; a span open on both sides is not a date."""
    if span is None or span.is_open:
        return None
    first = span.start if span.start is not None else span.end
    last = span.end if span.end is not None else span.start
    return (first, last) if first is not None and last is not None else None


def middle_year(documents: Sequence[Document]) -> int | None:
    """Return the median of the texts' years; None if no text is dated.

    Of a date with several years, the year in the middle counts.
    """
    found = [sum(years) // 2 for document in documents if (years := years_of(document.date))]
    return median_low(found) if found else None


def is_modern(documents: Sequence[Document]) -> bool:
    """Return whether present-day borders fit: no text is dated, or one is from after the last great change."""
    last = [years[1] for document in documents if (years := years_of(document.date))]
    return not last or max(last) > LAST_CHANGE


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs and sentences; an entity is never split."""
    text = document.text
    breaks = _BLANK if _BLANK.search(text.strip()) else _LINE
    inside = _Covered((e.start, e.end) for e in document.entities)
    dates = sorted((e.start, years) for e in document.entities if e.type == "DATE" and (years := years_of(e.when)))
    found = []
    marked = {one.start for one in document.headings}
    for start, end in _blocks(document, breaks, inside):
        body = text[start:end]
        lines = body.split("\n")
        wrapped = len(lines) < 2 or sum(50 < len(line) < 100 for line in lines[:-1]) > len(lines[:-1]) / 2
        heading = len(lines) == 1 and len(body) <= 90 and body[-1] not in ".!?,;:…”\"')’" and not body.endswith("։")
        heading = heading or start in marked
        here = _between(dates, start, end)
        found.append(Paragraph(start, end, tuple(_sentences(text, start, end, inside, here)), wrapped, heading))
    if len(found) > 1 and found[-1].start not in marked:
        found[-1] = replace(found[-1], heading=False)  # a signature: nothing follows it
    return tuple(found)


def _blocks(document: Document, breaks: re.Pattern[str], inside: _Covered) -> Iterator[Years]:
    """Yield the spans of paragraphs; a heading that the file marks is a paragraph, unless an entity crosses its end."""
    text, at = document.text, 0
    for heading in document.headings:
        if heading.start < at or heading.start in inside or heading.end in inside:
            continue
        yield from _pieces(text, at, heading.start, breaks, inside)
        if text[heading.start : heading.end].strip():
            yield _trim(text, heading.start, heading.end)
        at = heading.end
    yield from _pieces(text, at, len(text), breaks, inside)


class _Covered:
    """Return the merged spans of all entities; a break strictly inside one is ignored."""

    def __init__(self, stretches: Iterable[Years]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, at: int) -> bool:
        index = bisect_left(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]


def _between(dates: list[Dated], start: int, end: int) -> list[Dated]:
    return dates[bisect_left(dates, start, key=_at) : bisect_left(dates, end, key=_at)]


def _at(dated: Dated) -> int:
    return dated[0]


def _sentences(text: str, start: int, end: int, inside: _Covered, dates: list[Dated]) -> Iterator[Sentence]:
    carried: Years | None = None
    for first, last in _pieces(text, start, end, _END, inside):
        spans = [years for _, years in _between(dates, first, last)]
        years = (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else carried
        yield Sentence(first, last, years)
        carried = spans[-1] if spans else carried


def _pieces(text: str, start: int, end: int, breaks: re.Pattern[str], inside: _Covered) -> Iterator[Years]:
    """Yield the spans between breaks, without surrounding white space; empty ones are skipped."""
    here = start
    for match in breaks.finditer(text, start, end):
        at = match.end()
        if at in inside:
            continue
        if breaks is _END and _ABBREVIATION.search(text[max(here, at - 12) : at].rstrip()):
            continue
        if text[here:at].strip():
            yield _trim(text, here, at)
            here = at
    if text[here:end].strip():
        yield _trim(text, here, end)


def _trim(text: str, start: int, end: int) -> Years:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class Clock:
    """Date mentions from the dates around them.

    A mention has the nearest date before it in the sentence, else the next one in the sentence, else the nearest date
    before it in the paragraph, else the document's own date.
    """

    def __init__(self, document: Document, cut: tuple[Paragraph, ...]) -> None:
        self._default = years_of(document.date)
        self._dates: list[Dated] = sorted(
            (e.start, years) for e in document.entities if e.type == "DATE" and (years := years_of(e.when))
        )
        self._paragraphs = cut
        self._starts = [p.start for p in cut]

    def years(self, entity: Entity) -> Years | None:
        """Return the years of a mention; None without a date."""
        paragraph = self._paragraphs[max(0, bisect_right(self._starts, entity.start) - 1)]
        sentence = sentence_at(paragraph, entity.start)
        here = _between(self._dates, sentence.start, sentence.end)
        before = [years for at, years in here if at <= entity.start]
        if before:
            return before[-1]
        if here:
            return here[0][1]
        earlier = _between(self._dates, paragraph.start, entity.start)
        return earlier[-1][1] if earlier else self._default


def sentence_at(paragraph: Paragraph, at: int) -> Sentence:
    """Return the sentence of a paragraph that contains a code point."""
    starts = [s.start for s in paragraph.sentences]
    return paragraph.sentences[max(0, bisect_right(starts, at) - 1)]
