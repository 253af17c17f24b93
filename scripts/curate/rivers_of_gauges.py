"""Rivers of the Old World that other sources lack, from the gauging stations on them.

    python scripts/curate/rivers_of_gauges.py estreams_gauging_stations_nested.xlsx grdc_2022_10701.txt data.noun

Inputs, which are not part of the project:

* results/estreams_gauging_stations_nested.xlsx of https://github.com/thiagovmdon/paper_estreams, the stations of EStreams
  (facts only);
* grdc_2022_10701.txt of https://github.com/iiasa/CWATM_grdc_calibration_stations, the catalogue of the Global Runoff Data Centre
  (facts only);
* data.noun of WordNet: a name that is a common word is not taken.

A river is the stations of one name that are not farther apart than a river of their catchment is long. Its point is the median of
its stations, its box contains them, and its id is that of the station with the largest catchment. Where two offices have a
station at the same spot with the same catchment, the river has the names of both. Writes
`data/features/rivers.packed` and `data/features/river_names.packed`: a river that the gazetteer has gets the names that it lacks,
any other is added. Run it with a database that was built without the two files.
"""

from __future__ import annotations

import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import gauges
import landmarks as other_landmarks
from common import ExistingPlace, Places, inside, km
from gauges import Station
from rapidfuzz import fuzz
from wordfreq import available_languages, zipf_frequency

from gazetteer.build import features, rivers
from gazetteer.build.packed_table import pack
from gazetteer.kinds import split_kind
from gazetteer.names.fold import fold
from gazetteer.resources import data_folder

