"""Who was where when: statements of a text about a person and a place, by verbs and prepositions (English).

Works on words alone, sentence by sentence, in time linear in the text. Each verb gets a subject from the words before
it: a person, a pronoun whose person is clear, or, behind "and", the subject of the verb before. A place gets the verb
before it and its own preposition. What happened is told apart from what was planned, ordered or denied by the words
before the verb. Datelines and diary headings place the writer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from gazetteer.errors import TimespanError
from gazetteer.model.document import Document, Movement, Person
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import written_years
from gazetteer.people import verbs, writer
from gazetteer.people.subjects import GROUP, NARRATOR, Clause, Reader, first_person, is_free, quotation
from gazetteer.people.tokens import Token, sentences

PATTERNS: Mapping[str, float] = {
    "verb": 0.82,
    "pronoun": 0.73,
    "narrator": 0.87,
    "coordinated": 0.83,
    "fronted": 0.86,
    "object": 0.91,
    "noun": 0.85,
    "dateline": 0.85,
}
"""Pattern to the share of its statements that are right, on 36 annotated passages; those with few of them rounded."""

_DATELINES = 2
"""Datelines from which on a text without "I" is a newspaper."""
_INDENT = 80
"""Blanks and marks that may stand before a dateline on its line, in code points."""
_NOT_LOCATED = 0.5
"""What a place that is not located counts for in the score."""
_BEFORE = 12
"""Code points by which a date before a statement counts as farther away."""
_REACH = 18
"""Tokens behind a verb within which a place belongs to it."""
_DAY_OF_MONTH = re.compile(
    r"\d.*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+(?:the\s+)?\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A person and a place as tokens of a sentence, before they become a movement; a meeting may have no place."""

    person: str
    place: Token | None
    relation: str
    pattern: str
    start: int
    end: int


def moved(document: Document) -> Document:
    """Return the document with its movements, and with a person for the writer and each group that one of them has."""
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
    """The movements of a document, in order of the text; those of the writer have the id `NARRATOR`."""
    read = list(sentences(document))
    counts = Counter(token.low for sentence in read for token in sentence if token.kind == "word")
    reader = Reader(first_person(counts, sum(map(len, read))))
    found: dict[tuple[str, str, str, str], Movement] = {}
    year = _single_year(document.date)
    datelines = [_dateline(document, sentence) for sentence in read]
    if not reader.first_person and sum(one is not None for one in datelines) > _DATELINES:
        datelines = [None] * len(read)  # a newspaper, whose columns have as many writers
    inside = False
    for sentence, dateline in zip(read, datelines, strict=True):
        quoted, inside = quotation(sentence, inside)
        for statement in (*filter(None, [dateline]), *_statements(sentence, reader.clauses(sentence, quoted))):
            one = _movement(statement, sentence, year)
            where = one.place or (statement.place.low if statement.place else "")
            found.setdefault((one.person, where, one.relation, str(one.date)), one)
        year = next(filter(None, (_single_year(_when(token)) for token in reversed(sentence))), year)
    return sorted(found.values(), key=lambda movement: (movement.start, movement.end))


def _dateline(document: Document, sentence: Sequence[Token]) -> Statement | None:
    """The place and the day that a sentence begins with."""
    begin = sentence[0].start
    before = document.text[max(0, begin - _INDENT) : begin].rstrip(" \t_*")
    opens = before.endswith("\n") or (not before and begin < _INDENT)
    place_and_day = writer.dateline(sentence, opens_line=opens)
    if place_and_day is None:
        return None
    place, day = place_and_day
    return Statement(NARRATOR, place, "wrote_from", "dateline", min(place.start, day.start), max(place.end, day.end))


def _movement(statement: Statement, sentence: Sequence[Token], year: int | None) -> Movement:
    entity = statement.place.entity if statement.place else None
    chosen = entity.resolution.chosen if entity and entity.resolution else None
    sure = entity.sure if entity and entity.sure is not None else 1.0
    place_score = 1.0 if entity is None else chosen.score if chosen else _NOT_LOCATED
    return Movement(
        person=statement.person,
        place=chosen.place.id if chosen else None,
        date=_date(statement, sentence, year),
        relation=statement.relation,
        start=statement.start,
        end=statement.end,
        score=PATTERNS[statement.pattern] * place_score * sure,
        mention=entity.id if entity else None,
    )


