"""Places that are recognized by their context: unknown names in a list of villages, lower-case and misspelt names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazetteer.model.dates.words import month_of
from gazetteer.names.scripts import script_of
from gazetteer.recognize.places.find import FoundPlace, Survey
from gazetteer.recognize.places.joined import joined_by_and, sharing_a_preposition
from gazetteer.recognize.places.misspelt import misspelt
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues, is_in

LISTED_LOG_ODDS = 1.0
"""Log-odds of a place that is recognized by its context."""

_JOINS = frozenset({",", "and", "or", "&", ";", "/"})
_REACH = 4
"""Number of words before a bracket in which a kind word is searched for."""
MAX_LISTED_WORDS = 4
"""Number of words of a name in a list."""
_ENDS = frozenset({"", ".", ",", ";", ")"})
"""What follows the abbreviation of a division: nothing, or a mark."""


def promoted(survey: Survey, found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Return places to add to those found, without overlaps."""
    page = survey.page
    taken = {position for item in found for position in range(*item.piece)}
    barred = taken | {position for piece in survey.demonyms for position in range(*piece)}
    added: list[FoundPlace] = []
    for piece in (
        *_of_a_kind(page, found),
        *_between(survey, found),
        *_divisions(page, found),
        *_beside(survey, found),
        *_datelines(survey),
        *(sharing_a_preposition if page.english else joined_by_and)(survey, found),
        *_small(page, found),
        *misspelt(page, found),
        *_in_latin_script(page, found),
    ):
        if barred.isdisjoint(range(*piece)):
            added.append(FoundPlace(piece, LISTED_LOG_ODDS))
            barred.update(range(*piece))
    return added


