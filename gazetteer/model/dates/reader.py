"""Read dates in table cells: "c. 1850", "1850s", "1914–18", "19th century", "24.11.1920", "ABT 1895", "n.d."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazetteer.errors import TimespanError
from gazetteer.model.dates.cells import as_elsewhere
from gazetteer.model.dates.rules import expression
from gazetteer.model.dates.tokens import DASHES, Tokens
from gazetteer.model.timespan import Timespan, as_timespan

MAX_DATE_LENGTH = 1_000
"""Largest length of a written date in code points."""

_NONE = re.compile(
    r"(?:-+|–|—|\?+|n/?a|none|unknown|undated|o\.? ?[jd]\.?|[ns]\. ?d\.?|[ns]d|s\. ?a\.?|s/f|б\. ?[гд]\.?)?",
    re.IGNORECASE,
)
_EXACT_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_BRACKETS = str.maketrans("", "", "[]{}<>")
_GEDCOM_CALENDAR = re.compile(r"@#D(?P<name>[A-Z ]+)@\s*|\b(?P<new>GREGORIAN|JULIAN|FRENCH_R|HEBREW)\s+(?=\S)")
_GEDCOM_PHRASE = re.compile(r"^INT\s+(?P<date>[^(]+)\(.*\)$|^\((?P<phrase>.*)\)$")
_REST = frozenset(".,;:)(?")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date that was read. `note` states what is ambiguous about it, and is empty otherwise."""

    when: Timespan
    note: str = ""


def written_years(text: str, *, lang: str | None = None) -> Timespan | None:
    """Return the span of a written date; None if the text says that the date is unknown.

    Args:
        text: a table cell, an attribute or an option that contains only a date.
        lang: the language, which determines the order of day and month in 03/04/1895.

    >>> [str(written_years(text)) for text in ("1920", "c. 1850", "ca. 1850-60", "1850s", "19th century", "before 1918", "n.d.")]
    ['1920', '1850~', '1850~/1860~', '1850/1859', '1801/1900', '../1918', 'None']
    >>> [str(written_years(text)) for text in ("24.11.1920", "Nov. 24, 1920", "331 BC", "BET 1881 AND 1885", "1990-", "1850 г.")]
    ['1920-11-24', '1920-11-24', '-0330', '1881/1885', '1990/..', '1850']

    Raises:
        TimespanError: it is not clear which years are span.
    """
    read = written_date(text, lang=lang)
    return None if read is None else read.when


def years_of(year: int | str | Timespan | None) -> Timespan | None:
    """Return a year, a timespan, EDTF, or a written date as a timespan, for options and arguments.

    >>> str(years_of("c. 1850")), str(years_of(1920)), years_of(None)
    ('1850~', '1920', None)

    Raises:
        TimespanError: the value is none of these.
    """
    try:
        return as_timespan(year)
    except TimespanError as error:
        try:
            span = written_years(year) if isinstance(year, str) and year.strip() else None
        except TimespanError:
            span = None
        if span is None:
            if isinstance(year, str):
                raise TimespanError(
                    f"{error}. Written dates such as “c. 1850” and “19th century” are read too"
                ) from error
            raise
        return span


def written_date(text: str, *, lang: str | None = None) -> WrittenDate | None:
    """Read a date like `written_years`, with a note if day and month are ambiguous.

    >>> written_date("03/04/1895").note
    'day and month of 3/4/1895 are ambiguous: only the year is used'

    Raises:
        TimespanError: it is not clear which years are span.
    """
    text = " ".join(text.split())
    if len(text) > MAX_DATE_LENGTH:
        raise TimespanError(f"a date of {len(text):,} characters is not read: give at most {MAX_DATE_LENGTH:,}")
    plain = _EXACT_TIME.sub("", text.removesuffix(".0"))
    if _NONE.fullmatch(plain):
        return None
    plain = as_elsewhere(plain)
    try:
        when = as_timespan(plain)
        return None if when is None else WrittenDate(when)
    except TimespanError:
        read = _read(plain.translate(_BRACKETS), lang)
    if read is None:
        raise TimespanError(f"it is not clear which years {text!r} means: give 1920, or EDTF such as 1837/1924")
    return read


def _read(text: str, lang: str | None) -> WrittenDate | None:
    if phrase := _GEDCOM_PHRASE.match(text):
        text = phrase["date"] or phrase["phrase"]
    calendar = _GEDCOM_CALENDAR.search(text)
    text = _GEDCOM_CALENDAR.sub("", text)
    if calendar and "JULIAN" in (calendar["name"] or calendar["new"]):
        text += " O.S."
    tokens = Tokens(text, lang)
    i = 0
    while tokens.at(i) and tokens.at(i) in "(.,;":
        i += 1
    found = expression(tokens, i, lang=lang, cell=True)
    if found is None:
        return None
    read, end = found
    doubted = "?" in text[tokens.all[end - 1].end :]
    while tokens.at(end) and tokens.at(end) in _REST:
        end += 1
    if end < tokens.count and not (end == tokens.count - 1 and tokens.at(end) in DASHES):
        return None
    span = read.span()
    return WrittenDate(Timespan.of(span.start, span.end, 5) if doubted else span, read.note)
