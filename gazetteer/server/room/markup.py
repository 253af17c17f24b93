"""The TEI markup of a document: its file, or its part of a `<teiCorpus>`."""

from __future__ import annotations

from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei.again import without_own
from gazetteer.formats.tei.corpus import texts_of


def markup_of(original: bytes, text: str) -> bytes:
    """Return the TEI of a text: the part of a corpus that contains it, else the original file.

    Args:
        original: the uploaded file.
        text: the text of the document.
    """
    parts = (part.source for part in texts_of(original))
    return next((part for part in parts if tei_text.read(without_own(part), "part").text == text), original)
