"""The addresses of the reconciliation service."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import JSONResponse, Response

from gazetteer.answers import name_answer
from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.place import Place
from gazetteer.people.authority import Figure
from gazetteer.server.pages import page, static_files
from gazetteer.server.parameters import NOT_FOUND, PROBLEMS
from gazetteer.server.problems import Problem
from gazetteer.server.reconciliation.descriptions import described
from gazetteer.server.reconciliation.extend import answer_extension, parse_extension
from gazetteer.server.reconciliation.manifest import manifest
from gazetteer.server.reconciliation.persons import complete
from gazetteer.server.reconciliation.queries import MOST_QUERIES, answer_batch, entity, parse_batch
from gazetteer.server.reconciliation.vocabulary import PERSON, PROPERTIES, TYPES, properties_of, types_of
from gazetteer.server.shared import Matching, Shared, SharedState

router = APIRouter(prefix="/reconcile", tags=["Reconcile (OpenRefine)"], responses=PROBLEMS)

TOO_MANY: dict[int | str, dict[str, Any]] = {413: {"model": Problem, "description": "Too many queries at a time."}}
PAGE: dict[int | str, dict[str, Any]] = {200: {"description": "A small page.", "content": {"text/html": {}}}}
SUGGESTIONS, PERSONS = 20, 10
"""Number of suggestions, and of persons among the first ones, which follow the same number of places."""
NAMES_SHOWN = 8

Queries = "A batch of reconciliation queries, as JSON."
Extend = "A data extension query, as JSON."
Kind = Literal["entity", "property", "type"]
Prefix = Annotated[str, Query(max_length=MAX_NAME_LENGTH, description="The text typed so far.", examples=["Alexandr"])]
EntityId = Annotated[str, Query(max_length=2 * MAX_NAME_LENGTH, description="An id.", examples=["gn:616635"])]


@router.get("", responses=TOO_MANY)
async def read(
    request: Request,
    shared: SharedState,
    queries: Annotated[str | None, Query(description=Queries, examples=['{"q0": {"query": "Karin"}}'])] = None,
    extend: Annotated[str | None, Query(description=Extend)] = None,
) -> Response:
    """Return the manifest; with `queries` or `extend`, the answers to them."""
    if queries is None and extend is None:
        address = str(request.base_url).rstrip("/")
        return JSONResponse(manifest(address, request.query_params.get("token")))
    return await _answered(shared, queries, extend)


@router.post("", responses=TOO_MANY)
async def send(
    shared: SharedState,
    queries: Annotated[str | None, Form(description=Queries, examples=['{"q0": {"query": "Karin"}}'])] = None,
    extend: Annotated[str | None, Form(description=Extend)] = None,
) -> Response:
    """Answer `queries` or `extend`."""
    return await _answered(shared, queries, extend)


async def _answered(shared: Shared, queries: str | None, extend: str | None) -> Response:
    if queries is not None:
        batch = parse_batch(queries)
        if len(batch) > MOST_QUERIES:
            raise HTTPException(413, f"{len(batch):,} queries; the maximum for one request is {MOST_QUERIES:,}")

        def reconciled(matching: Matching) -> dict[str, Any]:
            return answer_batch(batch, matching)

        return JSONResponse(await shared.matching.run(reconciled))
    if extend is not None:
        query = parse_extension(extend)

        def extended(matching: Matching) -> dict[str, Any]:
            return answer_extension(query, matching.gazetteer)

        return JSONResponse(await shared.matching.run(extended))
    raise HTTPException(400, "give a form with the field queries or extend")


@router.get("/suggest/entity")
def suggest_entity(
    shared: SharedState, prefix: Prefix = "", cursor: Annotated[int, Query(ge=0, le=10_000)] = 0
) -> dict[str, list[dict[str, Any]]]:
    """Complete the name or id of an entity; `cursor` is the number of suggestions to skip."""
    with shared.gazetteer() as gazetteer:
        known = entity(prefix.strip(), gazetteer)
        if known is not None:
            found: list[tuple[Place | Figure, str]] = [(known, "")]
        else:
            hits = gazetteer.complete(prefix, limit=cursor + SUGGESTIONS)
            found = [(hit.place, "" if hit.name.text == hit.place.label else hit.name.text) for hit in hits]
            found[PERSONS:PERSONS] = [(figure, "") for figure in complete(prefix, limit=PERSONS)]
        found = found[cursor : cursor + SUGGESTIONS]
        return {"result": [_suggestion(one, matched, described(one, gazetteer)) for one, matched in found]}


@router.get("/suggest/property")
def suggest_property(prefix: Prefix = "") -> dict[str, list[dict[str, str]]]:
    """Complete the name of a property that refines a query."""
    found = [one for one in PROPERTIES if one.refines_queries and _begins(prefix, one.id, one.name)]
    return {"result": [{"id": one.id, "name": one.name, "description": one.description} for one in found]}


@router.get("/suggest/type")
def suggest_type(prefix: Prefix = "") -> dict[str, list[dict[str, str]]]:
    """Complete the name of a type."""
    found = [one for one in TYPES if _begins(prefix, one.id, one.name)]
    return {"result": [{"id": one.id, "name": one.name, "description": one.description} for one in found]}


@router.get("/properties")
def propose_properties(
    type: Annotated[str, Query(max_length=MAX_NAME_LENGTH)] = "", limit: Annotated[int, Query(ge=0)] = 0
) -> dict[str, Any]:
    """Propose the properties that data extension can fetch for entities of a type."""
    found = properties_of(type or None)
    proposed = [{"id": one.id, "name": one.name, "description": one.description} for one in found]
    shown = {"limit": limit} if limit else {}
    return {"type": type, "properties": proposed[:limit] if limit else proposed, **shown}


@router.get("/flyout/{kind}", responses=NOT_FOUND)
def flyout(request: Request, shared: SharedState, kind: Kind, id: EntityId) -> dict[str, str]:
    """Return a short description of an entity, a property or a type, as HTML inside JSON."""
    if kind == "entity":
        with shared.gazetteer() as gazetteer:
            known = _entity(id, gazetteer)
            name, description = _name(known), described(known, gazetteer)
    else:
        known_terms = {one.id: one for one in (PROPERTIES if kind == "property" else TYPES)}
        if id not in known_terms:
            raise HTTPException(404, f"no {kind} has the id {id!r}")
        name, description = known_terms[id].name, known_terms[id].description
    html = page(request, "flyout.html", name=name, description=description).body
    return {"id": id, "html": bytes(html).decode().strip()}


@router.get("/preview", responses={**NOT_FOUND, **PAGE}, response_class=Response)
def preview(request: Request, shared: SharedState, id: EntityId) -> Response:
    """Show an entity in the small frame of a client."""
    with shared.gazetteer() as gazetteer:
        known = _entity(id, gazetteer)
        names = [name_answer(name, gazetteer) for name in gazetteer.names(known.id)] if isinstance(known, Place) else []
        answer = page(
            request,
            "preview.html",
            title=_name(known),
            id=known.id,
            description=described(known, gazetteer),
            names=[name for name in names if name.years][:NAMES_SHOWN],
            aliases=known.aliases if isinstance(known, Figure) else [],
            style=_style(),
        )
    framers = " ".join(("http://127.0.0.1:*", "http://localhost:*", *shared.settings.origins))
    answer.headers["content-security-policy"] = (
        f"default-src 'none'; style-src '{_style_hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors {framers}"
    )
    return answer


def _entity(id: str, gazetteer: Gazetteer) -> Place | Figure:
    known = entity(id, gazetteer)
    if known is None:
        raise HTTPException(404, f"id {id!r} not found among the places and persons")
    return known


def _name(known: Place | Figure) -> str:
    return known.label if isinstance(known, Place) else known.name


def _suggestion(known: Place | Figure, matched: str, description: str) -> dict[str, Any]:
    types = types_of(known)[:1] if isinstance(known, Place) else (PERSON,)
    return {
        "id": known.id,
        "name": _name(known),
        "description": "; ".join(filter(None, (matched, description))),
        "notable": [{"id": type.id, "name": type.name} for type in types],
    }


def _begins(prefix: str, *texts: str) -> bool:
    start = prefix.strip().casefold()
    return any(text.casefold().startswith(start) for text in texts)


@cache
def _style() -> str:
    return static_files()["preview.css"][0].decode()


@cache
def _style_hash() -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
