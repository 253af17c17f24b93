"""Look-up services: places and persons by name and by id, and the names of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from gazetteer import __version__
from gazetteer.answers import MatchAnswer, NameAnswer, match_answer, name_answer, used_names
from gazetteer.database.arguments import MAX_NAME_LENGTH, checked_name
from gazetteer.full_answers import PersonAnswer, PlaceAnswer, person_answer, place_answer
from gazetteer.model.dates.reader import years_of
from gazetteer.people import authority
from gazetteer.server.parameters import (
    DEFAULT_RESULTS,
    MAX_RESULTS,
    NOT_FOUND,
    PROBLEMS,
    CountryQuery,
    LangQuery,
    LimitQuery,
    NameQuery,
    NearQuery,
    OptionalText,
    PersonId,
    PlaceId,
    ScriptQuery,
    YearQuery,
)
from gazetteer.server.shared import SharedState

router = APIRouter(prefix="/api", tags=["Look up"], responses=PROBLEMS)


@dataclass(frozen=True, slots=True)
class NamesAnswer:
    """The names of a place, in time order; undated ones last."""

    id: str
    name: str
    names: list[NameAnswer]


@dataclass(frozen=True, slots=True)
class InfoAnswer:
    """The program and the gazetteer of this server."""

    version: str
    places: int
    names: int


@router.get("/lookup", responses=NOT_FOUND)
def lookup(
    shared: SharedState,
    name: NameQuery,
    year: YearQuery = None,
    near: NearQuery = None,
    country: CountryQuery = None,
    script: ScriptQuery = None,
    limit: LimitQuery = DEFAULT_RESULTS,
) -> list[MatchAnswer]:
    """Return the places that have or had a name, best first.

    The name may include a container: "Kars, Turkey". If `answer` is false, the name most likely does not mean a known
    place, and the matches are only similar names. `script` keeps only matches whose matched name is in that script.
    """
    with shared.gazetteer() as gazetteer:
        read = limit if script is None else MAX_RESULTS
        found = gazetteer.lookup(name, year=year, near=near, country=country, limit=read)
        fitting = [one for one in found if script is None or (one.name.script or "").casefold() == script.casefold()]
        return [match_answer(match, gazetteer) for match in fitting[:limit]]


@router.get("/names", responses=NOT_FOUND)
def names(
    shared: SharedState,
    place: Annotated[
        str, Query(min_length=1, max_length=MAX_NAME_LENGTH, description="Id or name.", examples=["Gyumri"])
    ],
    year: Annotated[OptionalText, Query(description="Only names in use in this year.")] = None,
    lang: LangQuery = None,
    script: ScriptQuery = None,
) -> NamesAnswer:
    """Return the names of a place in time order; with `year`, its names in that year. Each has its source."""
    when = years_of(year)
    with shared.gazetteer() as gazetteer:
        found = gazetteer.place(checked_name(place))
        shown = used_names(gazetteer.names(found.id), when=when, lang=lang, script=script)
        return NamesAnswer(found.id, found.label, [name_answer(name, gazetteer) for name in shown])


@router.get("/place/{id:path}", responses=NOT_FOUND)
def place(shared: SharedState, id: PlaceId) -> PlaceAnswer:
    """Return all information about a place: names, coordinates, present and former areas, links, sources."""
    with shared.gazetteer() as gazetteer:
        return place_answer(gazetteer.get(id), gazetteer)


@router.get("/people")
def people(
    shared: SharedState, name: NameQuery, year: YearQuery = None, limit: LimitQuery = DEFAULT_RESULTS
) -> list[PersonAnswer]:
    """Return the persons who have or had a name, best first; with `year`, only those who lived in that year."""
    found = authority.lookup(checked_name(name), when=years_of(year))[:limit]
    with shared.gazetteer() as gazetteer:
        return [person_answer(figure, gazetteer, how) for figure, how in found]


@router.get("/person/{id:path}", responses=NOT_FOUND)
def person(shared: SharedState, id: PersonId) -> PersonAnswer:
    """Return all information about a person."""
    found = authority.figure(id)
    if found is None:
        raise HTTPException(404, f"no person has the id {id!r}: /api/people finds them by name")
    with shared.gazetteer() as gazetteer:
        return person_answer(found, gazetteer)


@router.get("/info")
def info(shared: SharedState) -> InfoAnswer:
    """Return the version of the program, and the numbers of places and names."""
    with shared.gazetteer() as gazetteer:
        places, names = gazetteer.count()
    return InfoAnswer(__version__, places, names)
