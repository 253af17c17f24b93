"""The verbs and clauses of a sentence in another language than English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazetteer.people.movements.grammars import Grammar
from gazetteer.people.movements.tokens import Token

BLANKS = "'’_~*."
"""Marks that do not separate a preposition from its place, or a title from its name."""
_BREAKS = frozenset(',;:.!?—()«»“”„"[]՝՛։․–')
VERB_REACH = 9
"""Number of tokens between a verb and its subject or its place."""
NEAR = 3
"""Number of tokens between a verb and a preposition of `Grammar.near`."""


@dataclass(frozen=True, slots=True)
class ForeignVerb:
    """A verb of the table in its clause: the tokens from `start` to `stop`."""

    at: int
    kind: str
    start: int
    stop: int


def verbs_of(tokens: Sequence[Token], words: Grammar) -> Iterator[ForeignVerb]:
    """Yield the verbs of the table with the limits of their clauses."""
    breaks = [-1, *(i for i in range(len(tokens)) if _is_break(tokens, i)), len(tokens)]
    for start, stop in pairwise(breaks):
        for i in range(start + 1, stop):
            kind = words.verbs.get(bare(tokens[i])) if tokens[i].kind == "word" else None
            if kind == "sent":
                kind = "move" if any(token.low in words.passive for token in tokens[start + 1 : stop]) else None
            if kind is not None and not (tokens[i].text[:1].isupper() and i > start + 1):
                yield ForeignVerb(i, kind, start + 1, stop)


def is_verb(token: Token, words: Grammar) -> bool:
    """Return whether a word is a verb of the table and not an auxiliary."""
    return token.kind == "word" and bare(token) in words.verbs and token.low not in words.passed


def is_doubted(clause: Sequence[Token], words: Grammar) -> bool:
    """Return whether a clause has a word that denies it or makes it uncertain."""
    return any(
        token.low in words.doubt or not words.doubt.isdisjoint(elided(token))
        for token in clause
        if token.kind == "word"
    )


def bare(token: Token) -> str:
    """Return a word without elided words before it: the "arriva" of "s'arriva"."""
    return token.low.rsplit("'", 1)[-1]


def elided(token: Token) -> list[str]:
    """Return the elided words before a word: the "n" of "n'arriva"."""
    return token.low.split("'")[:-1] if token.kind == "word" else []


def _is_break(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a mark ends a clause; commas around a date do not."""
    if tokens[at].text not in _BREAKS:
        return False
    if tokens[at].text != ",":
        return True
    return not (_is_time(tokens, at + 1, 1) or _is_time(tokens, at - 1, -1))


def _is_time(tokens: Sequence[Token], at: int, step: int) -> bool:
    """Return whether a date fills the tokens up to the next comma: ", le 24 août,"."""
    dated = False
    for i in range(at, at + 5 * step, step):
        if not 0 <= i < len(tokens):
            return False
        if tokens[i].text == ",":
            return dated
        if tokens[i].kind in ("PERSON", "PLACE") or tokens[i].kind == "mark":
            return False
        dated = dated or tokens[i].kind == "DATE" or tokens[i].low[:1].isdigit()
    return False
