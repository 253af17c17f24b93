"""The ancient world: Pleiades' places and their dated names.

`data/antiquity/` has three tables, made by `scripts/make_antiquity.py`. `names.packed` has names with their years. Their places are
either rows of `places.packed` (`pl:`) or places of other tables that were matched with a record of Pleiades. `renown.packed` has
the number of works that a record cites and of records that are connected with it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from gazetteer.build.packed_table import read_rows
from gazetteer.model.place import Location, Name, Place, Source, certainty, name_kind
from gazetteer.model.timespan import Timespan

FOLDER = "antiquity"
ANCIENT_PLACE_COLUMNS = ("id", "label", "feature", "lat", "lon", "country", "division")
ANCIENT_NAME_COLUMNS = ("place", "toponym", "lang", "kind", "when", "certainty")

RENOWN_COLUMNS = ("place", "works")

PLEIADES_SOURCE = Source("pleiades", "Pleiades: A Gazetteer of Past Places", "CC BY 3.0", "https://pleiades.stoa.org/")

SETTLED = ("P", "S")
"""Feature classes whose prominence grows with their works: an island is connected with all its towns."""
UNKNOWN_PROMINENCE, PER_DOUBLING = 0.15, 0.06
"""Prominence of an unknown ancient place, and what each doubling of its works adds: Babylon, with 81, has .53."""


@dataclass(frozen=True, slots=True)
class Antiquity:
    """The content of the tables.

    Attributes:
        places: places that match no place of today, each with its label as the only name.
        names: place id to ancient names.
        prominences: place id to the least prominence of a place that was well known in antiquity.
    """

    places: list[Place]
    names: dict[str, list[Name]]
    prominences: dict[str, float]


def read(folder: Path) -> Antiquity:
    """Read the tables."""
    prominences = {
        place: UNKNOWN_PROMINENCE + PER_DOUBLING * math.log2(1 + int(works))
        for place, works in read_rows(folder / FOLDER / "renown.packed")
    }
    names: dict[str, list[Name]] = {}
    spans: dict[str, Timespan | None] = {"": None}
    for place, toponym, lang, kind, when, sure in read_rows(folder / FOLDER / "names.packed"):
        if when not in spans:
            spans[when] = Timespan.parse(when)
        name = Name(toponym, lang or None, None, name_kind(kind), spans[when], PLEIADES_SOURCE.id, certainty(sure))
        names.setdefault(place, []).append(name)
    places = [
        Place(
            id=id,
            label=label,
            location=Location(float(lat), float(lon)),
            country=country or None,
            feature=feature,
            prominence=prominences.get(id, UNKNOWN_PROMINENCE) if feature[:1] in SETTLED else UNKNOWN_PROMINENCE,
            divisions=(division,) if division else (),
            names=(Name(label, None, None, "primary", None, PLEIADES_SOURCE.id),),
            sources=(PLEIADES_SOURCE.id,),
        )
        for id, label, feature, lat, lon, country, division in read_rows(folder / FOLDER / "places.packed")
    ]
    return Antiquity(places, names, prominences)
