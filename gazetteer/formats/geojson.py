"""Read and write the places of annotated texts or of a gazetteer as GeoJSON (RFC 7946).

In GeoJSON from other programs, each feature is a place with a geometry. Its properties are recognized by the same names as
table columns (`csv_gazetteer.columns.USUAL`), including OpenStreetMap's `name:de` and `old_name`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.csv_gazetteer.columns import mapped
from gazetteer.formats.csv_gazetteer.read import place_of, record_of
from gazetteer.formats.files.mojibake import repaired
from gazetteer.formats.files.refusals import Refuse, attempt, field, not_kept, values_of
from gazetteer.formats.files.safety import check_place, numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.formats.values.curies import expand
from gazetteer.formats.values.dates import edtf
from gazetteer.formats.values.geometry import COORDINATE_DIGITS, location
from gazetteer.formats.values.vocabulary import place_id
from gazetteer.model.annotation import finite
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Link, Location, Name, Place, certainty, name_kind


def write(documents: Sequence[Document]) -> str:
    """Write one feature per place, with all its mentions; unresolved names are listed under "unresolved".

    A place without a point has a null geometry.
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
    """Yield a gazetteer as one FeatureCollection, in pieces, with one feature per line."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for place in places:
        yield separator + json.dumps(feature(place, {}), ensure_ascii=False, allow_nan=False)
        separator = ",\n"
    yield "\n]}\n"


def feature(place: Place, more: dict[str, Any], *, names: bool = True) -> dict[str, Any]:
    """Return a place as a GeoJSON feature; `more` is added to its properties."""
    location = place.location
    properties = {
        "name": place.label,
        "uri": expand(place.id),
        "country": place.country,
        "feature": place.feature or None,
        "when": str(place.when) if place.when else None,
        **(_gazetteer_properties(place) if names else {}),
        **more,
    }
    point = geometry(location)
    box = location.extent if location else None
    return {
        "type": "Feature",
        "id": place.id,
        **({"bbox": [round(side, COORDINATE_DIGITS) for side in box]} if box else {}),
        "geometry": point,
        "properties": properties,
    }


def _gazetteer_properties(place: Place) -> dict[str, Any]:
    """Return the properties of a place that are only written for gazetteers."""
    return {
        "population": place.population or None,
        "accuracy_km": (place.location.accuracy_km or None) if place.location else None,
        "divisions": list(place.divisions),
        "names": [_name(name) for name in place.names],
        "links": [{"type": link.kind, "identifier": link.target} for link in place.links],
        "sources": list(place.sources),
    }


def geometry(location: Location | None) -> dict[str, Any] | None:
    """Return a point as GeoJSON, longitude first; None if the point is not known."""
    if location is None or finite(location.lat) is None or finite(location.lon) is None:
        return None
    return {
        "type": "Point",
        "coordinates": [round(location.lon, COORDINATE_DIGITS), round(location.lat, COORDINATE_DIGITS)],
    }


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


# -- read ------------------------------------------------------------------------------------------

_WRITTEN = {"name", "uri", "country", "feature", "when", "population", "accuracy_km", "divisions", "names", "links",
            "sources", "mentions", "count"}  # fmt: skip


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a FeatureCollection, a Feature, a list of features, or lines with one feature each.

    Args:
        path: the file.
        refuse: called with the reason for each feature that cannot be read, field that was dropped, and property that is
            not kept; without it the first error is raised.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not GeoJSON; the message states the feature.
    """
    dataset = Path(path).name.split(".")[0]
    parse = partial(parse_feature, dataset=dataset, refuse=refuse, unread=set())
    if Path(path).suffix.lower() in (".jsonl", ".ndjson", ".geojsonl", ".geojsons"):
        with open_binary(path) as stream:
            for number, line in numbered_lines(stream, path):
                if text := line.strip().strip("\x1e"):
                    where = f"{path}, line {number}"
                    for value in attempt(refuse, parse_json, text, where):
                        yield from attempt(refuse, parse, value, where)
        return
    value = parse_json(read_bytes(path), str(path))
    if isinstance(value, dict):
        _check_projection(value.get("crs"), str(path))
        value = value.get("features") if value.get("type") == "FeatureCollection" else [value]
    if not isinstance(value, list):
        raise FormatError(f"{path} is not GeoJSON: it has no list of features")
    for number, feature_ in enumerate(value, start=1):
        yield from attempt(refuse, parse, feature_, f"{path}, feature {number}")


