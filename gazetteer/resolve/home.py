"""Find where a text comes from: in its dateline or masthead, or from the certain places of a collection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.model.distance import kilometres
from gazetteer.model.document import Document, Mention
from gazetteer.model.place import Place

DATELINE_AREA = 160
"""Number of code points at the beginning of a text in which a dateline or masthead is searched for."""
CERTAIN = 0.7
"""Minimum score of a place that indicates where a text is from."""
AREA_KM = 80.0
"""Radius in kilometres of the area of a local collection."""
LEAST_TEXTS, LEAST_SHARE, LEAD = 2, 0.4, 1.5
"""Minimum number and share of texts that name places of one area, and minimum ratio to any other area."""

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avril|mai|juin|juil|août|märz|okt|dez|январ|феврал|март|"
    r"апрел|мая|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\.?"
)
_DATE = rf"(?:the\s+)?(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:of\s+)?{_MONTH}|\d{{4}})"
_AFTER = re.compile(
    rf"^(?:,?\s+[^\W\d_][\w.]*){{0,3}}(?:\s*[,(]?\s*(?:AP|Reuters|UPI|AFP)\)?)?\s*(?:—|–|--|,?\s+(?:den\s+|le\s+|on\s+)?{_DATE})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[^\w\n]*(?:(?:camp|headquarters|hdqrs\.?|fort)\s+(?:near|at|of|on)?\s*)?", re.IGNORECASE)
_OPENING = 40
"""Number of code points before the place of a dateline on its line."""


@dataclass(frozen=True, slots=True)
class Home:
    """The place where the texts of a collection come from.

    Attributes:
        texts: number of texts that name places of its area, out of `of` texts.
    """

    place: Place
    texts: int
    of: int

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        assert self.place.location is not None
        return self.place.location.lat, self.place.location.lon

    def __str__(self) -> str:
        return f"{self.place.label} ({self.place.id}), near the places of {self.texts} of {self.of} texts"


def dateline(text: str, mentions: Sequence[Mention]) -> int | None:
    """Return the index of the mention that states where a text was written, in its dateline or letterhead.

    >>> text = "TIFLIS, May 3, 1920.—The train left Batum."
    >>> dateline(text, [Mention(0, 6, "TIFLIS", "PLACE", ""), Mention(36, 41, "Batum", "PLACE", "")])
    0
    """
    for number, mention in enumerate(mentions):
        if mention.start > DATELINE_AREA:
            return None
        if mention.type == "PLACE" and opens_dateline(text, mention.start, mention.end):
            return number
    return None


def opens_dateline(text: str, start: int, end: int) -> bool:
    """Return whether a span begins a line, and a date or the dash of a news report follows.

    >>> text = "Washington, July 5. The consul at Aleppo, on July 1, wrote"
    >>> opens_dateline(text, 0, 10), opens_dateline(text, 34, 40)
    (True, False)
    """
    line = text.rfind("\n", max(0, start - _OPENING), start) + 1
    if not line and start > _OPENING:
        return False
    return bool(_BEFORE.fullmatch(text, line, start) and _AFTER.match(text[end : end + 80]))


def infer(texts: Sequence[Sequence[Place]]) -> Home | None:
    """Return the town around which the certain towns of each text of a collection lie; None if they are scattered.

    The result is the town of the area that most texts name.
    """
    counts = Counter(place for certain in texts for place in certain)
    support = {place: sum(any(_near(place, other) for other in each) for each in texts) for place in counts}
    if not support:
        return None
    best = max(support, key=lambda place: (support[place], counts[place], place.prominence))
    rivals = [number for place, number in support.items() if not _near(place, best, 3 * AREA_KM)]
    number = support[best]
    if number < LEAST_TEXTS or number < LEAST_SHARE * len(texts) or number < LEAD * max(rivals, default=0):
        return None
    return Home(best, number, len(texts))


def certain_towns(document: Document) -> list[Place]:
    """Return the towns that a document surely names, each once."""
    found: dict[Place, None] = {}
    for entity in document.entities:
        chosen = entity.resolution.chosen if entity.resolution else None
        if chosen and chosen.score >= CERTAIN and chosen.place.feature[:1] == "P" and chosen.place.location:
            found[chosen.place] = None
    return list(found)


def _near(one: Place, other: Place, km: float = AREA_KM) -> bool:
    assert one.location
    assert other.location
    return kilometres(one.location.lat, one.location.lon, other.location.lat, other.location.lon) <= km
