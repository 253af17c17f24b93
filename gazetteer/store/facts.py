"""The project's own facts, read from its CSV files: dated toponyms, places, points, sources."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import FormatError, TimespanError
from gazetteer.model.place import Link, Location, Name, Place, Source
from gazetteer.model.timespan import Timespan


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


class Row(dict[str, str]):
    """One line of a CSV file, which knows where it stands."""

    def __init__(self, values: dict[str, str], where: str) -> None:
        super().__init__(values)
        self.where = where

    def blame(self) -> Blame:
        """A context in which an error is told with the file and the line of this row."""
        return Blame(self.where)


@dataclass(frozen=True)
class Blame:
    """Turns whatever goes wrong inside into a FormatError that names the place."""

    where: str

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (KeyError, ValueError, TimespanError)):
            raise FormatError(f"{self.where}: {error}") from error


def rows(path: Path) -> Iterator[Row]:
    """The rows of a CSV file with a header line."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for values in reader:
            yield Row({key: (value or "").strip() for key, value in values.items()}, f"{path.name}:{reader.line_num}")


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
