"""Read and correct over HTTP: a document's mentions, their details, corrections, undo and redo."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from gazetteer.errors import InputError
from gazetteer.server.pages import page
from gazetteer.server.room import mentions
from gazetteer.server.room.ground import ground
from gazetteer.server.room.requests import Corrections, DocumentId, Seen, TheRoom
from gazetteer.server.room.view import COLUMNS
from gazetteer.server.shared import SharedState

router = APIRouter(include_in_schema=False)

Offset = Annotated[int, Query(ge=0, le=2**31)]


@router.get("/documents/{id}")
def read(request: Request, room: TheRoom, id: DocumentId) -> HTMLResponse:
    """Show a document next to its map."""
    stored = room.workspace.document(id)
    view = room.view(id)
    base = ground(view.document if view else None)
    return page(request, "reading.html", title=stored.title, id=id, data=base["data"], base=base["base"])


@router.get("/documents/{id}/data")
def data(room: TheRoom, id: DocumentId) -> Response:
    """Return a document's text and mentions."""
    stored = room.workspace.document(id)
    view = room.view(id)
    found = room.jobs.get(id)
    answer: dict[str, Any] = {
        "id": id,
        "title": stored.title,
        "text": stored.text,
        "kind": stored.kind,
        "file_name": stored.file_name,
        "job": {"state": found.state, "share": found.share, "message": found.message} if found else None,
        "ready": view is not None,
        "decisions": room.decisions().number(),
    }
    if view is not None:
        document = view.document
        answer |= {
            "date": str(document.date) if document.date else None,
            "date_source": document.date_source,
            "lang": document.lang,
            "notes": list(document.notes),
            "contents": [[one.start, one.end, one.level] for one in view.base.contents],
            "revision": view.revision,
            "columns": COLUMNS,
            "rows": view.rows(),
            "places": view.places(),
            "names": view.names(),
            "people": view.people_rows(),
            "undo": view.is_undoable,
            "redo": view.is_redoable,
        }
    return _json(answer)


@router.get("/documents/{id}/revision")
def revision(room: TheRoom, id: DocumentId) -> dict[str, Any]:
    """Return the last revision, by which a page detects changes by others."""
    last = room.workspace.last(id)
    return {"revision": last.revision if last else 0, "who": last.who if last else None}


@router.get("/documents/{id}/mention/{entity}")
def mention(room: TheRoom, shared: SharedState, id: DocumentId, entity: str) -> Response:
    """Return the details of a mention: its place with names and reasons, and the other candidates."""
    view = room.view(id)
    found = view.entity(entity) if view else None
    if found is None:
        raise InputError(f"the mention {entity[:40]!r} no longer exists: reload the page")
    with shared.gazetteer() as gazetteer:
        return _json(mentions.detail(found, gazetteer, view.base.document.date if view else None))


@router.get("/documents/{id}/alike")
def alike(room: TheRoom, id: DocumentId, start: Offset, end: Offset) -> Response:
    """Return all mentions of the same name, and its unmarked occurrences in the text."""
    view = room.view(id)
    if view is None:
        raise InputError("the document is not annotated yet")
    if not start < end <= len(view.document.text):
        raise InputError(f"{start}–{end} is not within the text")
    return _json({"mentions": mentions.alike(view, start, end)})


@router.post("/documents/{id}/corrections")
def correct(room: TheRoom, id: DocumentId, change: Corrections) -> Response:
    """Store corrections as one change."""
    return _json(room.correct(id, change.read(id), seen=change.seen, who=change.who))


@router.post("/documents/{id}/undo")
def undo(room: TheRoom, id: DocumentId, change: Seen) -> Response:
    """Undo the last change."""
    return _json(room.undo(id, seen=change.seen, who=change.who))


@router.post("/documents/{id}/redo")
def redo(room: TheRoom, id: DocumentId, change: Seen) -> Response:
    """Redo the change that was undone last."""
    return _json(room.redo(id, seen=change.seen, who=change.who))


@router.get("/documents/{id}/changes")
def changes(room: TheRoom, id: DocumentId) -> Response:
    """Return the changes with author and time, latest first, each with up to five corrections."""
    room.workspace.document(id)
    found = [
        {
            "revision": one.revision,
            "at": one.at,
            "who": one.who,
            "kind": one.kind,
            "target": one.target,
            "corrections": one.content[:5] if one.kind == "correct" else [],
            "number": len(one.content) if one.kind == "correct" else 0,
        }
        for one in reversed(room.workspace.changes(id)[-200:])
    ]
    return _json({"changes": found})


def _json(value: Any) -> Response:
    """JSON in ASCII, because a text may contain lone surrogates, which UTF-8 cannot encode."""
    return Response(json.dumps(value, allow_nan=False, separators=(",", ":")), media_type="application/json")
