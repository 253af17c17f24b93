"""Place names in a table, matched row by row: the same table comes back with what was found beside it.

Rows stream through: a million of them take the memory of a hundred thousand distinct names. No row or cell is ever lost or
moved; what is doubtful is said in the column `review`, which is empty where nobody needs to look.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO

from gazetteer.errors import FormatError, GazetteerError, InputError, TimespanError
from gazetteer.gazetteer import Gazetteer, Match
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import written_years

COLUMNS = ("id", "name", "lat", "lon", "score", "how", "review")
"""Columns that are added."""

REMEMBERED = 100_000
"""Distinct questions whose answers are kept: spreadsheets repeat themselves."""

DELIMITERS = ",;\t|"

LONGEST_CELL = 16 * 1024 * 1024
"""Code points of one cell beyond which a quotation mark must be missing."""

UNSURE = 0.4
"""Score below which a match that is not exact is hardly one."""

RIVAL = 0.8
"""How near a second place's score must come to the first's to be named."""

_SAMPLE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one name: the place, None and empty when there is none, and what a person should look at.

    Attributes:
        score: probability, 0 to 1.
        how: "exact", "sound" or "fuzzy".
        review: "" when nothing need be looked at.
    """

    id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    score: float | None = None
    how: str | None = None
    review: str = ""

    def cells(self) -> tuple[str, ...]:
        """The values of `COLUMNS` as a table has them."""
        lat, lon = ("" if value is None else f"{value:.5f}" for value in (self.lat, self.lon))
        score = "" if self.score is None else f"{self.score:.2f}"
        return (self.id or "", self.name or "", lat, lon, score, self.how or "", self.review)


class Reconciler:
    """Matches names to places, and remembers what it was asked."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.match = lru_cache(maxsize=REMEMBERED)(self._match)

    def _match(self, name: str, year: str = "", country: str = "") -> Verdict:
        """The place that a name most likely means.

        Args:
            year: a year, EDTF, or as tables have it ("c. 1850", "1914–18"); a clue. One that is not clear is told in the review.
            country: name or code of the present-day country, preferred and not required: borders have moved.
        """
        if not name.strip():
            return Verdict(review="no name")
        doubts: list[str] = []
        when = self._when(year, doubts)
        try:
            code = self._gazetteer.country(country) if country.strip() else None
        except InputError:
            code = None
            doubts.append(f"no country “{country.strip()}” is known")
        try:
            found = self._gazetteer.lookup(name, year=when, country=code, limit=3)
            if code is not None and (not found or found[0].how != "exact"):
                found = self._elsewhere(name, when, code, found, doubts)
        except GazetteerError as error:
            return Verdict(review="; ".join([*doubts, str(error)]))
        if not found:
            return Verdict(review="; ".join([*doubts, "not found"]))
        first, review = found[0], "; ".join([*doubts, *_doubts(found)])
        place = first.place
        return Verdict(place.id, place.label, place.lat, place.lon, first.score, first.how, review)

    def _when(self, year: str, doubts: list[str]) -> Timespan | None:
        try:
            return written_years(year)
        except TimespanError:
            doubts.append(f"the year “{year.strip()}” cannot be read: give 1920 or EDTF")
            return None

    def _elsewhere(
        self, name: str, when: Timespan | None, code: str, found: list[Match], doubts: list[str]
    ) -> list[Match]:
        """Where the country has no place of this very name, one that another country has."""
        anywhere = self._gazetteer.lookup(name, year=when, limit=3)
        if anywhere and (not found or anywhere[0].how == "exact"):
            doubts.append(f"not in {code}")
            return anywhere
        return found


def _doubts(found: Sequence[Match]) -> Iterator[str]:
    first = found[0]
    if first.how != "exact":
        yield f"{'sounds like' if first.how == 'sound' else 'nearly'} “{first.name.text}”"
        if first.score < UNSURE:
            yield "unsure"
    yield from (clue.says for clue in first.clues if clue.kind == "time" and clue.weight < 0)
    for other in found[1:2]:
        if other.score >= RIVAL * first.score:
            yield f"or {other.place.label} ({other.place.id}, {other.score:.2f})"


@dataclass(slots=True)
class Report:
    """What a run did: rows read, how they were matched, and the lines that break the table's own shape."""

    rows: int = 0
    how: Counter[str] = field(default_factory=Counter)
    reviews: int = 0
    odd: list[str] = field(default_factory=list)


