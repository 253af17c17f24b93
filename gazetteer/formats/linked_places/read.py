"""Read the Linked Places Format: GeoJSON with names, dates and sources.

It reads v1.x and v2, as a FeatureCollection, a Feature, an array of them, or one Feature per line. `kind`, `script` and
`certainty` of a name, `population` and `prominence` of a place are extensions, which other readers ignore.
Source: https://github.com/LinkedPasts/linked-places-format.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats import geojson
from gazetteer.formats.files.refusals import Made, Refuse, attempt, field, not_kept, values_of
from gazetteer.formats.files.safety import check_place, numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.formats.linked_places.names import names_of, object_of, objects_of, source_of
from gazetteer.formats.linked_places.terms import LINK_KINDS, ONTOLOGY
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import from_when
from gazetteer.formats.values.geometry import location
from gazetteer.formats.values.vocabulary import AAT_FEATURES, COUNTRIES, FEATURE_CLASSES, FEATURE_CODE, place_id
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a file. `refuse` is called for features that cannot be read; without it, the first one raises.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is not a Linked Places file; the message states the feature and the element.
    """
    dataset = Path(path).name.split(".")[0]
    if any(suffix in (".jsonl", ".ndjson") for suffix in Path(path).suffixes):
        with open_binary(path) as stream:
            for number, line in numbered_lines(stream, path):
                if line.strip():
                    where = f"{path}, line {number}"
                    yield from attempt(refuse, _parse_line, line, where, dataset, refuse)
        return
    yield from parse(parse_json(read_bytes(path), str(path)), str(path), dataset=dataset, refuse=refuse)


def _parse_line(line: str, where: str, dataset: str, refuse: Refuse | None) -> Place:
    return parse_feature(parse_json(line.removeprefix("\ufeff"), where), where, dataset=dataset, refuse=refuse)


def parse(
    value: object, where: str = "the input", *, dataset: str = "lpf", refuse: Refuse | None = None
) -> Iterator[Place]:
    """Yield the places of a FeatureCollection, a Feature, or a list of features; `dataset` prefixes ids that are not URIs.

    Raises:
        FormatError: it is none of these; the message states the feature.
    """
    features: object = value
    if isinstance(value, dict):
        if value.get("type") == "FeatureCollection":
            features = value.get("features")
        elif value.get("type") == "Feature":
            features = [value]
    if not isinstance(features, list):
        raise FormatError(f"{where} is not a Linked Places file: it has no list of features")
    parse = partial(parse_feature, dataset=dataset, refuse=refuse)
    for number, feature in enumerate(features, start=1):
        yield from attempt(refuse, parse, feature, f"{where}, feature {number}")


def parse_feature(feature: object, where: str, *, dataset: str, refuse: Refuse | None = None) -> Place:
    """Return the place of a feature; plain GeoJSON is read too.

    Args:
        feature: the feature.
        where: its location, for messages.
        dataset: prefix of ids that are neither a CURIE nor an address.
        refuse: called for each field that was dropped and each fact that is not kept.

    Raises:
        FormatError: an element is missing, or is not valid and there is no `refuse`.
    """
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise FormatError(f"{where} is not a Feature")
    if is_plain_geojson(feature):
        return geojson.parse_feature(feature, where, dataset=dataset, refuse=refuse)
    identifier = feature.get("@id") or feature.get("id")
    if not isinstance(identifier, str | int) or not str(identifier).strip():
        raise FormatError(f"{where} has no @id")
    where = f"{where} ({identifier})"

    def read(parse: Callable[..., Made], *given: Any) -> Made | None:
        return field(refuse, parse, *given)

    properties = read(object_of, feature.get("properties"), where, "properties") or {}
    with values_of("Linked Places", where):
        names = tuple(names_of(feature.get("names"), where, refuse))
        label = properties.get("title") or (names[0].text if names else None)
        if not isinstance(label, str) or not label.strip():
            raise FormatError(f"{where} has neither a title nor a name")
        population, prominence = properties.get("population"), properties.get("prominence")
        when = read(from_when, feature.get("when"), f"{where}, when") or read(_implied_when, feature, where) or []
        for fact in _unkept(feature, properties):
            not_kept(refuse, fact, where)
        place = Place(
            id=place_id(str(identifier), dataset),
            label=label,
            location=read(_location, feature.get("geometry"), f"{where}, geometry"),
            country=_country(properties, where, refuse),
            feature=read(_feature, properties, feature.get("types"), where, refuse) or "",
            when=when[0] if len(when) == 1 else _hull(when),
            population=population if isinstance(population, int) and not isinstance(population, bool) else 0,
            prominence=float(prominence) if isinstance(prominence, int | float) else 0.0,
            divisions=tuple(read(_divisions, feature.get("relations"), where, refuse) or ()),
            names=names or (Name(label, kind="primary"),),
            links=tuple(read(_links, feature.get("links"), where, refuse) or ()),
            sources=tuple(read(_sources, feature, where, refuse) or ()),
        )
        return check_place(place, where)


