"""Find dates in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.model.dates.result import Read
from gazetteer.model.dates.roman import ROMAN_DAYS
from gazetteer.model.dates.rules import expression
from gazetteer.model.dates.tokens import Tokens, is_month
from gazetteer.model.dates.words import month_of, phrases
from gazetteer.model.timespan import Timespan

FIRST_YEAR, LAST_YEAR = 1000, 2099
"""Range of years that are recognized without a word that marks them as years."""

_CUES = frozenset(
    "in im ab seit bis um von als anno en dès depuis vers de l'an nel dal del v ve w we od do ok roku в во с до около от у від з "
    "за през since from until till by circa about after before during of to and between or "
    "та и і und et y e i és a az på år vuonna (".split()
)
"""Words that may come before a year."""
_NO_YEAR_BEFORE = frozenset("№ # § £ $ € ₤ no nr nos p pp s fol f vol bd t line page seite стр".split())
_UNITS = frozenset(
    "men years miles soldiers people troops km m feet ft pounds dollars francs marks versts houses families souls inhabitants "
    "horses rubles leagues jahre mann meilen einwohner seelen hommes ans lieues habitants soldats человек лет верст рублей душ "
    "hombres años hab ludzi lat osób kişi nüfus hane մարդ տուն հոգի χρόνια άνδρες ember fő % °".split()
)


_REACH = 50
"""Number of code points read around a digit or a word for a century."""
_ANCHOR = re.compile(
    r"\d|centur|si[eè]cle|jahrhundert|j(?<=\bj)h|siglo|secol|século|в(?<=\bв)(?:ек|ѣк)|століт|столет|wiek|století|vijek|v(?<=\bv)ek|"
    r"stoljeć|század|eeuw|seklet|århundr[ae]|vuosisa|yüzyıl|asır|asrın|əsr|դար|αιών|საუკუნ|قرن|המאה|世紀|世纪|saecul|"
    r"mil(?<=\bmil)(?!es|it|d|k|li)|тысяч|тысящ|tysiąc|bin(?<=\bbin) (?:\w+ )?yüz|hundert|honderd|س(?<=\bس)(?:نة|نه|ال)|שנת|"
    r"թու(?<=\bթու)|թվ(?<=\bթվ)|հայոց|[mdc](?<=\b[mdc])[mdclxvi]{3,}\b"
)
"""A digit, a word for a century or for a year in words or letters, in lower case. Every alternative begins with a letter, so
that other letters are passed over quickly."""


_INITIALS = re.compile(r"\d{1,3} ?[CH]\.?|[CR]\. ?(?:[IVX]+|\d{1,2})|[IVX]\. ?C\.|\d{1,2}c\.")
"""Initials and prices in English that look like a century or an era: "328 H. D. Wallen", "Washington D. C. I can", "7c."."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text.

    Attributes:
        start, end: code points, end exclusive.
        when: its years.
        note: what is ambiguous about it; empty otherwise.
    """

    start: int
    end: int
    when: Timespan
    note: str = ""


def find_dates(text: str, *, lang: str | None = None) -> Iterator[FoundDate]:
    """Yield the dates of a text in order, without overlaps.

    Args:
        text: the text.
        lang: the language of the text, which determines the order of day and month in 03/04/1895.

    >>> [str(date.when) for date in find_dates("Am 24.11.1920 verließ er Kars; vor 1914 lebte er dort.", lang="de")]
    ['1920-11-24', '../1914']
    >>> [str(date.when) for date in find_dates("They had 1200 horses and 1500 men in 1863.")]
    ['1863']
    """
    for start, stop in _windows(text):
        yield from _in_window(text[start:stop], start, lang)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of the text that may contain a date: those near a digit or a word for a century."""
    start = stop = -1
    for match in _ANCHOR.finditer(text.replace("İ", "i").lower()):  # any other letter is as long in lower case
        if stop < 0 or match.start() - _REACH > stop:
            if stop >= 0:
                yield start, stop
            start = _at_space(text, match.start() - _REACH, -1)
        if match.end() + _REACH > stop:
            stop = _at_space(text, match.end() + _REACH, 1)
    if stop >= 0:
        yield start, stop


def _at_space(text: str, position: int, step: int) -> int:
    """Return the nearest space in one direction, at most 40 code points away, so that words are not split."""
    position = max(0, min(position, len(text)))
    for _ in range(40):
        if not 0 < position < len(text) or text[position].isspace():
            break
        position += step
    return position


def _in_window(text: str, offset: int, lang: str | None) -> Iterator[FoundDate]:
    tokens = Tokens(text, lang)
    i, stop = 0, tokens.last_number() + 1
    while i < stop:
        found = expression(tokens, i, lang=lang) if _may_begin(tokens, i) else None
        if found is None or not _is_date(tokens, i, *found, lang=lang):
            i += 1
            continue
        read, end = found
        first, last = _without_small_words(tokens, i, end), end - 1
        if tokens.at(last) == "." and not _abbreviated(tokens.at(last - 1)):
            last -= 1
        start, stop_at = tokens.all[first].start, tokens.all[last].end
        if lang != "en" or not _INITIALS.fullmatch(text[start:stop_at]):
            yield FoundDate(offset + start, offset + stop_at, read.span(), read.note)
        i = end


