"""States, provinces, counties and circles of Central Europe, 1815 to 1919, with extents, from HistoGIS.

    python scripts/curate/histogis.py HISTOGIS-DATA

HISTOGIS-DATA is a git directory of https://github.com/acdh-oeaw/histogis-data (CC BY 4.0): one polygon a file with the years
of its borders. `histogis.csv` has the English names of the units that are used, and their kind. HistoGIS begins in 1815 and
ends in 1919, and it ends German states with their union, so years at which all its units begin or end are open.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from common import Box, Places
from realm_rows import Realm, Realms, box_of, middle

SOURCE = "histogis"
TABLE = Path(__file__).parent / "histogis.csv"
BEGINS = 1818
"""Year up to which the beginning of a unit is that of the source."""
CUTS = frozenset(
    "1849-12-31 1860-12-31 1866-08-22 1867-06-30 1870-12-31 1918-12-31 1919-12-31 1885-12-31 1854-12-31".split()
)
"""Last days at which the source changes its divisions, or states join a union: the unit may have gone on."""
GENERAL = {
    "County": ("A.ADM2H", "{} County"),
    "Seat": ("A.ADM2H", "{} Seat"),
    "Governmental District": ("A.ADM2H", "Regierungsbezirk {}"),
    "Imperial Circle": ("L.RGN", "{}"),
}
"""Feature and form of the label of units that are not in the table, by their kind in the source."""
LEFT_OUT = frozenset({("County", "Karlsburg"), ("County", "Kroatien und Slawonien")})
"""Units whose borders in the source are not theirs, and a second unit of one land."""
NOT_NAMES = frozenset({
    "Q460338", "Cernăuţ", "Czerniwci", "Kingdom of Galicia–Volhynia", "das Sachsenland", "Herzogtum Salzburg",
    "Lwiw, Lwów", '"die Bukowina"', "Alsó-Fehér", "Alba de Jos",
})  # fmt: skip
"""Other names in the source that are not names of the unit."""
SEATS = {
    "Duchy of Saxe-Coburg-Saalfeld": (50.2594, 10.9638, "Coburg"),
    "Landgraviate of Hesse-Homburg": (50.2268, 8.6182, "Bad Homburg"),
}
"""Points of the capitals of states whose largest part is not their main one."""
BOHEMIAN = (
    "Böhmen",
    "Mähren",
    "Galizien",
    "Steiermark",
    "Krain",
    "Kärnten",
    "Tirol",
    "Illyrien",
    "Österreich ob",
    "Österreich unter",
)
"""Words in the names of lands whose counties are circles ("Kreis")."""


def main(repository: str) -> None:
    """Add the units to places.csv, toponyms.csv and extents.csv."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        table = {(row["kind"], row["name"]): row for row in csv.DictReader(stream)}
    units: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for shape in shapes(Path(repository)):
        kind, name = shape["properties"]["adm_name"], shape["properties"]["name"]
        if ((row := table.get((kind, name))) or kind in GENERAL) and (kind, name) not in LEFT_OUT:
            feature, label = (row["feature"], row["label"]) if row else named(kind, name, shape)
            if label:
                units[feature, label].append(shape)
    realms, places, counts = Realms(), Places(), Counter[str]()
    for (feature, label), found in sorted(units.items()):
        counts[realms.add(unit(feature, label, found, places))] += 1
    print(dict(counts))
    realms.save()


def shapes(repository: Path) -> list[dict[str, Any]]:
    """Return the polygons of all files that the repository has."""
    git = ["git", "-C", str(repository)]
    listed = subprocess.run(
        [*git, "ls-tree", "HEAD", "single_files/"], capture_output=True, text=True, check=True
    ).stdout
    ids = "\n".join(line.split()[2] for line in listed.splitlines())
    data = subprocess.run([*git, "cat-file", "--batch"], input=ids.encode(), capture_output=True, check=True).stdout
    found, at = [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        head, at = data[at:end].split(), end + 1
        if head[1] != b"missing":
            found.append(json.loads(data[at : at + int(head[2])]))
            at += int(head[2]) + 1
    return found


def named(kind: str, name: str, shape: dict[str, Any]) -> tuple[str, str]:
    """Return the feature and label of a unit that is not in the table."""
    feature, form = GENERAL[kind]
    parents = " ".join(parent["name"] for parent in shape["properties"]["parents"])
    if kind == "County" and (name.endswith(("kreis", "Kreis", "viertel")) or any(land in parents for land in BOHEMIAN)):
        form = (
            "{}"
            if name.lower().endswith(("kreis", "viertel", "hardsberg", "wienerwald", "inntal", "tirol"))
            else "Kreis {}"
        )
    return feature, form.format(name)


def unit(feature: str, label: str, found: list[dict[str, Any]], places: Places) -> Realm:
    """Return a unit with its boxes; the point is the middle of its last borders. A county does not get the names of towns."""
    found.sort(key=lambda shape: shape["properties"]["start_date"])
    first = found[0]["properties"]
    last = max((shape["properties"] for shape in found), key=lambda one: one["end_date"])
    given = [first["name"], *(part.strip() for part in (first["alt_name"] or "").split(";"))]
    towns = feature == "A.ADM2H" or label.startswith("Free City")
    names = [
        (name, "")
        for name in given
        if 3 < len(name) <= 40 and name not in NOT_NAMES and not (towns and places.named(name, "P"))
    ]
    lat, lon, seat = SEATS.get(label) or (*middle(found[-1]["geometry"]), "")
    return Realm(
        label=label, feature=feature, lat=lat, lon=lon, source=SOURCE,
        where=f"the seat, {seat}" if seat else "the middle of the largest part",
        start=opened(first["start_date"]), end=closed(last["end_date"]), names=tuple(names), boxes=boxes(found),
    )  # fmt: skip


def opened(date: str) -> int | None:
    """Return the year of a first day; None if the source begins then."""
    year = int(date[:4])
    return None if 1800 <= year <= BEGINS else year


def closed(date: str) -> int | None:
    """Return the year of a last day; None if the source ends then, or changes its divisions."""
    return None if date in CUTS else int(date[:4])


def boxes(found: list[dict[str, Any]]) -> tuple[tuple[int, int, Box], ...]:
    """Return the boxes with their first and last year; equal ones in sequence are merged."""
    merged: list[tuple[int, int, Box]] = []
    for shape in found:
        first, last = int(shape["properties"]["start_date"][:4]), int(shape["properties"]["end_date"][:4])
        box = box_of(shape["geometry"])
        if merged and all(abs(one - other) < 0.2 for one, other in zip(merged[-1][2], box, strict=True)):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]), merged[-1][2])
        elif not merged or first >= merged[-1][1]:
            merged.append((first, last, box))
    return tuple(merged)


if __name__ == "__main__":
    main(*sys.argv[1:])
