"""Write the mentions on scanned pages as an IIIF annotation page, with their positions on the image and their places.

The target is the name of the page in the file of recognized text, with the smallest box around the words. If the pages of
that file are named by the addresses of canvases, viewers show the annotations; other names are replaced by those addresses.
Source: https://iiif.io/api/presentation/3.0/#56-annotation-page, https://www.w3.org/TR/media-frags/#naming-space.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from gazetteer.formats.values.curies import expand
from gazetteer.formats.web_annotation.terms import iri
from gazetteer.model.document import Document, Entity, Person, Spot

CONTEXT = "http://iiif.io/api/presentation/3/context.json"


def write(documents: Sequence[Document]) -> str:
    """Write one annotation page with the mentions of all documents that are on a scanned page."""
    page = {
        "@context": CONTEXT,
        "id": iri(*(document.id for document in documents[:1]), "page"),
        "type": "AnnotationPage",
        "items": [
            annotation
            for document in documents
            for people in ({person.id: person for person in document.people},)
            for entity in document.entities
            for annotation in _annotations(document, entity, people)
        ],
    }
    return json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _annotations(document: Document, entity: Entity, people: Mapping[str, Person]) -> Iterator[dict[str, Any]]:
    """Yield one annotation for each page on which the words of a mention are."""
    for number, (page, spots) in enumerate(groupby(entity.scan, key=lambda spot: spot.page)):
        yield {
            "id": iri(document.id, entity.id, *([str(number + 1)] if number else [])),
            "type": "Annotation",
            "motivation": "identifying" if entity.place or entity.person else "tagging",
            "body": list(_bodies(document, entity, people)),
            "target": f"{page}#xywh={_around(list(spots))}",
        }


def _around(spots: Sequence[Spot]) -> str:
    """Return left, top, width and height of the smallest box around some words."""
    left, top = (min(spot.box[side] for spot in spots) for side in (0, 1))
    right, bottom = (max(spot.box[side] for spot in spots) for side in (2, 3))
    return ",".join(f"{number:.10g}" for number in (left, top, right - left, bottom - top))


def _bodies(document: Document, entity: Entity, people: Mapping[str, Person]) -> Iterator[dict[str, Any]]:
    language = {"language": document.lang} if document.lang else {}
    yield {"type": "TextualBody", "purpose": "tagging", "value": entity.text, "format": "text/plain", **language}
    yield {"type": "TextualBody", "purpose": "classifying", "value": entity.type, "format": "text/plain"}
    if place := entity.place:
        point = {"geometry": {"type": "Point", "coordinates": [place.lon, place.lat]}} if place.location else {}
        source = {"id": expand(place.id), "type": "Feature", "properties": {"label": {"none": [place.label]}}, **point}
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source}
    if person := people.get(entity.person or ""):
        known = expand(person.authority) if person.authority else iri(document.id, person.id)
        yield {"type": "SpecificResource", "purpose": "identifying", "source": {"id": known, "label": person.name}}
