"""Recognize mentions of places and persons in texts.

Nothing happens at import: each name below is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.people.merge import PersonGroup
    from gazetteer.recognize.models.installed import default_model
    from gazetteer.recognize.recognizer import Recognition, Recognizer
    from gazetteer.recognize.text.lexicon import Lexicon

_HOMES = {
    "Lexicon": "gazetteer.recognize.text.lexicon",
    "PersonGroup": "gazetteer.people.merge",
    "Recognition": "gazetteer.recognize.recognizer",
    "Recognizer": "gazetteer.recognize.recognizer",
    "default_model": "gazetteer.recognize.models.installed",
}

__all__ = ["Lexicon", "PersonGroup", "Recognition", "Recognizer", "default_model"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gazetteer.recognize' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
