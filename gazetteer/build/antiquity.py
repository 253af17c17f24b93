"""The ancient world: Pleiades' places and their dated names.

`data/antiquity/` has two tables, made by `scripts/make_antiquity.py`. `names.csv.xz` has names with their years. Their places are
either rows of `places.csv.xz` (`pl:`) or places of other tables that were matched with a record of Pleiades.
"""

from __future__ import annotations

import csv
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.model.place import Location, Name, Place, Source, certainty, name_kind
from gazetteer.model.timespan import Timespan

FOLDER = "antiquity"
PLACE_COLUMNS = ("id", "label", "feature", "lat", "lon", "country", "division")
NAME_COLUMNS = ("place", "toponym", "lang", "kind", "when", "certainty")

PLEIADES = Source("pleiades", "Pleiades: A Gazetteer of Past Places", "CC BY 3.0", "https://pleiades.stoa.org/")

PROMINENCE = 0.15
"""Lower than that of any town of today: an ancient place is found by the years of its names, not by its prominence."""


@dataclass(frozen=True, slots=True)
class Antiquity:
    """The content of the tables.

    Attributes:
        places: places that match no place of today, each with its label as the only name.
        names: place id to ancient names.
    """

    places: list[Place]
    names: dict[str, list[Name]]


def read(folder: Path) -> Antiquity:
    """Read both tables."""
    names: dict[str, list[Name]] = {}
    spans: dict[str, Timespan | None] = {"": None}
    for place, toponym, lang, kind, when, sure in _rows(folder / FOLDER / "names.csv.xz"):
        if when not in spans:
            spans[when] = Timespan.parse(when)
        name = Name(toponym, lang or None, None, name_kind(kind), spans[when], PLEIADES.id, certainty(sure))
        names.setdefault(place, []).append(name)
    places = [
        Place(
            id=id,
            label=label,
            location=Location(float(lat), float(lon)),
            country=country or None,
            feature=feature,
            prominence=PROMINENCE,
            divisions=(division,) if division else (),
            names=(Name(label, None, None, "primary", None, PLEIADES.id),),
            sources=(PLEIADES.id,),
        )
        for id, label, feature, lat, lon, country, division in _rows(folder / FOLDER / "places.csv.xz")
    ]
    return Antiquity(places, names)


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a compressed table without its header."""
    with lzma.open(path, "rt", encoding="utf-8", newline="") as stream:
        table = csv.reader(stream)
        next(table)
        yield from table
