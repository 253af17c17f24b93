"""Import the files of a gazetteer: read, prepare, write, report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from gazetteer.errors import FormatError, StoreError
from gazetteer.formats.registry import gazetteer_readers
from gazetteer.formats.table import DETECTED, Layout
from gazetteer.ingest.file_readers import Read, reader_of, readers, unpacking
from gazetteer.ingest.remarks import Remark
from gazetteer.ingest.source_file import File
from gazetteer.ingest.tally import Tally
from gazetteer.ingest.working_copy import Import

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
    columns: Mapping[str, str] | None = None,
    layout: Layout = DETECTED,
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
        columns: for `csv`, maps a field (name, start …) to the column that contains it.
        layout: for tables, their encoding and delimiter.
        progress: called with the number of records read.
        report: called with the remarks on single records before the gazetteer is replaced.

    Raises:
        InputError: a file cannot be read, or nothing in it could be read.
        FormatError: a file is in another format.
        StoreError: the gazetteer cannot be written, or an import of another file is unfinished.
    """
    read = reader_of(format, columns or {}, layout)
    files = [File.of(format, _checked(path)) for path in paths]
    large = format == "geonames" and sum(file.size for file in files) * unpacking(files) >= LARGE
    with Import(target, base=base, large=large) as run:
        if restart:
            run.discard()
        if interrupted := run.unfinished(files):
            raise StoreError(
                f"an import of {', '.join(interrupted)} into {target} was interrupted: run it again to continue it, "
                "or discard it with --restart"
            )
        tally, known = _import_each(run, format, files, read, link=link, again=again, progress=progress)
        done = _summarized(run, tally, known, gazetteer_readers[format].title)
        if report:
            report(run.remarks())
        run.finish()
    return done


def _import_each(
    run: Import,
    format: str,
    files: Sequence[File],
    read: Read,
    *,
    link: bool,
    again: bool,
    progress: Callable[[int], None] | None,
) -> tuple[Tally, list[str]]:
    """Import the files into the working copy; return the tally, and the files skipped because they were imported before."""
    tally, known = Tally(), []
    with ExitStack() as opened:
        for file, portions, grow in readers(
            format,
            files,
            read,
            folder=lambda: _folder(run.target, opened),
            refuse=run.refuse,
            opened=opened,
            large=run.large,
        ):
            if run.records(file)[1] and not again:
                known.append(str(file.path))
                continue
            tally += run.take(
                file,
                portions(run.refuse),
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