def _of_a_kind(page: Page, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield the A, B and C of "the villages of A, B and C" and "three villages of Shirak (A, B and C)"."""
    texts, lower = page.words.words, page.lower
    ends = {item.piece[1]: item.piece[0] for item in found}
    for index, word in enumerate(lower):
        if (
            word in cues.LISTED_KINDS
            and page.marks[index] == "l"
            and lower[index + 1 : index + 2] in (["of"], [":"], ["called"])
        ):
            yield from _items(page, index + 2)
        if texts[index] == "(" and index in ends:
            before = lower[max(0, ends[index] - _REACH) : ends[index]]
            if any(other in cues.LISTED_KINDS for other in before):
                yield from _items(page, index + 1)


def _items(page: Page, start: int) -> Iterator[Piece]:
    """Yield the names of a list, at least two, that begins here."""
    texts, marks, first = page.words.words, page.marks, page.words.first
    items: list[Piece] = []
    position = start
    while position < len(texts) and len(items) < 40:
        end = position
        while end < len(texts) and end - position < 3 and marks[end] in "UTc" and not (end > position and first[end]):
            end += 1
        if end == position:
            break
        items.append((position, end))
        position = end
        while position < len(texts) and texts[position] in _JOINS:
            position += 1
        if position == end:
            break
    if len(items) > 1:
        yield from (item for item in items if not _is_person(page, item))


def _is_person(page: Page, piece: Piece) -> bool:
    index = page.cover[piece[0]]
    return piece[1] - piece[0] > 1 and index >= 0 and page.spans[index].label == "PERSON"


def _between(survey: Survey, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield a known name between two places of a list: the "Aleppo" of "Delhi, Aleppo, Damascus".

    In English also an unknown name, if a verb or preposition of place precedes the list: "took Tsaritsyn, Kharkoff and Kieff".
    """
    page = survey.page
    begins = {item.piece[0] for item in found}
    for item in found:
        start = _after_joins(page, item.piece[1])
        if start == item.piece[1] or start in begins or page.marks[start : start + 1] not in (["T"], ["U"]):
            continue
        for end in range(start + MAX_LISTED_WORDS, start, -1):
            after = _after_joins(page, end)
            is_known = (start, end) in page.terms or (end == start + 1 and _governed(page, item.piece[0], start))
            if is_known and after > end and after in begins:
                if not survey.names_people((start, end)) and page.lower[start] not in cues.TITLES:
                    yield start, end
                break


def _governed(page: Page, first: int, unknown: int) -> bool:
    """Return whether a verb or preposition of place is before the first name of a list, and an unknown name is not a person's."""
    if not page.english or not first or page.lower[first - 1] not in cues.PLACE_BEFORE | cues.CONQUERED | cues.TAKEN:
        return False
    return not is_in(page.lower[unknown], "surnames", "given")


def _divisions(page: Page, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield the abbreviation of a division after a place: the "Lancs" of "b. Colne, Lancs; d. Bury"."""
    for item in found:
        at = item.piece[1] + 1
        term = page.terms.get((at, at + 1))
        if term is None or page.lower[at - 1] != "," or "abbreviation" not in term.kinds or "A" not in term.classes:
            continue
        if page.lower[at] not in cues.TITLES and "".join(page.lower[at + 1 : at + 2]) in _ENDS:
            yield at, at + 1


def _beside(survey: Survey, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield known names that a place beside them shows to be places.

    They are alone in brackets after it ("Solam (Shunem,)"), or between "town of" and it ("the town of Independence, Missouri").
    """
    page = survey.page
    texts, lower = page.words.words, page.lower
    begins = {item.piece[0] for item in found}
    ends = {item.piece[1]: item.piece[0] for item in found}
    for piece, term in page.terms.items():
        (start, end), before = piece, lower[max(0, piece[0] - 2) : piece[0]]
        if not term.classes or survey.names_people(piece) or not _capitalized(page, piece):
            continue
        if before[1:] == ["of"] and before[0] in _SETTLEMENTS and lower[end : end + 1] == [","] and end + 1 in begins:
            yield piece
        if before[1:] != ["("] or start - 1 not in ends:
            continue
        if is_in(lower[start], "surnames", "given"):
            continue
        holder = lower[max(0, ends[start - 1] - 2) : ends[start - 1]]
        ruled = holder[1:] == ["of"] and holder[0] in cues.TITLES
        if not ruled and texts[end + (lower[end : end + 1] == [","]) :][:1] == [")"]:
            yield piece


_SETTLEMENTS = frozenset("city town borough village hamlet port settlement".split())


def _capitalized(page: Page, piece: Piece) -> bool:
    return page.marks[piece[0]] in "UT" and page.marks[piece[1] - 1] in "UT"


def _datelines(survey: Survey) -> Iterator[Piece]:
    """Yield a known name that opens a sentence and is followed by a day and a month: "Rorschach, 15 septembre"."""
    page = survey.page
    for piece in survey.pieces:
        term = page.terms.get(piece)
        if page.english or term is None or term.prominence < DATELINE_PROMINENCE or not _opens(page, piece[0]):
            continue
        if _is_date(page, piece[1]):
            yield piece


DATELINE_PROMINENCE = 0.25
"""Minimum prominence of a town from which a letter or a report may come."""
_BEFORE_DAYS = frozenset("le den vom am d dne dnia die the del".split())
_DAY = re.compile(r"[0-3]?\d(?:\D|$)")
_MARKS_BEFORE = frozenset({".", "-", "—", "–", "]", ")"})


def _opens(page: Page, index: int) -> bool:
    """Return whether a word opens a sentence or a paragraph, or follows a mark that ends one."""
    return page.words.first[index] or page.words.begins_paragraph(index) or page.words.words[index - 1] in _MARKS_BEFORE


def _is_date(page: Page, index: int) -> bool:
    """Return whether a comma or a small word, a day and a month are here: ", den 12. Mai"."""
    texts, count = page.words.words, len(page.words.words)
    index += index < count and texts[index] == ","
    index += index < count and page.lower[index] in _BEFORE_DAYS
    if index >= count or not _DAY.match(texts[index]):
        return False
    index += 1 + (texts[index + 1 : index + 2] == ["."])
    return index < count and month_of(texts[index].lower().rstrip(".")) is not None


def _in_latin_script(page: Page, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield the name in Latin script in brackets after a place in another script: "Μομπελιέ (Montpellier)"."""
    texts, marks = page.words.words, page.marks
    for item in found:
        start = end = item.piece[1] + 1
        if texts[start - 1 : start] != ["("] or script_of(texts[start - 2]) == LATIN:
            continue
        while (
            end < len(texts)
            and end - start < MAX_LISTED_WORDS
            and marks[end] in "UT"
            and script_of(texts[end]) == LATIN
        ):
            end += 1
        if end > start and texts[end : end + 1] == [")"]:
            yield start, end


LATIN = "Latn"


def _after_joins(page: Page, position: int) -> int:
    """Return the position after the commas and conjunctions that begin here."""
    while position < len(page.lower) and page.lower[position] in _JOINS:
        position += 1
    return position


def _small(page: Page, found: Sequence[FoundPlace]) -> Iterator[Piece]:
    """Yield a known name in lower case between two places of a list: the "kars" of "Yervan, kars or Sebastia"."""
    texts, marks = page.words.words, page.marks
    begins = {item.piece[0] for item in found}
    ends = {item.piece[1] for item in found}
    for end in ends:
        small = end + 1
        if small + 2 > len(texts) - 1 or texts[end] not in _JOINS or texts[small + 1] not in _JOINS:
            continue
        if marks[small] == "l" and small + 2 in begins and (small, small + 1) in page.small_terms:
            yield small, small + 1
