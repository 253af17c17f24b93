"""Export a document with the reader's corrections, in any annotation format."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer import atlas
from gazetteer.errors import InputError, UnknownPlaceError
from gazetteer.formats.registry import annotation_writers
from gazetteer.formats.tei import write as tei_write
from gazetteer.gazetteer import Gazetteer
from gazetteer.model import corrections
from gazetteer.model.place import Name
from gazetteer.server.room.markup import markup_of
from gazetteer.server.room.room import Room

NOT_ANNOTATED = "the document is not annotated yet: export it after the annotation"


def map_page(room: Room, id: str, gazetteer: Gazetteer) -> tuple[bytes, str, str]:
    """Return the content, media type and file name of the map page of a document, which `gazetteer map` would write.

    Raises:
        InputError: the document is not annotated yet.
        UnknownDocumentError: no document has this id.
    """
    view = room.view(id)
    if view is None:
        raise InputError(NOT_ANNOTATED)

    def names(place: str) -> Sequence[Name]:
        try:
            return gazetteer.names(place)
        except UnknownPlaceError:
            return ()

    text = atlas.draw(view.document, names=names).html_page()
    return text.encode("utf-8", "replace"), "text/html", f"{id}.map.html"


def document(room: Room, id: str, format: str) -> tuple[bytes, str, str]:
    """Return the content, media type and file name of a document in a format.

    In a TEI document, the names are added to its own markup.

    Raises:
        InputError: the document is not annotated yet.
        UnknownDocumentError: no document has this id.
    """
    if format == "corrections":
        text = corrections.write(room.corrections(id))
        return text.encode("utf-8", "backslashreplace"), "application/json", f"{id}-corrections.json"
    view = room.view(id)
    if view is None:
        raise InputError(NOT_ANNOTATED)
    if format == "spacy":
        from gazetteer.spacy_component import docbin

        return docbin([view.document]), "application/octet-stream", f"{id}.spacy"
    writer = annotation_writers[format]
    if format == "tei" and room.workspace.document(id).kind == "tei":
        markup = markup_of(room.workspace.original(id), view.document.text)
        content: str | bytes = tei_write.write_into(markup, view.document)
    else:
        content = writer.write([view.document])
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    return data, writer.media_type, f"{id}{writer.suffix}"
