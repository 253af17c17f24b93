"""Draw names whose place is known from a gazetteer and from the project's table of dated toponyms.

Each name is for tuning or for reporting, by a hash of its place, so that no name is in both.
"""

from __future__ import annotations

import csv
import random
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gazetteer import Gazetteer
from gazetteer.model.timespan import Timespan
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

LEAST = 4
"""Minimum number of letters of a name."""
TOWN = 15_000
"""Inhabitants of a place that counts as a town."""
CITY = 100_000
"""Inhabitants of a place that counts as a city."""
LISTED = ("chgis", "anpr-comuni", "insee-historiq")
"""Sources of thousands of districts and communes, which are not drawn: most have namesakes or differ little from today."""
EARLIEST = -1000


@dataclass(frozen=True, slots=True)
class Known:
    """A name, the id of its place, and a year in which the place had it; None for a name of today."""

    name: str
    id: str
    year: int | None = None


def is_for_tuning(id: str) -> bool:
    """Return whether names of a place are used for tuning, and not for reporting."""
    return bool(zlib.crc32(id.encode()) & 1)


def settlements(gazetteer: Gazetteer, least: int) -> list[Known]:
    """Return the main names of the settlements with at least this number of inhabitants; villages without a number have 0."""
    with sqlite3.connect(f"{gazetteer.path.resolve().as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute(
            "SELECT id, label FROM place WHERE feature LIKE 'P%' AND population >= ? ORDER BY id", (least,)
        ).fetchall()
    return [Known(name, id) for id, name in rows if len(name) >= LEAST and script_of(name) == "Latn"]


def historical() -> list[Known]:
    """Return the dated names in Latin letters of `data/toponyms.csv`, each with a year of its use."""
    found = {}
    with (data_folder() / "toponyms.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name, when = row["toponym"], row["when"]
            if not when or row["source"] in LISTED or row["kind"] in ("abbreviation", "demonym", "short"):
                continue
            if len(name) >= LEAST and script_of(name) == "Latn" and (year := _year(when)) is not None:
                found[name, row["place"]] = Known(name, row["place"], year)
    return list(found.values())


def _year(when: str) -> int | None:
    """Return the middle of the years of a name, or ten years from the bound that is known; None if it is too early."""
    span = Timespan.parse(when)
    if span.start is not None and span.end is not None:
        year = (span.start + span.end) // 2
    elif span.start is not None:
        year = span.start + 10
    elif span.end is not None:
        year = span.end - 10
    else:
        return None
    return year if year >= EARLIEST else None


DRAWS: Mapping[str, Callable[[Gazetteer], list[Known]]] = {
    "any town or village": lambda gazetteer: settlements(gazetteer, 0),
    f"towns from {TOWN:,}": lambda gazetteer: settlements(gazetteer, TOWN),
    f"cities from {CITY:,}": lambda gazetteer: settlements(gazetteer, CITY),
    "historical, with year": lambda gazetteer: historical(),
}
"""Each set of names by its name."""


def drawn(names: list[Known], *, tuning: bool, seed: int) -> list[Known]:
    """Return the names for tuning or for reporting in random order."""
    kept = [known for known in names if is_for_tuning(known.id) is tuning]
    random.Random(seed).shuffle(kept)
    return kept
