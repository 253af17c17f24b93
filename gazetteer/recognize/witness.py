"""Who reads a text for names: the project's own model, a spaCy model, or nobody but the gazetteer; one interface for all."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from gazetteer.recognize import historical, lexicon, multilingual, ner
from gazetteer.recognize.lexicon import Lexicon
from gazetteer.recognize.ner import Span, Words
from gazetteer.recognize.plausible import joined_by_hyphens

HISTORICAL = "historical_en"
"""The name of the project's own model for English."""
MULTILINGUAL = "historical_xx"
"""The name of the project's own model for all other languages."""
BY_NAMES = frozenset({"tr"})
"""Languages that the names of the gazetteer alone read better than `MULTILINGUAL`, which has seen too little of them."""
NONE = "none"
"""Chosen in place of a model, to find the gazetteer's names alone."""


class Witness(Protocol):
    """Reads a text and says where it sees names.

    Attributes:
        by: how it signs what it finds, "spacy:en_core_web_sm".
        weights: section of `weights.json` with what its word is worth.
    """

    @property
    def by(self) -> str: ...

    @property
    def weights(self) -> str: ...

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that it sees."""
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
        """Return the words of a text with the names that the model sees."""
        return ner.read(text, self.nlp)


@dataclass(frozen=True)
class HistoricalWitness:
    """The project's own model, which also gives its probability for each word."""

    nlp: Any
    network: historical.HistoricalModel
    by: str = f"model:{HISTORICAL}"
    weights: str = "with the historical model"

    def read(self, text: str, names: Lexicon) -> Words:
        """Return the words of a text with the names that the model sees and its probabilities."""
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
        """Return the words of a text with the names that the model sees and its probabilities."""
        words, strengths = multilingual.prepared(text, self.lang, names)
        chances, found = self.network.read(words.words, words.first, strengths, self.lang)
        return replace(words, spans=[Span(*span) for span in found], chances=chances)


@lru_cache(maxsize=64)
def load(model: str | None, lang: str) -> Witness:
    """Return the witness that a model is.

    Args:
        model: "historical_en", "historical_xx", the folder of a model of one of these two kinds, the name of a spaCy
            model, or None for the gazetteer's names alone.
        lang: the language of the texts, which decides how words are split.

    Raises:
        ModelError: the model is not installed, or finds no names.
    """
    if model == HISTORICAL:
        return HistoricalWitness(ner.load(None, "en"), historical.load())
    if model == MULTILINGUAL:
        return MultilingualWitness(lang, multilingual.load())
    if model is not None and (Path(model) / "model.onnx").is_file():
        if multilingual.is_one(Path(model)):
            return MultilingualWitness(lang, multilingual.load(Path(model)))
        return HistoricalWitness(ner.load(None, "en"), historical.load(Path(model)))
    return SpacyWitness(ner.load(model, lang), model)


def default_model(lang: str) -> str | None:
    """Return the model that reads a language by default: the project's own, else the best spaCy model installed.

    None where there is no model, so that the gazetteer's names alone are found.
    """
    own, rooms = (HISTORICAL, historical) if lang == "en" else (MULTILINGUAL, multilingual)
    if lang not in BY_NAMES and importlib.util.find_spec("onnxruntime") and rooms.installed():
        return own
    return ner.default_model(lang)


def language_of(model: str) -> str | None:
    """Return the language that a model reads; None for a model of many languages, and for `NONE`.

    Raises:
        ModelError: it is not installed.
    """
    if model == NONE:
        return None
    witness = load(model, "")
    return str(witness.nlp.lang) if isinstance(witness, (SpacyWitness, HistoricalWitness)) else None
