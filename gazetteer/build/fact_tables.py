"""The project's own facts, read from its CSV files: dated toponyms, places, points, years, extents, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.model.place import Link, Location, Name, Place, Source, certainty, name_kind
from gazetteer.model.timespan import Timespan
from gazetteer.resources import Row, rows

Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees; west > east where it crosses the antimeridian."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts in `data/`.

    Attributes:
        names: place id to its dated or otherwise curated names.
        places: places that GeoNames' cities and divisions lack, without their names.
        points: place id to a location that replaces the computed one.
        years: place id to the years in which a place of GeoNames has existed, from the first of its rows to the last.
        extents: place id to the largest of its boxes (west, south, east, north) in any years.
    """

    names: dict[str, list[Name]]
    places: dict[str, Place]
    points: dict[str, Location]
    years: dict[str, Timespan]
    extents: dict[str, Extent]
    sources: list[Source]

    def complete(self, place: Place) -> Place:
        """Return the place with the years and the extent that the tables have for it, if it has none."""
        when = place.when or self.years.get(place.id)
        location, box = place.location, self.extents.get(place.id)
        if location and location.extent is None and box and _contains(box, location):
            location = replace(location, extent=box)
        if when is place.when and location is place.location:
            return place
        return replace(place, when=when, location=location)


def read(folder: Path) -> Facts:
    """Read every file of facts.

    Raises:
        FormatError: a row is wrong; the message names file and line.
    """
    names: dict[str, list[Name]] = {}
    for row in rows(folder / "toponyms.csv"):
        with row.error_context():
            names.setdefault(row["place"], []).append(
                Name(
                    text=row["toponym"],
                    lang=row["lang"] or None,
                    kind=name_kind(row["kind"]),
                    when=Timespan.parse(row["when"]) if row["when"] else None,
                    source=row["source"],
                    certainty=certainty(row["certainty"]),
                )
            )
    places = {}
    for row in rows(folder / "places.csv"):
        with row.error_context():
            places[row["id"]] = _place(row)
    points = {}
    for row in rows(folder / "points.csv"):
        with row.error_context():
            points[row["place"]] = _location(row)
    sources = [Source(row["id"], row["title"], row["licence"], row["url"]) for row in rows(folder / "sources.csv")]
    return Facts(names, places, points, _years(folder), _extents(folder), sources)


def _years(folder: Path) -> dict[str, Timespan]:
    """Return the years of places of today: states, divisions, and towns whose founding is known."""
    spans: dict[str, list[Timespan]] = {}
    for row in rows(folder / "state-years.csv"):
        with row.error_context():
            spans.setdefault(row["place"], []).append(Timespan.parse(row["when"]))
    for row in rows(folder / "attestations.csv"):
        with row.error_context():
            if row["fact"] == "founded" and row["place"] not in spans:
                founded = Timespan.parse(row["when"])
                spans[row["place"]] = [Timespan.of(founded.start, None, founded.fuzz)]
    return {id: found[0] if len(found) == 1 else _outermost(found) for id, found in spans.items()}


def _outermost(spans: Sequence[Timespan]) -> Timespan:
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    start = None if None in starts else min(year for year in starts if year is not None)
    end = None if None in ends else max(year for year in ends if year is not None)
    return Timespan.of(start, end, max(span.fuzz for span in spans))


def _extents(folder: Path) -> dict[str, Extent]:
    """Return the largest box of each unit."""
    found: dict[str, Extent] = {}
    for row in rows(folder / "extents.csv"):
        with row.error_context():
            box = (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"]))
            if row["unit"] not in found or _size(box) > _size(found[row["unit"]]):
                found[row["unit"]] = box
    return found


def _size(box: Extent) -> float:
    return ((box[2] - box[0]) % 360) * (box[3] - box[1])


def _contains(box: Extent, location: Location) -> bool:
    west, south, east, north = box
    return south <= location.lat <= north and (location.lon - west) % 360 <= (east - west) % 360


def _place(row: Row) -> Place:
    return Place(
        id=row["id"],
        label=row["label"],
        location=_location(row),
        country=row["country"] or None,
        feature=row["feature"],
        when=Timespan.parse(row["when"]) if row["when"] else None,
        divisions=tuple(row["within"].split()),
        links=tuple(Link("exactMatch", target) for target in row["links"].split()),
        sources=(row["source"],),
    )


def _location(row: Row) -> Location:
    extent = None
    if row["west"]:
        extent = (float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"]))
    return Location(float(row["lat"]), float(row["lon"]), extent)
