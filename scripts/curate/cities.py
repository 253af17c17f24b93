"""Years in which towns are known to have existed, from lists of populations of cities.

    python scripts/curate/cities.py chandlerV2.csv modelskiAncientV2.csv

Inputs: `input/chandler/chandlerV2.csv` and `input/modelski/modelskiAncientV2.csv` of
https://github.com/Confoederatio/Stadester (MIT), T. Chandler's and G. Modelski's populations of cities with the points that
M. Reba and others gave them (Scientific Data 3, 2016, CC BY 4.0). The first year of a city becomes a row of attestations.csv:
it existed by then, and may be older. Chandler's other names are undated.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from common import Places, Table, report, span

NEAR_KM = 30


def main(chandler: str, modelski: str) -> None:
    """Add the years to attestations.csv and the other names to toponyms.csv."""
    places = Places()
    table, names = Table("attestations.csv"), Table("toponyms.csv")
    first: dict[str, tuple[int, str]] = {}
    lost = 0
    for file, source in ((chandler, "chandler"), (modelski, "modelski")):
        with Path(file).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            for row in csv.DictReader(stream):
                years = [
                    _year(key)
                    for key, value in row.items()
                    if key and re.match(r"(BC|AD)_\d", key) and (value or "").strip()
                ]
                others = [name.strip() for name in re.split(r"[,;/]", row["OtherName"] or "") if name.strip()]
                point = [re.sub(r"[^\d.-]", "", row[side] or "") for side in ("Latitude", "Longitude")]
                if not years or not all(point):
                    continue
                town = places.match([row["City"], *others], float(point[0]), float(point[1]), NEAR_KM)
                if town is None:
                    lost += 1
                    continue
                if min(years) < first.get(town.id, (9999, ""))[0]:
                    first[town.id] = (min(years), source)
                for name in (row["City"].strip(), *others):
                    known = any(place.id == town.id or place.feature[0] in "AL" for place in places.named(name))
                    if not known and re.fullmatch(r"[A-Z][\w'-]{3,}(?: [A-Z][\w'-]+)*", name):
                        names.add(
                            place=town.id,
                            toponym=name,
                            lang="en",
                            kind="historical",
                            source=source,
                            certainty="certain",
                        )
    for id, (year, source) in sorted(first.items()):
        table.add(place=id, fact="attested", when=span(year, None), source=source)
    report([table, names])
    print(f"{lost} cities were not found within {NEAR_KM} km")


def _year(column: str) -> int:
    """Return the year of a column: BC_100 is -99."""
    era, number = column.split("_")
    return 1 - int(number) if era == "BC" else int(number)


if __name__ == "__main__":
    main(*sys.argv[1:])
