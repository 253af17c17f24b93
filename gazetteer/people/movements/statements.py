"""Statements of a sentence about persons and places: after a verb, at the beginning of a clause, next to a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.agents import agent, of_places
from gazetteer.people.movements.fronted import fronted, relative
from gazetteer.people.movements.noun_phrases import is_free
from gazetteer.people.movements.nouns import of_nouns
from gazetteer.people.movements.phrases import (
    Statement,
    begins_other,
    governing,
    holder_of,
    is_joined,
    is_repeated,
    object_of,
)
from gazetteer.people.movements.subjects import Clause
from gazetteer.people.movements.tokens import Token

_REACH = 18
"""Number of tokens after a verb within which a place belongs to it."""
_BREAKS = frozenset(";:“‘„«")
"""Marks after which a place does not belong to the verb."""


def statements(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield the statements of a sentence: after verbs, at the beginning of clauses, next to nouns.

    That a person was at a place is left out after another statement about both: "marched to Kars, where he camped".
    """
    stated: set[tuple[str, int]] = set()
    for one in _all(tokens, clauses):
        about = (one.person, one.place.start if one.place else -1)
        if one.relation != "was_at" or about not in stated:
            stated.add(about)
            yield one


def _all(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    for clause in clauses:
        yield from _of_clause(tokens, clause)
    yield from fronted(tokens, clauses)
    yield from relative(tokens, clauses)
    yield from of_places(tokens, clauses)
    yield from of_nouns(tokens)


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
    object_ = object_of(tokens, clause) if _takes_person(tokens, clause) else None
    if object_ is not None:
        pattern = "object"
        persons = _of_object(tokens, clause, object_)
    elif clause.passive and clause.kind in ("meet", "fight") and persons:
        by = agent(tokens, clause.verb + 1, clause.until, "by")
        persons = (*persons, *filter(None, [tokens[by].person] if by is not None else []))
    if not persons or (clause.kind in ("send", "kill") and not clause.passive and object_ is None):
        return
    relation = None
    for i in range(clause.verb + 1, min(clause.until, clause.verb + 1 + _REACH)):
        token = tokens[i]
        if token.text in _BREAKS or begins_other(tokens, i):
            break
        if token.person and i != object_ and is_free(tokens, i):
            if object_ is None or (tokens[i - 1].low != "and" and not tokens[i - 1].text[:1].isupper()):
                break
            persons = _of_object(tokens, clause, i)
        if token.kind != "PLACE" or _is_of_holder(tokens, clause.verb, i):
            continue
        listed = is_joined(tokens, i) or (tokens[i - 1].low in verbs.AT and is_repeated(tokens, i))
        relation = relation if relation is not None and listed else _relation(tokens, clause, i)
        if relation is not None:
            start = tokens[min(clause.begin, clause.verb)].start
            for person in dict.fromkeys(persons):
                yield Statement(person, token, relation, pattern, start, token.end)


def _takes_person(tokens: Sequence[Token], clause: Clause) -> bool:
    """Return whether a verb moves or locates a person who is its object: "sent Hill to", "met Hill at", "took Hill to"."""
    if clause.passive:
        return False
    return clause.kind in ("send", "meet", "fight", "kill") or tokens[clause.verb].low in verbs.CONDUCTED


def _is_of_holder(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Return whether a place belongs to the office of a person after the verb, and is not the location of the subject."""
    preposition, where = governing(tokens, verb, at)
    return preposition == "at" and where > 0 and (holder := holder_of(tokens, where)) is not None and holder > verb


def _of_object(tokens: Sequence[Token], clause: Clause, at: int) -> tuple[str, ...]:
    """Return the persons at the place if the verb has this person as object: both who meet, or the one who is sent."""
    person = tokens[at].person
    assert person is not None
    alone = clause.kind in ("send", "attack", "kill")
    return (person,) if alone else (*clause.subject[0], person)


def _relation(tokens: Sequence[Token], clause: Clause, at: int) -> str | None:
    """Return the relation of the verb's subject to the place at `at`; None without one."""
    preposition, where = governing(tokens, clause.verb, at)
    if preposition is None:
        return _direct(clause, tokens[clause.verb].low)
    if tokens[where - 1].low in verbs.SHORT_OF:
        return None
    word, near = tokens[clause.verb].low, where - clause.verb
    if preposition in ("at", "in") and where > 0 and tokens[where - 1].low in ("while", "whilst", "when"):
        return "was_at"
    match clause.kind:
        case "send" if preposition in verbs.AT:
            return None  # a place called Hill's Ford at Kars
        case "motion" | "send" | "enter":
            return _goal(word, preposition)
        case "leave":
            return "went_to" if preposition == "for" else None
        case "write":
            return "wrote_from" if preposition == "from" or (preposition == "at" and near <= 2) else None
        case "attack":
            if (
                word in verbs.CONDUCTED
                and tokens[clause.verb + 1].low not in verbs.DETERMINERS
                and preposition in verbs.TO
            ):
                return "went_to"
            besieged = word in ("laid", "lay", "laying") and preposition == "to"
            return "fought_at" if (preposition in verbs.AT and near <= 3) or besieged else None
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
            return "died"
        case "fight":
            return "fought_at"
        case "be":
            return "was_at" if near <= 3 or (near <= 6 and tokens[clause.verb + 1].low in verbs.AT | {"for"}) else None
        case None:
            close = near <= 2 or (preposition in ("at", "near") and near <= 8)
            return "was_at" if close and word not in verbs.NOT_PRESENT else None
        case _:
            return "was_at"


def _direct(clause: Clause, word: str) -> str | None:
    """Return the relation of the verb's subject to a place that is its object."""
    if word in verbs.CROSSED:
        return "was_at"
    if clause.passive:
        return None
    match clause.kind:
        case "enter":
            return "was_at" if word.startswith("visit") else "went_to"
        case "leave":
            return "left"
        case "attack" | "fight":
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