def _may_begin(tokens: Tokens, i: int) -> bool:
    """Return whether a date may begin here: at a number, a month, or a word with which dates begin."""
    text = tokens.at(i)
    if text.isdigit():
        return len(text) <= 4 and not (tokens.glued(i) and tokens.at(i - 1) in ".,/:")
    if text in phrases() or is_month(text) or text in ROMAN_DAYS or tokens.ordinal(i) is not None:
        return True
    return month_of(f"{text} {tokens.at(i + 1)}") is not None


def _is_date(tokens: Tokens, i: int, read: Read, end: int, *, lang: str | None) -> bool:
    """Return whether this is a date, not a count, a page number or an ordinary word that also occurs in dates."""
    numbers = [j for j in range(i, end) if tokens.at(j).isdigit()]
    if read.start is None and read.end is None:
        return False
    if not numbers:
        return bool(read.edtf) or _wide(read)
    last = numbers[-1]
    year = int(tokens.at(last))
    if tokens.at(end) in _UNITS or (
        tokens.at(end) in ".,:" and tokens.glued(end) and tokens.glued(end + 1) and tokens.at(end + 1).isdigit()
    ):
        return False
    century = (
        read.end is not None and read.start is not None and len(numbers) == 1 and read.end - read.start in (24, 49, 99)
    )
    if year < FIRST_YEAR and not read.edtf and not century and not _says_year(tokens, i, end):
        return False
    if len(read.edtf) == len("1920-11") and tokens.digits(i - 1, 2):
        return False  # a day that its month does not have
    if read.edtf or _wide(read):
        return True
    if read.bare:
        is_told = tokens.at(i - 1) in _CUES or (lang == "de" and _is_german_year(tokens, i, end))
        return FIRST_YEAR <= year <= LAST_YEAR and is_told and tokens.at(i - 1) not in _NO_YEAR_BEFORE
    if tokens.at(i - 1) in _NO_YEAR_BEFORE:
        return False
    return year <= LAST_YEAR


def _wide(read: Read) -> bool:
    return read.start is not None and read.end is not None and read.end - read.start > 8 and not read.bare


def _says_year(tokens: Tokens, i: int, end: int) -> bool:
    """Return whether an era is named there, so that a year of one to three digits may be meant."""
    return any(tokens.phrase(j, "bc") is not None or _names_era(tokens, j) for j in range(i, end))


def _names_era(tokens: Tokens, j: int) -> bool:
    """Return whether "AD", "A.D.", "n. Chr." or the like is here; other initials, as in "D.C.", are too ambiguous."""
    behind = tokens.phrase(j, "ad")
    return behind is not None and (len(tokens.at(j)) > 1 or (tokens.at(j) in ("a", "n") and behind > j + 1))


def _is_german_year(tokens: Tokens, i: int, end: int) -> bool:
    """Return whether a number of four digits is a year, as German states it without "in": "zog 1548 nach", "1709 brach"."""
    before = tokens.at(i - 2 if tokens.at(i - 1) == "." else i - 1)
    return len(tokens.at(i)) == 4 and tokens.at(end) in _AFTER_GERMAN_YEAR and before not in _COUNTED | _NO_YEAR_BEFORE


_AFTER_GERMAN_YEAR = frozenset(
    "nach in im ins bei von vom an am auf aus für gegen über unter vor durch mit der die das den dem des ein eine einen "
    "er sie es wurde wurden ward war waren kam kamen starb starben brach zog zogen ging gingen begann erhielt fiel ließ hatte "
    "hatten erschien gründete übernahm schloss schloß gewann verlor eroberte besetzte".split()
)
"""German words after a year that stands without a preposition; a count has a noun or an adjective after it."""
_COUNTED = frozenset("waren sind etwa rund fast beinahe ungefähr über an mit gegen je nr zahl".split())
"""German words before a count."""


def _without_small_words(tokens: Tokens, i: int, end: int) -> int:
    """Return where the date begins, without "in the" before it."""
    while i < end - 1:
        behind = i + 1 if tokens.at(i) in _PREPOSITIONS else tokens.phrase(i, "of")
        if behind is None or behind >= end or _names_era(tokens, i):
            break
        if tokens.category(i, "before", "until", "after", "about", "between", "from") is not None:
            break
        i = behind
    return i


def _abbreviated(word: str) -> bool:
    """Return whether a full stop after the word belongs to it: "г.", "r.", "B.C.", but not "in 202 BC." at a sentence end."""
    return len(word) < 4 and word.isalpha() and word not in ("s", "bc", "ad", "ce", "bce")


_PREPOSITIONS = frozenset("in en em nel im anno".split())
