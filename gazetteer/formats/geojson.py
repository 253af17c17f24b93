"""The places of annotated texts, or of a gazetteer, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gazetteer.formats.curies import expand
from gazetteer.model.annotation import finite
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Location, Name, Place

DIGITS = 5
"""Decimal places of a coordinate in degrees, about a metre."""


def write(documents: Sequence[Document]) -> str:
    """One feature a place, with every mention of it; what was not resolved is listed under "unresolved".

    A place without a point has a null geometry, as the standard allows.
    """
    places: dict[str, Place] = {}
    mentions: dict[str, list[dict[str, Any]]] = {}
    unresolved = []
    for document in documents:
        for entity in document.entities:
            if entity.place is not None:
                places.setdefault(entity.place.id, entity.place)
                mentions.setdefault(entity.place.id, []).append(_mention(document, entity))
            elif entity.resolution is not None:
                unresolved.append(_mention(document, entity))
    collection = {
        "type": "FeatureCollection",
        "features": [
            feature(place, {"mentions": mentions[place.id], "count": len(mentions[place.id])}, names=False)
            for place in places.values()
        ],
        "unresolved": unresolved,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def write_places(places: Iterable[Place]) -> Iterator[str]:
    """A gazetteer as one FeatureCollection, in pieces, one feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for place in places:
        yield separator + json.dumps(feature(place, {}), ensure_ascii=False, allow_nan=False)
        separator = ",\n"
    yield "\n]}\n"


def feature(place: Place, more: dict[str, Any], *, names: bool = True) -> dict[str, Any]:
    """A place as a GeoJSON feature; `more` joins its properties."""
    location = place.location
    properties = {
        "name": place.label,
        "uri": expand(place.id),
        "country": place.country,
        "feature": place.feature or None,
        "when": str(place.when) if place.when else None,
        **(_held(place) if names else {}),
        **more,
    }
    point = geometry(location)
    box = location.extent if location else None
    return {
        "type": "Feature",
        "id": place.id,
        **({"bbox": [round(side, DIGITS) for side in box]} if box else {}),
        "geometry": point,
        "properties": properties,
    }


def _held(place: Place) -> dict[str, Any]:
    """What a gazetteer holds of a place beyond what a text needs."""
    return {
        "population": place.population or None,
        "accuracy_km": (place.location.accuracy_km or None) if place.location else None,
        "divisions": list(place.divisions),
        "names": [_name(name) for name in place.names],
        "links": [{"type": link.kind, "identifier": link.target} for link in place.links],
        "sources": list(place.sources),
    }


def geometry(location: Location | None) -> dict[str, Any] | None:
    """A point as GeoJSON, longitude first; None where the point is not known."""
    if location is None or finite(location.lat) is None or finite(location.lon) is None:
        return None
    return {"type": "Point", "coordinates": [round(location.lon, DIGITS), round(location.lat, DIGITS)]}


def _name(name: Name) -> dict[str, Any]:
    return {
        "text": name.text,
        "lang": name.lang,
        "script": name.script,
        "kind": name.kind,
        "when": str(name.when) if name.when else None,
        "source": name.source or None,
        "certainty": name.certainty,
    }


def _mention(document: Document, entity: Entity) -> dict[str, Any]:
    chosen = entity.resolution.chosen if entity.resolution else None
    return {
        "document": document.id,
        "id": entity.id,
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        **({"score": round(chosen.score, 4), "why": [clue.says for clue in chosen.clues]} if chosen else {}),
    }
