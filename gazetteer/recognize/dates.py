"""DATE entities as years, and the year a document speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from gazetteer.model.timespan import Timespan

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar января",
            "february feb février februar февраля",
            "march mar mars märz марта",
            "april apr avril апреля",
            "may mai мая",
            "june jun juin juni июня",
            "july jul juillet juli июля",
            "august aug août августа",
            "september sept sep septembre сентября",
            "october oct octobre oktober октября",
            "november nov novembre ноября",
            "december dec décembre dezember декабря",
        ),
        1,
    )
    for name in names.split()
}

_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_SPAN = re.compile(r"\b(?P<first>1[0-9]{3}|20[0-9]{2})\s*(?:[-–—/]|to|until|bis|à)\s*(?P<last>\d{4}|\d{2})\b")
_BC = re.compile(r"\b(?P<year>\d{1,4})\s*(?:B\.?\s?C\.?(?:\s?E\.?)?)(?![A-Za-z])")
_AD = re.compile(
    r"\bA\.?\s?D\.?\s*(?P<before>\d{1,4})\b|\b(?P<after>\d{1,4})\s*(?:A\.?\s?D\.?|C\.?\s?E\.?)(?![A-Za-z])"
)
_DECADE = re.compile(r"\b(?P<decade>1[0-9]{2}|20[0-9])0\s?['’]?s\b")
_CENTURY = re.compile(
    r"\b(?P<number>\d{1,2}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
    r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)(?:st|nd|rd|th)?[\s-]+centur(?:y|ies)"
    r"(?P<bc>\s+B\.?\s?C)?",
    re.IGNORECASE,
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ABOUT = re.compile(
    r"\b(?:about|around|circa|approximately|roughly|ca\.|c\.)\s*(?:the\s+year\s+)?(?=\d)", re.IGNORECASE
)
_DAY = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?!\d)")
_ANY_YEAR = re.compile(rf"(?<![\d.,#/]){_YEAR}(?![\d%]|,\d|\s+(?:years|men|soldiers|people|troops|miles)\b)")
_WORD = re.compile(r"[^\W\d_]+")
_REFERENCE = re.compile(
    r"(?:^|\n)\s*(?:\[?\d{1,3}[.\])]|[*†‡])\s|\bpp?\.\s*\d|\bvol\.|\bv\.\s*[IVXL\d]|\bibid|\bop\.\s*cit|\beds?\.|©|copyright|"
    r"\bpublished\b|\bpress\b|\bretrieved\b|\baccessed\b",
    re.IGNORECASE,
)


def timespan(text: str) -> Timespan | None:
    """What a date says in years, as EDTF with month and day where it says so; None when it names no year.

    >>> [str(timespan(text)) for text in ("the 24th of November, 1920", "1895-1920", "the 1890s", "about 330 B.C.", "Monday")]
    ['1920-11-24', '1895/1920', '189X', '-0329~', 'None']
    """
    mark = "~" if _ABOUT.search(text) else ""
    if match := _CENTURY.search(text):
        return _century(match)
    if match := _BC.search(text):
        return _read(f"-{int(match['year']) - 1:04d}{mark}" if int(match["year"]) > 1 else f"0000{mark}")
    if match := _SPAN.search(text):
        first, last = match["first"], match["last"]
        last = first[:2] + last if len(last) == 2 else last
        if int(first) <= int(last) <= 2100:
            return _read(f"{first}/{last}")
    if match := _DECADE.search(text):
        return _read(f"{match['decade']}X")
    if match := _ANY_YEAR.search(text):
        return _read(match["year"] + (mark or _month_and_day(text, match.start(), match.end())))
    if match := _AD.search(text):
        return _read(f"{int(match['before'] or match['after']):04d}{mark}")
    return None


def _read(edtf: str) -> Timespan | None:
    try:
        return Timespan.parse(edtf)
    except ValueError:
        return None


def _century(match: re.Match[str]) -> Timespan | None:
    word = match["number"].lower()
    number = int(word) if word.isdigit() else _ORDINALS.index(word) + 1
    if not 1 <= number <= 21:
        return None
    if match["bc"]:
        return Timespan.of(-100 * number + 1, -100 * (number - 1))
    return Timespan.of(100 * (number - 1) + 1, 100 * number)


def _month_and_day(text: str, start: int, end: int) -> str:
    """ "-11-24" for a date that names one month, "" for one that names none or several."""
    months = {MONTHS[word] for word in (w.lower() for w in _WORD.findall(text)) if word in MONTHS}
    if len(months) != 1:
        return ""
    days = [int(day["day"]) for day in _DAY.finditer(text[:start] + " " + text[end:])]
    month = f"-{months.pop():02d}"
    return f"{month}-{days[0]:02d}" if len(days) == 1 and 1 <= days[0] <= 31 else month


def infer(dates: Iterable[tuple[int, Timespan]], text: str) -> Timespan | None:
    """The years that a document speaks of, from its dates; None when it names none.

    The year named most often wins, years next to it counting with it; dates in notes and references, which tell when
    a book was printed, and the first years of long spans count little.

    Args:
        dates: where each date begins in the text, in code points, and its years.
    """
    weights: Counter[int] = Counter()
    references: list[tuple[int, float]] = []
    for position, when in dates:
        if when.start is None or when.end is None or when.end - when.start > 15:
            continue
        weight = 1.0 / (1 + when.end - when.start)
        if _is_reference(text, position):
            references.extend((year, weight) for year in range(when.start, when.end + 1))
            continue
        for year in range(when.start, when.end + 1):
            weights[year] += weight  # type: ignore[assignment]
    if not weights:
        for year, weight in references:
            weights[year] += weight  # type: ignore[assignment]
    if not weights:
        return None
    near = {year: sum(weights.get(year + off, 0) * part for off, part in _NEAR.items()) for year in weights}
    best = max(near, key=lambda year: (near[year], weights[year], -year))
    years = [year for year in weights if abs(year - best) <= 2 and weights[year] * 4 >= weights[best] * 3]
    return Timespan.of(min(years), max(years)) if years else Timespan.of(best, best)


_NEAR = {-2: 0.3, -1: 0.6, 0: 1.0, 1: 0.6, 2: 0.3}


def _is_reference(text: str, position: int) -> bool:
    """Whether the line around a date reads like a note or a reference to a book."""
    begin = text.rfind("\n", 0, position) + 1
    stop = text.find("\n", position)
    line = text[begin : stop if stop >= 0 else len(text)]
    return len(line) < 400 and _REFERENCE.search("\n" + line) is not None
