"""Export a document with the reader's corrections, in any annotation format."""

from __future__ import annotations

from gazetteer.errors import InputError
from gazetteer.formats import tei
from gazetteer.formats.registry import annotation_writers
from gazetteer.model import corrections
from gazetteer.server.room.room import Room


def document(room: Room, id: str, format: str) -> tuple[bytes, str, str]:
    """Return the content, media type and file name of a document in a format.

    In a TEI document, the names are added to its own markup.

    Raises:
        InputError: the document is not annotated yet.
        UnknownDocumentError: no document has this id.
    """
    if format == "corrections":
        text = corrections.write(room.corrections(id))
        return text.encode("utf-8", "surrogatepass"), "application/json", f"{id}-corrections.json"
    view = room.view(id)
    if view is None:
        raise InputError("the document is not annotated yet: export it after the annotation")
    if format == "spacy":
        from gazetteer.spacy_component import docbin

        return docbin([view.document]), "application/octet-stream", f"{id}.spacy"
    writer = annotation_writers[format]
    if format == "tei" and room.workspace.document(id).kind == "tei":
        content: str | bytes = tei.write_into(room.workspace.original(id), view.document)
    else:
        content = writer.write([view.document])
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return data, writer.media_type, f"{id}{writer.suffix}"
