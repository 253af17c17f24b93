"""Nouns with a capital in English texts that write all nouns so, as before about 1770: "in Disguise to seek Shelter"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gazetteer.model.term import Term
from gazetteer.people.authority import full_names, surnames
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import cues, frequency

_SHARE, _NUMBER = 0.04, 8
"""Share of the words of a text that different nouns with a capital have, and their number, if it writes all nouns so."""
_LETTERS = 4
"""Number of letters from which a word counts."""
_FREQUENT = "3"
"""Frequency of a word by `wordfreq` (Zipf scale) from which it is a word of the language."""
_KNOWN = 0.4
"""Prominence from which a word is rather a place."""
_ALSO_IN_NAMES = (
    cues.INSTITUTIONS | cues.KIND_OF | cues.TITLES | cues.POLITIES | cues.DIVISION | cues.NATURE | cues.FORTS
    | cues.STREETS | cues.NEVER | cues.DIRECTIONS | cues.EVENTS | cues.INSTITUTION_HEADS
)  # fmt: skip
"""Words that have a capital in other texts, too."""


def capital_nouns(
    words: Words, marks: Sequence[str], lower: Sequence[str], terms: Mapping[Piece, Term]
) -> frozenset[int]:
    """Return the positions of common nouns with a capital; empty for a text that does not write all nouns so.

    Args:
        words: the text.
        marks: the shapes of the words.
        lower: the words in lower case.
        terms: the names of the gazetteer in the text.
    """
    capitals = [index for index, mark in enumerate(marks) if mark == "T" and len(lower[index]) >= _LETTERS]
    inside = {lower[index] for index in capitals if _inside_a_sentence(words, marks, index)} - _ALSO_IN_NAMES
    least = max(_NUMBER, _SHARE * sum(mark in "lTU" for mark in marks))
    if len(inside) < least:
        return frozenset()
    places = {lower[start] for (start, end), term in terms.items() if end == start + 1 and term.prominence >= _KNOWN}
    nouns = {word for word in inside - places - surnames() - full_names().keys() if _is_frequent(word)}
    return frozenset(index for index in capitals if lower[index] in nouns) if len(nouns) >= least else frozenset()


def _is_frequent(word: str) -> bool:
    return frequency(word, "en", "small") >= _FREQUENT


def _inside_a_sentence(words: Words, marks: Sequence[str], index: int) -> bool:
    """Return whether a word is after one in lower case and not before another capital."""
    before, after = marks[index - 1 : index], marks[index + 1 : index + 2]
    return not words.first[index] and list(before) == ["l"] and (not after or after[0] in "lp")
