"""Kind words next to a name in the text's language: "реки Куры", "Albiae fluvii", "la rivière de Nérac"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gazetteer.clues.question import Cue
from gazetteer.kinds import ANY_LANGUAGE, Kind, kinds
from gazetteer.resolve.shortened_names import beginning

BORROWED = (
    "H.BAY", "H.GULF", "H.STRT", "H.HBR", "H.COVE", "H.INLT", "H.SD", "H.CHN", "H.RDST", "T.VAL", "T.PLN", "T.PASS", "T.PLAT",
    "T.GAP", "T.GRGE", "T.SHOR", "T.BCH", "T.DLTA", "T.DPR", "T.PEN", "T.HLL", "T.RDGE", "L.CST", "A.ADM2",
)  # fmt: skip
"""Kinds that are often named after a town, region or river: the bay of Naples, the Kars district."""
OF_RIVERS = ("T.VAL", "T.PLN", "T.DLTA", "T.DPR")
"""Kinds of landforms named after rivers: the Lycus valley."""
BORROWED_SHARE = 0.3
"""Share of the cue of such a word."""

_STATED = ("A", "H", "T", "P")
_BEFORE, _BEHIND = 40, 24
_WORD_AFTER = re.compile(r"^[\s\-]+([^\W\d_]+\.?)")
_LAST_WORDS = re.compile(r"([^\W\d_]+\.?['’]?)")


def kind_word_beside(text: str, start: int, end: int, lang: str) -> Cue | None:
    """Return the kind that a word of the text's language states directly before or after a span.

    Args:
        text: the complete text.
        start: first code point of the span.
        end: the code point after its last.
        lang: ISO 639-1 code.

    >>> kind_word_beside("долина реки Куры весною", 12, 16, "ru")
    Cue(source='beside', kinds=('H.STM',), word='реки', share=1.0)
    >>> kind_word_beside("partibus Albiae fluvii", 9, 15, "la").kinds
    ('H.STM',)
    >>> kind_word_beside("le lac de Van", 10, 13, "fr").word
    'lac'
    """
    table = _forms(lang)
    words = [word.lower() for word in _LAST_WORDS.findall(text[max(0, start - _BEFORE) : start])]
    touching = text[max(0, start - 1) : start]
    if words and (touching.isspace() or touching in ("'", "’", "-")):
        for skipped in range(min(3, len(words))):
            kind = table.get(words[-1 - skipped])
            link = " ".join(words[len(words) - skipped :]).replace("’", "'")
            if kind and kind.position != "behind" and (not link or link in kind.links):
                return cue_of("beside", kind, words[-1 - skipped])
    behind = _WORD_AFTER.match(text[end : end + _BEHIND])
    kind = table.get(behind.group(1).lower()) if behind else None
    if behind and kind and kind.position != "before":
        return cue_of("beside", kind, behind.group(1).lower())
    return None


def cue_of(source: str, kind: Kind, word: str) -> Cue:
    """Return the cue of a kind word; kinds that are often named after other places count less."""
    first = beginning(kind.feature)
    if not kind.feature.startswith(BORROWED):
        return Cue(source, (first,), word)  # type: ignore[arg-type]
    also = ("H",) if kind.feature.startswith(OF_RIVERS) else ()
    return Cue(source, (first, *also), word, BORROWED_SHARE)  # type: ignore[arg-type]


@cache
def _forms(lang: str) -> Mapping[str, Kind]:
    """Return the forms of the kind words of one language, and of those used in all languages."""
    found: dict[str, Kind] = {}
    for kind in sorted(kinds(lang), key=lambda kind: kind.lang == ANY_LANGUAGE):
        if kind.feature.startswith(_STATED):
            for form in kind.all_forms:
                found.setdefault(form, kind)
    return found
