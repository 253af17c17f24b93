"""Read LP-TSV 0.5, the table format of Linked Places: one row per place, tab-separated (or CSV), UTF-8.

`start` and `end` date the title, attested by `title_source`; variants have no dates. `attestation_year` dates the title of a
row without `start`. `lp_tsv_write` writes the format.
Source: https://github.com/LinkedPasts/linked-places-format, LP-TSV v0.5.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.files.cells import unguard_cell
from gazetteer.formats.files.refusals import Refuse, attempt, field, not_kept
from gazetteer.formats.table import DETECTED, Layout, open_table
from gazetteer.formats.values.curies import shorten
from gazetteer.formats.values.dates import dates_between
from gazetteer.formats.values.geometry import location, parse_wkt
from gazetteer.formats.values.points import parse_pair
from gazetteer.formats.values.vocabulary import (
    AAT_FEATURES,
    COUNTRIES,
    FEATURE_CLASSES,
    FEATURE_CODE,
    LANGUAGE,
    authority,
    place_id,
    script_of,
)
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan

COLUMNS = (
    "id", "title", "title_source", "fclasses", "aat_types", "attestation_year", "start", "end", "title_uri", "ccodes",
    "matches", "variants", "types", "parent_name", "parent_id", "lon", "lat", "geowkt", "geo_source", "geo_id",
    "approximation", "description",
)  # fmt: skip
_KEYS = (("id",), ("title",))
_REQUIRED = (("title_source",), ("start", "attestation_year"), ("fclasses", "aat_types"))
"""Columns without which no row can be read, and columns that LP-TSV requires too; one of each group."""
UNKNOWN_CLASS = "X"
"""Feature class of Linked Places for a place with unknown class."""
_AAT = re.compile(r"(?:aat:|https?://vocab\.getty\.edu/(?:page/)?aat/)?(3\d{8})")


def read(
    path: str | os.PathLike[str],
    *,
    layout: Layout = DETECTED,
    refuse: Refuse | None = None,
) -> Iterator[Place]:
    """Yield the places of a file.

    Args:
        path: the table, or a spreadsheet with it.
        layout: its encoding and delimiter; detected if None.
        refuse: called with the reason for each row that cannot be read, field that was dropped, and fact that is not kept;
            without it the first error is raised.

    Raises:
        InputError: the file cannot be read.
        FormatError: a column is missing, or a row is not valid; the message states the line and all errors.
    """
    dataset, where = Path(path).name.split(".")[0], str(path)
    parse = partial(parse_row, dataset=dataset, refuse=refuse)
    with open_table(path, encoding=layout.encoding, delimiter=layout.delimiter, is_header=is_header) as table:
        names = [name.lower() for name in table.header]
        _check(names, _KEYS if refuse else (*_KEYS, *_REQUIRED), where)
        field(refuse, _check, names, _REQUIRED, where)
        for name in names:
            if name not in COLUMNS and name:
                not_kept(refuse, f"the column {name!r}", where)
        for row in table.rows:
            if any(cell.strip() for cell in row.cells):
                at = f"{where}, line {row.line}"
                for cells in attempt(refuse, _by_column, names, row.cells, at):
                    yield from attempt(refuse, parse, cells, at)


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a row is the header of LP-TSV."""
    return {"id", "title"} <= {cell.lower() for cell in cells}


def _check(names: Sequence[str], required: Sequence[Sequence[str]], where: str) -> None:
    missing = [" or ".join(choice) for choice in required if not any(name in names for name in choice)]
    if missing:
        raise FormatError(f"{where}, line 1, the header, has no column {', nor '.join(missing)}: LP-TSV needs them")


def _by_column(names: list[str], cells: list[str], where: str) -> dict[str, str]:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        raise FormatError(f"{where} has {len(cells)} cells, and the header has {len(names)} columns")
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False)}


def parse_row(row: dict[str, str], where: str, *, dataset: str, refuse: Refuse | None = None) -> Place:
    """Return the place of a row.

    Args:
        row: the cells by the names of their columns.
        where: the row, for messages.
        dataset: prefix of ids that are neither a CURIE nor an address.
        refuse: called for each field that is not valid or not kept; the place is still read.

    Raises:
        FormatError: the title or the id is missing, or a field is not valid and `refuse` is None; the message states every error.
    """
    missing = [f"{column} is empty" for column in ("id", "title") if not row.get(column)]
    problems = ["title_source is empty"] if row.get("title_source") == "" else []
    when = _when(row, problems)
    feature = _feature(row, problems)
    country = _country(row, problems)
    place = _location(row, problems)
    links = tuple(_links(row, problems))
    if missing or (problems and refuse is None):
        raise FormatError(f"{where}: {'; '.join([*missing, *problems])}")
    for problem in problems:
        field(refuse, _wrong, f"{where}: {problem}")
    for fact in _unkept(row):
        not_kept(refuse, fact, where)
    title, source = unguard_cell(row["title"]), unguard_cell(row.get("title_source", ""))
    return Place(
        id=place_id(row["id"], dataset),
        label=title,
        location=place,
        country=country,
        feature=feature,
        names=(Name(title, kind="primary", when=when, source=source), *_variants(row.get("variants", ""))),
        links=links,
        sources=(dataset,),
    )


