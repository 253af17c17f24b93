"""A part of the gazetteer, read one place at a time: by box, country, year, name, source."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gazetteer.errors import InputError
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.store.rows import PLACE_COLUMNS, place_of


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; without any wish, everything.

    Attributes:
        box: west, south, east, north in degrees; west > east when it crosses the antimeridian.
        country: ISO 3166-1 alpha-2 code.
        when: only names known to have been in use then, and the places that have one.
        name: places that bear or bore it, compared without case and accents.
        source: only names that this source attests, and the places that have one.
        curated: only the project's own dated names, and the places that have one.
    """

    box: tuple[float, float, float, float] | None = None
    country: str | None = None
    when: Timespan | None = None
    name: str | None = None
    source: str | None = None
    curated: bool = False

    def __post_init__(self) -> None:
        if self.box is not None:
            west, south, east, north = self.box
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
                raise InputError(
                    f"{self.box} is no box: give west, south, east and north in degrees, such as 42,38,47,42"
                )


def select(connection: sqlite3.Connection, sources: dict[int, str], selection: Selection) -> Iterator[Place]:
    """The places of a selection in the order in which they were added, in constant memory."""
    conditions, values = _conditions(connection, sources, selection)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    wanted = _names_wanted(selection, frozenset(_own(sources)) if selection.curated else frozenset())
    # a cursor of its own: others may ask the same connection between two places
    for row in connection.cursor().execute(f"SELECT {PLACE_COLUMNS} FROM place p {where} ORDER BY p.pk", values):
        place = place_of(row, connection, sources)
        if wanted is None:
            yield place
            continue
        names = tuple(name for name in place.names if wanted(name))
        if names:
            yield replace(place, names=names)


def _conditions(
    connection: sqlite3.Connection, sources: dict[int, str], selection: Selection
) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if selection.country is not None:
        conditions.append("p.country = ?")
        values.append(selection.country)
    if selection.box is not None:
        west, south, east, north = selection.box
        conditions.append("p.lat BETWEEN ? AND ?")
        conditions.append("p.lon BETWEEN ? AND ?" if west <= east else "(p.lon >= ? OR p.lon <= ?)")
        values += [south, north, west, east]
    if selection.name is not None:
        conditions.append("p.pk IN (SELECT n.place FROM term t JOIN name n ON n.term = t.pk WHERE t.fold = ?)")
        values.append(fold(selection.name))
    if selection.when is not None:
        conditions.append("p.pk IN (SELECT n.place FROM name n WHERE n.timespan IS NOT NULL)")
    if selection.source is not None:
        numbers = [pk for pk, id_ in sources.items() if id_ == selection.source]
        if not numbers:
            known = ", ".join(sorted(sources.values())[:12])
            raise InputError(f"no source has the id {selection.source!r}: among those known are {known}")
        conditions.append("p.pk IN (SELECT n.place FROM name n WHERE n.source = ?)")
        values += numbers
    if selection.curated:
        marks = ", ".join(str(pk) for pk, id_ in sources.items() if id_ in _own(sources))
        conditions.append(
            f"p.pk IN (SELECT n.place FROM name n WHERE n.source IN ({marks}) AND n.timespan IS NOT NULL)"
        )
    return conditions, values


def _own(sources: dict[int, str]) -> set[str]:
    """The sources that the project's own facts cite."""
    from gazetteer.resources import data_folder
    from gazetteer.store.facts import rows

    return {row["id"] for row in rows(data_folder() / "sources.csv")} & set(sources.values())


def _names_wanted(selection: Selection, own: frozenset[str]) -> Callable[[Name], bool] | None:
    when, source, curated = selection.when, selection.source, selection.curated
    if when is None and source is None and not curated:
        return None

    def wanted(name: Name) -> bool:
        return (
            (when is None or (name.when is not None and not name.when.is_open and name.when.overlaps(when)))
            and (source is None or name.source == source)
            and (not curated or (name.when is not None and name.source in own))
        )

    return wanted
