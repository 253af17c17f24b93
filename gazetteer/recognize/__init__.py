"""Recognize mentions of places and persons in texts."""

from gazetteer.people.merge import PersonGroup
from gazetteer.recognize.lexicon import Lexicon
from gazetteer.recognize.recognizer import Recognition, Recognizer, default_model

__all__ = ["Lexicon", "PersonGroup", "Recognition", "Recognizer", "default_model"]
