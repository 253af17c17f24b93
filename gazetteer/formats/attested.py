"""Annotated texts as a gazetteer: the places that they mention, with names attested by the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.model.document import Document
from gazetteer.model.place import Name, Place


def write_lpf(documents: Sequence[Document]) -> str:
    """Write the places of the texts in Linked Places Format."""
    return "".join(linked_places_write.write(places(documents)))


def places(documents: Sequence[Document]) -> Iterator[Place]:
    """Yield each place once, in order of first mention, with its label and every name that the texts use for it.

    A name has the date of its text, and the text's title or id as source.
    """
    found: dict[str, Place] = {}
    names: dict[str, dict[Name, None]] = {}
    for document in documents:
        for entity in document.entities:
            if entity.place is None:
                continue
            place = found.setdefault(entity.place.id, entity.place)
            attested = names.setdefault(place.id, {Name(place.label, kind="primary"): None})
            attested[Name(entity.text, when=document.date, source=document.title or document.id)] = None
    for place in found.values():
        yield replace(place, names=tuple(names[place.id]), links=(), divisions=(), sources=())
