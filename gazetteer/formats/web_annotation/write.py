"""Write W3C Web Annotations (JSON-LD): one annotation per entity, with a text position and a quotation.

The texts are stored under an extension key (`gz:documents`), so a file can be read back by itself. Candidates and the
weights of clues are not written, but the sentences of clues are.
Source: https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/annotation-vocab/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gazetteer.formats.values.curies import expand
from gazetteer.formats.web_annotation.terms import CONTEXT, iri, prefixed
from gazetteer.model.annotation import to_dict
from gazetteer.model.document import Document, Entity, Person

QUOTED_CONTEXT = 32
"""Length of a quotation's prefix and suffix in code points."""


def write(documents: Sequence[Document]) -> str:
    """Write one AnnotationPage with the annotations of all documents."""
    page = {
        "@context": CONTEXT,
        "type": "AnnotationPage",
        "items": [
            _annotation(document, entity, people)
            for document in documents
            for people in ({person.id: person for person in document.people},)
            for entity in document.entities
        ],
        "gz:documents": [_without_entities(document) for document in documents],
    }
    return json.dumps(page, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _without_entities(document: Document) -> dict[str, Any]:
    """Return a document without its entities, with its JSON keys as terms of our vocabulary, so that RDF keeps them."""
    value = {key: value for key, value in to_dict(document).items() if key != "entities"}
    return {"id": iri(document.id), "type": "gz:Document", **prefixed(value)}


def _annotation(document: Document, entity: Entity, people: Mapping[str, Person]) -> dict[str, Any]:
    text = document.text
    return {
        "id": iri(document.id, entity.id),
        "type": "Annotation",
        "motivation": "identifying" if entity.place or entity.person else "tagging",
        "creator": {
            "type": "Person" if entity.by.startswith("human:") else "Software",
            "name": entity.by,
        },
        "body": list(_bodies(document, entity, people)),
        "target": {
            "source": iri(document.id),
            "selector": [
                {"type": "TextPositionSelector", "start": entity.start, "end": entity.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": entity.text,
                    "prefix": text[max(0, entity.start - QUOTED_CONTEXT) : entity.start],
                    "suffix": text[entity.end : entity.end + QUOTED_CONTEXT],
                },
            ],
        },
        **({"gz:nestedIn": iri(document.id, entity.nested_in)} if entity.nested_in else {}),
    }


def _bodies(document: Document, entity: Entity, people: Mapping[str, Person]) -> Iterator[dict[str, Any]]:
    yield {"type": "TextualBody", "purpose": "classifying", "value": entity.type}
    chosen = entity.resolution.chosen if entity.resolution else None
    if chosen:
        place = chosen.place
        source: dict[str, Any] = {"id": expand(place.id), "type": "gz:Place", "label": place.label}
        if place.location:
            source["gz:latitude"], source["gz:longitude"] = place.location.lat, place.location.lon
        if place.country:
            source["gz:country"] = place.country
        if place.feature:
            source["gz:feature"] = place.feature
        score = round(chosen.score, 4)
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source, "gz:score": score,
               "gz:matched": chosen.matched}  # fmt: skip
        for clue in chosen.clues:
            yield {"type": "TextualBody", "purpose": "describing", "value": clue.says}
    if entity.person:
        person = people.get(entity.person)
        known = expand(person.authority) if person and person.authority else iri(document.id, entity.person)
        source = {"id": known, "type": "Person", "label": person.name if person else entity.text}
        yield {"type": "SpecificResource", "purpose": "identifying", "source": source, "gz:person": entity.person}
    if entity.when:
        yield {"type": "TextualBody", "purpose": "tagging", "value": str(entity.when), "gz:dates": True}
