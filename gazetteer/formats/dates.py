"""Dates of other formats and the model's timespans."""

from __future__ import annotations

import re
from typing import Any

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import written_years

_ISO = re.compile(r"(?P<sign>[+-]?)(?P<year>\d{1,9})(?P<rest>-\d\d(?:-\d\d)?)?(?:T.*)?")
_PLAIN = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
NOW = ("present", "today", "now", "null")
"""What stands for an end that has not come."""
UNKNOWN_YEAR = -1
"""A bare -1 in the first Linked Places samples stands for a year that is not known."""


def iso(text: str, where: str) -> str:
    """An ISO 8601 date as EDTF has it: the year with four digits or a Y, a time of day cut off.

    Raises:
        FormatError: the date is not valid.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise FormatError(
            f"{where}: {text!r} is no date: write it as YYYY, YYYY-MM or YYYY-MM-DD, with - before BC years"
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
    """The span between two dates, either of which may be missing; None when both are.

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
    """The first (0) or last (1) day or year of a date as EDTF, ".." where nothing is known."""
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
    """Return the span of a date as people write it, or of EDTF; None where it says that none is known.

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
    return between(start, None if end and end.strip().lower() in NOW else end, where)


def years(start: int | None, end: int | None, where: str) -> Timespan | None:
    """The span between two years, either of which may be unknown.

    Raises:
        FormatError: it ends before it begins.
    """
    if start is not None and end is not None and start > end:
        raise FormatError(f"{where}: it begins in {start} and ends in {end}: the beginning comes first")
    return None if start is None and end is None else Timespan.of(start, end)


def edtf(text: str, where: str) -> Timespan:
    """A timespan from EDTF, or from a date as people write it.

    Raises:
        FormatError: it cannot be read; the message names where it stands.
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
    """Beginning and end as ISO 8601: to the day where the timespan says it, to the year elsewhere; None where open."""
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
    """A year as ISO 8601 writes it: at least four digits, a minus before the sign of BC years."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def to_when(when: Timespan | None) -> dict[str, Any] | None:
    """A timespan as the `when` of Linked Places; its EDTF, which says more, travels as the label.

    A bound with doubt becomes "earliest" and "latest". None when nothing is known.
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
    """The timespans of a `when` of Linked Places, those that say nothing left out.

    Raises:
        FormatError: a date is no date, or one ends before it begins.
    """
    if not value:
        return []
    if not isinstance(value, dict):
        raise FormatError(f"{where}: 'when' is no object")
    spans = value.get("timespans") or value.get("timespan") or []
    if isinstance(spans, dict):
        spans = [spans]
    if not isinstance(spans, list):
        raise FormatError(f"{where}: 'timespans' is no list")
    found = []
    for span in spans:
        if not isinstance(span, dict):
            raise FormatError(f"{where}: a timespan is no object with 'start' and 'end'")
        start = _bound(span.get("start"), ("in", "earliest", "latest"), where)
        end = _bound(span.get("end"), ("in", "latest", "earliest"), where)
        read = dates_between(start, end, where)
        if read is not None:
            found.append(read)
    if len(spans) == 1 and isinstance(value.get("label"), str):
        return _labelled(value["label"], found)
    return found


def _labelled(label: str, found: list[Timespan]) -> list[Timespan]:
    """The label's EDTF, when it says the same as the timespan and more."""
    try:
        said = Timespan.parse(label)
    except TimespanError:
        return found
    if said.is_open or to_when(said) is None:
        return found
    read = found[0] if found else None
    agree = read is not None and (read.start, read.end) == (
        None if said.start is None else said.start - said.fuzz,
        None if said.end is None else said.end + said.fuzz,
    )
    return [said] if agree else found


def _bound(value: object, keys: tuple[str, ...], where: str) -> str | None:
    """The outermost date that a bound gives."""
    if isinstance(value, dict):
        value = next((value[key] for key in keys if value.get(key) not in (None, "")), None)
    if value is None or value == "" or value == UNKNOWN_YEAR or str(value).strip().lower() in NOW:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FormatError(f"{where}: {value!r} is no date")
    return str(value)
