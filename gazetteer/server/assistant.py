"""Look-ups and annotation as tools for AI assistants, over the Model Context Protocol. Every fact has its source.

Needs `gazetteer[mcp]`. The network is not used: the assistant's program starts this one and communicates over standard
input and output.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Annotated, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from gazetteer import __version__
from gazetteer.answers import MatchAnswer, NameAnswer, match_answer, name_answer, source, used_names
from gazetteer.database.arguments import checked_name
from gazetteer.errors import GazetteerError
from gazetteer.full_answers import PersonAnswer, PlaceAnswer, person_answer, place_answer
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import years_of
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Source
from gazetteer.people import authority

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline

INSTRUCTIONS = """\
A gazetteer of historical places and persons, offline. Use it for questions such as: what is this place called today, what
was it called in 1900, which Alexandria does this letter mean, where was it and in which state. Scores are probabilities from
0 to 1. If `answer` is false, the name is unknown and the matches are only similar names: say so. Every name and place
has a `source`: cite its title (and its address if it has one) for each fact that you state. `lay_in` is inferred from
bounding boxes: describe it as possible, not certain.
"""

MOST_TEXT = 50_000
"""Maximum length of a text in characters."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

Year = Annotated[str | None, Field(description="A year, EDTF (1837/1924), or a written date: c. 1850.")]
Near = Annotated[str | None, Field(description="A place (id or name) or a point (latitude, longitude) nearby.")]
Text = Annotated[str, Field(description="The text, in any language.", max_length=MOST_TEXT)]


# What a tool returns itself has no slots: the SDK takes the slots of a dataclass for default values.


@dataclass(frozen=True)
class Found:
    """The places that a name could mean, best first. `known` is False if only similar names were found."""

    name: str
    known: bool
    matches: list[MatchAnswer]


@dataclass(frozen=True)
class Names:
    """The names of a place in time order."""

    id: str
    name: str
    names: list[NameAnswer]


@dataclass(frozen=True)
class Description:
    """All information about a place."""

    place: PlaceAnswer


@dataclass(frozen=True)
class People:
    """The persons who have a name."""

    name: str
    people: list[PersonAnswer]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, and what it means.

    Attributes:
        start, end: code points of the text, end exclusive.
        type: "PLACE", "PERSON", "ORG", "EVENT", "DATE" or "NORP".
        place: id of the place; None if it was not resolved.
        modern_name, country, lat, lon: of the place.
        score: probability that this place is meant.
        why: the reasons in words.
        sources: sources of the place's name.
        person: the full name of a person.
        when: the years of a date, in EDTF.
    """

    text: str
    start: int
    end: int
    type: str
    place: str | None
    modern_name: str | None
    country: str | None
    lat: float | None
    lon: float | None
    score: float | None
    why: list[str]
    sources: list[Source]
    person: str | None
    when: str | None


@dataclass(frozen=True)
class Annotation:
    """The names in a text. `date` is the time that the text is about, in EDTF."""

    date: str | None
    lang: str | None
    notes: list[str]
    entities: list[Named]


class Tools:
    """The tools of the assistant, each a method. They are called one at a time; the model is loaded on first use.

    Args:
        gazetteer: the places and names.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.turn = threading.Lock()

    @cached_property
    def _pipeline(self) -> Pipeline:
        from gazetteer.pipeline import Pipeline

        return Pipeline(self.gazetteer)

    def look_up(
        self,
        name: Annotated[str, Field(description="A place name in any script; may include a container: Kars, Turkey.")],
        year: Year = None,
        near: Near = None,
        country: Annotated[str | None, Field(description="Only places in this present-day country.")] = None,
        limit: Annotated[int, Field(ge=1, le=20)] = 5,
    ) -> Found:
        """Find the places that have or had a name, best first, with reasons and sources."""
        matches = self.gazetteer.lookup(name, year=year, near=near, country=country, limit=limit)
        known = bool(matches) and matches[0].answer
        return Found(name, known, [match_answer(match, self.gazetteer) for match in matches])

    def names_in_year(
        self,
        place: Annotated[str, Field(description="Id (gn:616635) or name of one place.")],
        year: Year = None,
        lang: Annotated[str | None, Field(description="Only names in this language: a BCP 47 tag.")] = None,
    ) -> Names:
        """List the names of a place in a year, or all its names over time, each with its source."""
        gazetteer = self.gazetteer
        found = gazetteer.place(checked_name(place))
        names = used_names(gazetteer.names(found.id), when=years_of(year), lang=lang)
        return Names(found.id, found.label, [name_answer(name, gazetteer) for name in names])

    def describe_place(
        self,
        id: Annotated[str, Field(description="Id (gn:616635) or name of one place.")],
    ) -> Description:
        """Return all information about a place: names, coordinates, areas that contain or may have contained it, links, sources."""
        return Description(place_answer(self.gazetteer.place(checked_name(id)), self.gazetteer))

    def look_up_person(self, name: str, year: Year = None, limit: Annotated[int, Field(ge=1, le=50)] = 10) -> People:
        """Find historical persons with a name, with years of birth, reign and death; `year`: a year in which they lived."""
        figures = authority.lookup(checked_name(name), when=years_of(year))[:limit]
        return People(name, [person_answer(figure, self.gazetteer, how) for figure, how in figures])

    def annotate(self, text: Text, date: Year = None, near: Near = None) -> Annotation:
        """Find the people and places of a text, and resolve each place to what it meant at the time."""
        return _annotated(self._pipeline.annotate(text, date=date, near=near), self.gazetteer)

    def resolve(
        self,
        text: Text,
        names: Annotated[
            list[str], Field(description="Place names exactly as the text has them.", min_length=1, max_length=200)
        ],
        date: Year = None,
        near: Near = None,
    ) -> Annotation:
        """Resolve given place names of a text in its context, by the first occurrence of each."""
        missing = [name for name in names if not name or name not in text]
        if missing:
            raise ToolError(f"the text does not have {missing[0]!r}: give names exactly as the text has them")
        spans = [(text.index(name), text.index(name) + len(name)) for name in names]
        return _annotated(self._pipeline.resolve(text, spans, date=date, near=near), self.gazetteer)


