"""The table of contents of a document: the headings that its file marks, else the chapters that its words show."""

from __future__ import annotations

from gazetteer.atlas import parts
from gazetteer.atlas.passages import paragraphs
from gazetteer.model.document import Document
from gazetteer.model.heading import Heading


def contents(document: Document) -> tuple[Heading, ...]:
    """Return the headings of a document in order; none for a short text whose file marks none.

    >>> contents(Document("d", "We left Kars at dawn."))
    ()
    """
    if document.headings:
        return document.headings
    found = []
    cut = paragraphs(document)
    for part in parts.split(document.text, cut):
        if part.title and part.paragraphs[0].heading:
            first = part.paragraphs[0]
            found.append(Heading(first.start, first.end, part.level))
    return tuple(found)
