"""Forms of dates that only table cells have, rewritten as forms that the other rules read."""

from __future__ import annotations

import re
from collections.abc import Callable

from gazetteer.model.dates import calendars as calendars

_UNKNOWN_DIGITS = re.compile(r"(?P<known>\d{2}|1\d\d|20[0-2])(?P<open>[?xX_]{1,2}|--)(?:-(?:[?xX_]{2}|00)){0,2}")
_UNKNOWN_DAYS = re.compile(r"(\d{4})(-(?:0[1-9]|1[0-2]))?(?:-(?:[?xX_]{2}|00)){1,2}")
_UNTIL_NOW = re.compile(
    r"\s*(?:[-–—/]|\bto\b|\bbis\b|\buntil\b)\s*"
    r"(?:the\s+)?(?:present|today|now|current|heute|aujourd['’]hui|present day|oggi|hoy|ныне|наст\. вр\.)$",
    re.IGNORECASE,
)
_ROMAN_MONTH = re.compile(r"(\d{1,2})\s*[ \-/]\s*([IVX]{1,4})\s*[ \-/]\s*(\d{3,4})")
_JOINED_BY_HYPHENS = re.compile(r"(\d{1,2})-([^\W\d_]{3,})\.?-(\d{4})")
_TWO_YEARS = re.compile(r"(?P<before>.*[^\W\d_]\.?\s+)(?P<first>\d{4})/(?P<second>\d{4}|\d{2})")
_TWO_ERAS = re.compile(r"(?P<first>\d{3,4})\s*[(\[=]\s*(?P<second>\d{3,4})(?:[-–/]\d{1,2})?\s*[)\]]?")


def as_elsewhere(text: str) -> str:
    """Return the content of a cell as the other rules read it; other text is returned unchanged.

    >>> [as_elsewhere(text) for text in ("189?", "18--", "12-Mar-1895", "12 III 1895", "1914 to present")]
    ['189X', '18XX', '12 Mar 1895', '12.III.1895', '1914-']
    >>> as_elsewhere("11 FEB 1699/00"), as_elsewhere("1272 (1856)"), as_elsewhere("1895-??-??"), as_elsewhere("c. 1850")
    ('11 FEB 1700', '1856', '1895', 'c. 1850')
    """
    for form, rewrite in _FORMS:
        if match := form.fullmatch(text.strip("[]")):
            return rewrite(match)
    return _UNTIL_NOW.sub("-", text)


def _with_unknown_digits(match: re.Match[str]) -> str:
    known, open_ = match["known"], match["open"]
    return known + "X" * len(open_) if len(known) + len(open_) == 4 else match[0]


def _new_style(match: re.Match[str]) -> str:
    """Return a day before 25 March with the year that began in January: 11 February 1699/00 is of 1700."""
    first, second = int(match["first"]), int(match["second"])
    is_next = (first + 1) % 10 ** len(match["second"]) == second
    return f"{match['before']}{first + 1}" if is_next else match[0]


def _common_era(match: re.Match[str]) -> str:
    """Return the year of the Common Era, if the other one is the same year of the Hijra."""
    for hijri, common in (("first", "second"), ("second", "first")):
        when = calendars.islamic(int(match[hijri])) if int(match[hijri]) <= 1500 else None
        if when and when.start is not None and when.end is not None and when.start <= int(match[common]) <= when.end:
            return match[common]
    return match[0]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_UNKNOWN_DIGITS, _with_unknown_digits),
    (_UNKNOWN_DAYS, lambda match: match[1] + (match[2] or "")),
    (_ROMAN_MONTH, lambda match: f"{match[1]}.{match[2]}.{match[3]}"),
    (_JOINED_BY_HYPHENS, lambda match: f"{match[1]} {match[2]} {match[3]}"),
    (_TWO_YEARS, _new_style),
    (_TWO_ERAS, _common_era),
)
