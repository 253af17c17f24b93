"""A gazetteer as a plain table: CSV, UTF-8, one row a name; rows with the same id that follow each other are one place.

Any table can be read: the columns are told by a mapping, or by their usual names (`USUAL`). Without an id column every
row is a place of its own. Cells are guarded against formulas as everywhere (`safety.guard_cell`).
"""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.dates import between, edtf
from gazetteer.formats.geojson import DIGITS
from gazetteer.formats.geometry import check
from gazetteer.formats.safety import (
    Refuse,
    attempt,
    check_place,
    guarded,
    header_cells,
    numbered_lines,
    open_binary,
    unguard_cell,
)
from gazetteer.formats.vocabulary import COUNTRIES, place_id, script_of
from gazetteer.model.annotation import finite
from gazetteer.model.place import NAME_KINDS, Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

COLUMNS = (
    "id", "label", "name", "lang", "script", "kind", "when", "source", "certainty",
    "lat", "lon", "accuracy_km", "extent", "country", "feature", "population", "place_when", "divisions", "links", "sources",
)  # fmt: skip
"""Columns that `write` writes and `read` knows."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "place_id", "identifier", "geonameid", "geonames", "uri", "@id"),
    "label": ("label", "title", "modern_name", "preferred_name"),
    "name": ("name", "toponym", "placename", "place_name", "place"),
    "lang": ("lang", "language"),
    "script": ("script",),
    "kind": ("kind", "name_type"),
    "when": ("when", "edtf", "date", "timespan"),
    "start": ("start", "from", "start_year", "year_from"),
    "end": ("end", "to", "end_year", "year_to"),
    "source": ("source", "citation"),
    "certainty": ("certainty",),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "accuracy_km": ("accuracy_km",),
    "extent": ("extent",),
    "country": ("country", "ccode", "ccodes", "country_code"),
    "feature": ("feature", "fclass", "feature_code"),
    "population": ("population",),
    "place_when": ("place_when",),
    "divisions": ("divisions",),
    "links": ("links", "matches"),
    "sources": ("sources",),
}
"""What a column may be called, for each thing that a row can say. `extent` is west, south, east, north with spaces between;
several links and divisions have a semicolon between them, several sources a bar."""

_CERTAINTIES = ("certain", "probable", "disputed")


def read(
    path: str | os.PathLike[str], *, columns: Mapping[str, str] | None = None, refuse: Refuse | None = None
) -> Iterator[Place]:
    """The places of a table, one at a time.

    Args:
        columns: what a row says (a key of `USUAL`) to the column that says it; the rest is told by `USUAL`.
        refuse: told of each wrong row, whose place is passed over; without it the first one ends the reading.

    Raises:
        InputError: the file cannot be had, or a column of the mapping is not there.
        FormatError: there is no column of names, or a row is wrong; the message names the row.
    """
    dataset = Path(path).name.split(".")[0]
    with open_binary(path) as stream:
        rows = _rows((line for _, line in numbered_lines(stream, path)), str(path), columns or {}, refuse)
        for key, group in groupby(rows, key=lambda numbered: numbered[1].get("id") or numbered[0]):
            identifier = key if isinstance(key, str) else f"row-{key}"
            yield from attempt(refuse, _place, identifier, list(group), str(path), dataset)


def _rows(
    lines: Iterator[str], where: str, given: Mapping[str, str], refuse: Refuse | None
) -> Iterator[tuple[int, dict[str, str]]]:
    header = next(lines, "")
    delimiter = max(",;\t", key=header.count)
    names = header_cells(header, delimiter, where)
    held = _held(names, where, given)
    table = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    try:
        for cells in table:
            number = table.line_num + 1
            if any(cell.strip() for cell in cells):
                for row in attempt(refuse, _row, held, cells, len(names), f"{where}, line {number}"):
                    yield number, row
    except csv.Error as error:
        raise FormatError(f"{where}, line {table.line_num + 1} is not CSV: {error}") from error


def _row(held: Mapping[str, int], cells: list[str], width: int, where: str) -> dict[str, str]:
    if len(cells) > width:
        raise FormatError(f"{where} has {len(cells)} cells, and the header {width} columns")
    return {key: unguard_cell(cells[index].strip("\n")).strip() for key, index in held.items() if index < len(cells)}


def _held(names: list[str], where: str, given: Mapping[str, str]) -> dict[str, int]:
    """Which column says what."""
    lower = [name.lower() for name in names]
    held = {}
    for key, usual in USUAL.items():
        if key in given:
            if given[key] not in names:
                raise InputError(f"{where} has no column {given[key]!r}: its columns are {', '.join(names)}")
            held[key] = names.index(given[key])
        elif found := next((name for name in usual if name in lower), None):
            held[key] = lower.index(found)
    if unknown := set(given) - set(USUAL):
        raise InputError(
            f"a column cannot be mapped to {sorted(unknown)[0]!r}: what rows can say is {', '.join(USUAL)}"
        )
    if "name" not in held and "label" not in held:
        raise FormatError(f"{where} has no column of names: call it 'name', or map it, among {', '.join(names)}")
    return held


def _place(key: str, rows: list[tuple[int, dict[str, str]]], path: str, dataset: str) -> Place:
    line, first = rows[0]
    where = f"{path}, line {line}"
    label = first.get("label") or first.get("name") or ""
    if not label:
        raise FormatError(f"{where} has no name")
    country = (first.get("country") or "").upper()
    if country and country not in COUNTRIES:
        raise FormatError(f"{where}: {country!r} is no country code of ISO 3166-1")
    try:
        population = int(float(first.get("population") or 0))
    except (ValueError, OverflowError) as error:
        raise FormatError(f"{where}: the population {first['population']!r} is no number") from error
    place = Place(
        id=place_id(key, dataset),
        label=label,
        location=_location(first, where),
        country=country or None,
        feature=first.get("feature") or "",
        when=edtf(first["place_when"], where) if first.get("place_when") else None,
        population=population,
        divisions=tuple(_several(first.get("divisions"), ";")),
        names=tuple(_name(row, label, f"{path}, line {number}") for number, row in rows),
        links=tuple(_links(first.get("links") or "")),
        sources=tuple(_several(first.get("sources"), "|")) or (dataset,),
    )
    return check_place(place, where)


def _several(cell: str | None, mark: str) -> Iterator[str]:
    return (part.strip() for part in (cell or "").split(mark) if part.strip())


def _location(row: dict[str, str], where: str) -> Location | None:
    lat, lon = row.get("lat") or "", row.get("lon") or ""
    if not lat and not lon:
        return None
    point = _numbers((lat, lon), f"{where}: {lat!r}, {lon!r} is no latitude and longitude")
    check(point[1], point[0], where)
    off, box = row.get("accuracy_km") or "0", row.get("extent") or ""
    (accuracy,) = _numbers((off,), f"{where}: the accuracy {off!r} is no number of kilometres")
    if not box:
        return Location(point[0], point[1], None, max(0.0, accuracy))
    wrong = f"{where}: the extent {box!r} is not west, south, east and north with spaces between them"
    sides = _numbers(box.split(), wrong)
    if len(sides) != 4:
        raise FormatError(wrong)
    check(sides[0], sides[1], where)
    check(sides[2], sides[3], where)
    return Location(point[0], point[1], (sides[0], sides[1], sides[2], sides[3]), max(0.0, accuracy))


def _numbers(cells: Sequence[str], wrong: str) -> list[float]:
    """The cells as finite numbers.

    Raises:
        FormatError: one is none, in the words of `wrong`.
    """
    try:
        numbers = [float(cell) for cell in cells]
    except ValueError as error:
        raise FormatError(wrong) from error
    if not all(map(math.isfinite, numbers)):
        raise FormatError(wrong)
    return numbers


def _name(row: dict[str, str], label: str, where: str) -> Name:
    text = row.get("name") or row.get("label") or ""
    if not text:
        raise FormatError(f"{where} has no name")
    lang = row.get("lang") or None
    kind = row.get("kind") or ("primary" if text == label else "alternate")
    if kind not in NAME_KINDS:
        raise FormatError(f"{where}: the kind {kind!r} is none of {', '.join(NAME_KINDS)}")
    certainty = row.get("certainty") or "certain"
    if certainty not in _CERTAINTIES:
        raise FormatError(f"{where}: the certainty {certainty!r} is none of {', '.join(_CERTAINTIES)}")
    return Name(
        text, lang, row.get("script") or script_of(lang), kind, _when(row, where), row.get("source") or "", certainty
    )


def _when(row: dict[str, str], where: str) -> Timespan | None:
    if row.get("when"):
        return edtf(row["when"], where)
    return between(row.get("start"), row.get("end"), where)


def _links(cell: str) -> Iterator[Link]:
    for part in cell.split(";"):
        kind, mark, target = part.strip().partition("=")
        if part.strip():
            yield Link(kind, target) if mark and kind.isalpha() else Link("closeMatch", part.strip())


def write(places: Iterable[Place]) -> Iterator[str]:
    """A header of `COLUMNS` and one row a name, in pieces, one a place."""
    yield ",".join(COLUMNS) + "\n"
    for place in places:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(guarded(row) for row in _written(place))
        yield text.getvalue()


def _written(place: Place) -> Iterator[list[object]]:
    lat, lon = finite(place.lat), finite(place.lon)
    known = lat is not None and lon is not None
    where = place.location
    for name in place.names or (Name(place.label, kind="primary"),):
        yield [
            place.id,
            place.label,
            name.text,
            name.lang,
            name.script,
            name.kind,
            str(name.when) if name.when else None,
            name.source,
            name.certainty,
            round(lat, DIGITS) if known and lat is not None else None,
            round(lon, DIGITS) if known and lon is not None else None,
            where.accuracy_km or None if where and known else None,
            " ".join(str(round(side, DIGITS)) for side in where.extent) if where and where.extent and known else None,
            place.country,
            place.feature,
            place.population or None,
            str(place.when) if place.when else None,
            ";".join(place.divisions),
            ";".join(f"{link.kind}={link.target}" for link in place.links),
            "|".join(place.sources),
        ]
