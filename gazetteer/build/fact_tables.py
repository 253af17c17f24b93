"""The project's own facts, read from its CSV files: dated toponyms, places, points, sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gazetteer.model.place import Link, Location, Name, Place, Source
from gazetteer.model.timespan import Timespan
from gazetteer.resources import Row, rows


@dataclass(frozen=True, slots=True)
class Facts:
    """What `data/` states.

    Attributes:
        names: place id to its dated or otherwise curated names.
        places: places that GeoNames' cities and divisions lack, without their names.
        points: place id to a location that overrides a computed one.
    """

    names: dict[str, list[Name]]
    places: dict[str, Place]
    points: dict[str, Location]
    sources: list[Source]


def read(folder: Path) -> Facts:
    """Read every file of facts.

    Raises:
        FormatError: a row is wrong; the message names file and line.
    """
    names: dict[str, list[Name]] = {}
    for row in rows(folder / "toponyms.csv"):
        with row.blame():
            names.setdefault(row["place"], []).append(
                Name(
                    text=row["toponym"],
                    lang=row["lang"] or None,
                    kind=row["kind"],
                    when=Timespan.parse(row["when"]) if row["when"] else None,
                    source=row["source"],
                    certainty=row["certainty"] or "certain",
                )
            )
    places = {}
    for row in rows(folder / "places.csv"):
        with row.blame():
            places[row["id"]] = _place(row)
    points = {}
    for row in rows(folder / "points.csv"):
        with row.blame():
            points[row["place"]] = _location(row)
    sources = [Source(row["id"], row["title"], row["licence"], row["url"]) for row in rows(folder / "sources.csv")]
    return Facts(names, places, points, sources)


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
