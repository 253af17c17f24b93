"""Join rivers, lakes and seas that Natural Earth draws as separate named pieces: the Rhein, the Rhin and the Rhine.

    python scripts/curate/pieces.py natural-earth-5

Input: a folder of Natural Earth's tables 5.1 as CSV (see features.py), in which all pieces have one Wikidata id. Pieces of one kind
whose boxes are at most `GAP_KM` apart become one row of places.csv, with a box around all of them; the names of the others
become names of that row. Run it before features.py.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from common import Row, Table, km, report

from gazetteer.names.fold import fold

GAP_KM = 60.0
TABLES = ("rivers_lake_centerlines", "lakes", "geography_marine_polys")
KIND_WORDS = re.compile(r" (?:River|Lake)$|^(?:Lake) ")
SOURCE = "natural-earth"


def main(folder: str) -> None:
    """Join the pieces, and move their names."""
    places, names = Table("places.csv"), Table("toponyms.csv")
    rows = {row["id"]: row for row in places.rows}
    moved: dict[str, str] = {}
    for title, pieces in _pieces(Path(folder), rows):
        group = [rows[id] for id in pieces if id not in moved]
        main_row = _main(group, title)
        for row in group if main_row else ():
            if (
                main_row
                and row is not main_row
                and row["feature"] == main_row["feature"]
                and _gap(main_row, row) <= GAP_KM
            ):
                _join(main_row, row)
                moved[row["id"]] = main_row["id"]
                print(f"{row['id']} is a piece of {main_row['id']}")
    places.rows = [row for row in places.rows if row["id"] not in moved]
    for row in names.rows:
        row["place"] = moved.get(row["place"], row["place"])
    for id, whole in moved.items():
        label = rows[id]["label"]
        for text in dict.fromkeys((label, KIND_WORDS.sub("", label))):
            names.add(place=whole, toponym=text, kind="alternate", source=SOURCE, certainty="certain")
    seen: set[tuple[str, ...]] = set()
    own = {(row["id"], row["label"]) for row in places.rows}
    kept = []
    for row in names.rows:
        key = (row["place"], row["toponym"])
        if row["source"] != SOURCE or row["place"] not in moved.values() or (key not in seen and key not in own):
            seen.add(key)
            kept.append(row)
    names.rows = kept
    report([places, names])


def _pieces(folder: Path, rows: Mapping[str, Row]) -> Iterator[tuple[str, list[str]]]:
    """Yield the English name and the rows of each Wikidata id that has several."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for row in rows.values():
        if row["source"] == SOURCE and row["feature"].startswith(("H.STM", "H.LK", "H.SEA")) and row["west"]:
            by_name[fold(KIND_WORDS.sub("", row["label"]))].append(row["id"])
    titles: dict[str, str] = {}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for table in TABLES:
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            for line in csv.DictReader(stream):
                item = line["wikidataid"]
                if item:
                    titles.setdefault(item, line["name_en"])
                    found[item].update(dict.fromkeys(by_name.get(fold(KIND_WORDS.sub("", line["name"])), ())))
    yield from ((titles[item], list(ids)) for item, ids in found.items() if len(ids) > 1)


def _main(group: list[Row], title: str) -> Row | None:
    """Return the row of the river's English name, the longest; None without one: the pieces then have independent names."""
    named = [row for row in group if fold(KIND_WORDS.sub("", row["label"])) == fold(KIND_WORDS.sub("", title))]
    return max(named, key=_length, default=None)


def _sides(row: Row) -> tuple[float, float, float, float]:
    return float(row["west"]), float(row["south"]), float(row["east"]), float(row["north"])


def _length(row: Row) -> float:
    west, south, east, north = _sides(row)
    return km(south, west, north, east)


def _gap(one: Row, other: Row) -> float:
    """Return the distance between two boxes, 0 if they touch."""
    west, south, east, north = _sides(one)
    west2, south2, east2, north2 = _sides(other)
    lon, lon2 = (0.0, max(0.0, west - east2, west2 - east))
    lat = max(south, south2) if max(south, south2) <= min(north, north2) else min(north, north2)
    return km(lat, lon, lat + max(0.0, south - north2, south2 - north), lon2)


def _join(whole: Row, piece: Row) -> None:
    """Extend the box around both; a row in several countries has no country."""
    west, south, east, north = _sides(whole)
    west2, south2, east2, north2 = _sides(piece)
    sides = min(west, west2), min(south, south2), max(east, east2), max(north, north2)
    for column, side in zip(("west", "south", "east", "north"), sides, strict=True):
        whole[column] = f"{side:g}"
    if whole["country"] != piece["country"]:
        whole["country"] = ""


if __name__ == "__main__":
    main(*sys.argv[1:])
