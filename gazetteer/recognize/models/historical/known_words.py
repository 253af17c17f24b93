"""Words of a text that are names in the gazetteer: features of the model."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.model.term import Term
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.lexicon import Lexicon, Piece
from gazetteer.recognize.text.words import Words


def known_terms(words: Words, marks: list[str], names: Lexicon) -> dict[Piece, Term]:
    """Return the names in the gazetteer that a text writes with capitals, by their position."""
    keys = {piece: lexicon.key_of(words.slice(*piece)) for piece in lexicon.runs(words, marks)}
    terms = names.terms({key for key in keys.values() if key})
    return {piece: terms[key] for piece, key in keys.items() if key in terms}


def sounding_words(words: Words, marks: list[str], terms: Mapping[Piece, Term], names: Lexicon) -> dict[int, float]:
    """Return the prominence of the best-known place that sounds like a word, by the word's index.

    Only for words with a capital and at least four letters that are not part of a known name.
    """
    covered = {index for start, end in terms for index in range(start, end)}
    unknown = {
        index: word
        for index, word in enumerate(words.words)
        if marks[index] in "UT" and len(word) > 3 and index not in covered
    }
    prominence = names.sounding(set(unknown.values()))
    return {index: prominence[word] for index, word in unknown.items() if word in prominence}