NEAR_KM, FAR_KM = 40.0, 400.0
"""Length of the smallest river, and of the greatest whose stations are compared."""
LONE, SEVERAL, DISTANT = 200.0, 100.0, 2_000.0
"""Least catchment of a river with one station, with several, and outside Europe, in square kilometres."""
EUROPE = (-25.0, 34.0, 50.0, 72.0)
MARGIN = 0.5
"""Degrees by which a river may leave the box that is known of it."""
SPOT_KM, ALIKE, SPELLING = 1.5, 0.01, 70
"""Distance and share of the catchment by which two offices differ about one station, and likeness of two spellings, of 100."""
GREAT_TOWN, AROUND_KM = 60_000, 250.0
"""Population of a town whose name is not given to a river near it."""
COMMON, COMMON_AT_HOME, NOUN = 4.0, 5.0, 3.0
"""Zipf frequencies from which a word is a common word: in English, in the language of the country, and of an English noun."""
SPOKEN = {
    "AT": "de", "BE": "fr", "CZ": "cs", "DE": "de", "ES": "es", "FI": "fi", "FR": "fr", "HU": "hu", "IT": "it", "NL": "nl",
    "NO": "nb", "PL": "pl", "PT": "pt", "RO": "ro", "SE": "sv", "SI": "sl", "SK": "sk", "HR": "sh", "RS": "sh", "TR": "tr",
}  # fmt: skip
"""Maps a country to the language in which a name may be a common word."""
BRITISH = ("GB", "IE")
"""Countries in which a river with a common word for a name is called "River Test"."""
LEAST, MOST, STEP, ABROAD = 0.2, 0.33, 0.06, 0.12
"""Prominence: with a catchment of `LONE`, the greatest, what ten times as much adds, and what rivers outside Europe lack."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class River:
    """A river: its stations, and its names, the main one first."""

    stations: list[Station]
    names: list[str]

    @property
    def area(self) -> float:
        """Return the largest catchment, in square kilometres."""
        return max(station.area for station in self.stations)

    @property
    def box(self) -> Box:
        """Return west, south, east and north."""
        lats, lons = [one.lat for one in self.stations], [one.lon for one in self.stations]
        return min(lons), min(lats), max(lons), max(lats)

    @property
    def in_europe(self) -> bool:
        """Return whether the first station is in Europe."""
        return inside(EUROPE, self.stations[0].lat, self.stations[0].lon)

    @property
    def countries(self) -> set[str]:
        """Return the countries of the stations."""
        return {station.country for station in self.stations}


def main(estreams: str, grdc: str, wordnet: str) -> None:
    """Write both tables."""
    places = Places()
    nouns = frozenset(re.findall(r" ([a-z]+) [0-9a-f] ", Path(wordnet).read_text("utf-8")))
    known = known_rivers(places)
    names: other_landmarks.Names = defaultdict(list)
    rows = []
    for river in joined(together([*gauges.estreams(Path(estreams)), *gauges.grdc(Path(grdc))])):
        own = list(usable(river, nouns, places))
        same = {
            place.id: (place.id.startswith("pl:"), distance(river, place))
            for name in river.names
            for place, box in known.get(fold(name), ())
            if is_same(river, place, box)
        }
        if same:
            source = river.stations[0].id.partition(":")[0]
            names[min(same, key=lambda id: same[id])] += [("", name, source) for name in own]
        elif own and is_great(river):
            rows.append(row(river, own, places))
    folder = data_folder() / features.FOLDER
    other_landmarks.write_names(names, places, folder / features.RIVER_NAMES)
    (folder / rivers.RIVERS).write_bytes(pack(rivers.COLUMNS, sorted(rows, key=lambda one: one[1:])))
    print(f"{len(rows):,} rivers, {(folder / rivers.RIVERS).stat().st_size:,} bytes")
    print(Counter(one[8] for one in rows).most_common(40))


def known_rivers(places: Places) -> dict[str, list[tuple[ExistingPlace, Box | None]]]:
    """Return the rivers of the gazetteer with their boxes, by their names with and without the kind word."""
    with sqlite3.connect(f"file:{places.file}?mode=ro", uri=True) as connection:
        query = "SELECT id, west, south, east, north FROM place WHERE feature LIKE 'H.STM%' AND west IS NOT NULL"
        boxes = {id: box for id, *box in connection.execute(query)}
    found: dict[str, list[tuple[ExistingPlace, Box | None]]] = defaultdict(list)
    for key, bearers in places.by_name.items():
        streams = [(place, boxes.get(place.id)) for place in bearers if place.feature.startswith("H.STM")]
        part = split_kind(key, None) if streams else None
        for name in {key, part.rest if part and part.kind.feature == "H.STM" else key}:
            found[fold(name)] += streams
    return found


def together(stations: Iterable[Station]) -> Iterator[River]:
    """Yield the stations of one name that a river could join."""
    named: dict[str, list[Station]] = defaultdict(list)
    for station in stations:
        named[fold(station.river)].append(station)
    for key in sorted(named):
        left = sorted(named[key], key=lambda one: -one.area)
        while left:
            river = [left.pop(0)]
            for one in river:
                near = [other for other in left if apart(one, other) <= min(FAR_KM, length(max(one.area, other.area)))]
                river += near
                left = [other for other in left if other not in near]
            yield River(river, [])


def joined(found: Iterable[River]) -> list[River]:
    """Return the rivers, with those as one that have a station in common under two names."""
    found = list(found)
    of = {station.id: number for number, river in enumerate(found) for station in river.stations}
    stations = [station for river in found for station in river.stations]
    first = list(range(len(found)))

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for one, other in twins(stations):
        first[root(of[one.id])] = root(of[other.id])
    groups: dict[int, list[Station]] = defaultdict(list)
    for number, river in enumerate(found):
        groups[root(number)] += river.stations
    return [River(group, _names(group)) for group in groups.values()]


def twins(stations: Iterable[Station]) -> Iterator[tuple[Station, Station]]:
    """Yield the pairs of stations of two offices that are one: at the same spot with the same catchment."""
    cells: dict[tuple[int, int], list[Station]] = defaultdict(list)
    for one in sorted(stations, key=lambda one: one.id):
        row, column = round(10 * one.lat), round(10 * one.lon)
        for other in (
            other for y in (row - 1, row, row + 1) for x in (column - 1, column, column + 1) for other in cells[y, x]
        ):
            if is_twin(one, other):
                yield one, other
        cells[row, column].append(one)


def is_twin(one: Station, other: Station) -> bool:
    """Return whether two stations are one, under names of two countries or two spellings."""
    alike = min(one.area, other.area) >= SEVERAL and abs(one.area / other.area - 1) <= ALIKE
    named = one.country != other.country or is_spelling(one.river, other.river)
    return alike and named and apart(one, other) <= SPOT_KM


def is_spelling(one: str, other: str) -> bool:
    """Return whether two names may be spellings of one: "Bregenzer Ach" and "Bregenzerach"."""
    return fold(one) != fold(other) and fuzz.ratio(fold(one), fold(other)) >= SPELLING


def _names(stations: Sequence[Station]) -> list[str]:
    """Return the names of a river: those of EStreams and of most stations first, each spelling once."""
    counts: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for station in sorted(stations, key=lambda one: (not one.id.startswith("estreams:"), one.id)):
        counts[fold(station.river)] += 1 + 1000 * station.id.startswith("estreams:")
        spelt.setdefault(fold(station.river), station.river)
    return [spelt[key] for key, _ in counts.most_common()]


def apart(one: Station, other: Station) -> float:
    """Return the distance in km."""
    return km(one.lat, one.lon, other.lat, other.lon)


def length(area: float) -> float:
    """Return how long a river with a catchment is, in km as the crow flies (after Hack's law)."""
    return max(NEAR_KM, 0.75 * area**0.6)


def is_great(river: River) -> bool:
    """Return whether texts may name a river."""
    if not river.in_europe:
        return river.area >= DISTANT
    return river.area >= (LONE if len(river.stations) == 1 else SEVERAL)


def usable(river: River, nouns: frozenset[str], places: Places) -> Iterator[str]:
    """Yield the names of a river that are not common words or near towns, those in Britain and Ireland else with "River"."""
    tongues = {SPOKEN[code] for code in river.countries & SPOKEN.keys()} & set(available_languages())
    for name in river.names:
        text, key = name.lower(), fold(name)
        english = max(zipf_frequency(text, "en"), zipf_frequency(key, "en"))
        common = english >= COMMON or (key in nouns and english >= NOUN)
        town = any(
            place.population > GREAT_TOWN and fold(place.label) == fold(name) and distance(river, place) <= AROUND_KM
            for place in places.named(name, "P")
        )
        if not (common or town) and all(zipf_frequency(text, lang) < COMMON_AT_HOME for lang in tongues):
            yield name
        elif river.countries <= set(BRITISH) and " " not in name:
            yield f"River {name}"


def is_same(river: River, place: ExistingPlace, box: Box | None) -> bool:
    """Return whether a river of the gazetteer can be this one: its point may be its mouth."""
    touches = box and any(inside(box, one.lat, one.lon, MARGIN) for one in river.stations)
    return (
        bool(touches) or inside(river.box, place.lat, place.lon, MARGIN) or distance(river, place) <= length(river.area)
    )


def distance(river: River, place: ExistingPlace) -> float:
    """Return the distance of a place from the nearest station, in km."""
    return min(km(place.lat, place.lon, one.lat, one.lon) for one in river.stations)


def row(river: River, names: Sequence[str], places: Places) -> list[object]:
    """Return the row of a new river, without a country if the next town is in another than its stations."""
    greatest = max(river.stations, key=lambda one: (one.area, one.id))
    lat, lon = median(one.lat for one in river.stations), median(one.lon for one in river.stations)
    prominence = min(MOST, LEAST + STEP * max(0.0, math.log10(max(1.0, river.area) / LONE)))
    if not river.in_europe:
        prominence -= ABROAD
    town = min(places.near(lat, lon, AROUND_KM), key=lambda pair: pair[0], default=None)
    abroad = town is not None and town[1].country not in river.countries
    country = next(iter(river.countries)) if len(river.countries) == 1 and not abroad else ""
    numbers = (f"{number:.3f}" for number in (lat, lon, *river.box))
    return [greatest.id, names[0], *numbers, country, round(100 * prominence), "|".join(names[1:])]


if __name__ == "__main__":
    main(*sys.argv[1:])
