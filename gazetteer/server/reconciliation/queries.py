"""Reconciliation queries: parsed by the specification, and answered by the reconciler of `gazetteer reconcile`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.errors import GazetteerError, InputError, UnknownPlaceError
from gazetteer.formats.values.curies import shorten
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.place import Place
from gazetteer.people import authority
from gazetteer.people.authority import Figure
from gazetteer.reconcile import PlaceCells, RankedPlace, Reconciler
from gazetteer.server.reconciliation.descriptions import described
from gazetteer.server.reconciliation.persons import person, persons
from gazetteer.server.reconciliation.vocabulary import PERSON, TYPE, Type, types_of
from gazetteer.server.shared import Matching

MATCH_PROBABILITY = 0.8
"""Minimum probability of a match that needs no check. The documentation explains it."""

CANDIDATES_OF_QUERY, MOST_CANDIDATES = 5, 50
"""Default and maximum number of candidates of a query."""

QUERIES_OF_REQUEST, MOST_QUERIES = 50, 1_000
"""Recommended and maximum number of queries in a request."""

MATCHED_ID = 100.0


class Entity(BaseModel):
    """A value of a property that is an entity."""

    id: str
    name: str = ""


Scalar = str | bool | int | float | Entity


class Constraint(BaseModel):
    """The values of one property in a query."""

    model_config = ConfigDict(extra="forbid")

    pid: str
    v: Scalar | list[Scalar]


class ReconciliationQuery(BaseModel):
    """One reconciliation query."""

    model_config = ConfigDict(extra="forbid")

    query: str = ""
    type: str | list[str] | None = None
    limit: float | None = None
    properties: list[Constraint] = Field(default_factory=list)
    type_strict: str | None = None


_BATCH = TypeAdapter(dict[str, ReconciliationQuery])
Parsed = TypeVar("Parsed")


def parse_batch(text: str) -> dict[str, ReconciliationQuery]:
    """Read a batch of queries.

    Raises:
        InputError: it is not valid JSON or not a batch; the message states the query and the field.
    """
    batch = parsed(text, _BATCH, "queries")
    for key, query in batch.items():
        if not query.query.strip() and not query.properties:
            raise InputError(f"queries.{key}: give a query or properties")
    return batch


def parsed(text: str, shape: TypeAdapter[Parsed], what: str) -> Parsed:
    """Parse JSON of a known type.

    Raises:
        InputError: it is not valid JSON or has another type; the message says where.
    """
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()  # no lone surrogates, no infinite numbers
        return shape.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (what, *first["loc"]))
        raise InputError(f"{where}: {first['msg']}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{what} is not valid JSON: {error}") from error


def answer_batch(batch: Mapping[str, ReconciliationQuery], matching: Matching) -> dict[str, dict[str, Any]]:
    """Return the result batch: the candidates of each query by its key, best first."""
    return {key: {"result": _answer(query, matching)} for key, query in batch.items()}


def _answer(query: ReconciliationQuery, matching: Matching) -> list[dict[str, Any]]:
    wanted = _types(query)
    most = min(int(query.limit), MOST_CANDIDATES) if query.limit and query.limit >= 1 else CANDIDATES_OF_QUERY
    for text in (query.query, *_texts(query, "id")):
        if known := entity(text.strip(), matching.gazetteer):
            return [_certain(known)]
    name = query.query.strip()
    if not name or len(name) > MAX_NAME_LENGTH:
        return []
    try:
        row = _row(name, query, matching.gazetteer)
        places = [] if wanted and not _has_places(wanted) else _places(row, wanted, matching, most)
        people = persons(name, row.year, loose=bool(wanted)) if not wanted or PERSON in wanted else []
    except GazetteerError:
        return []  # a name or a year that cannot be looked up has no candidates, like an unknown name
    found = sorted([*places, *people], key=lambda candidate: -candidate["score"])
    return found[:most]


def entity(text: str, gazetteer: Gazetteer) -> Place | Figure | None:
    """Return the place or person of an identifier (id, CURIE or web address); None for any other text."""
    if ":" not in text or " " in text or len(text) > 2 * MAX_NAME_LENGTH:
        return None
    id = shorten(text)
    if figure := authority.figure(id):
        return figure
    try:
        return gazetteer.get(id)
    except UnknownPlaceError:
        return None


def _types(query: ReconciliationQuery) -> list[Type]:
    types = [query.type] if isinstance(query.type, str) else query.type or []
    return [TYPE[id] for id in types if id in TYPE]


def _has_places(wanted: Sequence[Type]) -> bool:
    return any(type is not PERSON for type in wanted)


def _texts(query: ReconciliationQuery, pid: str) -> list[str]:
    """Return the values of a property as texts."""
    found = []
    for constraint in query.properties:
        if constraint.pid == pid:
            values = constraint.v if isinstance(constraint.v, list) else [constraint.v]
            found += [_text(value, pid) for value in values]
    return [text for text in found if text]


def _text(value: Scalar, pid: str) -> str:
    if isinstance(value, Entity):
        return (value.id if pid == "id" else value.name or value.id).strip()
    if isinstance(value, bool):
        return ""
    return f"{value:g}" if isinstance(value, float) and value == int(value) else str(value).strip()


def _row(name: str, query: ReconciliationQuery, gazetteer: Gazetteer) -> PlaceCells:
    """Return a query as the cells of a row."""

    def first(pid: str) -> str:
        return next(iter(_texts(query, pid)), "")[:MAX_NAME_LENGTH]

    lat, lon = first("lat"), first("lon")
    if point := first("point"):
        lat, _, lon = (part.strip() for part in point.partition(","))
    within = [_named(text, gazetteer) for text in _texts(query, "container")]
    return PlaceCells(
        name,
        year=first("year"),
        country=_named(first("country"), gazetteer),
        within=", ".join(within)[:MAX_NAME_LENGTH],
        kind=first("kind"),
        lat=lat,
        lon=lon,
    )


def _named(text: str, gazetteer: Gazetteer) -> str:
    """Return the name of a place that is given by its id; any other text unchanged."""
    known = entity(text, gazetteer)
    return known.label if isinstance(known, Place) else text


def _places(row: PlaceCells, wanted: Sequence[Type], matching: Matching, most: int) -> list[dict[str, Any]]:
    classes = [type.feature_class for type in wanted if type.feature_class]
    row = replace(row, kind=row.kind or (f"{classes[0]}." if len(classes) == 1 else ""))
    reconciler: Reconciler = matching.reconciler
    verdict = reconciler.match(row)
    return [
        _candidate(option, matching.gazetteer, is_match=option.match.place.id == verdict.id
                   and option.score >= MATCH_PROBABILITY and not verdict.review)
        for option in reconciler.options(row)[:most]
    ]  # fmt: skip


def _candidate(option: RankedPlace, gazetteer: Gazetteer, *, is_match: bool) -> dict[str, Any]:
    place, name = option.match.place, option.match.name
    matched = "" if name.text == place.label and not name.when else name.text
    years = f" {name.when}" if name.when and not name.when.is_open else ""
    parts = [described(place, gazetteer), matched + years, *option.doubts]
    return {
        "id": place.id,
        "name": place.label,
        "description": "; ".join(filter(None, parts)),
        "score": round(100 * option.score, 2),
        "match": is_match,
        "type": [{"id": type.id, "name": type.name} for type in types_of(place)],
        "features": [
            {"id": "exact", "value": option.match.how == "exact"},
            *({"id": clue.kind, "value": clue.weight} for clue in option.match.clues),
        ],
    }


def _certain(known: Place | Figure) -> dict[str, Any]:
    """Return the candidate for a query that is an identifier."""
    if isinstance(known, Figure):
        return person(known, MATCHED_ID, is_match=True)
    return {
        "id": known.id,
        "name": known.label,
        "score": MATCHED_ID,
        "match": True,
        "type": [{"id": type.id, "name": type.name} for type in types_of(known)],
        "features": [],
    }
