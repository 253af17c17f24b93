"""Parameters shared by several services, with their descriptions in the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BeforeValidator, StringConstraints

from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.server.problems import Problem

LONGEST_OPTION = 200
"""Maximum length of a year, country, language or place in characters."""

DEFAULT_RESULTS, MAX_RESULTS = 10, 100
"""Default and maximum number of results."""

ShortText = Annotated[str, StringConstraints(max_length=LONGEST_OPTION)]

EMPTY_IS_NONE = BeforeValidator(lambda value: None if value == "" else value)
"""Allow empty fields of a form."""

OptionalText = Annotated[ShortText | None, EMPTY_IS_NONE]

NameQuery = Annotated[
    str, Query(min_length=1, max_length=MAX_NAME_LENGTH, description="A name, in any script.", examples=["Karin"])
]
YearQuery = Annotated[
    OptionalText,
    Query(
        description="When the name was used: a year, or EDTF (1837/1924). A clue, not a filter.",
        examples=["1920"],
    ),
]
NearQuery = Annotated[
    OptionalText,
    Query(
        description="A place (id or name) or a point (latitude, longitude) nearby. A clue, not a filter.",
        examples=["Kars"],
    ),
]
CountryQuery = Annotated[
    OptionalText,
    Query(
        description="Only places in this present-day country: name or two-letter code.",
        examples=["TR"],
    ),
]
LangQuery = Annotated[
    OptionalText,
    Query(description="Only names in this language: a BCP 47 tag."),
]
ScriptQuery = Annotated[
    OptionalText,
    Query(description="Only names in this script: an ISO 15924 code.", examples=["Armn"]),
]
LimitQuery = Annotated[
    int,
    BeforeValidator(lambda value: DEFAULT_RESULTS if value == "" else value),
    Query(ge=1, le=MAX_RESULTS, description="The maximum number of results."),
]
PlaceId = Annotated[str, Path(max_length=MAX_NAME_LENGTH, description="A place's id, a CURIE.", examples=["gn:616635"])]
PersonId = Annotated[
    str, Path(max_length=MAX_NAME_LENGTH, description="A person's id.", examples=["hg:person-dean-acheson"])
]

PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "A parameter cannot be parsed; the message says which one and why."},
    403: {"model": Problem, "description": "The request comes from another website."},
    422: {"model": Problem, "description": "A parameter is missing or of the wrong type."},
    503: {"model": Problem, "description": "The gazetteer cannot be read, or too many requests are waiting."},
}
"""Error responses of every service."""
NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "Nothing has this id or name."}}
"""Error responses of services that look up an id."""
