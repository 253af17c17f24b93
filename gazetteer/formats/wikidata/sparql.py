"""Places of Wikidata from the query service: write the query, and read its results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse, attempt, field, not_kept
from gazetteer.formats.files.safety import check_place
from gazetteer.formats.values.dates import dates_between
from gazetteer.formats.values.points import parse_point
from gazetteer.formats.values.vocabulary import COUNTRIES
from gazetteer.formats.wikidata.names import SOURCE, name_of
from gazetteer.model.place import Link, NameKind, Place

_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/Q\d+")
_POINT = re.compile(r"(?:<[^>]*>\s*)?POINT\s*\(.*", re.IGNORECASE)


_VARIABLES = {
    variable.lower(): name
    for name, variables in {
        "item": "item place entity settlement city town village wikidata qid s",
        "itemLabel": "itemLabel placeLabel entityLabel settlementLabel cityLabel townLabel villageLabel label sLabel",
        "coordinates": "coordinates coordinate coords coord location geo point latlon P625 coordinateLocation coordinate_location",
        "lat": "lat latitude",
        "lon": "lon long lng longitude",
        "name": "name alias altName alternative altLabel itemAltLabel nativeLabel native_label",
        "old": "old oldName old_name oldLabel formerName former_name historicalName historical_name previousName",
        "official": "official officialName official_name P1448",
        "start": "start startDate start_date startTime start_time begin from P580",
        "end": "end endDate end_date endTime end_time to until P582",
        "geonames": "geonames geonamesId geonames_id P1566",
        "pleiades": "pleiades pleiadesId pleiades_id P1584",
        "tgn": "tgn tgnId getty P1667",
        "country": "country countryCode country_code iso P297",
    }.items()
    for variable in variables.split()
}
"""Maps fields to accepted names of query variables."""

_NAME_VARIABLES: dict[str, NameKind] = {
    "official": "official",
    "old": "historical",
    "name": "alternate",
    "itemLabel": "primary",
}


_SPARQL_COLUMNS = "item itemLabel coordinates name official start end geonames pleiades tgn country"


def query(region: str, *, limit: int = 50_000) -> str:
    """Return a SPARQL query for the dated names of all places in a region, whose results `read` can read.

    Args:
        region: the Wikidata id of a country or division, such as "Q399".
        limit: the largest number of results.
    """
    return (
        f"SELECT ?item ?itemLabel ?coordinates ?official ?start ?end ?geonames ?pleiades ?country WHERE {{\n"
        f"  ?item wdt:P131*|wdt:P17 wd:{region}; wdt:P625 ?coordinates.\n"
        "  OPTIONAL { ?item p:P1448 ?statement. ?statement ps:P1448 ?official.\n"
        "    OPTIONAL { ?statement pq:P580 ?start. } OPTIONAL { ?statement pq:P582 ?end. } }\n"
        "  OPTIONAL { ?item wdt:P1566 ?geonames. } OPTIONAL { ?item wdt:P1584 ?pleiades. }\n"
        "  OPTIONAL { ?item wdt:P17/wdt:P297 ?country. }\n"
        '  SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul". }\n'
        f"}} ORDER BY ?item LIMIT {limit}"
    )


def parse_results(value: object, where: str = "the input", *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of SPARQL results with one row per name and consecutive rows for each item.

    The variables are `item`, and optionally `itemLabel`, `coordinates`, `official`, `name`, `start`, `end`,
    `geonames`, `pleiades`, `tgn`, `country` (its ISO code).

    Raises:
        FormatError: these are not SPARQL results, or have no `item`; the message states the row.
    """
    try:
        rows = value["results"]["bindings"]  # type: ignore[index]
    except (TypeError, KeyError) as error:
        raise FormatError(f"{where} contains no SPARQL results") from error
    if not isinstance(rows, list):
        raise FormatError(f"{where} has no list of SPARQL results")
    together: dict[str, list[dict[str, Any]]] = {}
    unread: set[str] = set()
    for number, row in enumerate(rows, start=1):
        for known in attempt(refuse, _by_variable, row, f"{where}, row {number}", unread):
            together.setdefault(known["item"]["value"].rpartition("/")[2], []).append(known)
    for variable in sorted(unread):
        not_kept(refuse, f"the variable ?{variable}", where)
    for identifier, found in together.items():
        for place in attempt(refuse, _from_rows, identifier, found, f"{where} ({identifier})", refuse):
            if place is not None:
                yield place


