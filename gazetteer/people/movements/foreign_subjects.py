"""The subject of a verb in another language than English."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.people.movements.foreign_clauses import BLANKS, VERB_REACH, ForeignVerb, elided, is_verb
from gazetteer.people.movements.grammars import Grammar
from gazetteer.people.movements.subjects import NARRATOR
from gazetteer.people.movements.tokens import Token

_PARENTHESIS = 14
"""Number of tokens of an apposition between a subject and its verb."""


def subject_of(tokens: Sequence[Token], verb: ForeignVerb, words: Grammar, *, first_person: bool) -> tuple[str, ...]:
    """Return the persons who are the subject of a verb."""
    if words.ours is not None and words.ours.search(tokens[verb.at].low):
        return (NARRATOR,) if first_person else ()
    low = verb.start + 1 if verb.start < verb.at and tokens[verb.start].low in words.joins else verb.start
    if _opens(tokens, verb, low, words):
        found = _outside(tokens, verb, low, words)
        if found:
            return found
    if first_person and not words.narrators.isdisjoint(elided(tokens[verb.at])):
        return (NARRATOR,)
    for i in range(verb.at - 1, max(verb.start, verb.at - VERB_REACH) - 1, -1):
        token = tokens[i]
        if token.low in words.joins and all(one.low in words.passed for one in tokens[i + 1 : verb.at]):
            return _first(tokens, verb, words)
        if is_verb(token, words) or token.low in words.joins:
            break
        if token.person:
            return _list(tokens, i, verb.start, words)
        if token.low in words.narrators and first_person and verb.at - i <= words.reach:
            return (NARRATOR,)
    for i in range(verb.at + 1, min(verb.stop, verb.at + 4)):
        token = tokens[i]
        if token.low in words.narrators and first_person:
            return (NARRATOR,)
        if token.person:
            return (token.person,) if _is_nominative(tokens, i, words) else ()
        if token.low not in words.passed and token.low not in words.titles and token.text not in BLANKS:
            break
    return ()


def _first(tokens: Sequence[Token], verb: ForeignVerb, words: Grammar) -> tuple[str, ...]:
    """Return the person with whom the clause begins: the subject of "Ross stormed the gate and entered"."""
    i = verb.start
    while i < verb.at and (tokens[i].low in words.titles or tokens[i].low in words.passed or tokens[i].kind == "DATE"):
        i += 1
    person = tokens[i].person if i < verb.at else None
    return (person,) if person and _is_nominative(tokens, i, words) else ()


def _opens(tokens: Sequence[Token], verb: ForeignVerb, low: int, words: Grammar) -> bool:
    """Return whether the clause begins with the verb, or with a relative pronoun."""
    if low < verb.at and tokens[low].low in words.who:
        return True
    return all(tokens[i].low in words.passed or tokens[i].text in BLANKS for i in range(low, verb.at))


def _outside(tokens: Sequence[Token], verb: ForeignVerb, low: int, words: Grammar) -> tuple[str, ...]:
    """Return the person before a relative pronoun, or before an apposition between commas: "X, roi de Y, arriva"."""
    at = verb.start - 1
    if low < len(tokens) and tokens[low].low in words.who:
        i = at - 1 if at >= 0 and tokens[at].text == "," else at
        person = tokens[i].person if i >= 0 else None
        return (person,) if person and _is_nominative(tokens, i, words, relative=True) else ()
    if at < 0 or tokens[at].text not in ",)":
        return ()
    if verb.kind == "born" and at > 0 and (person := tokens[at - 1].person) and _is_nominative(tokens, at - 1, words):
        return (person,)  # Ross, nato a Varna
    for i in range(at - 1, max(0, at - _PARENTHESIS) - 1, -1):
        if tokens[i].text in ";:.":
            return ()
        if tokens[i].person and tokens[i + 1].text in ",(" and (i + 1 < at or _is_apposition(tokens, i, words)):
            return _list(tokens, i, 0, words)
    return ()


def _is_apposition(tokens: Sequence[Token], at: int, words: Grammar) -> bool:
    """Return whether a comma precedes a person and its titles: "Sein Adjutant, Graf Ross, war"."""
    i = at - 1
    while i >= 0 and (tokens[i].low in words.titles or tokens[i].text in BLANKS):
        i -= 1
    return i > 0 and tokens[i].text == ","


def _list(tokens: Sequence[Token], at: int, start: int, words: Grammar) -> tuple[str, ...]:
    """Return the persons of a list that ends here, if they are in the nominative."""
    found: list[str] = []
    i = at
    while i >= start:
        person = tokens[i].person
        if person is not None:
            if not _is_nominative(tokens, i, words):
                return () if not found else tuple(found)
            found.append(person)
        elif tokens[i].low not in words.joins and tokens[i].text != "," and tokens[i].low not in words.titles:
            break
        i -= 1
    return tuple(reversed(found))


def _is_nominative(tokens: Sequence[Token], at: int, words: Grammar, *, relative: bool = False) -> bool:
    """Return whether a person has the form of a subject, and does not depend on a preposition or a noun."""
    last = tokens[at].low.split()[-1].rstrip(".")
    if words.nominative is not None and not words.nominative.search(last):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and (after.text in "'’" or (words.case_from and after.low in words.others)):
        return False
    i = at - 1
    while i >= 0 and (tokens[i].low in words.titles or tokens[i].text in BLANKS):
        i -= 1
    if i < 0 or relative:
        return True
    return tokens[i].low not in words.prepositions and tokens[i].low not in ("des", "dem", "den", "y", "à")


def is_joined(tokens: Sequence[Token], verb: ForeignVerb, last: int, words: Grammar) -> bool:
    """Return whether a verb is joined to the one before by "and" or a comma, without another subject."""
    if last < 0:
        return False
    i = verb.at - 1
    while i > last and (tokens[i].low in words.passed or tokens[i].text in BLANKS or tokens[i].kind == "DATE"):
        i -= 1
    return (
        i > last
        and (tokens[i].low in words.joins or tokens[i].text == ",")
        and not any(token.text in ";.:" or token.person for token in tokens[last + 1 : verb.at])
    )
