"""A system whose places have the spans of corpora that mark kind words and divisions too: "Essex county, Va."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazetteer.evaluation.harness import AnnotatingSystem
from gazetteer.model.document import Document, Entity
from gazetteer.recognize.vocabulary import cues, in_english

KINDS_BEFORE = (cues.DIVISION | cues.NATURE | {"port", "castle"}) - {"union", "shoals", "branch"}
"""Kind words before "of" and a place, in English."""
KINDS_AFTER = frozenset(
    "county parish township province territory oblast governorate street avenue road river creek".split()
)
"""Kind words after a place, in English."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+['’]?)\s*$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_DIVISION_AFTER = re.compile(r"[.,]\s+")
SHORT_DIVISION = 4
"""Maximum number of letters of an abbreviated division without a period."""


@dataclass(frozen=True)
class WithKindWords:
    """A system, with the places that it finds extended by their kind words, and by the division after them.

    Of the two places of "Nashville, Tenn." only the first remains, and has both names.
    """

    system: AnnotatingSystem
    lang: str

    def annotate(self, text: str, *, date: str | None = None) -> Document:
        """Return the people and places of a text, with the places extended."""
        found = self.system.annotate(text, date=date)
        return replace(found, entities=tuple(whole(text, found.entities, self.lang)))

    def resolve(self, text: str, *, spans: Sequence[tuple[int, int]], date: str | None = None) -> Document:
        """Return the places of these spans, in the order of the spans."""
        return self.system.resolve(text, spans=spans, date=date)


def whole(text: str, entities: Sequence[Entity], lang: str) -> list[Entity]:
    """Return entities with the places extended: "the county of Essex, Va.", "l'île de Madère"."""
    found: list[Entity] = []
    for entity in entities:
        if entity.type != "PLACE":
            found.append(entity)
            continue
        start, end = _with_kind(text, entity, lang)
        last = found[-1] if found else None
        if last is not None and last.type == "PLACE" and _divides(text, last, entity):
            found[-1] = replace(last, end=end, text=text[last.start : end])
        else:
            start = entity.start if last is not None and start < last.end else start
            found.append(replace(entity, start=start, end=end, text=text[start:end]))
    return found


def _with_kind(text: str, entity: Entity, lang: str) -> tuple[int, int]:
    """Return a span with the kind word before it, with or without "of", and in English the one after it."""
    start, end = entity.start, entity.end
    english = in_english(lang)
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    linked = before is not None and english.get(before[1].lower(), before[1].lower()) == "of"
    if before is not None and linked:
        before = _WORD_BEFORE.search(text, max(0, before.start() - 20), before.start())
    if before is not None and (linked or lang != "en"):
        word = before[1].lower()
        if english.get(word, word) in KINDS_BEFORE:
            start = before.start()
    after = _WORD_AFTER.match(text, end) if lang == "en" else None
    if after is not None and start == entity.start and after[1].lower() in KINDS_AFTER:
        end = after.end()
    return start, end


def _divides(text: str, one: Entity, other: Entity) -> bool:
    """Return whether a place is the abbreviated division of the place directly before it: the Virginia of "Norfolk, Va."."""
    if not _DIVISION_AFTER.fullmatch(text, one.end, other.start) or one.place is None or other.place is None:
        return False
    short = other.text.endswith(".") or len(other.text) <= SHORT_DIVISION
    return short and other.place.feature == "A.ADM1" and one.place.feature != "A.ADM1"
