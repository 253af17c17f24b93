"""gazetteer: find people and places in historical texts, and resolve each place name to what it meant at the time.

>>> from gazetteer import Gazetteer, Pipeline
>>> Gazetteer.open().lookup("Leninakan", limit=1)[0].place.label
'Gyumri'

Nothing happens at import: each name below is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.errors import (
        FormatError,
        GazetteerError,
        InputError,
        ModelError,
        StoreError,
        TimespanError,
        UnknownPlaceError,
    )
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.model.clue import Clue
    from gazetteer.model.document import (
        Candidate,
        Document,
        Entity,
        Mention,
        Movement,
        Person,
        PlaceMentions,
        Resolution,
    )
    from gazetteer.model.match import Match, Matches
    from gazetteer.model.place import Link, Location, Name, Place, Source
    from gazetteer.model.timespan import Timespan
    from gazetteer.pipeline import Pipeline

_MODULES = {
    "gazetteer.errors": (
        "FormatError",
        "GazetteerError",
        "InputError",
        "ModelError",
        "StoreError",
        "TimespanError",
        "UnknownPlaceError",
    ),
    "gazetteer.gazetteer": ("Gazetteer",),
    "gazetteer.model.clue": ("Clue",),
    "gazetteer.model.document": (
        "Candidate",
        "Document",
        "Entity",
        "Mention",
        "Movement",
        "Person",
        "PlaceMentions",
        "Resolution",
    ),
    "gazetteer.model.match": ("Match", "Matches"),
    "gazetteer.model.place": ("Link", "Location", "Name", "Place", "Source"),
    "gazetteer.model.timespan": ("Timespan",),
    "gazetteer.pipeline": ("Pipeline",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

__version__ = "0.1.0"
__all__ = [
    "Candidate",
    "Clue",
    "Document",
    "Entity",
    "FormatError",
    "Gazetteer",
    "GazetteerError",
    "InputError",
    "Link",
    "Location",
    "Match",
    "Matches",
    "Mention",
    "ModelError",
    "Movement",
    "Name",
    "Person",
    "Pipeline",
    "Place",
    "PlaceMentions",
    "Resolution",
    "Source",
    "StoreError",
    "Timespan",
    "TimespanError",
    "UnknownPlaceError",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gazetteer' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "atlas", "frames", "geocoder"]
