"""Statements about a place before the verb: "At Kars Hill slept", "Kars, where Hill died", "on his return to Kars"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.phrases import Statement, governing, object_of
from gazetteer.people.movements.subjects import Clause
from gazetteer.people.movements.tokens import Token

_WHILE = frozenset("and while whilst when".split())
"""Words that may precede the preposition at the beginning of a clause."""
_OWN = frozenset("his her my our".split())
_RELATIONS = {"die": "died", "born": "born", "fight": "fought_at", "kill": "died"}


def fronted(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield places at the beginning of a clause: "At Iuka I made", "In Soli Alexander sacrificed", "at Naples died Charles"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i == 0:
            continue
        preposition, where = governing(tokens, -1, i)
        if preposition is None or where < 0:
            continue
        after = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "," else i + 1
        clause = next((one for one in clauses if one.verb > i), None)
        if clause is None or clause.doubted or clause.participle:
            continue
        relation = _own_journey(tokens, where, preposition) or _fronted_relation(tokens, clause, where, preposition)
        if relation is None:
            continue
        for person in _subject(tokens, clause, after):
            yield Statement(person, token, relation, "fronted", tokens[where].start, tokens[clause.verb].end)


def _fronted_relation(tokens: Sequence[Token], clause: Clause, where: int, preposition: str) -> str | None:
    """Return the relation of a preposition at the beginning of a clause."""
    before = tokens[where - 1] if where else None
    if preposition in verbs.FROM:
        named = before is None or before.low in verbs.LETTERS
        if clause.kind == "motion":
            return "left" if before is None or before.text in ",;:—" else None
        return "wrote_from" if named and clause.kind == "write" and not clause.passive else None
    if preposition not in verbs.AT or not (before is None or before.text in ",;:—" or before.low in _WHILE):
        return None
    if before is not None and before.text == "," and where > 1 and tokens[where - 2].kind == "PLACE":
        return None  # "at Varna, in Bulgaria, Hill"
    return "was_at" if clause.kind == "kill" and not clause.passive else _RELATIONS.get(clause.kind or "", "was_at")


def _own_journey(tokens: Sequence[Token], where: int, preposition: str) -> str | None:
    """Return the relation of "on his return to", "during my stay at", "after his long march from"."""
    noun = tokens[where - 1].low if where > 1 else ""
    if noun not in verbs.JOURNEYS or not any(tokens[i].low in _OWN for i in range(max(0, where - 4), where - 1)):
        return None
    return of_noun(noun, preposition)


def of_noun(noun: str, preposition: str) -> str | None:
    """Return the relation of a noun of `JOURNEYS` and a preposition: "departure from", "death at"."""
    relation = verbs.JOURNEYS[noun]
    if preposition in verbs.FROM:
        return "left" if relation in ("went_to", "left") else None
    if preposition in verbs.AT:
        return relation
    return relation if preposition in verbs.TO and relation in ("went_to", "was_at") else None


def _subject(tokens: Sequence[Token], clause: Clause, after: int) -> tuple[str, ...]:
    """Return the persons directly after a place at `after`, as the subject before or after the verb."""
    if clause.subject[0] and clause.subject[1] != "coordinated" and after <= clause.begin <= after + 2:
        return clause.subject[0]
    behind = clause.verb <= after + 1 and clause.kind in ("die", "born", "stay", "be")
    if behind and (one := object_of(tokens, clause)) is not None and (person := tokens[one].person):
        return (person,)
    return ()


def relative(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Statement]:
    """Yield statements of a clause about the place before it: "Kars, where Hill died", "Kars, which Hill reached"."""
    for i, token in enumerate(tokens[:-2]):
        if token.kind != "PLACE":
            continue
        opens = i + 2 if tokens[i + 1].text == "," else i + 1
        clause = next((one for one in clauses if one.verb > opens), None)
        if clause is None or clause.doubted or clause.participle or not opens < clause.begin <= opens + 3:
            continue
        relation = _relative_relation(tokens[opens].low, clause, tokens[clause.verb].low)
        if relation is not None and clause.subject[1] != "coordinated":
            for person in clause.subject[0]:
                yield Statement(person, token, relation, "fronted", token.start, tokens[clause.verb].end)


def _relative_relation(word: str, clause: Clause, verb: str) -> str | None:
    """Return the relation of the subject of a relative clause to the place before it."""
    match word:
        case "where" if clause.kind == "motion":
            return "went_to" if verb in verbs.ARRIVING else None
        case "where" if clause.kind is not None or verb not in verbs.NOT_PRESENT:
            return (
                "was_at"
                if clause.kind == "kill" and not clause.passive
                else _RELATIONS.get(clause.kind or "", "was_at")
            )
        case "whence" if clause.kind == "motion":
            return "left"
        case "which" if not clause.passive:
            if clause.kind == "enter":
                return "was_at" if verb.startswith("visit") else "went_to"
            found = {"leave": "left", "attack": "fought_at", "hold": "was_at"}.get(clause.kind or "")
            return found if verb not in verbs.CONDUCTED else None
    return None
