"""Quarters of large cities that historical texts name as towns: Galata, Fener, Kumkapı.

    python scripts/curate/quarters.py whosonfirst-data-admin-tr/repo

Input: a repository of Who's On First (https://github.com/whosonfirst-data, CC0; what comes from GeoNames CC BY 4.0), bare or
not. A neighbourhood is used only if GeoNames also has it, because the others are register parishes,
and if it is within 15 km of a city of ten million, because in smaller cities most are new housing. Neighbourhoods that
the gazetteer already has under their name are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import Places, Table, report, slug

CITY_KM, SAME_KM = 15, 8
GREAT = 10_000_000
SOURCE = "whosonfirst"


def main(repository: str) -> None:
    """Add the quarters to places.csv."""
    places, table = Places(), Table("places.csv")
    seen: set[str] = set()
    for one in sorted(_neighbourhoods(Path(repository)), key=lambda one: one["wof:id"]):
        name, lat, lon = one["wof:name"], one["geom:latitude"], one["geom:longitude"]
        link = f"gn:{one['wof:concordances']['gn:id']}"
        cities = [city for _, city in places.near(lat, lon, CITY_KM) if city.population >= GREAT]
        if link in seen or not cities or places.match([name], lat, lon, SAME_KM, "PAS"):
            continue
        seen.add(link)
        city = max(cities, key=lambda city: city.population)
        id = f"hg:{slug(name)}"
        table.add(
            id=f"{id}-{slug(city.label)}" if any(row["id"] == id for row in table.rows) else id, label=name, feature="P.PPLX",
            lat=round(lat, 4), lon=round(lon, 4), country=city.country, links=link, source=SOURCE,
            note=f"neighbourhood of {city.label}; WOF {one['wof:id']}",
        )  # fmt: skip
    report([table])


def _neighbourhoods(repository: Path) -> Iterator[dict[str, Any]]:
    """Yield the properties of the neighbourhoods with a GeoNames id."""
    git = ["git", "-C", str(repository)]
    tree = subprocess.run([*git, "ls-tree", "-r", "HEAD", "data"], check=True, capture_output=True, text=True).stdout
    blobs = [line.split()[2] for line in tree.splitlines() if line.endswith(".geojson") and "-alt-" not in line]
    with subprocess.Popen([*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for blob in blobs:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            size = int(process.stdout.readline().split()[2])
            text = process.stdout.read(size + 1)
            if b'"neighbourhood"' in text:
                properties = json.loads(text)["properties"]
                if properties["wof:placetype"] == "neighbourhood" and properties.get("wof:concordances", {}).get(
                    "gn:id"
                ):
                    yield properties


if __name__ == "__main__":
    main(*sys.argv[1:])
