"""Statements of a sentence about persons and places: after a verb, at the beginning of a clause, next to a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people import verbs
from gazetteer.people.phrases import Statement, begins_other, governing, holder_of, is_joined, object_of
from gazetteer.people.subjects import Clause, is_free
from gazetteer.people.tokens import Token

_REACH = 18
"""Number of tokens after a verb within which a place belongs to it."""


def statements(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield the statements of a sentence: after verbs, at the beginning of clauses, next to nouns."""
    for clause in clauses:
        yield from _of_clause(tokens, clause)
    yield from _fronted(tokens, clauses)
    yield from _nouns(tokens)


def _of_clause(tokens: Sequence[Token], clause: Clause) -> Iterator[Statement]:
    """Yield the places after a verb, each with its preposition; a meeting also without a place."""
    if clause.doubted:
        return
    yield from (found := list(_with_places(tokens, clause)))
    object_ = object_of(tokens, clause) if clause.kind == "meet" and not clause.passive else None
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
    object_ = object_of(tokens, clause) if moved_ else None
    if object_ is not None:
        pattern = "object"
        persons = _of_object(tokens, clause, object_)
    if not persons or (clause.kind == "send" and moved_ and object_ is None):
        return
    relation = None
    for i in range(clause.verb + 1, min(clause.until, clause.verb + 1 + _REACH)):
        token = tokens[i]
        if token.text in ";:" or begins_other(tokens, i):
            break
        if token.person and i != object_ and is_free(tokens, i):
            if object_ is None or (tokens[i - 1].low != "and" and not tokens[i - 1].text[:1].isupper()):
                break
            persons = _of_object(tokens, clause, i)
        if token.kind != "PLACE" or _is_of_holder(tokens, clause.verb, i):
            continue
        relation = relation if relation is not None and is_joined(tokens, i) else _relation(tokens, clause, i)
        if relation is not None:
            start = tokens[min(clause.begin, clause.verb)].start
            for person in dict.fromkeys(persons):
                yield Statement(person, token, relation, pattern, start, token.end)


def _is_of_holder(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Return whether a place belongs to the office of a person after the verb, and is not the location of the subject."""
    preposition, where = governing(tokens, verb, at)
    return preposition == "at" and where > 0 and (holder := holder_of(tokens, where)) is not None and holder > verb


def _of_object(tokens: Sequence[Token], clause: Clause, at: int) -> tuple[str, ...]:
    """Return the persons at the place if the verb has this person as object: both who meet, or the one who is sent."""
    person = tokens[at].person
    assert person is not None
    return (*clause.subject[0], person) if clause.kind == "meet" else (person,)


def _relation(tokens: Sequence[Token], clause: Clause, at: int) -> str | None:
    """Return the relation of the verb's subject to the place at `at`; None without one."""
    preposition, where = governing(tokens, clause.verb, at)
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
    """Return the relation of the verb's subject to a place that is its object."""
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
    """Return the relation of a verb of motion to a place with this preposition."""
    if preposition in verbs.TO or (preposition == "for" and word in verbs.BOUND_FOR):
        return "went_to"
    if preposition in verbs.FROM:
        return "left"
    if preposition in verbs.AT:
        return "went_to" if word in verbs.ARRIVING else "was_at"
    return "was_at" if preposition in ("through", "via") else None


def _fronted(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield places at the beginning of a clause: "At Iuka I made", "In Soli Alexander sacrificed", "at Naples died Charles"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i == 0:
            continue
        preposition, where = governing(tokens, -1, i)
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
            and (one := object_of(tokens, clause))
        ):
            persons = tuple(filter(None, (tokens[one].person,)))
        for person in persons:
            yield Statement(person, token, relation, "fronted", tokens[where].start, tokens[clause.verb].end)


def _nouns(tokens: Sequence[Token]) -> Iterator[Statement]:
    """Yield a person and a place with a noun: "the arrival of Charles in Tuscany", "Nicolay, the governor, at Tiflis"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i < 2:
            continue
        preposition, where = governing(tokens, -1, i)
        if preposition is None or preposition == "?" or where < 1:
            continue
        journey = _of_journey(tokens, where)
        if journey is not None and (relation := _of_noun(journey[1], preposition)):
            yield Statement(journey[0], token, relation, "noun", tokens[where].start, token.end)
        elif preposition == "at" and (holder := holder_of(tokens, where)) is not None:
            person = tokens[holder].person
            if person is not None:
                yield Statement(person, token, "was_at", "noun", tokens[holder].start, token.end)


def _of_journey(tokens: Sequence[Token], where: int) -> tuple[str, str] | None:
    """Return the person and the noun directly before a preposition: "the arrival of Charles", "Pasha's arrival"."""
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
