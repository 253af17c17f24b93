"""A text to annotate, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.errors import TimespanError
from gazetteer.formats.tei.editors import EditorsMark
from gazetteer.model.dates.reader import written_years
from gazetteer.model.heading import Heading
from gazetteer.texts.ocr import Word


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
        words: the words of recognized pages, with page and box; `ocr.on_scan` finds a span among them.
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
    marks: tuple[EditorsMark, ...] = ()
    sent_from: str | None = None
    headings: tuple[Heading, ...] = ()


def dated(text: Text, date: str | None, where: str) -> Text:
    """Return the text with its date, or with a warning if the date cannot be read."""
    if date is None:
        return text
    try:
        when = written_years(date)
        return replace(text, date=str(when) if when else None)
    except TimespanError:
        message = f"{where}: the date {date!r} cannot be read and was skipped: give one such as 1920 or 1837/1924"
        return replace(text, warning=f"{text.warning}; {message}" if text.warning else message)
