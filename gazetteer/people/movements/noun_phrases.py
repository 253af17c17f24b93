"""The noun phrase before a verb: which persons it names, and whether they are its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from gazetteer.people import titles
from gazetteer.people.movements import verbs
from gazetteer.people.movements.tokens import Token
from gazetteer.people.movements.verb_forms import is_verb

Via = Literal["verb", "pronoun", "narrator", "coordinated"]
"""How the subject of a verb was found."""
Subject = tuple[tuple[str, ...], Via]
"""Ids of persons, and how they were found; empty if the subject is not a known person."""

NOBODY: Subject = ((), "verb")
JOINS = frozenset({"and", "but", "then", "or", "&"})
"""Words and marks that join a verb to the one before."""
_CONJUNCTIONS = frozenset("till until after before since than as because".split())
"""Prepositions that also open a clause: "until Grant came"."""
_SHIPS = frozenset(
    "ship steamer steamship frigate brig schooner vessel sloop cruiser battleship gunboat yacht boat transport".split()
)
"""Nouns after which a name is that of a ship."""
_ENDS_IN_ING = frozenset("king spring evening morning during nothing according following".split())
_LEADING = frozenset("under army troops forces division corps brigade regiment of detachment".split())


def is_within(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a token before "after leaving" belongs to the verb before: "wrote to Hill after leaving"."""
    if tokens[at].kind == "PERSON":
        return not is_free(tokens, at) or is_verb(tokens, at - 1)
    return tokens[at].kind != "mark" and tokens[at].low not in JOINS


def accompanied(tokens: Sequence[Token], at: int) -> int:
    """Return the index of "with" if the words up to `at` accompany a person: "Notaras with a reserve of men"."""
    for i in range(at, max(-1, at - 12), -1):
        low = tokens[i].low
        if low == "with":
            return i
        if (
            tokens[i].text in ",;:"
            or tokens[i].kind in ("PERSON", "PLACE")
            or (low in verbs.PREPOSITIONS and low != "of")
        ):
            break
    return -1


def with_family(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the person before "and his wife"; -1 without one."""
    if at < 3 or tokens[at].kind != "word":
        return -1
    i = at - 1
    while i > at - 3 and tokens[i].kind == "word" and tokens[i].low not in ("his", "her"):
        i -= 1
    joined = tokens[i].low in ("his", "her") and tokens[i - 1].low == "and" and tokens[i - 2].person is not None
    return i - 2 if joined and not (i > 2 and is_verb(tokens, i - 3)) else -1


def person_of(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the person whose name ends here: "Ali Pasha of Janina", "Hill the elder"; -1 without one."""
    if tokens[at].low in titles.AGES:
        return at - 2 if at > 1 and tokens[at - 1].low == "the" and tokens[at - 2].person else -1
    if tokens[at].kind not in ("PLACE", "NAME"):
        return -1
    i = at - 1 - (at > 0 and tokens[at - 1].low == "the")
    return i - 1 if i > 0 and tokens[i].low == "of" and tokens[i - 1].person else -1


def group(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the noun of a group whose name ends here: "the delegation of the Republic of Armenia"."""
    for i in range(at, max(-1, at - 9), -1):
        token = tokens[i]
        if token.low in verbs.GROUPS_OF_PERSONS:
            return i
        if (
            token.kind == "mark"
            or token.person
            or (token.low in verbs.PREPOSITIONS and token.low not in ("of", "from"))
        ):
            break
    return -1


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "the elder" or "the younger" follows."""
    return at + 2 < len(tokens) and tokens[at + 1].low == "the" and tokens[at + 2].low in titles.AGES


def person_before_who(tokens: Sequence[Token], at: int) -> tuple[Subject, int]:
    """Return the person directly before "who"."""
    i = at - 1
    if i >= 0 and tokens[i].text == ",":
        i -= 1
    if i > 1 and tokens[i].kind != "PERSON" and tokens[i - 1].low == "the":  # Orontobates the Persian who
        i -= 2
    if i >= 0 and (person := tokens[i].person):
        return ((person,), "verb"), i
    return NOBODY, at


def across(tokens: Sequence[Token], comma: int, at: int, before: Subject) -> tuple[Subject, int]:
    """Return the subject before a parenthesis that ends at this comma: "Grant, with two divisions, marched"."""
    participle = tokens[at].low.endswith("ing")
    for i in range(comma, max(-1, comma - 16), -1):
        if tokens[i].text in ";:.":
            break
        after = i + 3 if _is_aged(tokens, i) else i + 1
        opens = after < len(tokens) and tokens[after].text in ",(—"
        if tokens[i].kind == "PERSON" and opens and is_free(tokens, i):
            if after + 1 < at and tokens[after].text == "," and tokens[after + 1].low in JOINS:
                break  # he raised Reed, and after resting, marched
            return persons(tokens, i)
    if before[0] and (participle or tokens[comma].text == ","):
        return (before[0], "coordinated"), comma
    return NOBODY, comma


def persons(tokens: Sequence[Token], at: int) -> tuple[Subject, int]:
    """Return the persons of a list that ends here: "Reed and Count Putiatine"."""
    found: list[str] = []
    i = begin = at
    while i >= 0:
        if person := tokens[i].person:
            if found and not is_free(tokens, i):
                if tokens[begin - 1].low in ("and", "&"):
                    return NOBODY, begin  # the brigades of Reed and Putiatine
                break  # the father of Reed, Putiatine
            found.append(person)
            begin = i
        elif tokens[i].low not in ("and", ",", "&") and not _is_title(tokens[i]):
            break
        i -= 1
    before = tokens[begin - 1].low if begin else ""
    if not found or before in _SHIPS or not (is_free(tokens, begin) or before in _CONJUNCTIONS):
        return NOBODY, begin
    return (tuple(reversed(found)), "verb"), begin


def _is_title(token: Token) -> bool:
    return token.kind == "word" and token.text[:1].isupper() and token.low not in verbs.PREPOSITIONS


def is_free(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a person is not part of a phrase with a preposition; "the forces under Grant" move as Grant does."""
    i = at - 1
    while i >= 0 and tokens[i].kind == "word" and (tokens[i].text[:1].isupper() or tokens[i].low in verbs.DETERMINERS):
        i -= 1
    if i >= 0 and tokens[i].text == "." and i > 0 and tokens[i - 1].text[:1].isupper():
        return is_free(tokens, i - 1)
    if i < 0:
        return True
    low = tokens[i].low
    if low == "under":
        return True
    if low.endswith("ing") and low not in _ENDS_IN_ING and i > 0 and tokens[i - 1].kind == "word":
        return False  # the steamer carrying Grant
    if low == "of":
        return i > 0 and tokens[i - 1].low in _LEADING
    return low not in verbs.PREPOSITIONS
