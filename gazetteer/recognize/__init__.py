"""Text to mentions: which stretches name a place or a person."""

from gazetteer.people.merge import PersonGroup
from gazetteer.recognize.lexicon import Lexicon
from gazetteer.recognize.recognizer import Recognition, Recognizer, default_model

__all__ = ["Lexicon", "PersonGroup", "Recognition", "Recognizer", "default_model"]
