"""Years as people write them into tables: "c. 1850", "1850s", "1914–18", "19th century", "24.11.1920", "n.d.".

Read only where the meaning is clear, in the words of English, German, French and Russian; what is EDTF already is read as EDTF. A
bound given as approximate is off by `FUZZ_APPROXIMATE` years at most, as EDTF's ~ is.
"""

from __future__ import annotations

import re

from gazetteer.errors import TimespanError
from gazetteer.model.timespan import FUZZ_APPROXIMATE, Timespan, as_timespan

_NONE = re.compile(r"(?:-+|–|—|\?+|n/?a|none|unknown|undated|o\.? ?j\.?|[ns]\. ?d\.?|[ns]d|б\. ?г\.?)?", re.IGNORECASE)
_EXACT_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_BRACKETS = str.maketrans("", "", "[](){}<>")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ABOUT = re.compile(
    r"(?:~|c\.?(?=[\s\d])|ca\.?|circa|cca\.?|approx\.?|approximately|about|around|um|etwa|vers|environ|env\.|около|ок\.|прибл\.)\s*",
    re.IGNORECASE,
)
_DOUBT = re.compile(r"\s*(?:\?+|~|%)$|\s+(?:ca\.?|circa|approx\.?)$", re.IGNORECASE)
_BEFORE = re.compile(r"(?:before|until|till|up to|to|by|pre|vor|bis|avant|jusqu'en|до)[\s-]+", re.IGNORECASE)
_AFTER = re.compile(r"(?:after|since|from|post|nach|seit|ab|après|depuis|dès|после|с)[\s-]+", re.IGNORECASE)
_AFTER_SIGN = re.compile(r"\s*-\s*$")
_BETWEEN = re.compile(r"(?:between|from|zwischen|von|entre|de|между|с)\s+", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<=[\ds.?)])\s*(?:-|/|\bto\b|\band\b|\bor\b|\bbis\b|\bund\b|\bà\b|\bet\b|\bпо\b|\bи\b)\s*", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?:anno|a\.?d\.?|in|en|im jahre?|year)?\s*(\d{1,4})\s*(?:a\.?d\.?|c\.?e\.?|n\. ?chr\.?|г\.?|гг\.?|год[уа]?)?",
    re.IGNORECASE,
)
_BC = re.compile(r"\s*(?:b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.?|av\. ?j\.?-?c\.?|до н\. ?э\.?)$", re.IGNORECASE)
_PART = re.compile(
    r"(?:the\s+)?(?:early|mid|middle|late|beginning|end|start|anfang|mitte|ende|début|fin|конец|начало|середина"
    r"|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) (?:half|third|quarter))[\s-]+(?:of |des? |the )*",
    re.IGNORECASE,
)
_DECADE = re.compile(r"(\d{2,3})0\s*(?:'?s|er(?: jahren?)?|-?е(?: гг\.?)?)", re.IGNORECASE)
_CENTURY = re.compile(
    r"(\d{1,2}|[ivx]{1,5})\s*(?:st|nd|rd|th|\.|-?ème|-?e|-?er)?[\s-]*(?:centur(?:y|ies)|cent\.?|c\.?|jh\.?|jahrhunderts?|siècle|s\.?|в\.?|века?)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?:\d{1,2}\s*[./-]\s*){1,2}(\d{4})|(\d{4})\s*[./]\s*\d{1,2}\s*[./]\s*\d{1,2}")
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter "
    "januar jänner februar märz mai juni juli oktober dezember mär okt dez frühjahr sommer herbst "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
)
_BESIDE_MONTHS = frozenset("of de du den der le the г год года".split())
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|er)?", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def written_years(text: str) -> Timespan | None:
    """The span that is meant, None where the text says that none is known.

    >>> [str(written_years(text)) for text in ("1920", "c. 1850", "ca. 1850-60", "1850s", "19th century", "before 1918", "n.d.")]
    ['1920', '1850~', '1850~/1860~', '1850/1859', '1801/1900', '../1918', 'None']
    >>> [str(written_years(text)) for text in ("24.11.1920", "Nov. 24, 1920", "331 BC", "[1850?]", "1990-", "1850 г.")]
    ['1920', '1920', '-0330', '1850~', '1990/..', '1850']

    Raises:
        TimespanError: it is not clear which years are meant.
    """
    plain = _EXACT_TIME.sub("", text.strip().removesuffix(".0"))
    if _NONE.fullmatch(plain):
        return None
    try:
        return as_timespan(plain)
    except TimespanError:
        span = _read(plain.translate(_BRACKETS).translate(_DASHES).strip(" .,;"))
    if span is None:
        raise TimespanError(f"it is not clear which years {text.strip()!r} means: give 1920, or EDTF such as 1837/1924")
    return span


