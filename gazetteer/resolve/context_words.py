"""Words that suggest a kind of place: what is crossed, forded or sailed up is a river, not a state.

Each row is a pattern of the words directly before or after a name, with the kinds of places that it suggests. Kind words
("the river Aras") are handled in `context`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

from gazetteer.clues.question import Cue
from gazetteer.resolve.prepositions import bare

WATER = ("H",)
RIVER = ("H.STM", "H.CNL")
WATERS_AND_LANDS = ("H", "T", "L")
BARE = ("H.STM", "H.SEA", "H.OCN", "H.GULF", "H.CHN", "T", "L")
"""Kinds of natural features that are often named without a kind word (lakes are not)."""
NAMED_WITH_ARTICLE = ("H.STM", "H.CNL", "H.SEA", "H.OCN", "H.GULF", "H.CHN", "T.MTS", "T.DSRT")
"""Kinds whose names have an article in English prose: "at Orange" is not the river."""
MOUNTAINS = ("T",)
TOWN = ("P", "S")
STATES_AND_LANDS = ("A", "L")
SPOT = ("P", "S", "L.BTL")
TOWN_OR_STATE = ("A", "P", "L")

Where = Literal["before", "behind", "subject"]
"""Position of a pattern: directly before the name, directly after it, or after it if "the" precedes the name."""

_BEFORE = 44
_BEHIND = 36
_NEXT_WORDS = 24
"""Number of code points after a name that show whether it is an attribute."""

_ROWS: Sequence[tuple[Where, tuple[str, ...], str]] = (
    ("before", RIVER, r"(?:sail|steam|row|paddl|navigat|float|drift|voyag)\w*(?: slowly)? (?:up|down|along)"),
    ("before", RIVER, r"(?:ford|bridg|swam|wad|navigat)(?:s|ed|ing|es)?"),
    ("before", RIVER, r"(?:banks?|mouths?|fords?|sources?|head ?waters|tributar(?:y|ies)|basin|delta|course|bends?|navigation|falls"
     r"|rapids|cataracts?|affluents?|confluence|channel|stream|ferry|estuary) of"),
    ("before", WATER, r"(?:waters?|shores?|islands? in) of"),
    ("before", RIVER, r"(?:fords?|bridges?|ferry|ferries|pontoons?) (?:over|across|on|upon)"),
    ("before", WATERS_AND_LANDS, r"(?:re)?cross(?:ed|es|ing)?|travers(?:ed|es|ing|e)|passage of"),
    ("before", ("H", "T"), r"valleys? of|(?:ascend|descend)(?:ed|ing|s)?"),
    ("before", MOUNTAINS, r"(?:climb(?:ed|ing|s)?|scal(?:ed|ing)|summits?|slopes?|peaks?|crests?|spurs?|passes|glaciers?"
     r"|ascent|snows)(?: of)?"),
    ("before", TOWN, r"(?:besieg|storm|sack|garrison|bombard|blockad|plunder)(?:ed|ing|es|s)?"),
    ("before", TOWN, r"(?:siege|walls?|gates?|citadel|garrison|streets?|suburbs?|bazaars?|mayor|bishop|archbishop|burgesses"
     r"|harbou?r|port|ramparts|cathedral|surrender|fall|sack|storming|treaty|peace) of"),
    ("before", STATES_AND_LANDS, r"(?:kings?|queens?|emperors?|empress|sultans?|kingdom|parliament|constitution|provinces?"
     r"|frontiers?|borders?) of"),
    ("before", WATER, r"(?:an der|am|ufern? (?:de[rs]|am)|mündung (?:de[rs])|brücken? über (?:den|die)|überschritt(?:en)?"
     r" (?:den|die)|jenseits de[rs]|diesseits de[rs]|fluss|flusse|strom|strome)"),
    ("before", WATER, r"(?:(?:bords?|rives?|rivages?|embouchures?|sources?|gués?|cours|eaux) (?:du|de la|de l['’]|des)"
     r"|pont sur (?:le|la|l['’]))\s?"),
    ("before", WATERS_AND_LANDS, r"(?:pass[aè]\w*|travers[aè]\w*|franchi\w*|remont[aè]\w*|descend\w*) (?:le|la|l['’])\s?"),
    ("before", WATER, r"(?:берег\w*|переправ\w+ через)"),
    ("before", RIVER, r"(?:усть\w|верховь\w+|притоке?|брод\w? через|мост\w? через|реке?и?|рекою|р\.)"),
    ("before", WATER, r"(?:rive|sponde|foce|ponte su|ponte sul|orillas|riberas|márgenes|margens|foz|desembocadura)"
     r" (?:del|della|de la|do|da|de l['’])"),
    ("behind", WATER, r"(?:flow|overflow|empties|emptied|meander|flood)\w*|(?:is|was|were|being) (?:\w+ )?(?:fordable|navigable"
     r"|forded|bridged|frozen|swollen|crossed)|froze\b|and its (?:tributar|banks)\w*"),
    ("subject", RIVER, r"(?:rose|rises|ran|runs|divides?|divided|bends?|winds|widens|narrows|swells?|swelled|joins|joined"
     r"|turns|carries|fell|was (?:rising|falling|low|high|too high|in flood))\b"),
    ("behind", TOWN_OR_STATE, r"(?:legislatures?|militia|regiments?|volunteers?|troops|cavalry|infantry|delegat(?:es?|ions?)"
     r"|senators?|parliament|garrison)\b"),
    ("behind", TOWN, r"(?:surrendered|capitulated|was (?:besieged|stormed|sacked|burnt|burned|relieved|invested))"),
)  # fmt: skip

_ARTICLE = re.compile(r"(?:^|[^\w])the\s+$", re.IGNORECASE)
_ALONG = re.compile(r"\b((?:up|down|along|beyond|across|over|upon)|(?<=[a-z,] )on) the $", re.IGNORECASE)
"""Prepositions that, with "the", precede waters, landforms and regions."""
_AT = re.compile(r"(?:^|\W)(at|à|bei|zu|при)\s+$")
"""Prepositions that mostly precede towns, in English, French, German and Russian."""
_FUNCTION_WORDS = (
    "and or nor but as than that which who whose whom where when while until till since because if so though although not "
    "about above across after against along among around at before behind below beneath beside between beyond by down during "
    "except for from in inside into near of off on onto opposite out over past round through to toward towards under up upon "
    "with within without is was are were be been had has have did does do would could can will shall may might must should "
    "we he she they it i you there then again also once here only a an the this these his her their our my each every all "
    "some both never always often"
).split()
_OBJECTS = "me him us them it what whatever how the a an his their our my".split()
"""Words that begin the object of a verb: in "those who know the Ohio charge what they please", "charge" is a verb."""
_NOT_ATTRIBUTIVE = re.compile(
    rf"^(?:['’]s)?\s*(?:$|[.,;:!?)\]\"”—–]|-(?!\w)"
    rf"|(?:{'|'.join(_FUNCTION_WORDS)}|[a-z]+ed|[a-z]+ (?:{'|'.join(_OBJECTS)}))\b)"
)
"""Words that may follow a name with an article: in "the Ohio regiment" the article belongs to the regiment."""


@cache
def _compiled() -> tuple[tuple[Where, tuple[str, ...], re.Pattern[str]], ...]:
    return tuple((where, kinds, _pattern(where, words)) for where, kinds, words in _ROWS)


def _pattern(where: Where, words: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b({words})(?:\s*\b(?:the|den|die|der))?\s*$" if where == "before" else rf"^\s+({words})", re.IGNORECASE
    )


@cache
def _any(where: Where) -> re.Pattern[str]:
    """Return one pattern for all rows, which rules out most names quickly."""
    return _pattern(where, "|".join(words for each, _, words in _ROWS if each == where))


def context_cue(text: str, start: int, end: int) -> Cue | None:
    """Return the kind of place that the words around a span suggest; the first matching row counts.

    >>> text = "They sailed up the Ohio for two days."
    >>> context_cue(text, 19, 23).kinds, context_cue(text, 19, 23).word
    (('H.STM', 'H.CNL'), 'sailed up')
    """
    before = " ".join(text[max(0, start - _BEFORE) : start].split()) + " "
    behind = " " + " ".join(text[end : end + _BEHIND].split())
    if not text[max(0, start - 1) : start].isspace():
        before = before.rstrip()
    wheres = {where for where in get_args(Where) if _found(where, _any(where), before, behind)}
    for where, kinds, pattern in _compiled() if wheres else ():
        found = _found(where, pattern, before, behind) if where in wheres else None
        if found:
            return Cue("context", kinds, found.group(1).strip())
    along = _ALONG.search(before)
    if along and _NOT_ATTRIBUTIVE.match(text[end : end + 24]):
        return Cue("context", WATERS_AND_LANDS, along.group(1))
    return None


def _found(where: Where, pattern: re.Pattern[str], before: str, behind: str) -> re.Match[str] | None:
    if where == "before":
        return pattern.search(before)
    if where == "subject" and not _ARTICLE.search(before):
        return None
    return pattern.match(behind)


def article_cue(text: str, start: int, end: int) -> Cue | None:
    """Return the cue of the English article, which rivers, ranges and seas have, but not towns and most states.

    >>> texts = ("the Ohio is", "the Ohio, then", "the Ohio regiment", "the Ohio hides a bar")
    >>> [bool(article_cue(text, 4, 8)) for text in texts]
    [True, True, False, True]
    """
    if _ARTICLE.search(text[max(0, start - 8) : start]) and _NOT_ATTRIBUTIVE.match(text[end : end + 24]):
        return Cue("article", BARE, "the")
    return None


def bare_cue(text: str, start: int, lang: str = "en") -> Cue | None:
    """Return the cue of a name without an article, which counts against rivers, ranges and seas.

    >>> bare_cue("a house at Orange", 11).kinds[0], bare_cue("the banks of the Orange", 17)
    ('H.STM', None)
    """
    pattern = bare(lang)
    found = pattern.search(text[max(0, start - 14) : start]) if pattern is not None else None
    return Cue("bare", NAMED_WITH_ARTICLE, found.group(1)) if found else None


def preposition_cue(text: str, start: int) -> Cue | None:
    """Return the cue of a preposition that precedes towns rather than regions.

    >>> preposition_cue("their position at Santarem", 18).kinds
    ('P', 'S', 'L.BTL')
    """
    found = _AT.search(text[max(0, start - 6) : start])
    return Cue("preposition", SPOT, found.group(1)) if found else None
