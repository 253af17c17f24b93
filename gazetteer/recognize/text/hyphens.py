"""Names that are continued after a hyphen: "Hang-chow-fu", but not "Paris-based"."""

from __future__ import annotations

from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, vocabulary

_COMPOUND_ENDS = ("ed", "ing", "born", "bound", "like", "wide", "style", "side", "led", "made", "area", "run", "only")
"""English words that follow a name after a hyphen without being part of it: "Paris-based"."""


def joined_by_hyphens(words: Words, marks: list[str]) -> set[int]:
    """Return the words and hyphens that continue a name: all but the "Hang" of "Hang-chow-fu"."""
    texts = words.words
    found: set[int] = set()
    for index in range(1, len(texts) - 1):
        if texts[index] != "-" or marks[index + 1] != "l" or not (marks[index - 1] in "UT" or index - 1 in found):
            continue
        adjacent = words.starts[index] == words.ends[index - 1] and words.starts[index + 1] == words.ends[index]
        if adjacent and not english_tail(texts[index + 1]):
            found |= {index, index + 1}
    return found


def english_tail(word: str) -> bool:
    """Return whether a word after a hyphen is English and not part of a name: the "based" of "Vienna-based"."""
    return word.endswith(_COMPOUND_ENDS) or word in vocabulary("common") or word in cues.STREETS
