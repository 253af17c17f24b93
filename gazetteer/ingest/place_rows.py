"""Places and names as rows of the database: what a table stores of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from gazetteer.database.ranking import name_weight, place_weights, rank_of
from gazetteer.database.rows import cell_of
from gazetteer.ingest.term_statistics import mark_of, marks_of
from gazetteer.model.place import NAME_KINDS, Link, NameKind, Place
from gazetteer.names.fold import fold

_KIND_NUMBER = {kind: number for number, kind in enumerate(NAME_KINDS)}


class StoredName(NamedTuple):
    """A name to be stored: the columns of `NameRow` before the database numbers its source, and what its search key needs.

    Rank, marks and `first` consider only its own record.
    """

    fold: str
    text: str
    lang: str | None
    kind: int
    timespan: str | None
    source: str
    certainty: str | None
    """None if it is certain."""
    rank: int
    marks: int
    first: bool
    """Whether the place has no earlier name with this fold."""


class StoredPlace(NamedTuple):
    """A place to be stored: the columns of `PlaceRow` before the database numbers it and its source, its cell, and its names."""

    id: str
    label: str
    lat: float | None
    lon: float | None
    west: float | None
    south: float | None
    east: float | None
    north: float | None
    accuracy_km: float
    country: str | None
    feature: str
    timespan: str | None
    population: int
    prominence: float
    divisions: str
    links: str
    source: str
    cell: int | None
    names: Sequence[StoredName] = ()


def place_row(place: Place) -> tuple[object, ...]:
    """Return the place as `StoredPlace`, without its names."""
    at = place.location
    west, south, east, north = at.extent if at and at.extent else (None, None, None, None)
    return (
        place.id,
        place.label,
        at.lat if at else None,
        at.lon if at else None,
        west,
        south,
        east,
        north,
        at.accuracy_km if at else 0.0,
        place.country,
        place.feature,
        str(place.when) if place.when else None,
        place.population,
        place.prominence,
        " ".join(map(_bare, place.divisions)),
        " ".join(map(_link, place.links)),
        _source(place),
        cell_of(at.lat, at.lon) if at else None,
    )


def name_rows(place: Place, rows: list[tuple[object, ...]]) -> int:
    """Append the names of a place to the rows, each as `StoredName`, and return their number.

    A repeated name (same fold, same years) is kept once; a dated one replaces an undated one.
    """
    own = _source(place)
    marks = marks_of(place.feature, place.id)
    listed_weight, attested_weight = place_weights(place.prominence, place.feature)
    before = len(rows)
    seen_dated: set[tuple[str, str | None]] = set()
    seen_keys: set[str] = set()
    for name in place.names:
        text = name.text
        key = fold(text)
        when = str(name.when) if name.when else None
        if not key or (key in seen_keys and (when is None or (key, when) in seen_dated)):
            continue
        if when is not None:
            seen_dated.add((key, when))
        source = name.source or own
        kind, weight, is_listed, mark = _standing(name.kind, source, when)
        certainty = None if name.certainty == "certain" else name.certainty
        rank = rank_of(weight, listed_weight if is_listed else attested_weight)
        rows.append((key, text, name.lang, kind, when, source, certainty, rank, marks | mark, key not in seen_keys))
        seen_keys.add(key)
    return len(rows) - before


@lru_cache(maxsize=16384)
def _standing(kind: NameKind, source: str, when: str | None) -> tuple[int, float, bool, int]:
    """Return the number of a kind of names, the weight of such a name, whether it is from a list, and its mark."""
    number = _KIND_NUMBER[kind]
    weight, is_listed = name_weight(number, source, when)
    return number, weight, is_listed, mark_of(number, when is not None)


def _source(place: Place) -> str:
    """Return the source that the place cites."""
    return place.sources[0] if place.sources else place.id.partition(":")[0]


def links_of(links: str) -> Iterator[tuple[str, str]]:
    """Yield kind and target of each link of a place."""
    for link in links.split():
        kind, _, target = link.partition("=")
        yield kind, target


def _link(link: Link) -> str:
    """Return a link as a place's row stores it."""
    return f"{_bare(link.kind)}={_bare(link.target)}"


def _bare(identifier: str) -> str:
    """Return an identifier without spaces, for a space-separated list."""
    return "%20".join(identifier.split())