def _check_projection(crs: object, where: str) -> None:
    """Raise an error for another projection than degrees, as files before RFC 7946 may have.

    Raises:
        FormatError: the coordinates are not degrees.
    """
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name") or "") if isinstance(properties, dict) else ""
    if name and not name.upper().endswith(("CRS84", ":4326", "/4326", ":4979")):
        raise FormatError(f"{where} is in the projection {name}: convert it to longitudes and latitudes (EPSG:4326)")


def parse_feature(
    value: object, where: str, *, dataset: str, refuse: Refuse | None = None, unread: set[str] | None = None
) -> Place:
    """Return the place of a feature.

    Args:
        value: the feature.
        where: its location, for messages.
        dataset: prefix of ids that are neither a CURIE nor an address.
        refuse: called for each field that was dropped.
        unread: properties that were already reported.

    Raises:
        FormatError: it is not a feature, or has no name.
    """
    if not isinstance(value, dict) or value.get("type") != "Feature":
        raise FormatError(f"{where} is not a GeoJSON feature")
    properties = value.get("properties") or {}
    if not isinstance(properties, dict):
        raise FormatError(f"{where}: the properties are not an object")
    found = field(refuse, location, value.get("geometry"), where)
    box = value.get("bbox")
    if found and isinstance(box, list) and len(box) == 4 and all(isinstance(side, int | float) for side in box):
        found = replace(found, extent=(box[0], box[1], box[2], box[3]))
    identifier = next((one for one in (value.get("id"), value.get("@id")) if one not in (None, "")), None)
    if isinstance(properties.get("names"), list) and isinstance(properties.get("name"), str):
        return _exported_place(properties, found, str(identifier or where), where, dataset)
    return _foreign_place(
        properties,
        found,
        identifier=identifier,
        where=where,
        dataset=dataset,
        refuse=refuse,
        unread=unread if unread is not None else set(),
    )


def _exported_place(
    properties: dict[str, Any], found: Location | None, identifier: str, where: str, dataset: str
) -> Place:
    """Return a place from the output of `write_places`."""
    with values_of("exported", where):
        accuracy = properties.get("accuracy_km")
        place = Place(
            id=place_id(identifier, dataset),
            label=properties["name"],
            location=replace(found, accuracy_km=float(accuracy)) if found and accuracy else found,
            country=properties.get("country"),
            feature=properties.get("feature") or "",
            when=edtf(properties["when"], where) if properties.get("when") else None,
            population=properties.get("population") or 0,
            divisions=tuple(properties.get("divisions") or ()),
            names=tuple(_read_name(name, where) for name in properties["names"]),
            links=tuple(Link(link["type"], link["identifier"]) for link in properties.get("links") or ()),
            sources=tuple(properties.get("sources") or ()) or (dataset,),
        )
        return check_place(place, where)


def _read_name(name: dict[str, Any], where: str) -> Name:
    return Name(
        text=name["text"],
        lang=name.get("lang"),
        script=name.get("script"),
        kind=name_kind(name.get("kind")),
        when=edtf(name["when"], where) if name.get("when") else None,
        source=name.get("source") or "",
        certainty=certainty(name.get("certainty")),
    )


def _foreign_place(
    properties: dict[str, Any],
    found: Location | None,
    *,
    identifier: object,
    where: str,
    dataset: str,
    refuse: Refuse | None,
    unread: set[str],
) -> Place:
    """Return a place whose properties are named like columns of tables."""
    flat = {key: _flat(value) for key, value in _with_languages(properties)}
    fields = mapped(list(flat), where, {})
    for key in fields.unread:
        if flat[key] and key not in unread and key not in _WRITTEN:
            unread.add(key)
            not_kept(refuse, f"the property {key!r}", where)
    record = record_of([repaired(text) for text in flat.values()], fields, where)
    key = str(identifier) if identifier is not None else record.cells.get("id") or f"feature-{where.rpartition(' ')[2]}"
    place = place_of(key, [record], dataset, refuse)
    return replace(place, location=found or place.location)


def _with_languages(properties: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the properties; an object of names by language as one property for each, such as `name:de`."""
    for key, value in properties.items():
        if isinstance(value, dict):
            yield from ((f"{key}:{inner}", text) for inner, text in value.items())
        else:
            yield key, value


def _flat(value: object) -> str:
    """Return a property as text, with several values separated by semicolons; "" for a value that is not text."""
    if isinstance(value, list):
        return ";".join(filter(None, map(_flat, value)))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
