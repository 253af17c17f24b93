"""Wikidata: the JSON dump, entity by entity, and the JSON results of a SPARQL query (`query` writes one).

Labels and aliases come undated; official names (P1448), names (P2561), native labels (P1705) and short names (P1813)
keep their start (P580), end (P582) or point in time (P585). Places are what has coordinates (P625).
Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. In it, BC years count from -1.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.formats.dates import bounds, dates_between
from gazetteer.formats.geometry import point
from gazetteer.formats.points import parse_point
from gazetteer.formats.safety import (
    Refuse,
    attempt,
    check_place,
    field,
    not_kept,
    numbered_lines,
    open_binary,
    parse_json,
    read_bytes,
    values_of,
)
from gazetteer.formats.vocabulary import COUNTRIES, script_of
from gazetteer.model.place import Link, Location, Name, Place, Source
from gazetteer.model.timespan import Timespan

SOURCE = "wikidata"
SOURCE_RECORD = Source(SOURCE, "Wikidata", "CC0 1.0", "https://www.wikidata.org/")
NAMES = {"P1448": "official", "P2561": "alternate", "P1705": "alternate", "P1813": "short"}
IDENTIFIERS = {"P1566": "gn", "P1584": "pl", "P1667": "tgn"}
EARTH = "http://www.wikidata.org/entity/Q2"
_TIME = re.compile(r"([+-])(\d+)-(\d\d)-(\d\d)T")
_ENTITY = re.compile(r"https?://www\.wikidata\.org/entity/Q\d+")
_VARIABLES = {
    variable.lower(): name
    for name, variables in {
        "item": "item place entity settlement city town village wikidata qid s",
        "itemLabel": "itemLabel placeLabel entityLabel settlementLabel cityLabel townLabel villageLabel label sLabel",
        "coordinates": "coordinates coordinate coords coord location geo point latlon P625 coordinateLocation coordinate_location",
        "name": "name alias altName alternative altLabel itemAltLabel nativeLabel native_label",
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
"""What the variables of a query may be called."""
_SPARQL_COLUMNS = "item itemLabel coordinates name official start end geonames pleiades tgn country"


def query(region: str, *, limit: int = 50_000) -> str:
    """A SPARQL query for the dated names of all places in a region, whose results `read` understands.

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


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """The places of a dump (.json with one entity a line, also .gz or .bz2) or of SPARQL results in JSON.

    `refuse` is called for each wrong entity and the others are read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be had.
        FormatError: it is neither; the message names the line.
    """
    if _is_results(path):
        yield from parse_results(parse_json(read_bytes(path), str(path)), str(path), refuse=refuse)
        return
    with open_binary(path) as stream:
        for number, line in numbered_lines(stream, path):
            line = line.strip().rstrip(",")
            if line and line not in "[]":
                for place in attempt(refuse, _parse_line, line, f"{path}, line {number}"):
                    if place is not None:
                        yield place


def _parse_line(line: str, where: str) -> Place | None:
    return parse_entity(parse_json(line, where), where)


def _is_results(path: str | os.PathLike[str]) -> bool:
    with open_binary(path) as stream:
        start = stream.read(512).lstrip()
    return (start.startswith(b"{") and (b'"head"' in start or b'"results"' in start)) or Path(path).suffix == ".srj"


def parse_entity(entity: object, where: str) -> Place | None:
    """One entity of the dump; None when it has no coordinates or no name.

    Raises:
        FormatError: it is no entity of Wikidata.
    """
    if not isinstance(entity, dict) or not re.fullmatch(r"[QPL]\d+", str(entity.get("id"))):
        raise FormatError(f"{where} is no entity of Wikidata")
    where = f"{where} ({entity['id']})"
    with values_of("Wikidata", where):
        claims = entity.get("claims") or {}
        where_is_it = _coordinates(claims, where)
        labels = _texts(entity.get("labels"))
        if where_is_it is None or not (labels or claims.get("P1448")):
            return None
        names = [*_labels(labels, entity.get("aliases")), *_dated_names(claims)]
        label = labels.get("en") or labels.get("mul") or next(iter(labels.values()), names[0].text)
        place = Place(
            id=f"wd:{entity['id']}",
            label=label,
            location=where_is_it,
            when=_existed(claims),
            names=tuple(dict.fromkeys(names)),
            links=tuple(_links(claims)),
            sources=(SOURCE,),
        )
        return check_place(place, where)


def _texts(values: Any) -> dict[str, str]:
    return {lang: value["value"] for lang, value in values.items()} if isinstance(values, dict) else {}


def _labels(labels: dict[str, str], aliases: Any) -> Iterator[Name]:
    for lang, text in labels.items():
        yield _name(text, lang, "primary" if lang == "en" else "alternate")
    for lang, values in aliases.items() if isinstance(aliases, dict) else ():
        for value in values:
            yield _name(value["value"], lang, "alternate")


def _name(text: str, lang: str, kind: str, when: Timespan | None = None) -> Name:
    tag = None if lang in ("mul", "und", "mis", "zxx") else lang
    return Name(text, tag, script_of(tag), kind, when, SOURCE)


def _dated_names(claims: dict[str, Any]) -> Iterator[Name]:
    for number, kind in NAMES.items():
        for claim in _held(claims, number):
            value = _value(claim["mainsnak"])
            if not isinstance(value, dict) or not value.get("text"):
                continue
            qualifiers = claim.get("qualifiers") or {}
            when = _span(qualifiers, "P580", "P582") or _span(qualifiers, "P585", "P585")
            ended = when is not None and when.end is not None and "P582" in qualifiers
            yield _name(value["text"], value.get("language") or "und", "historical" if ended else kind, when)


