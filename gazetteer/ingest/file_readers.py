"""Read the files of a gazetteer as portions of places, those of GeoNames with their tables of alternate names."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import count, islice
from pathlib import Path

from gazetteer.errors import InputError
from gazetteer.formats import geonames
from gazetteer.formats.files.refusals import Refuse
from gazetteer.formats.files.safety import MAX_LINE, numbered_lines, open_binary
from gazetteer.formats.registry import gazetteer_readers
from gazetteer.formats.table import DETECTED, Layout
from gazetteer.ingest import alternate_names
from gazetteer.ingest.alternate_names import Alternates
from gazetteer.ingest.derived_names import derive
from gazetteer.ingest.parallel import Share, read_ahead
from gazetteer.ingest.prepared import PORTION, Portion, portion, portions
from gazetteer.ingest.source_file import File
from gazetteer.model.place import Link, Name, Place
from gazetteer.model.prominence import prominence
from gazetteer.names.cleaning import is_name


def unpacking(files: Sequence[File]) -> int:
    """Return roughly how many times larger the files are when unpacked."""
    return 4 if any(file.path.suffix in (".zip", ".gz", ".bz2") for file in files) else 1


Read = Callable[..., Iterator[Place]]
"""Reads one file: takes its path and `refuse`."""


def reader_of(format: str, columns: Mapping[str, str], layout: Layout) -> Read:
    """Return the reader of a format, for a table with the given columns and layout.

    Raises:
        InputError: there are columns or a layout, and the format is not a table.
    """
    if columns and format != "csv":
        raise InputError("columns can be mapped for csv only: other formats name their own")
    if layout != DETECTED and format not in ("csv", "lp-tsv"):
        raise InputError(f"an encoding and a delimiter can be given for csv and lp-tsv only, not for {format}")
    read: Read = gazetteer_readers[format].read
    if columns:
        read = partial(read, columns=columns)
    return read if layout == DETECTED else partial(read, layout=layout)


def readers(
    format: str,
    files: Sequence[File],
    read: Read,
    *,
    folder: Callable[[], Path],
    refuse: Refuse,
    opened: ExitStack,
    large: bool,
) -> Iterator[tuple[File, Callable[[Refuse], Iterator[Portion]], bool]]:
    """Yield each file with its reader and whether it adds places; GeoNames' places first, with their alternate names."""
    if format != "geonames":
        for file in files:
            yield file, partial(_read_portions, read, file.path), True
        return
    named = {file: geonames.is_alternates(file.path) for file in files}
    tables = [
        (file, opened.enter_context(alternate_names.opened(file.path, folder(), refuse=refuse)))
        for file, is_table in named.items()
        if is_table
    ]
    for file in files:
        if not named[file]:
            reading = _read_in_processes if large else _read_here
            yield file, partial(reading, file.path, [table for _, table in tables]), True
    for file, table in tables:
        yield file, partial(_remaining_names, table), False


def _read_portions(read: Read, path: Path, refuse: Refuse) -> Iterator[Portion]:
    return portions(_with_defaults(place, path) for place in read(path, refuse=refuse))


def _read_here(path: Path, tables: Sequence[Alternates], refuse: Refuse) -> Iterator[Portion]:
    places = geonames.read(path, refuse=refuse)
    while some := list(islice(places, PORTION)):
        yield portion(_with_table_names(some, tables))


def _read_in_processes(path: Path, tables: Sequence[Alternates], refuse: Refuse) -> Iterator[Portion]:
    """Yield what `_read_here` yields, read by other processes."""
    shared = [[str(table.plain), str(table.index), str(table.path)] for table in tables]
    for read in read_ahead(blocks, str(path), shared, refuse=refuse):
        for table in tables:
            table.mark(read.places.ids)
        yield read


def blocks(path: str, tables: Sequence[Sequence[str]], *, share: Share, refuse: Refuse) -> Iterator[list[Place]]:
    """Yield a reader's share of the places of a GeoNames table, with their alternate names."""
    reader, readers = share
    with ExitStack() as opened:
        shared = [opened.enter_context(Alternates(*map(Path, files), refuse=refuse)) for files in tables]
        stream = opened.enter_context(open_binary(path))
        for number in count():
            if number % readers != reader:
                deque(islice(iter(partial(stream.readline, MAX_LINE), b""), PORTION), maxlen=0)
            elif lines := list(islice(numbered_lines(stream, path, first=number * PORTION + 1), PORTION)):
                yield _with_table_names(list(geonames.parse_places(lines, path, refuse=refuse)), shared)
            else:
                break


def _with_table_names(places: Sequence[Place], tables: Sequence[Alternates]) -> list[Place]:
    """Return GeoNames' places with the names of the tables first, which have languages and dates."""
    ids = [place.id for place in places]
    made = []
    for place, *more in zip(places, *(table.of(ids) for table in tables), strict=True):
        names: list[Name] = [place.names[0]]
        links: list[Link] = []
        for table_names, table_links in more:
            names += table_names
            links += table_links
        names += (name for name in place.names[1:] if name.kind != "alternate" or is_name(name.text))
        weight = prominence(place.feature, place.population, len(names))
        made.append(_with_names(place, names, links, weight, place.sources))
    return made


def _remaining_names(table: Alternates, refuse: Refuse) -> Iterator[Portion]:
    """Yield the names of places that are not in the imported files, for places that exist already."""
    return portions(
        Place(id_, names[0].text if names else id_, names=names, links=links, sources=(geonames.SOURCE,))
        for id_, names, links in table.rest()
    )


def _with_defaults(place: Place, path: Path) -> Place:
    """Return a record with a source, and with a prominence from 0 to 1."""
    weight = place.prominence
    if not 0 < weight <= 1:
        weight = prominence(place.feature, place.population, len(place.names))
    return _with_names(place, place.names, place.links, weight, place.sources or (path.name.split(".")[0],))


def _with_names(
    place: Place, names: Sequence[Name], links: Sequence[Link], weight: float, sources: tuple[str, ...]
) -> Place:
    """Return the place with these names and the spellings derived from them. Twice as fast as `replace`."""
    return Place(
        place.id,
        place.label,
        place.location,
        place.country,
        place.feature,
        place.when,
        place.population,
        weight,
        place.divisions,
        (*names, *derive(names, place.country)),
        links,
        sources,
    )