def _read(text: str) -> Timespan | None:
    for sign, before in ((_BEFORE, True), (_AFTER, False)):
        if (match := sign.match(text)) and (bound := _one(text[match.end() :])):
            return Timespan.of(None, bound.end, bound.fuzz) if before else Timespan.of(bound.start, None, bound.fuzz)
    if (whole := _one(text)) is not None:
        return whole
    if (match := _AFTER_SIGN.search(text)) and (bound := _one(text[: match.start()])):
        return Timespan.of(bound.start, None, bound.fuzz)
    between = _BETWEEN.match(text)
    halves = _RANGE.split(text[between.end() :] if between else text)
    return _between(*halves) if len(halves) == 2 else None


def _between(left: str, right: str) -> Timespan | None:
    """From one to the other; a shorter end, as in 1914–18, has the century of the beginning."""
    left = left.strip()
    if left.isdigit() and len(left) < 3:  # "17th-18th century", or nothing that is clear
        left = f"{left}th century" if _CENTURY.fullmatch(right.strip()) else ""
    start, end = _one(left), _one(right)
    digits = right.strip(" ?~.s'")
    if start is None or start.start is None or not digits:
        return None
    written = str(start.start)
    if digits.isdigit() and len(digits) < len(written) and start.start > 0:
        end = _one(written[: -len(digits)] + right.strip())
    if end is None and _BC.search(right):
        return None
    if start.start > 0 and end is not None and end.end is not None and end.end < 0 and not _BC.search(left):
        start = _one(f"{left} BC")  # 400-331 BC
    if start is None or start.start is None or end is None or end.end is None or start.start > end.end:
        return None
    return Timespan.of(start.start, end.end, max(start.fuzz, end.fuzz))


def _one(text: str) -> Timespan | None:
    """A year, a day of it, a decade or a century, with its doubt."""
    about = _ABOUT.match(text)
    doubt = _DOUBT.search(text)
    bare = text[about.end() if about else 0 : doubt.start() if doubt else len(text)].strip()
    years = _years(bare)
    return Timespan.of(*years, FUZZ_APPROXIMATE if about or doubt else 0) if years else None


def _years(text: str) -> tuple[int, int] | None:
    if match := _BC.search(text):
        years = _years(text[: match.start()])
        return (1 - years[1], 1 - years[0]) if years and years[0] > 0 else None
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return (year, year) if year else None
    if match := _PART.match(text):
        text = text[match.end() :]
    if match := _DECADE.fullmatch(text):
        first = int(match[1]) * 10
        return (first, first + 99) if first % 100 == 0 else (first, first + 9)
    if match := _CENTURY.fullmatch(text):
        number = int(match[1]) if match[1].isdigit() else _roman(match[1].lower())
        return (number * 100 - 99, number * 100) if 0 < number <= 21 else None
    day = _year_of_day(text)
    return (day, day) if day else None


def _year_of_day(text: str) -> int | None:
    """The year of a day or a month, whichever comes first of the two."""
    if match := _NUMBERS.fullmatch(text):
        return int(match[1] or match[2])
    words = text.lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
    years = [word for word in words if word.isdigit() and len(word) == 4]
    days = [word for word in words if _DAY.fullmatch(word)]
    months = [word for word in words if word in _MONTHS]
    told = len(years) + len(days) + len(months) + sum(word in _BESIDE_MONTHS for word in words)
    clear = len(years) == len(months) == 1 and len(days) <= 1 and told == len(words)
    return int(years[0]) if clear else None


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
