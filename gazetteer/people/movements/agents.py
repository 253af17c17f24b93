"""Statements whose subject is a place: "Kars was besieged by Hill", "Kars fell to Hill"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.phrases import Statement, governing
from gazetteer.people.movements.subjects import Clause
from gazetteer.people.movements.tokens import Token
from gazetteer.people.movements.verb_forms import before_verb

_REACH = 10
"""Number of tokens after "by" within which the person is named."""
_YIELDED = frozenset("fell yielded surrendered capitulated opened submitted".split())
"""Verbs of a place whose object with "to" conquered it."""


def of_places(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield statements of verbs whose subject is a place: "Kars was besieged by Hill", "Kars fell to Hill"."""
    for clause in clauses:
        at = before_verb(tokens, clause.verb)
        if clause.doubted or at < 0 or tokens[at].kind != "PLACE" or governing(tokens, -1, at)[0] is not None:
            continue
        yielded = tokens[clause.verb].low in _YIELDED
        relation = "fought_at" if yielded else _passive_relation(clause, tokens)
        found = agent(tokens, clause.verb + 1, clause.until, "to" if yielded else "by")
        if relation and found is not None and (person := tokens[found].person):
            yield Statement(person, tokens[at], relation, "noun", tokens[at].start, tokens[found].end)


def _passive_relation(clause: Clause, tokens: Sequence[Token]) -> str | None:
    if not clause.passive:
        return None
    match clause.kind:
        case "attack":
            return "fought_at"
        case "enter":
            return "was_at" if tokens[clause.verb].low.startswith("visit") else "went_to"
        case "leave":
            return "left"
        case "hold":
            return "was_at"
    return None


def agent(tokens: Sequence[Token], start: int, stop: int, preposition: str) -> int | None:
    """Return the index of the person after this preposition, alone or at the head of troops."""
    begin = next((i for i in range(start, min(stop, len(tokens))) if tokens[i].low == preposition), None)
    for i in range(begin + 1 if begin is not None else stop, min(stop, (begin or 0) + _REACH)):
        token = tokens[i]
        if token.person:
            return i
        if token.kind == "mark" and token.text != ".":
            return None
        if token.low in verbs.PREPOSITIONS and token.low not in ("of", "under"):
            return None
    return None
