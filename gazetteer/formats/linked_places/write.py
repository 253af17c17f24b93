"""Write places in the Linked Places Format, v2."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from gazetteer.formats.linked_places.terms import ADDRESS, LINK_KINDS, LPF_CERTAINTY, ONTOLOGY, TERM_PATTERN
from gazetteer.formats.values.dates import to_when
from gazetteer.formats.values.geometry import COORDINATE_DIGITS
from gazetteer.formats.values.vocabulary import COUNTRIES, FEATURE_CODE, LANGUAGE, authority
from gazetteer.model.annotation import finite
from gazetteer.model.place import Location, Name, Place

LPF_CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"


def write(places: Iterable[Place]) -> Iterator[str]:
    """Yield a FeatureCollection in pieces, with one feature per line."""
    yield f'{{"type": "FeatureCollection", "@context": "{LPF_CONTEXT}", "features": ['
    separator = "\n"
    for place in places:
        yield separator + json.dumps(to_feature(place), ensure_ascii=False, allow_nan=False)
        separator = ",\n"
    yield "\n]}\n"


def to_feature(place: Place) -> dict[str, Any]:
    """Return a place as a Linked Places feature, without links that are neither addresses nor of a known authority."""
    country = place.country if place.country in COUNTRIES and place.country != "XK" else None
    code = place.feature if FEATURE_CODE.fullmatch(place.feature) else ""
    return {
        "@id": place.id,
        "type": "Feature",
        "properties": {
            "title": place.label,
            **({"ccodes": [country]} if country else {}),
            **({"fclasses": [code[0]]} if code else {}),
            **({"population": place.population} if place.population else {}),
            **({"prominence": place.prominence} if place.prominence else {}),
        },
        "names": [_name(name) for name in place.names] or [_name(Name(place.label, kind="primary"))],
        "types": [{"identifier": ONTOLOGY + code, "label": code}] if code else [],
        "geometry": _geometry(place.location),
        "when": to_when(place.when) or {"timespans": []},
        "relations": [{"relationType": "gvp:broaderPartitive", "relationTo": to} for to in place.divisions],
        "links": [
            {"type": link.kind if link.kind in LINK_KINDS else "closeMatch", "identifier": link.target}
            for link in place.links
            if authority(link.target) or ADDRESS.fullmatch(link.target)
        ],
        **({"citations": [_citation(source) for source in place.sources]} if place.sources else {}),
    }


def _name(name: Name) -> dict[str, Any]:
    when = to_when(name.when)
    return {
        "toponym": name.text,
        **({"lang": name.lang} if name.lang and LANGUAGE.fullmatch(name.lang) else {}),
        **({"script": name.script} if name.script else {}),
        "kind": name.kind,
        **({"when": when} if when else {}),
        **({"certainty": LPF_CERTAINTY.get(name.certainty, "uncertain")} if name.certainty != "certain" else {}),
        **({"citations": [_citation(name.source)]} if name.source else {}),
    }


def _citation(source: str) -> dict[str, str]:
    return {"@id": source} if TERM_PATTERN.fullmatch(source) or ADDRESS.fullmatch(source) else {"label": source}


def _geometry(place: Location | None) -> dict[str, Any] | None:
    if place is None or finite(place.lat) is None or finite(place.lon) is None:
        return None
    return {
        "type": "Point",
        "coordinates": [round(place.lon, COORDINATE_DIGITS), round(place.lat, COORDINATE_DIGITS)],
        **({"bbox": [round(side, COORDINATE_DIGITS) for side in place.extent]} if place.extent else {}),
        **(
            {"approximation": {"type": "geo:hasSpatialAccuracy", "tolerance": place.accuracy_km}}
            if place.accuracy_km
            else {}
        ),
    }
