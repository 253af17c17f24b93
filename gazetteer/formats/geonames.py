"""GeoNames' daily dump: the table of places and the table of alternate names, as text or zip, in constant memory.

`read` yields places (`allCountries.txt`, `AM.txt`, `cities500.txt`), `read_alternates` the names and links of
`alternateNamesV2.txt`, each with the id of its place; the caller combines them.
Source: https://download.geonames.org/export/dump/readme.txt.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import Refuse, field
from gazetteer.formats.files.safety import MAX_POPULATION, numbered_lines, open_binary
from gazetteer.formats.values.dates import dates_between
from gazetteer.formats.values.vocabulary import script_of
from gazetteer.model.place import Link, Location, Name, NameKind, Place, Source
from gazetteer.model.prominence import prominence
from gazetteer.model.timespan import Timespan

SOURCE = "geonames"
SOURCE_RECORD = Source(SOURCE, "GeoNames", "CC BY 4.0", "https://www.geonames.org/")
COLUMNS_OF_PLACES = 19
ALTERNATE_COLUMNS = (8, 10)
"""Number of columns, without and with `from` and `to`."""

_NO_LANGUAGE = {"post", "iata", "icao", "faac", "fr_1793", "unlc", "tcid", "phon", "piny", "abbr", "link", "wkdt"}
_CODES = {"post", "iata", "icao", "faac", "unlc", "tcid", "phon", "uicn", "lauc", "hydb"}
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")


def read(path: str | os.PathLike[str], *, refuse: Refuse | None = None) -> Iterator[Place]:
    """Yield the places of a table.

    The alternate names in this table have neither languages nor dates: read `alternateNamesV2.txt` for those.

    `refuse` is called for each line that cannot be read; without it, the first one raises an error.

    Raises:
        InputError: the file cannot be read.
        FormatError: a line is not a valid line of the table; the message names it.
    """
    with open_binary(path) as stream:
        yield from parse_places(numbered_lines(stream, path), path, refuse=refuse)


def parse_places(
    lines: Iterable[tuple[int, str]], path: str | os.PathLike[str], *, refuse: Refuse | None = None
) -> Iterator[Place]:
    """Yield the places of numbered lines of the table at `path`, like `read`."""
    for number, line in lines:
        try:
            if line:
                yield parse_place(line.split("\t"), f"{path}, line {number}")
        except FormatError as error:
            if refuse is None:
                raise
            refuse(error)


def parse_place(cells: list[str], where: str) -> Place:
    """Return the place of one line of the table.

    Raises:
        FormatError: it has the wrong number of cells, or a number is not valid.
    """
    if len(cells) != COLUMNS_OF_PLACES:
        raise FormatError(f"{where} has {len(cells)} columns, and GeoNames' table of places has {COLUMNS_OF_PLACES}")
    identifier, label, ascii_name = cells[0], cells[1], cells[2]
    try:
        lat, lon = float(cells[4]), float(cells[5])
        population = int(cells[14] or 0)
        curie = f"gn:{int(identifier)}"
    except ValueError as error:
        raise FormatError(f"{where}: {error}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise FormatError(f"{where}: ({lat}, {lon}) is not a point on Earth")
    if population > MAX_POPULATION:
        raise FormatError(f"{where}: the population {cells[14][:20]} is too large")
    names = [Name(label, None, None, "primary", None, SOURCE)]
    seen = {label}
    for text in (ascii_name, *cells[3].split(",")):
        text = text.strip()
        if text and text not in seen:
            seen.add(text)
            names.append(Name(text, None, None, "variant" if text == ascii_name else "alternate", None, SOURCE))
    feature = f"{cells[6]}.{cells[7]}" if cells[6] and cells[7] else cells[6]
    return Place(
        id=curie,
        label=label,
        location=Location(lat, lon),
        country=cells[8] or None,
        feature=feature,
        population=max(0, population),
        prominence=prominence(feature, max(0, population), len(names)),
        names=tuple(names),
        sources=(SOURCE,),
    )


def is_alternates(path: str | os.PathLike[str]) -> bool:
    """Return whether a GeoNames file is a table of alternate names, by the columns of its first line.

    Raises:
        InputError: the file cannot be read.
        FormatError: the input is not text.
    """
    with open_binary(path, member=alternates_member(path)) as stream:
        for _, line in numbered_lines(stream, path):
            return line.count("\t") + 1 in ALTERNATE_COLUMNS
    return False


def alternates_member(path: str | os.PathLike[str]) -> str | None:
    """Return the archive member with the names; None for the largest member."""
    name = Path(path).name
    return name.replace(".zip", ".txt") if name in ("alternateNames.zip", "alternateNamesV2.zip") else None


def parse_alternate(cells: list[str], where: str, *, refuse: Refuse | None = None) -> tuple[str, Name | Link] | None:
    """Return the name or link of a line of the table of alternate names; None for a code or an address.

    Args:
        cells: the cells of the line.
        where: the line, for messages.
        refuse: called if its years cannot be read; the name then has no years.

    Raises:
        FormatError: it has the wrong number of cells, or its years cannot be read and there is no `refuse`.
    """
    if len(cells) not in ALTERNATE_COLUMNS:
        raise FormatError(f"{where} has {len(cells)} columns, and GeoNames' table of alternate names has 8 or 10")
    if not cells[1].isdigit():
        raise FormatError(f"{where}: {cells[1]!r} is not a GeoNames id")
    curie, lang, text = f"gn:{cells[1]}", cells[2], cells[3].strip()
    if lang == "wkdt":
        return (curie, Link("exactMatch", f"wd:{text}")) if re.fullmatch(r"Q\d+", text) else None
    if lang in _CODES or lang == "link" or not text:
        return None
    historic = len(cells) > 7 and cells[7] == "1"
    kind: NameKind = (
        "historical" if historic else "abbreviation" if lang == "abbr" else "short" if cells[5] == "1" else "alternate"
    )
    if kind == "alternate" and cells[6] == "1":
        kind = "variant"
    tag = None if not lang or lang in _NO_LANGUAGE else lang
    start, end = (cells[8], cells[9]) if len(cells) == 10 else ("", "")
    when = field(refuse, _when, start, end, where) if start or end else None
    return curie, Name(text, tag, script_of(tag), kind, when, SOURCE)


def _when(start: str, end: str, where: str) -> Timespan | None:
    try:
        return _years_of(start, end)
    except FormatError as error:
        raise FormatError(f"{where}: {error}") from error


@lru_cache(maxsize=65536)
def _years_of(start: str, end: str) -> Timespan | None:
    """Return the years in free text of contributors: "1837", "19240126", "c. 1924", "18th century", "500 BC".

    Raises:
        FormatError: it is not clear what they mean.
    """
    span = dates_between(_written(start), _written(end), "from and to")
    return Timespan.of(span.start, span.end, span.fuzz) if span else None


def _written(text: str) -> str:
    """Return a date with separators: GeoNames writes days as 19240126."""
    match = _DAY.fullmatch(text.strip())
    return "-".join(match.groups()) if match else text