def reconcile(
    lines: IO[str],
    out: IO[str],
    gazetteer: Gazetteer,
    *,
    column: str,
    year_column: str | None = None,
    country_column: str | None = None,
    delimiter: str | None = None,
    where: str = "the table",
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Copy a CSV table from `lines` to `out` with the columns of `COLUMNS`, each called `gazetteer_…` where its name is taken.

    Args:
        lines: a text stream opened with newline="".
        column: the one with the place names; `year_column` and `country_column` may tell more.
        delimiter: what stands between cells; told from the table when None.
        progress: told of every thousand rows.

    Raises:
        InputError: the table is empty or has no such column.
        FormatError: a quotation mark is never closed; the message names the line.
    """
    sample = lines.read(_SAMPLE)
    if not sample.strip():
        raise InputError(f"{where} is empty: there are no names to match")
    separator = delimiter or delimiter_of(sample)
    rows = _rows(_Chained(sample, lines), separator, where)
    header = next(row for _, _, row in rows if row)
    at = _position(header, column, where)
    years = _position(header, year_column, where) if year_column else None
    countries = _position(header, country_column, where) if country_column else None
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n" if "\r\n" in sample else "\n")
    writer.writerow([*header, *added(header)])
    reconciler, report, width = Reconciler(gazetteer), Report(), len(header)
    for first, last, row in rows:
        if not row:
            writer.writerow(row)
            continue
        verdict = reconciler.match(_cell(row, at), _cell(row, years), _cell(row, countries))
        review = "; ".join(filter(None, (verdict.review, odd := _odd(row, width, first, last))))
        if odd:
            report.odd.append(f"{where}, line {first}: {odd}")
        missing = [""] * (width - len(row))
        writer.writerow([*row[:width], *missing, *verdict.cells()[:-1], review, *row[width:]])
        report.rows += 1
        report.how[verdict.how or "none"] += 1
        report.reviews += bool(review)
        if progress and report.rows % 1000 == 0:
            progress(1000)
    if progress:
        progress(report.rows % 1000)
    return report


def added(header: Sequence[str]) -> list[str]:
    """Names of the added columns that no column of the header has.

    >>> added(["Name", "lat", "gazetteer_lat"])
    ['id', 'gazetteer_name', 'gazetteer_gazetteer_lat', 'lon', 'score', 'how', 'review']
    """
    taken = {name.strip().casefold() for name in header}
    names = []
    for name in COLUMNS:
        while name in taken:
            name = f"gazetteer_{name}"
        names.append(name)
    return names


def delimiter_of(sample: str) -> str:
    """What stands between the cells: the sign that gives the most rows as many cells as the header has.

    >>> [delimiter_of(text) for text in ("a;b\\n1,5;2\\n", "a\\tb\\nx, y\\tz\\n", "name\\nKars\\n")]
    [';', '\\t', ',']
    """
    best, fit = ",", 0
    for sign in DELIMITERS:
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=sign) if row][:200]
        width = len(rows[0]) if rows else 0
        even = sum(len(row) == width for row in rows) * (width > 1) * 100 + min(width, 99)
        if width > 1 and even > fit:
            best, fit = sign, even
    return best


class _Chained:
    """The lines of what was read already and of the rest, one at a time, counted."""

    def __init__(self, sample: str, rest: IO[str]) -> None:
        self._sample, self._rest = sample, rest

    def __iter__(self) -> Iterator[str]:
        head = io.StringIO(self._sample, newline="")
        last = ""
        for line in head:
            if last:
                yield last
            last = line
        yield last + (self._rest.readline() if not last.endswith("\n") else "")
        yield from self._rest


def _rows(lines: Iterable[str], delimiter: str, where: str) -> Iterator[tuple[int, int, list[str]]]:
    """First and last line and cells of each record.

    Raises:
        FormatError: a cell has no end.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    limit = csv.field_size_limit(LONGEST_CELL)
    first = 1
    try:
        for row in reader:
            yield first, reader.line_num, row
            first = reader.line_num + 1
    except csv.Error as error:
        raise FormatError(
            f"{where}, line {first} begins a row that cannot be read ({error}): a quotation mark may be missing its other half"
        ) from error
    finally:
        csv.field_size_limit(limit)


def _position(header: Sequence[str], name: str, where: str) -> int:
    """The place of a column, by its name as it stands, else without regard to case and space."""
    if name in header:
        return list(header).index(name)
    alike = [place for place, held in enumerate(header) if held.strip().casefold() == name.strip().casefold()]
    if len(alike) != 1:
        raise InputError(f"{where} has no column {name!r}: its columns are {', '.join(header)}")
    return alike[0]


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


def _odd(row: Sequence[str], width: int, first: int, last: int) -> str:
    """What is wrong with a row as a row."""
    if len(row) != width:
        return f"the row has {len(row)} cells and the header {width}"
    return f"the row runs to line {last}: a quotation mark may be missing" if last - first > 50 else ""
