"""Classify verbs in a sentence: their class, passive voice, and doubt."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.people import verbs
from gazetteer.people.tokens import Token


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is a verb of a table, or looks like a verb in the past tense."""
    token = tokens[at]
    if token.kind != "word" or token.low in verbs.NOT_VERBS:
        return False
    low = token.low
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


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a form of "be" is before a verb that is not an "ing" form."""
    if tokens[at].low.endswith("ing"):
        return False
    i = at - 1
    while i >= 0 and (tokens[i].low in verbs.ADVERBS or tokens[i].low.endswith("ly") or tokens[i].low == "not"):
        i -= 1
    return i >= 0 and tokens[i].low in ("was", "were", "is", "are", "been", "being", "be")


def is_doubted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word directly before the verb marks it as uncertain or denied."""
    i = at - 1
    while i >= 0 and (
        tokens[i].low in verbs.ADVERBS or tokens[i].low in verbs.AUXILIARIES or tokens[i].low in verbs.DOUBTED
    ):
        if tokens[i].low in verbs.DOUBTED:
            return True
        i -= 1
    return False


def kind_of(tokens: Sequence[Token], at: int) -> verbs.VerbClass | None:
    """Return the class of a verb: "fell" is a verb of motion only before "back", "had a talk with" one of meeting."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in verbs.PARTICLES and after not in verbs.PARTICLES[low]:
        return None
    if low in ("had", "has", "have") and any(token.low in verbs.MEETINGS for token in tokens[at + 1 : at + 5]):
        return "meet"
    return verbs.CLASS.get(low)


def is_note(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a verb opens a sentence as in a diary: "Left Kars at noon."."""
    return (
        at <= 3 and not tokens[at].low.endswith("ing") and kind_of(tokens, at) in ("motion", "leave", "enter", "stay")
    )


def before_verb(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the word before a verb and its auxiliaries and adverbs."""
    i = at - 1
    while i >= 0 and (
        (tokens[i].low in ("from", "on") and tokens[i + 1].low in ("thence", "there", "here", "hence"))
        or tokens[i].low in verbs.AUXILIARIES
        or tokens[i].low in verbs.ADVERBS
        or tokens[i].low in verbs.DOUBTED
        or (tokens[i].kind == "word" and tokens[i].low.endswith("ly"))
        or tokens[i].kind == "DATE"
    ):
        i -= 1
    return i
