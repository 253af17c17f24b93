"""Data extension: values of properties for entities that were matched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from gazetteer.errors import InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import years_of
from gazetteer.model.place import Place
from gazetteer.people.authority import Figure
from gazetteer.server.reconciliation.queries import entity, parsed
from gazetteer.server.reconciliation.vocabulary import PLACE, PROPERTY, Property, QueryOptions, Value

MOST_IDS = 1_000

SETTINGS = (
    {"name": "year", "label": "Year", "type": "text", "default": "", "help_text": "Only values of this year"},
    {"name": "lang", "label": "Language", "type": "text", "default": "", "help_text": "Only names in this language: hy"},
    {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": "The maximum number of values; 0 for all"},
)  # fmt: skip
"""Settings of every property."""


class Asked(BaseModel):
    """A requested property."""

    model_config = ConfigDict(extra="ignore")

    id: str
    settings: dict[str, str | int | float | bool | None] = Field(default_factory=dict)


class Extension(BaseModel):
    """A data extension query."""

    model_config = ConfigDict(extra="ignore")

    ids: list[str] = Field(max_length=MOST_IDS)
    properties: list[Asked]


_SHAPE = TypeAdapter(Extension)


def parse_extension(text: str) -> Extension:
    """Read a data extension query.

    Raises:
        InputError: the query is not valid JSON or has the wrong structure.
    """
    return parsed(text, _SHAPE, "extend")


def answer_extension(query: Extension, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the values: one row per id, with an empty list if there are none.

    An unknown property has an empty list in every row: its column stays empty, and the other columns are filled.
    """
    columns = [(_property(wanted.id), _options(wanted.settings)) for wanted in query.properties]
    return {
        "meta": [_meta(property) for property, _ in columns],
        "rows": {
            id: {
                property.id: [_written(value) for value in _values(property, known, gazetteer, options)]
                for property, options in columns
            }
            for id in query.ids
            for known in [entity(id, gazetteer)]
        },
    }


def _property(id: str) -> Property:
    unknown = Property(id, id, f"unknown property {id}")
    return PROPERTY.get(id, unknown)


def _meta(property: Property) -> dict[str, Any]:
    kind = {"type": {"id": PLACE.id, "name": PLACE.name}} if property.is_entity else {}
    return {"id": property.id, "name": property.name, **kind}


def _options(settings: Mapping[str, object]) -> QueryOptions:
    """Return the settings of a property.

    Raises:
        InputError: the limit is not a number.
        TimespanError: the year cannot be read.
    """
    year, lang, most = (str(settings.get(name) or "").strip() for name in ("year", "lang", "limit"))
    try:
        limit = max(0, int(float(most or 0)))
    except (ValueError, OverflowError) as error:
        raise InputError(f"extend: the limit is {most!r}: give a number") from error
    return QueryOptions(years_of(year or None), lang or None, limit)


def _values(
    property: Property, known: Place | Figure | None, gazetteer: Gazetteer, options: QueryOptions
) -> list[Value]:
    found: list[Value] = []
    if isinstance(known, Place) and property.of_place:
        found = property.of_place(known, gazetteer, options)
    elif isinstance(known, Figure) and property.of_person:
        found = property.of_person(known)
    return found[: options.most] if options.most else found


def _written(value: Value) -> dict[str, Any]:
    if isinstance(value, tuple):
        return {"id": value[0], "name": value[1]}
    kind = "str" if isinstance(value, str) else "int" if isinstance(value, int) else "float"
    return {kind: value}