def _held(claims: dict[str, Any], number: str) -> list[dict[str, Any]]:
    """The claims of a property that nobody has deprecated."""
    return [claim for claim in claims.get(number) or () if claim.get("rank") != "deprecated"]


def _value(snak: dict[str, Any]) -> Any:
    return snak["datavalue"]["value"] if snak.get("snaktype") == "value" else None


def _span(qualifiers: dict[str, Any], start: str, end: str) -> Timespan | None:
    first, last = (_time(qualifiers.get(number)) for number in (start, end))
    if first is None and last is None:
        return None
    try:
        if first == last:
            return first
        return Timespan.parse(f"{_side(first, 0)}/{_side(last, 1)}")
    except TimespanError:
        return None


def _side(time: Timespan | None, end: int) -> str:
    """A time as one side of an interval; of a century its first or its last year."""
    if time is None:
        return ".."
    return bounds(time)[end] or ".." if "/" in time.edtf else time.edtf


def _time(snaks: Any) -> Timespan | None:
    """A time as precise as Wikidata knows it: day, month, year, decade or century."""
    value = _value(snaks[0]) if snaks else None
    if not isinstance(value, dict) or not (match := _TIME.match(value.get("time", ""))):
        return None
    year, month, day = int(match[2]), match[3], match[4]
    if match[1] == "-":
        year = 1 - year
    precision = value.get("precision", 9)
    if precision < 7 or abs(year) > 9999:
        return None
    written = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if precision == 7:
        first = (abs(year) - 1) // 100 * 100 + 1 if year > 0 else year
        return Timespan.of(first, first + 99)
    if precision == 8:
        return Timespan.parse(f"{written[:-1]}X")
    if precision >= 11 and "00" not in (month, day):
        written += f"-{month}-{day}"
    elif precision >= 10 and month != "00":
        written += f"-{month}"
    try:
        return Timespan.parse(written)
    except TimespanError:
        return Timespan.of(year, year)


def _existed(claims: dict[str, Any]) -> Timespan | None:
    """From inception (P571) to dissolution (P576)."""
    times = {number: [claim["mainsnak"] for claim in _held(claims, number)] for number in ("P571", "P576")}
    return _span(times, "P571", "P576") if times["P576"] else None


def _coordinates(claims: dict[str, Any], where: str) -> Location | None:
    for claim in sorted(_held(claims, "P625"), key=lambda claim: claim.get("rank") != "preferred"):
        value = _value(claim["mainsnak"])
        if isinstance(value, dict) and str(value.get("globe") or EARTH).endswith("/Q2"):
            return point(float(value["latitude"]), float(value["longitude"]), where)
    return None


def _links(claims: dict[str, Any]) -> Iterator[Link]:
    for number, prefix in IDENTIFIERS.items():
        for claim in _held(claims, number):
            value = _value(claim["mainsnak"])
            if isinstance(value, str):
                yield Link("exactMatch", f"{prefix}:{value}")


def parse_results(value: object, where: str = "the input", *, refuse: Refuse | None = None) -> Iterator[Place]:
    """The places of SPARQL results: a row a name, the rows of one item together.

    The variables are `item`, and where known `itemLabel`, `coordinates`, `official`, `name`, `start`, `end`,
    `geonames`, `pleiades`, `tgn`, `country` (its ISO code).

    Raises:
        FormatError: they are no results, or have no `item`; the message names the row.
    """
    try:
        rows = value["results"]["bindings"]  # type: ignore[index]
    except (TypeError, KeyError) as error:
        raise FormatError(f"{where} holds no SPARQL results") from error
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
    """Return the cells of a row of results by the names that `query` gives its variables; `item` is always there.

    Raises:
        FormatError: the row, or a cell of it, is not as in SPARQL results, or the row names no item.
    """
    if not isinstance(row, dict):
        raise FormatError(f"{where} is not a row of SPARQL results")
    known: dict[str, dict[str, str]] = {}
    for variable, cell in row.items():
        name = _VARIABLES.get(variable.lower())
        if name is None:
            unread.add(variable)
        elif not isinstance(cell, dict) or not isinstance(cell.get("value"), str):
            raise FormatError(f"{where}: the variable ?{variable} has no value")
        elif cell["value"]:
            known.setdefault(name, cell)
    if "item" not in known:
        entities = (
            cell for cell in row.values() if isinstance(cell, dict) and _ENTITY.fullmatch(str(cell.get("value")))
        )
        if first := next(entities, None):
            known["item"] = first
    if not re.search(r"(?:^|/)Q\d+$", known.get("item", {}).get("value", "")):
        raise FormatError(f"{where} has no ?item: the known variables are {_SPARQL_COLUMNS}")
    return known


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
        for variable, kind in (("official", "official"), ("name", "alternate"), ("itemLabel", "primary")):
            if variable not in row:
                continue
            lang, text = row[variable].get("xml:lang", ""), row[variable]["value"]
            dated = when if variable != "itemLabel" else None
            ended = dated is not None and dated.end is not None
            if text and text != identifier:
                names.append(_name(text, lang or "und", "historical" if ended else kind, dated))
    if not names:
        return None
    label = first("itemLabel")
    known = first("coordinates")
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
