"""What the gazetteer is asked before the model reads: the names that a text writes with capitals."""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.model.term import Term
from gazetteer.recognize import lexicon
from gazetteer.recognize.lexicon import Lexicon, Piece
from gazetteer.recognize.ner import Words


def known_terms(words: Words, marks: list[str], names: Lexicon) -> dict[Piece, Term]:
    """Return the gazetteer's names that a text writes with capitals, and where."""
    keys = {piece: lexicon.key_of(words.slice(*piece)) for piece in lexicon.runs(words, marks)}
    terms = names.terms({key for key in keys.values() if key})
    return {piece: terms[key] for piece, key in keys.items() if key in terms}


def sounding_words(words: Words, marks: list[str], terms: Mapping[Piece, Term], names: Lexicon) -> dict[int, float]:
    """Return the prominence of the best-known place that sounds like a word, by the word's index.

    Only words of four letters or more are asked for that are written with a capital and belong to no known name.
    """
    covered = {index for start, end in terms for index in range(start, end)}
    unknown = {
        index: word
        for index, word in enumerate(words.words)
        if marks[index] in "UT" and len(word) > 3 and index not in covered
    }
    prominence = names.sounding(set(unknown.values()))
    return {index: prominence[word] for index, word in unknown.items() if word in prominence}
