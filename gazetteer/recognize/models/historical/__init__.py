"""The project's own recognition model: a small transformer trained on historical prose, run by ONNX Runtime."""

from gazetteer.recognize.models.historical.inputs import strengths
from gazetteer.recognize.models.historical.known_words import known_terms, sounding_words
from gazetteer.recognize.models.historical.model import HistoricalModel, load

__all__ = [
    "HistoricalModel",
    "known_terms",
    "load",
    "sounding_words",
    "strengths",
]
