"""The places of a verb in another language than English: by preposition, by case, or as its object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazetteer.people.movements.foreign_clauses import BLANKS, NEAR, VERB_REACH, ForeignVerb, is_verb
from gazetteer.people.movements.grammars import Grammar
from gazetteer.people.movements.tokens import Token

_RELATIONS = {"stay": "was_at", "born": "born", "die": "died", "fight": "fought_at", "siege": "fought_at"}
_DIRECT = {"leave": "left", "enter": "went_to", "siege": "fought_at"}


def places_of(tokens: Sequence[Token], verb: ForeignVerb, words: Grammar) -> Iterator[tuple[int, str]]:
    """Yield the places of a verb with the relation of its subject to them."""
    others = [i for i in range(verb.start, verb.stop) if i != verb.at and is_verb(tokens[i], words)]
    joined = [i for i in range(verb.start, verb.at) if tokens[i].low in words.joins and others and i > others[0]]
    begin = max((i for i in (*others, *joined) if i < verb.at), default=verb.start - 1)
    stop = min((i for i in others if i > verb.at), default=verb.stop)
    for i in range(begin + 1, stop):
        if tokens[i].kind == "PLACE" and abs(i - verb.at) <= VERB_REACH + 3:
            relation = _relation(tokens, verb, i, words)
            if relation is not None:
                yield i, relation


def place_before_where(tokens: Sequence[Token], verb: ForeignVerb, words: Grammar) -> tuple[int, str] | None:
    """Return the place before "where" with the relation of the verb's subject to it: "Varna, wo er starb"; None without one."""
    i = verb.at - 1
    while i >= verb.start and not (
        tokens[i].kind == "PLACE" or is_verb(tokens[i], words) or tokens[i].low in words.where
    ):
        i -= 1
    if i < 1 or i < verb.start or tokens[i].low not in words.where:
        return None
    at = i - 2 if i > 1 and tokens[i - 1].text == "," else i - 1
    relation = _RELATIONS.get(verb.kind)
    return (at, relation) if relation and tokens[at].kind == "PLACE" else None


def _relation(tokens: Sequence[Token], verb: ForeignVerb, at: int, words: Grammar) -> str | None:
    """Return the relation for a place: by its preposition, its case, or as the object of the verb."""
    where = _governed(tokens, at, words)
    if where < 0 and verb.kind in _DIRECT:
        return _DIRECT[verb.kind] if _is_object(tokens, verb, at, words) else None
    way = _way(tokens, verb, where, words) if where >= 0 else _case(tokens, at, words)
    if not way and where < 0 and words.bare and verb.kind == "move" and _is_object(tokens, verb, at, words):
        return "went_to"
    match verb.kind:
        case "move" if way:
            return "left" if way == "from" else "went_to"
        case "board":
            return "left" if way in ("at", "from") else None
        case "write":
            return "wrote_from" if way == "from" else None
    return _RELATIONS.get(verb.kind) if way == "at" else None


def _way(tokens: Sequence[Token], verb: ForeignVerb, where: int, words: Grammar) -> str:
    """Return "at", "to" or "from" for the preposition at `where`; empty for any other."""
    preposition = tokens[where].low
    if preposition in words.near and not 0 < where - verb.at <= NEAR:
        return ""
    if preposition in words.near and not all(
        token.low in words.passed or token.kind == "DATE" or token.text in BLANKS
        for token in tokens[verb.at + 1 : where]
    ):
        return ""
    for kind, way in ((words.from_, "from"), (words.to, "to"), (words.at, "at")):
        if preposition in kind:
            return way
    return ""


def _governed(tokens: Sequence[Token], at: int, words: Grammar) -> int:
    """Return the index of the preposition before a place, also before "the town of"; -1 without one."""
    i = at - 1
    while i >= 0:
        token = tokens[i]
        if i > 0 and token.low in words.near and tokens[i - 1].low in words.heads:
            i -= 2
        elif token.low in words.prepositions:
            return i
        elif token.text in BLANKS or token.low in words.articles or token.low in words.heads:
            i -= 1
        else:
            return -1
    return -1


def _case(tokens: Sequence[Token], at: int, words: Grammar) -> str:
    """Return "at", "to" or "from" by the ending of a place, in a language with such cases; else empty."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    ending = tokens[at + 2].low if after is not None and after.text in "'’" and at + 2 < len(tokens) else ""
    for endings, way in ((words.case_from, "from"), (words.case_at, "at"), (words.case_to, "to")):
        if (ending and ending in endings) or (
            not ending and len("".join(endings)) > 1 and tokens[at].low.endswith(endings)
        ):
            return way
    return ""


def _is_object(tokens: Sequence[Token], verb: ForeignVerb, at: int, words: Grammar) -> bool:
    """Return whether a place without a preposition is directly next to the verb."""
    low, high = sorted((verb.at, at))
    between = tokens[low + 1 : high]
    return len(between) <= NEAR and all(
        token.low in words.passed
        or token.low in words.heads
        or token.text in BLANKS
        or token.kind == "DATE"
        or token.person
        for token in between
    )


def itinerary(tokens: Sequence[Token], at: int, words: Grammar) -> Iterator[int]:
    """Yield the later stops of "on the 9th we were at X, on the 10th at Y": a break, a day, a preposition and a place."""
    i = at + 1
    while i < len(tokens):
        if tokens[i].kind == "mark" and tokens[i].text in ",;":
            j, dated = i + 1, False
            while j < len(tokens) and (
                tokens[j].kind == "DATE" or tokens[j].low[:1].isdigit() or tokens[j].low in words.passed
            ):
                dated = dated or tokens[j].kind == "DATE" or tokens[j].low[:1].isdigit()
                j += 1
            if dated and j + 1 < len(tokens) and tokens[j].low in words.at and tokens[j + 1].kind == "PLACE":
                yield j + 1
                i = j + 1
        elif tokens[i].text in ".:" or is_verb(tokens[i], words):
            return
        i += 1
