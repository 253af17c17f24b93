"""gazetteer: who and where a text about the past speaks of.

>>> from gazetteer import Gazetteer, Pipeline                       # doctest: +SKIP
>>> Pipeline(Gazetteer.open()).annotate("They reached Alexandropol in 1920.").to_frame()    # doctest: +SKIP

Nothing happens at import: each name below is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.errors import GazetteerError
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.document import Document
    from gazetteer.model.place import Place
    from gazetteer.pipeline import Pipeline

__all__ = ["Document", "Gazetteer", "GazetteerError", "Pipeline", "Place", "__version__"]
__version__ = "0.1.0"

_HOMES = {
    "Document": "gazetteer.model.document",
    "Gazetteer": "gazetteer.gazetteer",
    "GazetteerError": "gazetteer.errors",
    "Pipeline": "gazetteer.pipeline",
    "Place": "gazetteer.model.place",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
