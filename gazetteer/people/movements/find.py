"""Find who was where when: statements about a person and a place, by verbs and prepositions.

Works on words, sentence by sentence, in linear time. Each verb gets a subject from the words before it: a person, a pronoun
whose person is clear, or, after "and", the subject of the verb before. A place gets the verb before it and its preposition.
The words before the verb distinguish events from plans, orders and denials. Datelines and diary headings locate the writer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from gazetteer.errors import TimespanError
from gazetteer.model.dates.reader import written_years
from gazetteer.model.document import Document, Movement, Person
from gazetteer.model.timespan import Timespan
from gazetteer.people.movements import writer
from gazetteer.people.movements.foreign import ForeignReader
from gazetteer.people.movements.grammars import grammar
from gazetteer.people.movements.phrases import Statement
from gazetteer.people.movements.statements import statements
from gazetteer.people.movements.subjects import GROUP, NARRATOR, SubjectReader
from gazetteer.people.movements.tokens import Token, sentences
from gazetteer.people.movements.voice import ENGLISH_OWN, first_person, is_diary, quotation

PATTERNS: Mapping[str, float] = {
    "verb": 0.79,
    "pronoun": 0.70,
    "narrator": 0.86,
    "coordinated": 0.77,
    "fronted": 0.90,
    "object": 0.91,
    "noun": 0.82,
    "dateline": 0.82,
}
"""Maps a pattern to its precision on 36 annotated passages; rounded if there were few statements."""

_DATELINES = 2
"""Number of datelines from which a text without "I" is a newspaper."""
_INDENT = 80
"""Number of code points of blanks and marks that may precede a dateline on its line."""
_NOT_LOCATED = 0.5
"""Factor of the score for a place that is not located."""
_BEFORE = 12
"""Number of code points added to the distance of a date before a statement."""
_DIRECTLY = 8
"""Maximum number of code points between a place of birth or death and its date: " in ", ", on "."""
_DAY_OF_MONTH = re.compile(
    r"\d.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+(?:the\s+)?\d",
    re.IGNORECASE,
)


def moved(document: Document) -> Document:
    """Return the document with its movements, and with a person for the writer and for each group in them."""
    found = _movements(document)
    taken = {person.id for person in document.people}
    ids = (id for number in count(len(taken) + 1) if (id := f"p{number}") not in taken)
    added: dict[str, Person] = {}
    whose: dict[str, str] = {}
    for one in found:
        if one.person in whose or not one.person.startswith((NARRATOR, GROUP)):
            continue
        signed = writer.signature(document) if one.person == NARRATOR else None
        whose[one.person] = signed or next(ids)
        if signed is None:
            name = writer.NAME if one.person == NARRATOR else one.person.removeprefix(GROUP)
            added[one.person] = Person(whose[one.person], name)
    moves = tuple(replace(one, person=whose.get(one.person, one.person)) for one in found)
    return replace(
        document,
        people=(*document.people, *added.values()),
        movements=tuple(one for one in moves if one.place is not None),
        unplaced=tuple(one for one in moves if one.place is None),
    )


def _movements(document: Document) -> list[Movement]:
    """Return the movements of a document, in order of the text; those of the writer have the id `NARRATOR`."""
    read = list(sentences(document))
    written = (token.low for sentence in read for token in sentence if token.kind == "word")
    counts = Counter(
        word for low in written for word in {low, low.partition("'")[0]}
    )  # the "I" of "I've", the "j" of "j'ai"
    words = grammar(document.lang)
    own = first_person(counts, sum(map(len, read)), words.own if words else ENGLISH_OWN)
    reader = SubjectReader(own or (words is None and is_diary(read)))
    foreign = ForeignReader(words, reader.first_person) if words else None
    found: dict[tuple[str, str, str, str], Movement] = {}
    year = _single_year(document.date)
    datelines = [_dateline(document, sentence, letter=reader.first_person) for sentence in read]
    if not reader.first_person and sum(one is not None for one in datelines) > _DATELINES:
        datelines = [None] * len(read)  # a newspaper has many writers
    inside = False
    for sentence, dateline in zip(read, datelines, strict=True):
        quoted, inside = quotation(sentence, inside)
        found_by_verbs = (
            statements(sentence, reader.clauses(sentence, quoted)) if foreign is None else foreign.statements(sentence)
        )
        stated = [*filter(None, [dateline]), *found_by_verbs]
        vital = _dates_of_lives(stated, sentence)
        for statement in stated:
            dates = [
                token for token in sentence if token.kind == "DATE" and vital.get(token.start, statement) is statement
            ]
            one = _movement(statement, dates, year)
            where = one.place or (statement.place.low if statement.place else "")
            found.setdefault((one.person, where, one.relation, str(one.date)), one)
        year = next(filter(None, (_single_year(_when(token)) for token in reversed(sentence))), year)
    return sorted(found.values(), key=lambda movement: (movement.start, movement.end))


def _dateline(document: Document, sentence: Sequence[Token], *, letter: bool) -> Statement | None:
    """Return the statement of a dateline at the beginning of a sentence; None without one.

    Args:
        document: the document.
        sentence: the tokens of the sentence.
        letter: whether the text is in the first person; in others a dateline must fill its line, since news begin with one.
    """
    begin = sentence[0].start
    before = document.text[max(0, begin - _INDENT) : begin].rstrip(" \t_*")
    opens = before.endswith("\n") or (not before and begin < _INDENT)
    place_and_day = writer.dateline(sentence, opens_line=opens)
    if place_and_day is None:
        return None
    place, day = place_and_day
    end = max(place.end, day.end)
    if not letter and document.text[end : end + _INDENT].partition("\n")[0].strip(" \t.,_*—–-"):
        return None
    return Statement(NARRATOR, place, "wrote_from", "dateline", min(place.start, day.start), end)


def _dates_of_lives(stated: Sequence[Statement], sentence: Sequence[Token]) -> dict[int, Statement]:
    """Return the positions of dates directly after a place of birth or death, which date only that event."""
    return {
        token.start: statement
        for statement in stated
        for token in sentence
        if token.kind == "DATE"
        and statement.relation in ("born", "died")
        and 0 < token.start - statement.end <= _DIRECTLY
    }


def _movement(statement: Statement, dates: Sequence[Token], year: int | None) -> Movement:
    entity = statement.place.entity if statement.place else None
    chosen = entity.resolution.chosen if entity and entity.resolution else None
    sure = entity.sure if entity and entity.sure is not None else 1.0
    place_score = 1.0 if entity is None else chosen.score if chosen else _NOT_LOCATED
    return Movement(
        person=statement.person,
        place=chosen.place.id if chosen else None,
        date=_date(statement, dates, year),
        relation=statement.relation,
        start=statement.start,
        end=statement.end,
        score=PATTERNS[statement.pattern] * place_score * sure,
        mention=entity.id if entity else None,
    )


def _date(statement: Statement, dates: Sequence[Token], year: int | None) -> Timespan | None:
    """Return the date nearest to the statement; a day without a year gets the last year before it."""
    for token in sorted(dates, key=lambda token: _distance(statement, token)):
        when = _when(token) or (_completed(token.text, year) if year is not None else None)
        if when is not None:
            return when
    return None


def _distance(statement: Statement, date: Token) -> int:
    """Return the distance of a date in code points; a date after the statement is nearer than one before it."""
    if date.start >= statement.end:
        return date.start - statement.end
    return max(statement.start - date.end, 0) + _BEFORE


def _when(token: Token) -> Timespan | None:
    return token.entity.when if token.kind == "DATE" and token.entity else None


def _completed(day: str, year: int) -> Timespan | None:
    """Return a day of a month in this year; None for other dates without a year ("Monday", "the 29th")."""
    if not _DAY_OF_MONTH.search(day):
        return None
    try:
        return written_years(f"{day.rstrip(' .,')} {year}")
    except TimespanError:
        return None


def _single_year(when: Timespan | None) -> int | None:
    return when.start if when is not None and when.start is not None and when.start == when.end else None
