"""The table of contents of a document: the headings that its file marks, else those of Markdown, else its chapters."""

from __future__ import annotations

import re

from gazetteer.atlas import parts
from gazetteer.atlas.passages import paragraphs
from gazetteer.model.document import Document
from gazetteer.model.heading import Heading

_MARK = re.compile(r"(#{1,6})[ \t]+\S")
"""A heading of Markdown: "## At dawn"."""


def contents(document: Document) -> tuple[Heading, ...]:
    r"""Return the headings of a document in order; none for a short text whose file marks none.

    >>> contents(Document("d", "We left Kars at dawn."))
    ()
    >>> [one.level for one in contents(Document("d", "# Kars\n\nWe left.\n\n## At dawn\n\nIt was cold."))]
    [1, 2]
    """
    if document.headings:
        return document.headings
    cut = paragraphs(document)
    lines = ((one, document.text[one.start : one.end]) for one in cut)
    marked = [
        Heading(one.start, one.end, len(match[1]))
        for one, line in lines
        if (match := _MARK.match(line)) and "\n" not in line
    ]
    if len(marked) > 1:
        return tuple(marked)
    found = []
    for part in parts.split(document.text, cut):
        if part.title and part.paragraphs[0].heading:
            first = part.paragraphs[0]
            found.append(Heading(first.start, first.end, part.level))
    return tuple(found)
