"""Pages for look-ups: search, a place, a person. Their addresses are stable: /place/gn:616635."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response

from gazetteer.answers import NameAnswer, match_answer, name_answer
from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.errors import GazetteerError, UnknownPlaceError
from gazetteer.formats.values.curies import expand
from gazetteer.full_answers import person_answer, place_answer
from gazetteer.model.dates.reader import years_of
from gazetteer.model.place import Name
from gazetteer.people import authority
from gazetteer.server.pages import page
from gazetteer.server.parameters import LONGEST_OPTION, PersonId, PlaceId
from gazetteer.server.place_map import place_map
from gazetteer.server.shared import SharedState

router = APIRouter(include_in_schema=False)

MATCHES_READ, MATCHES_SHOWN = 100, 25
"""Number of matches read, and maximum number shown after the filter by script."""

SCRIPTS = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Armn": "Armenian", "Geor": "Georgian", "Grek": "Greek", "Arab": "Arabic",
    "Hebr": "Hebrew", "Hani": "Chinese", "Jpan": "Japanese", "Hang": "Korean", "Deva": "Devanagari", "Syrc": "Syriac",
}  # fmt: skip
"""Scripts that the search page offers, by ISO 15924 code."""

SAFE = "http://", "https://"


@dataclass(frozen=True, slots=True)
class Bar:
    """A name with its years as a bar: `left` and `width` in percent of the timespan of all names."""

    answer: NameAnswer
    left: float
    width: float


Option = Annotated[str, Query(max_length=LONGEST_OPTION)]


@router.get("/")
def home() -> Response:
    """Redirect to the documents."""
    return RedirectResponse("/documents")


@router.get("/search")
def search(
    request: Request,
    shared: SharedState,
    name: Annotated[str, Query(max_length=MAX_NAME_LENGTH)] = "",
    year: Option = "",
    country: Option = "",
    script: Option = "",
) -> Response:
    """Show the places and persons that have or had a name."""
    query = {"name": name.strip(), "year": year.strip(), "country": country.strip(), "script": script}
    matches, people, problem = [], [], ""
    with shared.gazetteer() as gazetteer:
        if query["name"] and _is_place_id(query["name"]):
            try:
                return RedirectResponse(f"/place/{quote(gazetteer.get(query['name']).id)}")
            except UnknownPlaceError:
                pass
        try:
            if query["name"]:
                found = gazetteer.lookup(
                    query["name"], year=query["year"] or None, country=query["country"] or None, limit=MATCHES_READ
                )
                fitting = [match for match in found if script in ("", match.name.script)]
                matches = [match_answer(match, gazetteer) for match in fitting[:MATCHES_SHOWN]]
                is_known = bool(matches) and matches[0].answer
                people = [
                    person_answer(figure, gazetteer, how)
                    for figure, how in authority.lookup(query["name"], when=years_of(query["year"] or None))[
                        :MATCHES_SHOWN
                    ]
                    if how != "phonetic" or not is_known
                ]
        except GazetteerError as error:
            problem = str(error)
    return page(
        request,
        "search.html",
        status=400 if problem else 200,
        title=f"{query['name']} – Look up" if query["name"] else "Look up",
        query=query,
        scripts=SCRIPTS,
        matches=matches,
        people=people,
        problem=problem,
    )


@router.get("/entity/{id:path}")
def entity(id: PlaceId) -> Response:
    """Redirect to the page of a place or a person."""
    kind = "place" if authority.figure(id) is None else "person"
    return RedirectResponse(f"/{kind}/{quote(id)}")


@router.get("/place/{id:path}")
def place(request: Request, shared: SharedState, id: PlaceId) -> HTMLResponse:
    """Show all information about a place."""
    with shared.gazetteer() as gazetteer:
        found = gazetteer.get(id)
        answer = place_answer(found, gazetteer)
        dated = [name for name in gazetteer.names(found.id) if name.when is not None and not name.when.is_open]
        bars = _bars(dated, [name_answer(name, gazetteer) for name in dated])
        records = gazetteer.records(found.id)
    links = [(target, address) for target in (answer.id, *answer.links) if (address := web_address(target))]
    return page(
        request,
        "place.html",
        title=answer.name,
        place=answer,
        bars=bars,
        undated=[name for name in answer.names if name.years is None],
        links=links,
        records=records,
        map=Markup(place_map(found)),
        web_address=web_address,
    )


@router.get("/person/{id:path}")
def person(request: Request, shared: SharedState, id: PersonId) -> HTMLResponse:
    """Show all information about a person."""
    found = authority.figure(id)
    if found is None:
        raise HTTPException(404, f"no person has the id {id!r}: the search page finds persons by name")
    with shared.gazetteer() as gazetteer:
        answer = person_answer(found, gazetteer)
    return page(request, "person.html", title=answer.name, person=answer, web_address=web_address)


def web_address(target: str) -> str:
    """Return the web address of a CURIE or URI; "" if a browser must not follow it.

    >>> web_address("gn:616635"), web_address("javascript:alert(1)")
    ('https://www.geonames.org/616635', '')
    """
    address = expand(target)
    return address if address.startswith(SAFE) else ""


def _is_place_id(text: str) -> bool:
    prefix, colon, local = text.partition(":")
    return bool(colon and local) and prefix.isalnum() and " " not in text


def _bars(names: Sequence[Name], answers: Sequence[NameAnswer]) -> list[Bar]:
    """Return names with their bars; an open end extends to the edge."""
    spans = [name.when for name in names if name.when is not None]
    years = [year for span in spans for year in (span.start, span.end) if year is not None]
    first, last = min(years, default=0), max(years, default=0)
    whole = max(1, last - first) / 100
    bars = []
    for span, answer in zip(spans, answers, strict=True):
        left = ((span.start if span.start is not None else first) - first) / whole
        right = ((span.end if span.end is not None else last) - first) / whole
        bars.append(Bar(answer, round(left, 2), round(max(right - left, 0.8), 2)))
    return bars
