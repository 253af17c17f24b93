"""Classify verbs in a sentence: their class, passive voice, and doubt."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.tokens import Token


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is a verb of a table, or looks like a verb in the past tense."""
    token = tokens[at]
    if token.kind != "word" or token.low in verbs.NOT_VERBS:
        return False
    low = token.low
    if low in verbs.BASES and achieved(tokens, at) is not None:
        return True
    known = low in verbs.CLASS or low in verbs.FINITE
    if not known and not (low.endswith("ed") and len(low) > 4):
        return False
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in verbs.AUXILIARIES and _leads_on(tokens, at + 1):
        return False
    before = tokens[at - 1].low if at else ""
    if before in verbs.DETERMINERS and before not in ("this", "that"):
        return False
    if low == "left" and (
        before in ("the", "his", "their", "our") or after in ("bank", "wing", "side", "flank", "hand")
    ):
        return False
    return not (
        before in verbs.PREPOSITIONS and not low.endswith("ing") and before not in ("than", "as", "since", "until")
    )


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb follows an auxiliary, with adverbs between them."""
    while at < len(tokens) and (
        tokens[at].low in verbs.ADVERBS or tokens[at].low in ("not", "never") or tokens[at].low.endswith("ly")
    ):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    low = tokens[at].low
    return low in verbs.AUXILIARIES or low in verbs.CLASS or (low.endswith("ed") and len(low) > 4)


def has_auxiliary(tokens: Sequence[Token], at: int) -> bool:
    """Return whether an auxiliary is before a verb, with adverbs between them."""
    i = at - 1
    while i >= 0 and (tokens[i].low in verbs.ADVERBS or tokens[i].low.endswith("ly")):
        i -= 1
    return i >= 0 and tokens[i].low in verbs.AUXILIARIES and tokens[i].low != "having"


def is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb is an infinitive with "to": "to be conducted"."""
    return any(token.low == "to" for token in tokens[before_verb(tokens, at) + 1 : at])


def is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb is a participle without a finite auxiliary: "leaving", "having left", at the beginning "born in"."""
    low = tokens[at].low
    if low.endswith("ing"):
        return not has_auxiliary(tokens, at)
    i = at - 1
    while i >= 0 and (tokens[i].low in verbs.ADVERBS or tokens[i].low == "been"):
        i -= 1
    if i >= 0 and tokens[i].low == "having":
        return True
    return at == 0 and kind_of(tokens, at) in ("born", "send", "fight", "kill")


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a form of "be" is before a verb that is not an "ing" form."""
    if tokens[at].low.endswith("ing"):
        return False
    i = at - 1
    while i >= 0 and (tokens[i].low in verbs.ADVERBS or tokens[i].low.endswith("ly") or tokens[i].low == "not"):
        i -= 1
    return i >= 0 and tokens[i].low in ("was", "were", "is", "are", "been", "being", "be")


def kind_of(tokens: Sequence[Token], at: int) -> verbs.VerbClass | None:
    """Return the class of a verb: "fell" is a verb of motion only before "back", "had a talk with" one of meeting."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if after in verbs.VERB_PARTICLES.get(low, ()):
        return verbs.CLASS[low]
    for i in range(at + 1, min(at + 5, len(tokens))) if low in verbs.PHRASES else ():
        token = tokens[i]
        if token.low in verbs.PHRASES[low] and (i == at + 1 or token.low not in verbs.PREPOSITIONS):
            return verbs.PHRASES[low][token.low]
        if token.kind != "word" or token.low in verbs.PREPOSITIONS - {"up", "in"}:
            break
    if low in verbs.VERB_PARTICLES:
        return None
    return verbs.CLASS.get(low) or (verbs.BASES.get(low) if achieved(tokens, at) is not None else None)


def achieved(tokens: Sequence[Token], at: int) -> int | None:
    """Return the index of the verb before an infinitive which states that the action took place; None without one.

    "Managed to reach", "was compelled to leave", "forced Hill to leave".
    """
    if at < 2 or tokens[at - 1].low != "to":
        return None
    i = at - 2
    if tokens[i].person:
        while i > 0 and (tokens[i].kind == "PERSON" or tokens[i].text[:1].isupper()):
            i -= 1
        return i if tokens[i].low in verbs.FORCED and not is_passive(tokens, i) else None
    if tokens[i].low in verbs.FORCED:
        return i if is_passive(tokens, i) else None
    return i if tokens[i].low in verbs.ACHIEVED else None


def is_note(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb opens a sentence as in a diary: "Left Kars at noon."."""
    return (
        at <= 3 and not tokens[at].low.endswith("ing") and kind_of(tokens, at) in ("motion", "leave", "enter", "stay")
    )


def before_verb(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the word before a verb and its auxiliaries and adverbs."""
    i = at - 1
    while i >= 0 and (
        (tokens[i].low in ("in", "on") and tokens[i + 1].kind == "DATE")
        or (tokens[i].low in ("from", "on") and tokens[i + 1].low in ("thence", "there", "here", "hence"))
        or tokens[i].low in verbs.AUXILIARIES
        or tokens[i].low in verbs.ADVERBS
        or tokens[i].low in verbs.DOUBTED
        or (tokens[i].kind == "word" and tokens[i].low.endswith("ly"))
        or tokens[i].kind == "DATE"
    ):
        i -= 1
    return i
