"""Distinguish what a text states from what it only supposes: conditions, orders, wishes, plans, denials."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.people.movements import verbs
from gazetteer.people.movements.tokens import Token
from gazetteer.people.movements.verb_forms import achieved, has_auxiliary

_IF = frozenset({"if", "unless", "whether", "lest"})
_DENIED = frozenset(
    """
    denied denies deny denying doubted doubts doubt doubting disbelieved pretended pretends pretending imagined
    imagines dreamed dreamt feigned untrue false unlikely impossible improbable ordered commanded demanded demands
    insisted proposed suggested requested desired wished wish wishes hoped hope hopes feared fear fears expected
    expects threatened promised promise agreed decreed supposed suspected rumoured rumored rumour rumours rumor rumors
    fancied asked orders
    """.split()
)
"""Words before "that" which deny what follows, or make it uncertain: orders, wishes, suppositions."""
_UNCHANGED = frozenset("read put set cut hit let go come run".split())
"""Infinitives that are also past forms or are in `verbs.CLASS`."""
_WISHED = frozenset("wish wished hope hoped fear feared suppose supposed fancy fancied imagine imagined".split())
"""Words directly before a clause without "that" which make it uncertain: "I wish Hill were here"."""

_ABOUT_TO = frozenset("going coming leaving starting returning marching".split())
"""Participles that state a plan after a present form of "be": "he is leaving for Kars"."""
_IS = frozenset("is are am".split())
_WAS = frozenset("was were".split())
"""Forms of "be" before "going" that state a plan: "he was going to Kars"."""


def is_doubted(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words around a verb state that the action is planned, uncertain or denied."""
    before = tokens[at - 1].low if at else ""
    if tokens[at].low in ("is", "are", "am", "was", "were") and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return True
    if (before in _IS and tokens[at].low in _ABOUT_TO) or (before in _WAS and tokens[at].low == "going"):
        return True
    i = (at if (real := achieved(tokens, at)) is None else real) - 1
    if tokens[at].low.endswith("ing") and i >= 0 and not has_auxiliary(tokens, at):
        return tokens[i].low in verbs.UNREAL or (tokens[i].low in ("of", "from", "about") and _is_unreal(tokens, i - 1))
    while i >= 0 and (
        tokens[i].low in verbs.ADVERBS or tokens[i].low in verbs.AUXILIARIES or tokens[i].low in verbs.DOUBTED
    ):
        if tokens[i].low in verbs.DOUBTED:
            return True
        i -= 1
    return False


def _is_unreal(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and tokens[at].low in verbs.UNREAL


def is_of_infinitive(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Return whether a verb is joined to an infinitive between it and the verb `after`: "he wished to go and read".

    Only a form that can be an infinitive counts.
    """
    if tokens[at].low not in verbs.BASES and tokens[at].low not in _UNCHANGED:
        return False
    return any(
        tokens[i].low == "to"
        and tokens[i + 1].kind == "word"
        and tokens[i + 1].text.islower()
        and tokens[i + 1].low not in verbs.DETERMINERS
        and achieved(tokens, i + 1) is None
        for i in range(after + 1, at - 1)
    )


def is_denied(tokens: Sequence[Token], begin: int) -> bool:
    """Return whether a clause that begins here is a condition, or denied: "if he came", "denied that he had come"."""
    before = tokens[begin - 1].low if begin > 0 else ""
    if before in _WISHED:
        return True
    if before in ("had", "were", "should"):
        return begin == 1 or tokens[begin - 2].kind == "mark"  # "Had he come, "
    return before in _IF or (before == "that" and begin > 1 and tokens[begin - 2].low in _DENIED)
