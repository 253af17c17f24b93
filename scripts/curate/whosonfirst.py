"""Read records of settlements from clones of Who's On First, one repository a country (`whosonfirst-data-admin-er`)."""

from __future__ import annotations

import json
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import Table

from gazetteer import Gazetteer, Place
from gazetteer.errors import UnknownPlaceError
from gazetteer.model.distance import kilometres

SOURCE = "wof-localities"
FAMOUS = 0.5
"""Prominence of a place whose names are not given to another one."""

Record = dict[str, Any]
"""The properties of a record."""


def clone_of(folder: Path, country: str) -> Path:
    """Return the git directory of a country in a folder of clones: `whosonfirst-data-admin-er/.git`, or bare."""
    clone = next(folder.glob(f"*whosonfirst-data-admin-{country.lower()}"))
    return next(path for path in (clone / ".git", clone / "repo", clone) if path.is_dir())


def record(clone: Path, number: str) -> Record:
    """Return one record: 421179931 is the file `data/421/179/931/421179931.geojson`."""
    folder = "/".join(number[at : at + 3] for at in range(0, len(number), 3))
    command = ["git", f"--git-dir={clone}", "show", f"HEAD:data/{folder}/{number}.geojson"]
    properties: Record = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["properties"]
    return properties


def records(clone: Path, word: str) -> Iterator[Record]:
    """Yield the settlements of a country whose record contains a word."""
    archive = subprocess.Popen(["git", f"--git-dir={clone}", "archive", "HEAD", "data"], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=archive.stdout, mode="r|") as files:
        for file in files:
            opened = files.extractfile(file) if file.name.endswith(".geojson") and "-alt-" not in file.name else None
            text = opened.read() if opened else b""
            if word.encode() in text:
                properties: Record = json.loads(text)["properties"]
                if properties["wof:placetype"] in ("locality", "localadmin"):
                    yield properties


def same_place(gazetteer: Gazetteer, one: Record, names: list[str], within_km: float) -> Place | None:
    """Return the place with the same id, or the nearest town with one of the names within a distance."""
    geonames = (one.get("wof:concordances") or {}).get("gn:id")
    for id in (f"gn:{geonames}", f"wof:{one['wof:id']}"):
        try:
            return gazetteer.place(id)
        except UnknownPlaceError:
            continue
    point = point_of(one)
    for name in filter(None, names):
        found = (match.place for match in gazetteer.lookup(name, near=point) if match.how == "exact")
        for place in found:
            near = place.lat is not None and kilometres(*point, place.lat, place.lon) < within_km
            if near and place.feature.startswith("P."):
                return place
    return None


def point_of(one: Record) -> tuple[float, float]:
    """Return latitude and longitude, those of the label if the record has one."""
    return (
        float(one.get("lbl:latitude") or one["geom:latitude"]),
        float(one.get("lbl:longitude") or one["geom:longitude"]),
    )


def famous(gazetteer: Gazetteer, name: str, but: str = "") -> bool:
    """Return whether a famous place, other than the one with an id, has a name."""
    found = (match.place for match in gazetteer.lookup(name, limit=5) if match.how == "exact")
    return any((place.prominence or 0) > FAMOUS and place.id != but for place in found)


def source() -> Table:
    """Return sources.csv with the source of the rows."""
    table = Table("sources.csv")
    table.add(
        id=SOURCE,
        title="Who's On First, localities, with GeoNames",
        licence="CC0; what comes from GeoNames CC BY 4.0",
        url="https://github.com/whosonfirst-data",
    )
    return table
