"""Import the files of a gazetteer: read, prepare, write, report."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError, InputError, StoreError
from gazetteer.formats import geonames
from gazetteer.formats.files.refusals import Refuse
from gazetteer.formats.files.safety import MAX_LINE, numbered_lines, open_binary
from gazetteer.formats.registry import gazetteer_readers
from gazetteer.ingest import alternate_names
from gazetteer.ingest.alternate_names import Alternates
from gazetteer.ingest.derived_names import derive
from gazetteer.ingest.parallel import Share, read_ahead
from gazetteer.ingest.prepared import PORTION, Portion, portion, portions
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.source_file import File
from gazetteer.ingest.tally import Tally
from gazetteer.ingest.working_copy import Import
from gazetteer.model.place import Link, Name, Place
from gazetteer.model.prominence import prominence
from gazetteer.names.cleaning import is_name

LARGE = 100_000_000
"""Size in bytes of GeoNames' files above which indexes are created at the end."""

AUTHORITIES = {"geonames": "gn", "pleiades": "pl", "whosonfirst": "wof", "wikidata": "wd"}
"""Prefix of the ids, for formats in which all ids have the same prefix."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        tally: records and names, over all files.
        doubtful: records that may be an existing place and were kept separate.
        refused: records that could not be read.
        remarks: number of remarks on single records.
        known: files skipped because they were imported before.
        fields: fields that could not be read; their records were imported without them.
        lost: facts that the gazetteer cannot store, and how often they occur.
    """

    tally: Tally
    doubtful: int
    refused: int
    remarks: int
    known: tuple[str, ...]
    fields: int = 0
    lost: Mapping[str, int] = field(default_factory=dict)


def import_files(
    format: str,
    paths: Sequence[Path],
    target: Path,
    *,
    base: Path | None,
    link: bool = True,
    again: bool = False,
    restart: bool = False,
    columns: dict[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    report: Callable[[Iterable[Remark]], None] | None = None,
) -> ImportReport:
    """Import files of one format into the gazetteer `target`.

    Args:
        format: a format of `gazetteer import`.
        paths: the files.
        target: the gazetteer file; it may not exist yet.
        base: the gazetteer that a new one starts as a copy of; None for an empty one.
        link: whether records may be merged with places of other gazetteers.
        again: whether to import files again that were imported before.
        restart: whether to discard an unfinished import.
        columns: for a table, maps a field (name, start …) to the column that contains it.
        progress: called with the number of records read.
        report: called with the remarks on single records before the gazetteer is replaced.

    Raises:
        InputError: a file cannot be read, or nothing in it could be read.
        FormatError: a file is in another format.
        StoreError: the gazetteer cannot be written, or an import of another file is unfinished.
    """
    files = [File.of(format, _checked(path)) for path in paths]
    large = format == "geonames" and sum(file.size for file in files) * _unpacking(files) >= LARGE
    with Import(target, base=base, large=large) as run:
        if restart:
            run.discard()
        if interrupted := run.unfinished(files):
            raise StoreError(
                f"an import of {', '.join(interrupted)} into {target} was interrupted: run it again to continue it, "
                "or discard it with --restart"
            )
        tally, known = _import_each(run, format, files, columns or {}, link=link, again=again, progress=progress)
        done = _summarized(run, tally, known, gazetteer_readers[format].title)
        if report:
            report(run.remarks())
        run.finish()
    return done


def _import_each(
    run: Import,
    format: str,
    files: Sequence[File],
    columns: dict[str, str],
    *,
    link: bool,
    again: bool,
    progress: Callable[[int], None] | None,
) -> tuple[Tally, list[str]]:
    """Import the files into the working copy; return the tally, and the files skipped because they were imported before."""
    tally, known = Tally(), []
    with ExitStack() as opened:
        for file, read, grow in _readers(
            format, files, columns, lambda: _folder(run.target, opened), run.refuse, opened, run.large
        ):
            if run.records(file)[1] and not again:
                known.append(str(file.path))
                continue
            tally += run.take(
                file,
                read(run.refuse),
                source=gazetteer_readers[format].source,
                authority=AUTHORITIES.get(format, ""),
                link=link,
                grow=grow,
                progress=progress,
            )
    return tally, known


def _summarized(run: Import, tally: Tally, known: Sequence[str], title: str) -> ImportReport:
    """Return a summary of an import.

    Raises:
        FormatError: no record could be read.
    """
    doubtful, refused, linked, fields = map(run.count, ("doubtful", "refused", "linked", "field"))
    lost = run.lost()
    if refused and not tally.read:
        first = next(remark.why for remark in run.remarks() if remark.verdict == "refused")
        raise FormatError(f"no record could be read as {title}. The first: {first}")
    remarks = doubtful + refused + linked + fields + sum(lost.values())
    return ImportReport(tally, doubtful, refused, remarks, tuple(known), fields, lost)


def _folder(target: Path, opened: ExitStack) -> Path:
    """Return an empty folder for unpacking and indexing tables, which is deleted in the end."""
    folder = target.with_name(f"{target.name}.reading")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    opened.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _checked(path: Path) -> Path:
    from gazetteer.formats.files.safety import checked_path

    return checked_path(path)


def _unpacking(files: Sequence[File]) -> int:
    """Return roughly how many times larger the files are when unpacked."""
    return 4 if any(file.path.suffix in (".zip", ".gz", ".bz2") for file in files) else 1


def _readers(
    format: str,
    files: Sequence[File],
    columns: dict[str, str],
    folder: Callable[[], Path],
    refuse: Refuse,
    opened: ExitStack,
    large: bool,
) -> Iterator[tuple[File, Callable[[Refuse], Iterator[Portion]], bool]]:
    """Yield each file with its reader and whether it adds places; GeoNames' places first, with their alternate names."""
    if columns and format != "csv":
        raise InputError("columns can be mapped for csv only: other formats name their own")
    reader = gazetteer_readers[format]
    if format != "geonames":
        for file in files:
            options = {"columns": columns} if columns else {}
            yield file, partial(_read_portions, reader.read, file.path, options), True
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


def _read_portions(
    read: Callable[..., Iterator[Place]], path: Path, options: dict[str, Any], refuse: Refuse
) -> Iterator[Portion]:
    return portions(_with_defaults(place, path) for place in read(path, refuse=refuse, **options))


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
