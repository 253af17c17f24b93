"""Convert dates of other formats to timespans and back."""

from __future__ import annotations

import re
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.dates.reader import written_years
from gazetteer.model.timespan import Timespan

_ISO = re.compile(r"(?P<sign>[+-]?)(?P<year>\d{1,9})(?P<rest>-\d\d(?:-\d\d)?)?(?:T.*)?")
_PLAIN = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
OPEN_END = ("present", "today", "now", "null")
"""Words for an open end."""
UNKNOWN_YEAR = -1
"""Value for an unknown year in early Linked Places samples."""


def iso(text: str, where: str) -> str:
    """Return an ISO 8601 date as EDTF: the year with four digits or a Y, without the time of day.

    Raises:
        FormatError: the date is not valid.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise FormatError(
            f"{where}: {text!r} is not a valid date: write it as YYYY, YYYY-MM or YYYY-MM-DD, with - before BC years"
        )
    digits = match["year"].lstrip("0") or "0"
    minus = "-" if match["sign"] == "-" and digits != "0" else ""
    rest = (match["rest"] or "").replace("-00", "")
    written = minus + digits.zfill(4) + rest if len(digits) <= 4 else f"Y{minus}{digits}"
    try:
        Timespan.parse(written)
    except TimespanError as error:
        raise FormatError(f"{where}: {error}") from error
    return written


def between(start: str | None, end: str | None, where: str) -> Timespan | None:
    """Return the span between two dates, either of which may be missing; None if both are.

    Dates are read as ISO 8601, and any other text as people write dates: "12.03.1895", "c. 1895", "19th century".

    Raises:
        FormatError: one cannot be read, or the span ends before it begins.
    """
    first = _side(start, 0, where)
    last = _side(end, 1, where)
    if first == last == "..":
        return None
    return edtf(first if first == last else f"{first}/{last}", where)


def _side(text: str | None, side: int, where: str) -> str:
    """Return the first (0) or last (1) day or year of a date as EDTF; ".." if it is unknown."""
    if not text or not text.strip():
        return ".."
    try:
        return iso(text, where)
    except FormatError as not_iso:
        try:
            span = written_years(text)
        except TimespanError:
            raise not_iso from None
    bound = bounds(span)[side] if span is not None else None
    return ".." if bound is None or span is None else bound + "~" * (span.fuzz > 0)


def read_dates(text: str, where: str) -> Timespan | None:
    """Return the span of a written date or of EDTF; None if it says that the date is unknown.

    Raises:
        FormatError: it is not clear what it means.
    """
    try:
        return written_years(text)
    except TimespanError as error:
        raise FormatError(f"{where}: {error}") from error


def dates_between(start: str | None, end: str | None, where: str) -> Timespan | None:
    """Return the span from one date to another, either of which may be missing; an end of "present" is open.

    Raises:
        FormatError: it is not clear what one means, or the end is before the beginning.
    """
    return between(start, None if end and end.strip().lower() in OPEN_END else end, where)


def years(start: int | None, end: int | None, where: str) -> Timespan | None:
    """Return the span between two years, either of which may be unknown.

    Raises:
        FormatError: it ends before it begins.
    """
    if start is not None and end is not None and start > end:
        raise FormatError(f"{where}: it begins in {start} and ends in {end}: the beginning comes first")
    return None if start is None and end is None else Timespan.of(start, end)


def edtf(text: str, where: str) -> Timespan:
    """Return the timespan of EDTF or of a written date.

    Raises:
        FormatError: it cannot be read; the message states its location.
    """
    try:
        return Timespan.parse(text)
    except TimespanError as error:
        try:
            span = written_years(text)
        except TimespanError:
            span = None
        if span is None:
            raise FormatError(f"{where}: {error}") from error
        return span


def bounds(when: Timespan) -> tuple[str | None, str | None]:
    """Return beginning and end as ISO 8601: as precise as the timespan, to the day or year; None if open."""
    left, slash, right = when.edtf.partition("/")
    sides = (left, right if slash else left)
    first, last = (
        None
        if year is None
        else side
        if _PLAIN.fullmatch(side) and int(side[:5].rstrip("-")) == year
        else iso_year(year)
        for side, year in zip(sides, (when.start, when.end), strict=True)
    )
    return first, last


def iso_year(year: int) -> str:
    """Return a year in ISO 8601: at least four digits, with a minus sign for BC years."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def to_when(when: Timespan | None) -> dict[str, Any] | None:
    """Return a timespan as the `when` of Linked Places, with its EDTF as the label.

    An uncertain bound becomes "earliest" and "latest". None if nothing is known.
    """
    if when is None or when.is_open:
        return None
    span: dict[str, Any] = {}
    for key, bound, year in zip(("start", "end"), bounds(when), (when.start, when.end), strict=True):
        if bound is None or year is None or year > 9999:
            continue
        if when.fuzz:
            span[key] = {"earliest": iso_year(year - when.fuzz), "latest": iso_year(year + when.fuzz)}
        else:
            span[key] = {"in": bound}
    return {"timespans": [span], "label": when.edtf} if span else None


def from_when(value: object, where: str) -> list[Timespan]:
    """Return the timespans of a `when` of Linked Places, without empty ones.

    Raises:
        FormatError: a date is not valid, or one ends before it begins.
    """
    if not value:
        return []
    if not isinstance(value, dict):
        raise FormatError(f"{where}: 'when' is not an object")
    spans = value.get("timespans") or value.get("timespan") or []
    if isinstance(spans, dict):
        spans = [spans]
    if not isinstance(spans, list):
        raise FormatError(f"{where}: 'timespans' is not a list")
    found = []
    for span in spans:
        if not isinstance(span, dict):
            raise FormatError(f"{where}: a timespan is not an object with 'start' and 'end'")
        start = _bound(span.get("start"), ("in", "earliest", "latest"), where)
        end = _bound(span.get("end"), ("in", "latest", "earliest"), where)
        read = dates_between(start, end, where)
        if read is not None:
            found.append(read)
    if len(spans) == 1 and isinstance(value.get("label"), str):
        return _labelled(value["label"], found)
    return found


def _labelled(label: str, found: list[Timespan]) -> list[Timespan]:
    """Return the label's EDTF if it agrees with the timespan and is more precise."""
    try:
        stated = Timespan.parse(label)
    except TimespanError:
        return found
    if stated.is_open or to_when(stated) is None:
        return found
    read = found[0] if found else None
    agree = read is not None and (read.start, read.end) == (
        None if stated.start is None else stated.start - stated.fuzz,
        None if stated.end is None else stated.end + stated.fuzz,
    )
    return [stated] if agree else found


def _bound(value: object, keys: tuple[str, ...], where: str) -> str | None:
    """Return the outermost date of a bound."""
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key) not in (None, "")), None)
    if value is None or value == "" or value == UNKNOWN_YEAR or str(value).strip().lower() in OPEN_END:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FormatError(f"{where}: {value!r} is not a valid date")
    return str(value)
