"""What the text around a mention says of the place it means: a container, a kind of place, another name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.model.document import Mention

_BEFORE = 48
_AFTER = 28

CUES = {
    "river": "H", "rivers": "H", "lake": "H", "lakes": "H", "sea": "H", "gulf": "H", "bay": "H", "creek": "H",
    "ocean": "H", "strait": "H", "straits": "H", "canal": "H", "bayou": "H", "banks of the": "H", "shores of": "H",
    "mount": "T", "mt.": "T", "mountain": "T", "mountains": "T", "hill": "T", "island": "T", "isle": "T", "islands": "T",
    "peninsula": "T", "cape": "T", "valley": "T", "desert": "T", "pass": "T", "plateau": "T", "range": "T",
    "province": "A", "state": "A", "county": "A", "parish": "A", "vilayet": "A", "sanjak": "A", "district": "A",
    "oblast": "A", "governorate": "A", "guberniya": "A", "government": "A", "republic": "A", "kingdom": "A",
    "empire": "A", "region": "A", "prefecture": "A", "department": "A", "canton": "A", "territory": "A", "country": "A",
    "emirate": "A", "khanate": "A", "eyalet": "A", "uyezd": "A", "raion": "A", "oblast'": "A", "marz": "A",
    "city": "P", "town": "P", "village": "P", "villages": "P", "hamlet": "P", "port": "P", "fortress": "P", "suburb": "P",
    "capital": "P", "township": "P", "borough": "P", "settlement": "P", "towns": "P", "cities": "P", "junction": "P",
}  # fmt: skip
"""Words that say what kind of place follows ("the river X", "province of X") or precedes ("X river"), as feature classes."""

_CUE_BEFORE = re.compile(
    r"\b("
    + "|".join(re.escape(cue) for cue in sorted(CUES, key=len, reverse=True))
    + r")(?:\s+(?:of|called|named))?(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"^\s+(" + "|".join(re.escape(cue) for cue in sorted(CUES, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_JOINED = re.compile(r"^(,\s*|\s*\(\s*|\s+)$")
_IN = re.compile(r"^,?\s+(?:in|of|near|at)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}(?:of\s+)?(?:the\s+)?$")


@dataclass(frozen=True, slots=True)
class Context:
    """The cues around one mention.

    Attributes:
        container: index of the mention that follows as "Alexandria, Louisiana", None without one.
        loose_container: index of one that follows as "Kars in the province of …", a weaker cue.
        cue: GeoNames feature class that the words around it state, None without one.
        cue_word: the word that states it.
    """

    container: int | None = None
    loose_container: int | None = None
    cue: str | None = None
    cue_word: str | None = None


def read(text: str, mentions: Sequence[Mention]) -> list[Context]:
    """The context of each mention of a text; `mentions` in order of the text."""
    places = [number for number, mention in enumerate(mentions) if mention.type == "PLACE"]
    following = dict(itertools.pairwise(places))
    return [
        _context(text, mentions, number, following.get(number)) if mention.type == "PLACE" else Context()
        for number, mention in enumerate(mentions)
    ]


def _context(text: str, mentions: Sequence[Mention], number: int, following: int | None) -> Context:
    mention = mentions[number]
    container = loose = None
    if following is not None:
        between = text[mention.end : mentions[following].start]
        if len(between) <= 3 and _JOINED.match(between) and mentions[following].start >= mention.end:
            container = following
        elif len(between) <= 40 and _IN.match(between):
            loose = following
    cue, word = cue_of(text, mention.start, mention.end)
    return Context(container, loose, cue, word)


def cue_of(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """The feature class that the words within or around a span state, and the word: ("H", "river")."""
    inside = text[start:end].split()
    if len(inside) > 1:
        for word in (inside[-1], inside[0]):
            if word.lower() in CUES:
                return CUES[word.lower()], word.lower()
    before = _CUE_BEFORE.search(text[max(0, start - _BEFORE) : start])
    after = _CUE_AFTER.match(text[end : end + _AFTER])
    found = after or before
    return (CUES[found.group(1).lower()], found.group(1).lower()) if found else (None, None)