def is_plain_geojson(feature: dict[str, Any]) -> bool:
    """Return whether a feature has neither of the keys of Linked Places, `names` and `@id`."""
    return "names" not in feature and "@id" not in feature


def _unkept(feature: dict[str, Any], properties: dict[str, Any]) -> Iterator[str]:
    """Yield the facts of a feature that a place cannot store."""
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and len(geometry.get("geometries") or ()) > 1:
        yield "further geometries of a place"
    for key, what in (("ccodes", "further countries of a place"), ("fclasses", "further classes of a place")):
        values = properties.get(key)
        if isinstance(values, list) and len(values) > 1:
            yield what
    for key, what in (("depictions", "pictures"), ("descriptions", "descriptions")):
        if feature.get(key):
            yield what
    if any(isinstance(kind, dict) and not kind.get("identifier") for kind in _listed(feature.get("types"))):
        yield "kinds of places in words"
    if any(
        isinstance(one, dict) and one.get("relationType") != "gvp:broaderPartitive"
        for one in _listed(feature.get("relations"))
    ):
        yield "relations that are not what a place lies in"


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _reported(_error: FormatError) -> None:
    """Ignore an item that is reported where it is read."""


def _implied_when(feature: dict[str, Any], where: str) -> list[Timespan]:
    """Return the dates of the geometries and types of a place without dates."""
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and geometry.get("type") == "GeometryCollection":
        dated = objects_of(geometry.get("geometries"), where, "geometries", _reported)
    else:
        dated = objects_of(geometry, where, "geometry", _reported)
    dated = dated or objects_of(feature.get("types"), where, "types", _reported)
    return [span for number, part in enumerate(dated, 1) for span in from_when(part.get("when"), f"{where}, {number}")]


def _hull(spans: list[Timespan]) -> Timespan | None:
    """Return the span from the first beginning to the last end; None without spans."""
    if not spans:
        return None
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    first = None if None in starts else min(year for year in starts if year is not None)
    last = None if None in ends else max(year for year in ends if year is not None)
    return Timespan.of(first, last)


def _location(geometry: object, where: str) -> Location | None:
    found = location(geometry, where)
    if found is None or not isinstance(geometry, dict):
        return found
    box = geometry.get("bbox")
    if isinstance(box, list) and len(box) == 4 and all(isinstance(side, int | float) for side in box):
        found = replace(found, extent=(box[0], box[1], box[2], box[3]))
    tolerance = object_of(geometry.get("approximation"), where, "approximation").get("tolerance")
    return replace(found, accuracy_km=float(tolerance)) if isinstance(tolerance, int | float) else found


def _country(properties: dict[str, Any], where: str, refuse: Refuse | None) -> str | None:
    codes = properties.get("ccodes") or properties.get("ccode") or []
    if isinstance(codes, str):
        codes = re.split(r"[;,\s]+", codes)
    found = (field(refuse, _code, code, where) for code in (codes if isinstance(codes, list) else [codes]))
    return next((code for code in found if code), None)


def _code(code: object, where: str) -> str:
    if str(code).upper() not in COUNTRIES:
        raise FormatError(f"{where}: {code!r} is not a country code of ISO 3166-1")
    return str(code).upper()


def _feature(properties: dict[str, Any], types: object, where: str, refuse: Refuse | None) -> str:
    identifiers = [
        str(kind.get("identifier") or kind.get("@id") or "") for kind in objects_of(types, where, "types", refuse)
    ]
    for identifier in identifiers:
        code = identifier.removeprefix(ONTOLOGY)
        if code != identifier and FEATURE_CODE.fullmatch(code):
            return code
    classes = properties.get("fclasses") or []
    if not isinstance(classes, list):
        raise FormatError(f"{where}: fclasses is not a list")
    for letter in classes:
        if str(letter) not in FEATURE_CLASSES | {"X"}:
            raise FormatError(
                f"{where}: {letter!r} is not a feature class: they are {', '.join(sorted(FEATURE_CLASSES))}"
            )
    if classes and classes[0] != "X":
        return str(classes[0])
    return next(
        (AAT_FEATURES[number] for text in identifiers if (number := re.sub(r"^.*[:/]", "", text)) in AAT_FEATURES), ""
    )


def _divisions(relations: object, where: str, refuse: Refuse | None) -> list[str]:
    return [
        shorten(str(relation["relationTo"]))
        for relation in objects_of(relations, where, "relations", refuse)
        if str(relation.get("relationType")) == "gvp:broaderPartitive" and relation.get("relationTo")
    ]


def _links(links: object, where: str, refuse: Refuse | None) -> list[Link]:
    found = []
    for link in objects_of(links, where, "links", refuse):
        target = link.get("identifier") or link.get("uri")
        if target:
            kind = str(link.get("type") or "closeMatch")
            found.append(Link(kind if kind in LINK_KINDS else "closeMatch", shorten(str(target))))
    return found


def _sources(feature: dict[str, Any], where: str, refuse: Refuse | None) -> list[str]:
    cited = objects_of(feature.get("citations"), where, "citations", refuse)
    return [source for citation in cited if (source := source_of(citation))]
