"""Statements as tokens, and the words that connect a place with a verb or a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.people.movements import verbs
from gazetteer.people.movements.subjects import Clause
from gazetteer.people.movements.tokens import Token


@dataclass(frozen=True, slots=True)
class Statement:
    """A person and a place as tokens of a sentence, which become a movement; a meeting may have no place."""

    person: str
    place: Token | None
    relation: str
    pattern: str
    start: int
    end: int


def governing(tokens: Sequence[Token], verb: int, at: int) -> tuple[str | None, int]:
    """Return the preposition that governs a place, and its index: the "to" of "to the walls of Kars".

    None if the place is the object of the verb; "?" if the place depends on something else.
    """
    i = at - 1
    while i > verb:
        token = tokens[i]
        if token.low == "of":
            if i > 1 and tokens[i - 1].low == "way" and tokens[i - 2].low == "by":
                return "via", i - 2
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


def object_of(tokens: Sequence[Token], clause: Clause) -> int | None:
    """Return the index of the person directly after the verb: "sent Mirza Tekee to Erzeroom", "saw Mr. Higginbotham at Philae"."""
    for i in range(clause.verb + 1, min(clause.verb + 9, clause.until)):
        token = tokens[i]
        if token.person:
            return i
        if (token.low in verbs.PREPOSITIONS and token.low != "with") or token.kind == "PLACE" or token.text in ",;":
            break
    return None


def holder_of(tokens: Sequence[Token], where: int) -> int | None:
    """Return the index of a person whose office is between the name and "at": "Correa, the Brazilian consul at"."""
    office = False
    for i in range(where - 1, max(-1, where - 11), -1):
        token = tokens[i]
        if token.person:
            return i if office and tokens[i + 1].text in ",(" and (i == 0 or tokens[i - 1].low != "of") else None
        if token.low in verbs.OFFICES_AT_PLACES:
            office = True
        elif token.text in ";:." or token.low in verbs.FINITE or token.low in verbs.CLASS:
            return None
    return None


def begins_other(tokens: Sequence[Token], at: int) -> bool:
    """Return whether another clause begins here: an infinitive, a participle, "which" or "that"."""
    token = tokens[at]
    if token.kind != "word":
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.low in ("while", "whilst", "when") and after and after.low in ("at", "in"):
        return False
    if token.low in ("which", "who", "whom", "that", "because", "when", "while", "where", "whose"):
        return True
    if token.low == "to" and after and after.kind == "word" and after.text.islower():
        return after.low not in verbs.DETERMINERS | verbs.PREPOSITIONS | verbs.HEADS | verbs.ERRANDS | verbs.ADDRESSED
    before = tokens[at - 1]
    return (
        token.low.endswith("ing")
        and len(token.low) > 5
        and token.text.islower()
        and before.low not in verbs.DETERMINERS
        and before.low not in verbs.PREPOSITIONS
    )


def is_repeated(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a place is a later item of a list with its own preposition: "in Kars and in Varna"."""
    return (
        at > 2
        and tokens[at - 1].low in verbs.PREPOSITIONS
        and tokens[at - 2].low == "and"
        and tokens[at - 3].kind == "PLACE"
    )


def is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a place is a later item of a list of places."""
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
