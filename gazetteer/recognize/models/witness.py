"""The sources of names in a text, with one interface: the project's models, a spaCy model, or only the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from gazetteer.recognize.models import historical, multilingual, ner
from gazetteer.recognize.models.installed import HISTORICAL, MULTILINGUAL, NETWORK
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.hyphens import joined_by_hyphens
from gazetteer.recognize.text.lexicon import Lexicon
from gazetteer.recognize.text.words import Span, Words

NONE = "none"
"""The value instead of a model, for only finding the gazetteer's names."""


class Witness(Protocol):
    """Reads a text and finds names.

    Attributes:
        by: the value of `by` for what it finds, "spacy:en_core_web_sm".
        weights: its section of `weights.json`.
    """

    @property
    def by(self) -> str: ...

    @property
    def weights(self) -> str: ...

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that it finds."""
        ...


@dataclass(frozen=True)
class SpacyWitness:
    """A spaCy model; `model` None splits words only."""

    nlp: Any
    model: str | None

    @property
    def by(self) -> str:
        return ner.signature(self.model) if self.model else "lexicon"

    @property
    def weights(self) -> str:
        return "with a model" if self.model else "lexicon alone"

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that the model finds."""
        return ner.read(text, self.nlp)


@dataclass(frozen=True)
class HistoricalWitness:
    """The project's own model, which also gives its probability for each word."""

    nlp: Any
    network: historical.HistoricalModel
    by: str = f"model:{HISTORICAL}"
    weights: str = "with the historical model"

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that the model finds and its probabilities."""
        words = ner.read(text, self.nlp)
        marks = lexicon.shapes(words)
        terms = historical.known_terms(words, marks, names)
        sounding = historical.sounding_words(words, marks, terms, names)
        strengths = historical.strengths(len(words.words), terms, sounding)
        chances, found = self.network.read(words.words, words.first, strengths, joined_by_hyphens(words, marks))
        return replace(words, spans=[Span(*span) for span in found], chances=chances)


@dataclass(frozen=True)
class MultilingualWitness:
    """The project's own model for all languages but English, which also gives its probability for each word."""

    lang: str
    network: multilingual.MultilingualModel
    by: str = f"model:{MULTILINGUAL}"
    weights: str = "with the multilingual model"

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that the model finds and its probabilities."""
        words, strengths = multilingual.prepared(text, self.lang, names)
        chances, found = self.network.read(words.words, words.first, strengths, self.lang)
        return replace(words, spans=[Span(*span) for span in found], chances=chances)


@lru_cache(maxsize=64)
def load(model: str | None, lang: str) -> Witness:
    """Return the witness for a model.

    Args:
        model: "historical_en", "historical_xx", the folder of a model of one of these two kinds, the name of a spaCy
            model, or None for the gazetteer's names alone.
        lang: the language of the texts, which determines how words are split.

    Raises:
        ModelError: the model is not installed, or finds no names.
    """
    if model == HISTORICAL:
        return HistoricalWitness(ner.load(None, "en"), historical.load())
    if model == MULTILINGUAL:
        return MultilingualWitness(lang, multilingual.load())
    if model is not None and (Path(model) / NETWORK).is_file():
        if multilingual.is_one(Path(model)):
            return MultilingualWitness(lang, multilingual.load(Path(model)))
        return HistoricalWitness(ner.load(None, "en"), historical.load(Path(model)))
    return SpacyWitness(ner.load(model, lang), model)


def language_of(model: str) -> str | None:
    """Return the language that a model reads; None for a model of many languages, and for `NONE`.

    Raises:
        ModelError: it is not installed.
    """
    if model == NONE:
        return None
    witness = load(model, "")
    return str(witness.nlp.lang) if isinstance(witness, (SpacyWitness, HistoricalWitness)) else None