def _by_variable(row: object, where: str, unread: set[str]) -> dict[str, dict[str, str]]:
    """Return the cells of a row of results by the variable names of `query`; `item` is always present.

    Raises:
        FormatError: the row or a cell is not valid in SPARQL results, or the row has no item.
    """
    if not isinstance(row, dict):
        raise FormatError(f"{where} is not a row of SPARQL results")
    known: dict[str, dict[str, str]] = {}
    entity = next((name for name, cell in row.items() if _ENTITY.fullmatch(_value(cell))), None)
    for variable, cell in row.items():
        name = _VARIABLES.get(variable.lower()) or _by_value(variable, cell, entity, known)
        if name is None:
            unread.add(variable)
        elif not isinstance(cell, dict) or not isinstance(cell.get("value"), str):
            raise FormatError(f"{where}: the variable ?{variable} has no value")
        elif cell["value"]:
            known.setdefault(name, cell)
    if "item" not in known and entity is not None:
        known["item"] = row[entity]
        unread.discard(entity)
    if not re.search(r"(?:^|/)Q\d+$", known.get("item", {}).get("value", "")):
        raise FormatError(f"{where} has no ?item: the known variables are {_SPARQL_COLUMNS}")
    return known


def _value(cell: object) -> str:
    return str(cell.get("value") or "") if isinstance(cell, dict) else ""


def _by_value(variable: str, cell: object, entity: str | None, known: dict[str, dict[str, str]]) -> str | None:
    """Return what a variable with another name contains: the entity, its label (?stadt, ?stadtLabel), or a point."""
    if variable == entity and "item" not in known:
        return "item"
    if entity is not None and variable.lower() == f"{entity}label".lower():
        return "itemLabel"
    return "coordinates" if _POINT.fullmatch(_value(cell)) else None


def _from_rows(identifier: str, rows: list[dict[str, Any]], where: str, refuse: Refuse | None) -> Place | None:
    def first(variable: str) -> str:
        return next((row[variable]["value"] for row in rows if variable in row), "")

    names = []
    for row in rows:
        when = None
        if "start" in row or "end" in row:
            when = field(
                refuse, dates_between, row.get("start", {}).get("value"), row.get("end", {}).get("value"), where
            )
        for variable, kind in _NAME_VARIABLES.items():
            if variable not in row:
                continue
            lang, text = row[variable].get("xml:lang", ""), row[variable]["value"]
            dated = when if variable != "itemLabel" else None
            ended = dated is not None and dated.end is not None
            if text and text != identifier:
                names.append(name_of(text, lang or "und", "historical" if ended else kind, dated))
    if not names:
        if refuse is not None:
            refuse(FormatError(f"{where} has no name: select its label as ?itemLabel"))
        return None
    label = first("itemLabel")
    known = first("coordinates") or (f"{first('lat')}, {first('lon')}" if first("lat") or first("lon") else "")
    place = Place(
        id=f"wd:{identifier}",
        label=label if label and label != identifier else names[0].text,
        location=field(refuse, parse_point, known, where) if known else None,
        country=first("country") if first("country") in COUNTRIES else None,
        names=tuple(dict.fromkeys(names)),
        links=tuple(
            Link("exactMatch", f"{prefix}:{first(variable)}")
            for variable, prefix in (("geonames", "gn"), ("pleiades", "pl"), ("tgn", "tgn"))
            if first(variable)
        ),
        sources=(SOURCE,),
    )
    return check_place(place, where)
