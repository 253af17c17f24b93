"""Names of events by their head: "Treaty of Sèvres", "Battle of the Marne", "War of the Spanish Succession"."""

from __future__ import annotations

from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.vocabulary import cues, vocabulary

_AIMS = frozenset("independence liberation succession secession union rights peace reform".split())
"""What wars and declarations are about, as often as they are about places."""
MAX_EVENT_WORDS = 4
"""Number of words of a name after the head of an event."""


def events_of(page: Page) -> list[Piece]:
    """Return treaties, battles and similar events: a head, "of", and a name that the gazetteer or the model knows."""
    found: list[Piece] = []
    for index, word in enumerate(page.lower):
        if word not in cues.EVENTS or page.marks[index] not in "UT" or page.lower[index + 1 : index + 2] != ["of"]:
            continue
        start = object_of(page, (index, index))
        if start >= len(page.lower):
            continue
        ends = [end for end in range(start + MAX_EVENT_WORDS, start, -1) if (start, end) in page.terms]
        covering = page.spans[page.cover[start]] if page.cover[start] >= 0 else None
        if covering is not None and covering.start in (start, index, index + 2) and covering.label != "DATE":
            ends.append(covering.end)
        if ends:
            found.append((index, _end(page, start, max(ends))))
    return found


def object_of(page: Page, event: Piece) -> int:
    """Return the position of the name after the "of" or "of the" of an event."""
    behind = event[0] + 2
    return behind + (page.lower[behind : behind + 1] == ["the"])


def common(page: Page, piece: Piece) -> bool:
    """Return whether a name is one common word: the "Independence" of a war."""
    word = page.lower[piece[0]]
    return piece[1] - piece[0] == 1 and (word in _AIMS or word in vocabulary("common"))


def _end(page: Page, start: int, end: int) -> int:
    """Return the end of an event's name: with the capitalized words that follow, without the period of the sentence."""
    texts, first = page.words.words, page.words.first
    while end < len(texts) and end - start < MAX_EVENT_WORDS and page.marks[end] in "UT" and not first[end]:
        end += 1
    return end - 1 if texts[end - 1] == "." and end - start > 1 and len(texts[end - 2]) > MAX_EVENT_WORDS else end
