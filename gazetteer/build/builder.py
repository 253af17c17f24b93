"""Build the embedded gazetteer from GeoNames, as two packages contain it, and from the project's own tables."""

from __future__ import annotations

import gc
import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from gazetteer.build import (
    antiquity,
    fact_tables,
    features,
    geonames_packages,
    great_cities,
    landmarks,
    postal,
    rivers,
    territories,
    villages,
)
from gazetteer.database import schema
from gazetteer.ingest import parallel, writer
from gazetteer.ingest.derived_names import DERIVED, derive
from gazetteer.ingest.known_rows import RowsInMemory
from gazetteer.ingest.prepared import PORTION
from gazetteer.ingest.source_rows import add_sources
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Name, Place
from gazetteer.resources import data_folder

_SPEED = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA threads = 2"
"""Indexes are sorted in temporary files: in memory, SQLite takes one and a half times as long and uses one thread."""


def build(file: Path, progress: Callable[[int], None] | None) -> None:
    """Build the gazetteer in another file of the same folder, and rename it to `file` when it is complete."""
    unfinished = file.with_name("building.db")
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects without cycles: the collector would double the time
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            connection.executescript(_SPEED)
            schema.create(connection)
            connection.execute("BEGIN")
            known = fact_tables.read(data_folder())
            packaged = [
                geonames_packages.GEONAMES,
                postal.POSTAL,
                territories.CLDR,
                *villages.SOURCES,
                antiquity.PLEIADES_SOURCE,
            ]
            packaged += (*landmarks.SOURCE_OF_PREFIX.values(), *rivers.SOURCE_OF_GAUGE.values())
            add_sources(connection, [*packaged, DERIVED, *known.sources])
            directory = RowsInMemory(connection)
            writer.add_portions(connection, parallel.read_ahead(blocks), progress, directory=directory)
            directory.finish()
            schema.index(connection)
            connection.execute("COMMIT")
        _sync(unfinished)
        os.replace(unfinished, file)
        _sync(file.parent)
    finally:
        unfinished.unlink(missing_ok=True)
        if collecting:
            gc.enable()


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk, so that a power failure leaves no incomplete database."""
    if path.is_dir() and os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def blocks(*, share: parallel.Share, refuse: parallel.Refuse) -> Iterator[list[Place]]:
    """Yield a reader's share of the places, with all their names."""
    reader, readers = share
    known = fact_tables.read(data_folder())
    ancient = antiquity.read(data_folder())
    names = features.added(territories.added(known.names, known.places.values()), data_folder())
    for id, more in ancient.names.items():
        names.setdefault(id, []).extend(more)
    great = great_cities.GreatCities(geonames_packages.cities(population=great_cities.LEAST_POPULATION))
    for number, block in enumerate(_blocks(known, ancient)):
        if number % readers == reader:
            places = (great.with_lent(place) for place in block())
            yield [_complete(known.complete(_renowned(place, ancient)), names) for place in places]


def _blocks(known: fact_tables.Facts, ancient: antiquity.Antiquity) -> Iterator[Callable[[], Iterable[Place]]]:
    """Yield functions that each return one block, in order."""
    world = geonames_packages.read(known.points)
    while makers := list(islice(world, PORTION)):
        yield partial(_called, makers)
    yield lambda: postal.missing(_called(geonames_packages.read(known.points, country="US")))
    yield lambda: map(_project_place, map(known.complete, known.places.values()))
    yield lambda: ancient.places
    yield lambda: landmarks.read(data_folder())
    yield lambda: rivers.read(data_folder())
    yield from villages.makers(data_folder(), villages.OwnPlaces(known.places.values(), known.names), PORTION)


def _called(makers: Iterable[Callable[[], Place]]) -> Iterator[Place]:
    return (make() for make in makers)


def _project_place(place: Place) -> Place:
    first = Name(place.label, lang="en", kind="primary", source=place.sources[0])
    return replace(place, names=(first,), prominence=prominence_of(place))


def _renowned(place: Place, ancient: antiquity.Antiquity) -> Place:
    """Return a settlement or site with the prominence that it has at least if it was well known in antiquity."""
    least = ancient.prominences.get(place.id, 0.0) if place.feature[:1] in antiquity.SETTLED else 0.0
    return replace(place, prominence=least) if least > place.prominence else place


def _complete(place: Place, known: Mapping[str, Sequence[Name]]) -> Place:
    """Return the place with the project's names and the derived names."""
    names = known.get(place.id)
    merged = _merged(place, names) if names else place.names
    derived = tuple(derive(merged, place.country))
    return replace(place, names=(*merged, *derived)) if names or derived else place


def _merged(place: Place, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the primary name, the project's dated names, and the undated names of GeoNames."""
    return (place.names[0], *names, *place.names[1:])


_PROMINENCE = {"A.PCL": 0.6, "A.": 0.5, "L.CONT": 0.85, "L.": 0.62, "H.OCN": 0.8, "H.SEA": 0.7, "H.": 0.5, "T.": 0.48}
_DRAWN, _SMALL_STATE = 0.75, 0.3
"""Prominence of a state of the past with an extent, and what the smallest lack of it."""
_LISTS = frozenset({"isd"})
"""Sources that list every state of a region, even those that few texts name."""
INLAND = ("H.STM", "H.LK", "H.CNL")
GREAT_KM, SMALL_KM = 500.0, 25.0
LITTLE_KNOWN_LOSS = 0.15
"""Subtracted from the prominence of a small river or lake, or of a little-known state."""


def prominence_of(place: Place) -> float:
    """Return the prominence by feature class, as seas and former states have no population.

    A state with a known extent is better known than one of which only the capital is known, and a large one than a small one.
    """
    if place.feature.startswith("A.PCL") and place.location and place.location.extent:
        return _DRAWN - _SMALL_STATE * _smallness(place)
    weight = next((weight for prefix, weight in _PROMINENCE.items() if place.feature.startswith(prefix)), 0.35)
    if place.feature.startswith("A.PCL") and not _LISTS.isdisjoint(place.sources):
        return weight - LITTLE_KNOWN_LOSS
    return weight - LITTLE_KNOWN_LOSS * _smallness(place) if place.feature.startswith(INLAND) else weight


def _smallness(place: Place) -> float:
    """Return 0 for a river, lake or state of `GREAT_KM` and more from end to end, up to 1 for one of `SMALL_KM` and less."""
    extent = place.location.extent if place.location else None
    if extent is None:
        return 0.0
    west, south, east, north = extent
    size = max(SMALL_KM, kilometres(south, west, north, east))
    return max(0.0, math.log(GREAT_KM / size) / math.log(GREAT_KM / SMALL_KM))
