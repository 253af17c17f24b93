"""The full records of places and persons for JSON, pages and assistants, with the source of every fact."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.answers import AreaAnswer, NameAnswer, area, name_answer, source, written
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.feature_words import feature_word
from gazetteer.model.place import Place, Source
from gazetteer.people.authority import Figure


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The full record of a place.

    Attributes:
        what: the kind of place, as a word ("river"); empty if unknown.
        extent: west, south, east, north in degrees; None for a point.
        accuracy_km: possible error of the point in kilometres; 0 if unknown.
        years: when the place existed, EDTF; None if it still exists or is undated.
        divisions: the present-day divisions that it lies in, largest first.
        lay_in: states and divisions of the past in whose bounding box it lies, by time. A box is larger than the state,
            so the place may have been outside.
        names: every name in time order, undated ones last.
        links: the same place in other sources, as CURIEs or URIs.
        sources: the sources of the place; each name has its own.
    """

    id: str
    name: str
    what: str
    feature: str
    lat: float | None
    lon: float | None
    extent: tuple[float, float, float, float] | None
    accuracy_km: float
    country: str | None
    years: str | None
    population: int
    divisions: list[AreaAnswer]
    lay_in: list[AreaAnswer]
    names: list[NameAnswer]
    links: list[str]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """The record of a person.

    Attributes:
        aliases: other names.
        born, died: years; None when unknown.
        reign: years in office, EDTF; None when unknown.
        role: the person's role; empty if unknown.
        authority: the same person in another source, a CURIE; None if unknown.
        how: how the name was found: "exact", "part" or "phonetic"; None for a person found by id.
    """

    id: str
    name: str
    aliases: list[str]
    born: int | None
    died: int | None
    reign: str | None
    role: str
    authority: str | None
    how: str | None
    source: Source


def place_answer(place: Place, gazetteer: Gazetteer) -> PlaceAnswer:
    """Return the full record of a place."""
    return PlaceAnswer(
        id=place.id,
        name=place.label,
        what=feature_word(place.feature),
        feature=place.feature,
        lat=place.lat,
        lon=place.lon,
        extent=place.location.extent if place.location else None,
        accuracy_km=place.location.accuracy_km if place.location else 0.0,
        country=place.country,
        years=written(place.when),
        population=place.population,
        divisions=[found for id in place.divisions if (found := area(id, gazetteer))],
        lay_in=[AreaAnswer(outer.id, outer.label, written(outer.when)) for outer in gazetteer.lay_in(place)],
        names=[name_answer(name, gazetteer) for name in gazetteer.names(place.id)],
        links=[link.target for link in place.links],
        sources=[source(id, gazetteer) for id in place.sources],
    )


def person_answer(figure: Figure, gazetteer: Gazetteer, how: str | None = None) -> PersonAnswer:
    """Return the record of a person; `how` states how the name was found."""
    return PersonAnswer(
        figure.id,
        figure.name,
        list(figure.aliases),
        figure.born,
        figure.died,
        written(figure.reign),
        figure.role,
        figure.authority,
        how,
        source(figure.source, gazetteer),
    )
