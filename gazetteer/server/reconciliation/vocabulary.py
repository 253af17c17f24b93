"""The types and properties of the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gazetteer.answers import used_names
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.feature_words import feature_word
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan
from gazetteer.people.authority import Figure

Value = str | float | int | tuple[str, str]
"""A value of a property: a text, a number, or the id and name of another place."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of entities. `feature_class` is the GeoNames feature class of types of places; "" without one."""

    id: str
    name: str
    description: str
    feature_class: str = ""


PLACE = Type("place", "Place", "anything with a location on the map")
PERSON = Type("person", "Person", "a historical person")
TYPES = (
    PLACE,
    Type("settlement", "Settlement", "city, town, village", "P"),
    Type("division", "State or division", "present or former state, province, district", "A"),
    Type("water", "Water", "sea, lake, river", "H"),
    Type("landform", "Landform", "mountain, valley, island", "T"),
    Type("region", "Region or area", "region, continent, park", "L"),
    Type("site", "Site or building", "monastery, castle, station, ancient site", "S"),
    Type("route", "Road or railway", "road, railway, tunnel", "R"),
    PERSON,
)
TYPE: Mapping[str, Type] = {type.id: type for type in TYPES}
_BY_CLASS: Mapping[str, Type] = {type.feature_class: type for type in TYPES if type.feature_class}


def types_of(place: Place) -> tuple[Type, ...]:
    """Return the types of a place, most specific first."""
    narrow = _BY_CLASS.get(place.feature[:1])
    return (narrow, PLACE) if narrow else (PLACE,)


@dataclass(frozen=True, slots=True)
class QueryOptions:
    """Settings of one property in a data extension query.

    Attributes:
        when: only values of this time.
        lang: only names in this language, a BCP 47 tag.
        most: the maximum number of values; 0 for all.
    """

    when: Timespan | None = None
    lang: str | None = None
    most: int = 0


OfPlace = Callable[[Place, Gazetteer, QueryOptions], list[Value]]
OfPerson = Callable[[Figure], list[Value]]


@dataclass(frozen=True, slots=True)
class Property:
    """A property.

    Attributes:
        refines_queries: whether it refines a reconciliation query.
        of_place: returns its values for a place; None if places do not have it.
        of_person: returns its values for a person; None if persons do not have it.
        is_entity: whether its values are places.
    """

    id: str
    name: str
    description: str
    refines_queries: bool = False
    of_place: OfPlace | None = field(default=None, compare=False)
    of_person: OfPerson | None = field(default=None, compare=False)
    is_entity: bool = False


def _country(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [place.country] if place.country else []


def _kind(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [word] if (word := feature_word(place.feature)) else []


def _lat(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [place.lat] if place.lat is not None else []


def _lon(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [place.lon] if place.lon is not None else []


def _point(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [f"{place.lat:.5f}, {place.lon:.5f}"] if place.lat is not None and place.lon is not None else []


def _names(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    names = used_names(gazetteer.names(place.id), when=options.when, lang=options.lang)
    return list(dict.fromkeys(name.text for name in names))


def _lies_in(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    found: list[Value] = []
    for id in place.divisions:
        label = _label(id, gazetteer)
        if label:
            found.append((id, label))
    return found


def _lay_in(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    return [(state.id, state.label) for state in gazetteer.lay_in(place, options.when)]


def _links(prefix: str) -> OfPlace:
    def read(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
        targets = (place.id, *(link.target for link in place.links))
        return [target for target in dict.fromkeys(targets) if target.startswith(prefix)]

    return read


def _sources(place: Place, gazetteer: Gazetteer, options: QueryOptions) -> list[Value]:
    ids = dict.fromkeys((*place.sources, *(name.source for name in place.names)))
    return [gazetteer.source(id).title for id in ids]


def _wikidata(figure: Figure) -> list[Value]:
    return [id for id in (figure.id, figure.authority) if id and id.startswith("wd:")]


def _label(id: str, gazetteer: Gazetteer) -> str | None:
    from gazetteer.answers import area

    found = area(id, gazetteer)
    return found.name if found else None


PROPERTIES = (
    Property("year", "Year", "when the name was used: a year, EDTF, or a written date", refines_queries=True),
    Property("country", "Country", "country, present-day or of that year, by name or code", refines_queries=True,
             of_place=_country),
    Property("container", "Lies in", "present or former state, province, county or parish", refines_queries=True,
             of_place=_lies_in, is_entity=True),
    Property("kind", "Kind", "kind of the place: river, town, monastery", refines_queries=True, of_place=_kind),
    Property("lat", "Latitude", "degrees north", refines_queries=True, of_place=_lat),
    Property("lon", "Longitude", "degrees east", refines_queries=True, of_place=_lon),
    Property("point", "Point", "latitude and longitude in degrees: 40.79, 43.85", refines_queries=True,
             of_place=_point),
    Property("id", "Identifier", "id of the entity, or of the same place elsewhere", refines_queries=True,
             of_place=lambda place, gazetteer, options: [place.id], of_person=lambda figure: [figure.id]),
    Property("name", "Name", "the present-day name",
             of_place=lambda place, gazetteer, options: [place.label], of_person=lambda figure: [figure.name]),
    Property("names", "Names", "every name; with the setting year, those of that year", of_place=_names,
             of_person=lambda figure: [figure.name, *figure.aliases]),
    Property("lay_in", "May have been in", "former states whose bounding box contains it; with the setting year, of that year",
             of_place=_lay_in, is_entity=True),
    Property("years", "Years of existence", "when the place itself existed, EDTF",
             of_place=lambda place, gazetteer, options: [str(place.when)] if place.when else []),
    Property("feature", "GeoNames feature", "GeoNames class and code",
             of_place=lambda place, gazetteer, options: [place.feature] if place.feature else []),
    Property("population", "Population", "people",
             of_place=lambda place, gazetteer, options: [place.population] if place.population else []),
    Property("geonames", "GeoNames id", "as a CURIE: gn:616635", of_place=_links("gn:")),
    Property("wikidata", "Wikidata id", "as a CURIE", of_place=_links("wd:"), of_person=_wikidata),
    Property("pleiades", "Pleiades id", "as a CURIE", of_place=_links("pl:")),
    Property("sources", "Sources", "the sources of the place and its names", of_place=_sources),
    Property("born", "Year of birth", "", of_person=lambda figure: [figure.born] if figure.born is not None else []),
    Property("reign", "Years in office", "EDTF", of_person=lambda figure: [str(figure.reign)] if figure.reign else []),
    Property("role", "Role", "the person's role", of_person=lambda figure: [figure.role] if figure.role else []),
    Property("died", "Year of death", "", of_person=lambda figure: [figure.died] if figure.died is not None else []),
)  # fmt: skip
PROPERTY: Mapping[str, Property] = {property.id: property for property in PROPERTIES}


def properties_of(type_id: str | None) -> list[Property]:
    """Return the properties of a type; all properties if the type is None or unknown."""
    if type_id == PERSON.id:
        return [property for property in PROPERTIES if property.of_person]
    if type_id in TYPE:
        return [property for property in PROPERTIES if property.of_place]
    return [property for property in PROPERTIES if property.of_place or property.of_person]