def assistant(gazetteer: Gazetteer) -> MCPServer:
    """Return the server with its tools, ready to run.

    Args:
        gazetteer: the gazetteer; it is not closed.
    """
    tools = Tools(gazetteer)
    server = MCPServer("gazetteer", version=__version__, instructions=INSTRUCTIONS, log_level="WARNING")
    for tool in (
        tools.look_up, tools.names_in_year, tools.describe_place, tools.look_up_person, tools.annotate, tools.resolve,
    ):  # fmt: skip
        server.add_tool(_one_at_a_time(tool, tools.turn), structured_output=True)
    return server


def _one_at_a_time(tool: Callable[Parameters, Result], turn: threading.Lock) -> Callable[Parameters, Result]:
    """Return a tool that waits for its turn; errors of this package become messages for the assistant."""

    @wraps(tool)
    def run(*arguments: Parameters.args, **options: Parameters.kwargs) -> Result:
        try:
            with turn:
                return tool(*arguments, **options)
        except GazetteerError as error:
            raise ToolError(str(error)) from error

    return run


def _annotated(document: Document, gazetteer: Gazetteer) -> Annotation:
    people = {person.id: person.name for person in document.people}
    return Annotation(
        str(document.date) if document.date else None,
        document.lang,
        list(document.notes),
        [_named(entity, people, gazetteer) for entity in document.entities],
    )


def _named(entity: Entity, people: dict[str, str], gazetteer: Gazetteer) -> Named:
    chosen = entity.resolution.chosen if entity.resolution else None
    place = chosen.place if chosen else None
    matched = [name.source for name in place.names if name.text == chosen.matched] if place and chosen else []
    ids = dict.fromkeys(matched or (place.sources if place else ()))
    return Named(
        text=entity.text,
        start=entity.start,
        end=entity.end,
        type=entity.type,
        place=place.id if place else None,
        modern_name=place.label if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        score=round(chosen.score, 4) if chosen else None,
        why=[clue.says for clue in chosen.clues] if chosen else [],
        sources=[source(id, gazetteer) for id in ids],
        person=people.get(entity.person) if entity.person else None,
        when=str(entity.when) if entity.when else None,
    )
