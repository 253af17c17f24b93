"""Places that are in the database already, and the names that an import adds to them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from gazetteer.database.ranking import name_weight, place_weights, rank
from gazetteer.ingest.known_rows import VALUES_OF_QUERY
from gazetteer.ingest.place_rows import StoredName
from gazetteer.ingest.term_statistics import mark_of, marks_of
from gazetteer.names.fold import fold


@dataclass(slots=True)
class ExistingPlace:
    """An existing place that names are added to: the columns that the writer needs."""

    pk: int
    id: str
    feature: str
    population: int
    prominence: float
    links: str = ""
    top: int = -1
    """The number of its last name."""
    known_names: list[tuple[str, str | None, int]] = field(default_factory=list)
    """Fold, years and source of each name that the place has or gets in this portion."""
    known_folds: set[str] = field(default_factory=set)
    """Folds of the place's names in the database."""


def ranked_for(target: ExistingPlace, name: StoredName) -> StoredName:
    """Return the name with its rank and its marks for this place."""
    weights = place_weights(target.prominence, target.feature)
    return name._replace(
        rank=rank(name_weight(name.kind, name.source, name.timespan), weights),
        marks=marks_of(target.feature, target.id) | mark_of(name.kind, name.timespan is not None),
        first=name.fold not in target.known_folds,
    )


def existing_places(connection: sqlite3.Connection, numbers: set[int]) -> dict[int, ExistingPlace]:
    """Return the existing places with these row numbers, with their names."""
    targets: dict[int, ExistingPlace] = {}
    distinct = sorted(numbers)
    for start in range(0, len(distinct), VALUES_OF_QUERY):
        some = distinct[start : start + VALUES_OF_QUERY]
        marks = ", ".join("?" * len(some))
        for row in connection.execute(
            f"SELECT pk, id, feature, population, prominence, links FROM place WHERE pk IN ({marks})", some
        ):
            targets[row[0]] = ExistingPlace(*row)
        for pk, seq, text, when, source in connection.execute(
            f"SELECT place, seq, text, timespan, source FROM name WHERE place IN ({marks})", some
        ):
            target = targets[pk]
            target.top = max(target.top, seq)
            key = fold(text)
            target.known_names.append((key, when, source))
            target.known_folds.add(key)
    return targets
