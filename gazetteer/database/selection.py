"""Select a part of the gazetteer by box, country, year, name or source, and read it one place at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gazetteer.database.rows import PLACE_COLUMNS, PlaceRow, place_of
from gazetteer.errors import InputError
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold


@dataclass(frozen=True, slots=True)
class Selection:
    """What to select; filters are combined with AND, and none selects everything.

    Attributes:
        box: west, south, east, north in degrees; west > east when it crosses the antimeridian.
        country: ISO 3166-1 alpha-2 code.
        when: only names in use then, and the places that have one.
        name: only places that have or had this name, compared without case and accents.
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
                    f"not a valid box: {self.box}. Give west, south, east and north in degrees, such as 42,38,47,42"
                )


Curated = Mapping[str, frozenset[tuple[str, str]]]
"""The project's own dated names by place id: text and years (EDTF)."""


def select(
    connection: sqlite3.Connection, sources: dict[int, str], selection: Selection, curated: Curated
) -> Iterator[Place]:
    """Yield the selected places in insertion order, in constant memory.

    Args:
        connection: an open gazetteer database.
        sources: source ids by row number.
        selection: what to select.
        curated: the project's own dated names; used only if the selection is limited to curated names.

    Raises:
        InputError: the selection's source is not in this gazetteer.
    """
    conditions, values = _conditions(connection, selection)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    # a separate cursor: the caller may query the same connection between two places
    for row in connection.cursor().execute(f"SELECT {PLACE_COLUMNS} FROM place p {where} ORDER BY p.pk", values):
        place = place_of(PlaceRow._make(row), connection, sources)
        if selection.when is None and selection.source is None and not selection.curated:
            yield place
            continue
        names = tuple(name for name in place.names if _is_selected(name, selection, curated.get(place.id, frozenset())))
        if names:
            yield replace(place, names=names)


def _conditions(connection: sqlite3.Connection, selection: Selection) -> tuple[list[str], list[object]]:
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
    if selection.when is not None or selection.curated:
        conditions.append("p.pk IN (SELECT n.place FROM name n WHERE n.timespan IS NOT NULL)")
    if selection.source is not None:
        conditions.append("p.pk IN (SELECT n.place FROM name n WHERE n.source = ?)")
        values.append(_source(connection, selection.source))
    return conditions, values


def _source(connection: sqlite3.Connection, id: str) -> int:
    """Return the row number of a source."""
    found = connection.execute("SELECT pk FROM source WHERE id = ?", (id,)).fetchone()
    if found is None:
        some = connection.execute("SELECT id FROM source ORDER BY id LIMIT 12").fetchall()
        raise InputError(f"source {id!r} not found: known sources include {', '.join(id for (id,) in some)}")
    return int(found[0])


def _is_selected(name: Name, selection: Selection, own: frozenset[tuple[str, str]]) -> bool:
    when = selection.when
    return (
        (when is None or (name.when is not None and not name.when.is_open and name.when.overlaps(when)))
        and (selection.source is None or name.source == selection.source)
        and (not selection.curated or (name.text, str(name.when)) in own)
    )