def _wrong(message: str) -> None:
    raise FormatError(message)


def _unkept(row: dict[str, str]) -> Iterator[str]:
    """Yield the facts of a row that a place cannot store."""
    if row.get("parent_name") or row.get("parent_id"):
        yield "what places lie in, by name"
    if row.get("description"):
        yield "descriptions"
    if row.get("geo_source"):
        yield "sources of points"
    for column, what in (("ccodes", "further countries of a place"), ("fclasses", "further classes of a place")):
        if len(_several(row.get(column, ""))) > 1:
            yield what
    if any(not FEATURE_CODE.fullmatch(kind) for kind in _several(row.get("types", ""))):
        yield "kinds of places in words"
    if any(
        (match := _AAT.fullmatch(kind)) and match.group(1) not in AAT_FEATURES
        for kind in _several(row.get("aat_types", ""))
    ):
        yield "kinds of places of the AAT"


def _when(row: dict[str, str], problems: list[str]) -> Timespan | None:
    start, end, attested = row.get("start", ""), row.get("end", ""), row.get("attestation_year", "")
    if not start and not attested:
        if "start" in row or "attestation_year" in row:
            problems.append("neither start nor attestation_year is given")
        return None
    try:
        if start:
            return dates_between(start, end, "start and end")
        if end:  # attested in its last year: the beginning is unknown
            return dates_between("" if end.startswith(attested) else attested, end, "attestation_year and end")
        return dates_between(attested, attested, "attestation_year")
    except FormatError as error:
        problems.append(str(error))
        return None


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _feature(row: dict[str, str], problems: list[str]) -> str:
    classes, concepts = _several(row.get("fclasses", "")), _several(row.get("aat_types", ""))
    if not classes and not concepts and ("fclasses" in row or "aat_types" in row):
        problems.append("neither fclasses nor aat_types is given")
    problems += [
        f"fclasses has {letter!r}: the classes are {', '.join(sorted(FEATURE_CLASSES))}"
        for letter in classes
        if letter.upper() not in FEATURE_CLASSES | {UNKNOWN_CLASS}
    ]
    numbers = []
    for concept in concepts:
        match = _AAT.fullmatch(concept)
        if match is None:
            problems.append(f"aat_types has {concept!r}: an AAT identifier is 300 and six digits")
        else:
            numbers.append(match.group(1))
    for kind in _several(row.get("types", "")):
        if FEATURE_CODE.fullmatch(kind) and "." in kind:
            return kind
    known = next((AAT_FEATURES[number] for number in numbers if number in AAT_FEATURES), "")
    letter = classes[0].upper() if classes and classes[0].upper() != UNKNOWN_CLASS else ""
    return known if known and known[0] in (letter or known[0]) else letter


def _country(row: dict[str, str], problems: list[str]) -> str | None:
    codes = [code.upper() for code in _several(row.get("ccodes", ""))]
    problems += [
        f"ccodes has {code!r}, which is not a country code of ISO 3166-1" for code in codes if code not in COUNTRIES
    ]
    return next((code for code in codes if code in COUNTRIES), None)


def _location(row: dict[str, str], problems: list[str]) -> Location | None:
    found = None
    lon, lat = row.get("lon", ""), row.get("lat", "")
    try:
        if lat and lon:
            found = Location(*parse_pair(lat, lon, "lon and lat")[:2])
        elif lat:
            problems.append("lat is given without lon")
        elif lon and not row.get("geowkt"):
            problems.append("lon is given without lat")
        if row.get("geowkt"):
            found = location(parse_wkt(row["geowkt"], "geowkt"), "geowkt")
    except FormatError as error:
        problems.append(str(error))
        return found
    try:
        accuracy = float(row.get("approximation") or 0)
    except ValueError:
        accuracy = 0.0
    return Location(found.lat, found.lon, found.extent, accuracy) if found and 0 < accuracy < math.inf else found


def _links(row: dict[str, str], problems: list[str]) -> Iterator[Link]:
    for match in _several(row.get("matches", "").replace("|", ";")):
        target = shorten(match)
        if not authority(target) and not re.match(r"https?://", target):
            problems.append(f"matches has {match!r}: its prefix is not of an authority that LP-TSV knows")
            continue
        yield Link("closeMatch", target)
    identified = shorten(row.get("geo_id", ""))
    if authority(identified):
        yield Link("closeMatch", identified)


def _variants(cell: str) -> Iterator[Name]:
    for variant in _several(cell):
        text, mark, lang = variant.rpartition("@")
        if not mark or not text or not LANGUAGE.fullmatch(lang):
            text, lang = variant, ""
        tag = lang if lang and lang != "und" else None
        yield Name(unguard_cell(text.strip()), tag, script_of(tag), "variant")
