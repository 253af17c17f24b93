"""The model's input for a text: its words, and their strengths in the gazetteer."""

from __future__ import annotations

from gazetteer.recognize.languages.inflected import with_inflections
from gazetteer.recognize.languages.word_ends import divided, without_ends
from gazetteer.recognize.models import ner
from gazetteer.recognize.models.historical.inputs import strengths
from gazetteer.recognize.models.historical.known_words import known_terms
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.lexicon import Lexicon
from gazetteer.recognize.text.words import Words


def prepared(text: str, lang: str, names: Lexicon) -> tuple[Words, list[int]]:
    """Return the words of a text, and the strength of each in the gazetteer."""
    words = divided(without_ends(ner.read(text, ner.load(None, lang)), lang), names, lang)
    terms = known_terms(words, lexicon.shapes(words), with_inflections(names, lang))
    return words, strengths(len(words.words), terms, {})