def _date(statement: Statement, sentence: Sequence[Token], year: int | None) -> Timespan | None:
    """The date of the sentence that stands nearest to the statement; a day without a year has the year named last."""
    dates = [token for token in sentence if token.kind == "DATE"]
    for token in sorted(dates, key=lambda token: _distance(statement, token)):
        when = _when(token) or (_completed(token.text, year) if year is not None else None)
        if when is not None:
            return when
    return None


def _distance(statement: Statement, date: Token) -> int:
    """Code points between a statement and a date; one behind the statement is nearer than one before it."""
    if date.start >= statement.end:
        return date.start - statement.end
    return max(statement.start - date.end, 0) + _BEFORE


def _when(token: Token) -> Timespan | None:
    return token.entity.when if token.kind == "DATE" and token.entity else None


def _completed(day: str, year: int) -> Timespan | None:
    """A day of a month in this year; None for other dates without a year ("Monday", "the 29th")."""
    if not _DAY_OF_MONTH.search(day):
        return None
    try:
        return written_years(f"{day.rstrip(' .,')} {year}")
    except TimespanError:
        return None


def _single_year(when: Timespan | None) -> int | None:
    return when.start if when is not None and when.start is not None and when.start == when.end else None


def _statements(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    for clause in clauses:
        yield from _of_clause(tokens, clause)
    yield from _fronted(tokens, clauses)
    yield from _nouns(tokens)


def _of_clause(tokens: Sequence[Token], clause: Clause) -> Iterator[Statement]:
    """The places behind a verb, each with the preposition before it; a meeting also without a place."""
    if clause.doubted:
        return
    yield from (found := list(_with_places(tokens, clause)))
    object_ = _object(tokens, clause) if clause.kind == "meet" and not clause.passive else None
    if (
        not found
        and object_ is not None
        and clause.subject[0]
        and tokens[clause.verb].low in ("met", "meets", "meeting")
    ):
        start = tokens[min(clause.begin, clause.verb)].start
        for person in dict.fromkeys(_of_object(tokens, clause, object_)):
            yield Statement(person, None, "met", "object", start, tokens[object_].end)


def _with_places(tokens: Sequence[Token], clause: Clause) -> Iterator[Statement]:
    persons, pattern = clause.subject[0], str(clause.subject[1])
    moved_ = clause.kind in ("send", "meet") and not clause.passive
    object_ = _object(tokens, clause) if moved_ else None
    if object_ is not None:
        pattern = "object"
        persons = _of_object(tokens, clause, object_)
    if not persons or (clause.kind == "send" and moved_ and object_ is None):
        return
    relation = None
    for i in range(clause.verb + 1, min(clause.until, clause.verb + 1 + _REACH)):
        token = tokens[i]
        if token.text in ";:" or _begins_other(tokens, i):
            break
        if token.person and i != object_ and is_free(tokens, i):
            if object_ is None or (tokens[i - 1].low != "and" and not tokens[i - 1].text[:1].isupper()):
                break
            persons = _of_object(tokens, clause, i)
        if token.kind != "PLACE" or _is_of_holder(tokens, clause.verb, i):
            continue
        relation = relation if relation is not None and _joined(tokens, i) else _relation(tokens, clause, i)
        if relation is not None:
            start = tokens[min(clause.begin, clause.verb)].start
            for person in dict.fromkeys(persons):
                yield Statement(person, token, relation, pattern, start, token.end)


def _is_of_holder(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether a place is where somebody behind the verb has an office, and not where the subject is."""
    preposition, where = _preposition(tokens, verb, at)
    return preposition == "at" and where > 0 and (holder := _holder(tokens, where)) is not None and holder > verb


def _of_object(tokens: Sequence[Token], clause: Clause, at: int) -> tuple[str, ...]:
    """Who is where, when the verb has this person as its object: both who meet, or the one who is sent."""
    person = tokens[at].person
    assert person is not None
    return (*clause.subject[0], person) if clause.kind == "meet" else (person,)


def _object(tokens: Sequence[Token], clause: Clause) -> int | None:
    """The index of the person right behind the verb: "sent Mirza Tekee to Erzeroom", "saw Mr. Higginbotham at Philae"."""
    for i in range(clause.verb + 1, min(clause.verb + 9, clause.until)):
        token = tokens[i]
        if token.person:
            return i
        if (token.low in verbs.PREPOSITIONS and token.low != "with") or token.kind == "PLACE" or token.text in ",;":
            break
    return None


def _begins_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether another clause begins here: an infinitive, a participle, "which" or "that"."""
    token = tokens[at]
    if token.kind != "word":
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in ("while", "whilst", "when") and after and after.low in ("at", "in"):
        return False
    if token.low in ("which", "who", "whom", "that", "because", "when", "while", "where", "whose"):
        return True
    if token.low == "to" and after and after.kind == "word" and after.text.islower():
        return after.low not in verbs.DETERMINERS | verbs.PREPOSITIONS | verbs.HEADS | verbs.ERRANDS
    before = tokens[at - 1]
    return (
        token.low.endswith("ing")
        and len(token.low) > 5
        and token.text.islower()
        and before.low not in verbs.DETERMINERS
        and before.low not in verbs.PREPOSITIONS
    )


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place is a further member of a list of places."""
    i = at - 1
    if i >= 0 and tokens[i].low == "the":
        i -= 1
    if i >= 0 and tokens[i].low == "and":
        i -= 1
        if i >= 0 and tokens[i].text == ",":
            i -= 1
    elif i >= 0 and tokens[i].text == ",":
        i -= 1
    else:
        return False
    return i >= 0 and tokens[i].kind == "PLACE"


def _relation(tokens: Sequence[Token], clause: Clause, at: int) -> str | None:
    """What the verb says of its subject and the place at `at`; None where it says nothing."""
    preposition, where = _preposition(tokens, clause.verb, at)
    if preposition is None:
        return _direct(clause, tokens[clause.verb].low)
    word, near = tokens[clause.verb].low, where - clause.verb
    if preposition in ("at", "in") and where > 0 and tokens[where - 1].low in ("while", "whilst", "when"):
        return "was_at"
    match clause.kind:
        case "motion" | "send" | "enter":
            return _goal(word, preposition)
        case "leave":
            return "went_to" if preposition == "for" else None
        case "write":
            return "wrote_from" if preposition in ("from", "at") else None
        case "attack":
            return "fought_at" if preposition in verbs.AT and near <= 3 else None
        case "stay" | "be" if preposition == "on" and near <= 4:
            return "was_at"
    if preposition not in verbs.AT:
        return None
    match clause.kind:
        case "born":
            return "born"
        case "die":
            return "died"
        case "kill":
            return "died" if clause.passive else None
        case "fight":
            return "fought_at"
        case "be":
            return "was_at" if near <= 3 or (near <= 6 and tokens[clause.verb + 1].low in verbs.AT) else None
        case None:
            close = near <= 2 or (preposition in ("at", "near") and near <= 8)
            return "was_at" if close and word not in verbs.ELSEWHERE else None
        case _:
            return "was_at"


def _direct(clause: Clause, word: str) -> str | None:
    """What the verb says of its subject and a place that is its object."""
    if clause.passive:
        return None
    match clause.kind:
        case "enter":
            return "was_at" if word.startswith("visit") else "went_to"
        case "leave":
            return "left"
        case "attack":
            return "fought_at"
        case "hold":
            return "was_at"
    return None


def _goal(word: str, preposition: str) -> str | None:
    """What a verb of motion says of a place with this preposition."""
    if preposition in verbs.TO or (preposition == "for" and word in verbs.BOUND_FOR):
        return "went_to"
    if preposition in verbs.FROM:
        return "left"
    if preposition in verbs.AT:
        return "went_to" if word in verbs.ARRIVING else "was_at"
    return "was_at" if preposition in ("through", "via") else None


def _preposition(tokens: Sequence[Token], verb: int, at: int) -> tuple[str | None, int]:
    """The preposition that governs a place, and its index: the "to" of "to the walls of Kars".

    None where the place is the object of the verb; "?" where the place depends on something else.
    """
    i = at - 1
    while i > verb:
        token = tokens[i]
        if token.low == "of":
            opened = i > 1 and tokens[i - 1].kind == "word" and verb >= 0 and tokens[verb].low.startswith("visit")
            if tokens[i - 1].low not in verbs.HEADS and not opened:
                return "?", i
            i -= 2
        elif token.low in ("far", "as"):
            return "to", i
        elif token.low in verbs.PREPOSITIONS:
            if token.low in verbs.AT and i - 1 > verb and tokens[i - 1].low in verbs.FROM:  # from before Nanking
                i -= 1
            return tokens[i].low, i
        elif token.kind != "word":
            return "?", i
        else:
            i -= 1
    return None, verb


def _fronted(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """A place at the head of a clause: "At Iuka I made", "In Soli Alexander offered sacrifice", "at Naples died Charles"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i == 0:
            continue
        preposition, where = _preposition(tokens, -1, i)
        if preposition not in verbs.AT or not (
            where == 0 or tokens[where - 1].text in ",;:—" or tokens[where - 1].low == "and"
        ):
            continue
        after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "," else i + 1
        clause = next((one for one in clauses if one.verb > i), None)
        if clause is None or clause.doubted or clause.participle:
            continue
        relation = {"die": "died", "born": "born", "fight": "fought_at"}.get(clause.kind or "", "was_at")
        persons: tuple[str, ...] = ()
        if clause.subject[0] and clause.subject[1] != "coordinated" and after <= clause.begin <= after + 2:
            persons = clause.subject[0]
        elif (
            clause.verb <= after + 1
            and clause.kind in ("die", "born", "stay", "be")
            and (one := _object(tokens, clause))
        ):
            persons = tuple(filter(None, (tokens[one].person,)))
        for person in persons:
            yield Statement(person, token, relation, "fronted", tokens[where].start, tokens[clause.verb].end)


def _nouns(tokens: Sequence[Token]) -> Iterator[Statement]:
    """A person and a place beside a noun: "the arrival of Charles in Tuscany", "Nicolay, the governor, at Tiflis"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i < 2:
            continue
        preposition, where = _preposition(tokens, -1, i)
        if preposition is None or preposition == "?" or where < 1:
            continue
        journey = _of_journey(tokens, where)
        if journey is not None and (relation := _of_noun(journey[1], preposition)):
            yield Statement(journey[0], token, relation, "noun", tokens[where].start, token.end)
        elif preposition == "at" and (holder := _holder(tokens, where)) is not None:
            person = tokens[holder].person
            if person is not None:
                yield Statement(person, token, "was_at", "noun", tokens[holder].start, token.end)


def _of_journey(tokens: Sequence[Token], where: int) -> tuple[str, str] | None:
    """The person and the noun right before a preposition: "the arrival of Charles", "Pasha's arrival"."""
    i = where - 1
    if (person := tokens[i].person) is not None:
        i -= 1
        while i > 0 and tokens[i].kind != "PERSON" and tokens[i].text[:1].isupper():
            i -= 1
        if i > 0 and tokens[i].low in ("of", "by") and tokens[i - 1].low in verbs.JOURNEYS:
            return person, tokens[i - 1].low
        return None
    if tokens[i].low in verbs.JOURNEYS:
        for j in range(i - 1, max(-1, i - 4), -1):
            if (
                (person := tokens[j].person) is not None
                and j + 1 < len(tokens)
                and tokens[j + 1].low in ("'s", "'", "s")
            ):
                return person, tokens[i].low
    return None


def _of_noun(noun: str, preposition: str) -> str | None:
    relation = verbs.JOURNEYS[noun]
    if preposition in verbs.FROM:
        return "left" if relation in ("went_to", "left") else None
    if preposition in verbs.AT:
        return relation if relation != "left" else "left"
    return relation if preposition in verbs.TO and relation in ("went_to", "was_at") else None


def _holder(tokens: Sequence[Token], where: int) -> int | None:
    """The index of a person whose office stands between the name and "at": "Correa, the Brazilian consul at"."""
    office = False
    for i in range(where - 1, max(-1, where - 11), -1):
        token = tokens[i]
        if token.person:
            return i if office and tokens[i + 1].text in ",(" and (i == 0 or tokens[i - 1].low != "of") else None
        if token.low in verbs.OFFICES:
            office = True
        elif token.text in ";:." or token.low in verbs.FINITE or token.low in verbs.CLASS:
            return None
    return None
