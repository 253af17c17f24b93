"""Wikidata: the JSON dump, entity by entity, and the JSON results of a SPARQL query (`query` writes one).

Labels and aliases are undated; official names (P1448), names (P2561), native labels (P1705) and short names (P1813)
keep their start (P580), end (P582) or point in time (P585). Entities with coordinates (P625) are places.
Source: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. In this format, BC years count from -1.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.formats.files.refusals import Refuse, attempt, values_of
from gazetteer.formats.files.safety import check_place, numbered_lines, open_binary, parse_json, read_bytes
from gazetteer.formats.values.dates import bounds
from gazetteer.formats.values.geometry import point
from gazetteer.formats.wikidata.names import SOURCE, name_of
from gazetteer.formats.wikidata.sparql import parse_results
from gazetteer.model.place import Link, Location, Name, NameKind, Place
from gazetteer.model.timespan import Timespan

NAME_PROPERTIES: dict[str, NameKind] = {
    "P1448": "official",
    "P2561": "alternate",
    "P1705": "alternate",
    "P1813": "short",
}
IDENTIFIERS = {"P1566": "gn", "P1584": "pl", "P1667": "tgn"}
EARTH = "http://www.wikidata.org/entity/Q2"
_TIME = re.compile(r"([+-])(\d+)-(\d\d)-(\d\d)T")


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a dump (.json with one entity per line, also .gz or .bz2), of SPARQL results in JSON, or of entities.

    SPARQL results are read in both forms in which the query service downloads them; entities as `Special:EntityData` gives them.

    `refuse` is called for each entity that cannot be read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is neither; the message states the line.
    """
    if _is_one_document(path):
        yield from _parse_document(parse_json(read_bytes(path), str(path)), str(path), refuse)
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


def _is_one_document(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is one JSON value, and not a dump, whose first line is "[" or a complete entity."""
    with open_binary(path) as stream:
        start = stream.read(512).lstrip()
    if Path(path).suffix == ".srj" or re.match(rb'\{\s*"(?:head|results|entities)"|\[\s*\{\s*$', start, re.MULTILINE):
        return True
    return re.match(rb"\[[ \t]*\{", start) is not None


def _parse_document(value: Any, where: str, refuse: Refuse | None) -> Iterator[Place]:
    """Yield the places of SPARQL results, in either form of JSON, or of entities as the website gives them."""
    entities = value.get("entities") if isinstance(value, dict) else value
    if isinstance(value, list) and value and isinstance(value[0], dict) and "id" not in value[0]:
        rows = [{name: {"value": text} for name, text in row.items()} for row in value if isinstance(row, dict)]
        yield from parse_results({"results": {"bindings": rows}}, where, refuse=refuse)
    elif isinstance(entities, dict | list):
        for entity in entities.values() if isinstance(entities, dict) else entities:
            for place in attempt(refuse, parse_entity, entity, where):
                if place is not None:
                    yield place
    else:
        yield from parse_results(value, where, refuse=refuse)


def parse_entity(entity: object, where: str) -> Place | None:
    """Return the place of one entity of the dump; None if it has no coordinates or no name.

    Raises:
        FormatError: it is not an entity of Wikidata.
    """
    if not isinstance(entity, dict) or not re.fullmatch(r"[QPL]\d+", str(entity.get("id"))):
        raise FormatError(f"{where} is not an entity of Wikidata")
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
        yield name_of(text, lang, "primary" if lang == "en" else "alternate")
    for lang, values in aliases.items() if isinstance(aliases, dict) else ():
        for value in values:
            yield name_of(value["value"], lang, "alternate")


def _dated_names(claims: dict[str, Any]) -> Iterator[Name]:
    for number, kind in NAME_PROPERTIES.items():
        for claim in _valid_claims(claims, number):
            value = _value(claim["mainsnak"])
            if not isinstance(value, dict) or not value.get("text"):
                continue
            qualifiers = claim.get("qualifiers") or {}
            when = _span(qualifiers, "P580", "P582") or _span(qualifiers, "P585", "P585")
            ended = when is not None and when.end is not None and "P582" in qualifiers
            yield name_of(value["text"], value.get("language") or "und", "historical" if ended else kind, when)


def _valid_claims(claims: dict[str, Any], number: str) -> list[dict[str, Any]]:
    """Return the claims of a property that are not deprecated."""
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
    """Return a time as one side of an interval; for a century, its first or last year."""
    if time is None:
        return ".."
    return bounds(time)[end] or ".." if "/" in time.edtf else time.edtf


def _time(snaks: Any) -> Timespan | None:
    """Return a time with Wikidata's precision: day, month, year, decade or century."""
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
    """Return the span from inception (P571) to dissolution (P576)."""
    times = {number: [claim["mainsnak"] for claim in _valid_claims(claims, number)] for number in ("P571", "P576")}
    return _span(times, "P571", "P576") if times["P576"] else None


def _coordinates(claims: dict[str, Any], where: str) -> Location | None:
    for claim in sorted(_valid_claims(claims, "P625"), key=lambda claim: claim.get("rank") != "preferred"):
        value = _value(claim["mainsnak"])
        if isinstance(value, dict) and str(value.get("globe") or EARTH).endswith("/Q2"):
            return point(float(value["latitude"]), float(value["longitude"]), where)
    return None


def _links(claims: dict[str, Any]) -> Iterator[Link]:
    for number, prefix in IDENTIFIERS.items():
        for claim in _valid_claims(claims, number):
            value = _value(claim["mainsnak"])
            if isinstance(value, str):
                yield Link("exactMatch", f"{prefix}:{value}")
