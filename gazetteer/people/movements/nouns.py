"""Statements of nouns with a person and a place: "the arrival of Hill at Kars", "the siege of Kars by Hill"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.agents import agent
from gazetteer.people.movements.fronted import of_noun
from gazetteer.people.movements.phrases import Statement, governing, holder_of
from gazetteer.people.movements.tokens import Token

_DEEDS = {
    **dict.fromkeys(
        """
        siege capture conquest sack storming bombardment occupation relief surrender fall recapture assault attack defence defense
        seizure investment blockade
        """.split(),
        "fought_at",
    ),
    "invasion": "went_to",
}
"""Nouns with "of", a place, "by" and a person, or a person in the possessive before them."""
_PLANNED = frozenset("planned proposed intended projected expected threatened attempted future next".split())


def of_nouns(tokens: Sequence[Token]) -> Iterator[Statement]:
    """Yield a person and a place with a noun: "the arrival of Charles in Tuscany", "Nicolay, the governor, at Tiflis"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i < 2:
            continue
        preposition, where = governing(tokens, -1, i)
        if preposition is None or preposition == "?" or where < 1:
            continue
        journey = _of_journey(tokens, where)
        if journey is not None and (relation := of_noun(journey[1], preposition)):
            yield Statement(journey[0], token, relation, "noun", tokens[where].start, token.end)
        elif preposition in ("at", "in") and (holder := holder_of(tokens, where)) is not None:
            person = tokens[holder].person
            if person is not None:
                yield Statement(person, token, "was_at", "noun", tokens[holder].start, token.end)
        elif preposition == "at" and _is_correspondent(tokens, where - 1) and (person := tokens[where - 1].person):
            yield Statement(person, token, "was_at", "noun", tokens[where - 1].start, token.end)
    yield from _of_deeds(tokens)


def _is_correspondent(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a person is the writer or addressee of a letter: "wrote to Hill", "a letter from Hill"."""
    i = at - 1
    while i > 0 and (tokens[i].kind == "word" and (tokens[i].text[:1].isupper() or tokens[i].low == "the")):
        i -= 1
    if i < 1 or tokens[at].kind != "PERSON":
        return False
    return (tokens[i].low == "to" and tokens[i - 1].low in verbs.TO_WRITE) or (
        tokens[i].low in ("to", "from") and tokens[i - 1].low in verbs.LETTERS
    )


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


def _of_deeds(tokens: Sequence[Token]) -> Iterator[Statement]:
    """Yield statements of nouns: "the siege of Kars by Hill", "Hill's conquest of Kars"."""
    for i, token in enumerate(tokens):
        if token.kind != "PLACE" or i < 2 or tokens[i - 1].low != "of" or tokens[i - 2].low not in _DEEDS:
            continue
        noun = tokens[i - 2].low
        preposition = "to" if noun in ("surrender", "fall") else "by"
        named = i + 1 < len(tokens) and tokens[i + 1].low == preposition
        by = agent(tokens, i + 1, len(tokens), preposition) if named else None
        if by is not None and (person := tokens[by].person):
            yield Statement(person, token, _DEEDS[noun], "noun", tokens[i - 2].start, tokens[by].end)
        elif (owner := _owner(tokens, i - 3)) is not None and (person := tokens[owner].person):
            yield Statement(person, token, _DEEDS[noun], "noun", tokens[owner].start, token.end)


def _owner(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index of a person in the possessive before the noun after `at`, with adjectives between them."""
    for i in range(at, max(0, at - 5), -1):
        if tokens[i].low in _PLANNED:
            return None
        if tokens[i].low == "s" and tokens[i - 1].low in "'’":
            return i - 2 if i > 1 and tokens[i - 2].person else None
        if tokens[i].low == "'s":
            return i - 1 if tokens[i - 1].person else None
        if tokens[i].kind != "word":
            return None
    return None
