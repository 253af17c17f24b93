"""Documents over HTTP: add, list, show progress, delete, export."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from gazetteer.errors import InputError
from gazetteer.model.dates.reader import years_of
from gazetteer.server.pages import page
from gazetteer.server.room import exports
from gazetteer.server.room.requests import READER, DocumentId, Seen, TheRoom
from gazetteer.server.room.room import Room
from gazetteer.server.room.uploads import read_upload, with_date
from gazetteer.server.shared import SharedState

router = APIRouter(include_in_schema=False)

Text = Annotated[str, Query(max_length=300)]
ExportFormat = Literal[
    "json", "jsonl", "csv", "html", "tei", "w3c", "geojson", "lpf", "kml", "gpkg", "iob", "brat", "spacy", "corrections"
]


@router.get("/documents")
def documents_page(request: Request) -> HTMLResponse:
    """Show the list of documents."""
    return page(request, "documents.html", title="Documents")


@router.post("/documents")
async def add(
    request: Request, room: TheRoom, name: Text = "", column: Text = "", date: Text = "", who: Text = READER
) -> dict[str, Any]:
    """Store the text or file of the body, and annotate it in the background."""
    content = await request.body()
    if not content:
        raise InputError("the text is empty: paste a text or choose a file")
    return await run_in_threadpool(_add, room, content, name, column=column or None, date=date or None, who=who)


def _add(room: Room, content: bytes, name: str, *, column: str | None, date: str | None, who: str) -> dict[str, Any]:
    when = years_of(date)
    uploads = with_date(read_upload(content, name, column=column), str(when) if when else None)
    ids = room.add(uploads, original=content, file_name=name or "pasted.txt", who=who)
    return {"documents": [{"id": id, "title": one.document.title} for id, one in zip(ids, uploads, strict=True)]}


@router.get("/documents.json")
def documents(room: TheRoom, q: Text = "", deleted: bool = False) -> dict[str, Any]:
    """Return the documents that contain some words, newest first."""
    found = []
    for listed in room.workspace.documents(q, deleted=deleted):
        job = room.jobs.get(listed.id)
        found.append(asdict(listed) | {"job": asdict(job) if job else None})
    decisions = room.decisions()
    return {"documents": found, "decisions": decisions.number(), "places": len(room.places())}


@router.get("/documents/{id}/job")
def job(room: TheRoom, id: DocumentId) -> dict[str, Any]:
    """Return the progress of a document's annotation."""
    room.workspace.document(id)
    found = room.jobs.get(id)
    return {"job": asdict(found) if found else None}


@router.post("/documents/{id}/cancel")
def cancel(room: TheRoom, id: DocumentId) -> dict[str, Any]:
    """Stop the annotation of a document."""
    room.jobs.cancel(id)
    return job(room, id)


@router.post("/documents/{id}/annotate")
def annotate(room: TheRoom, id: DocumentId) -> dict[str, Any]:
    """Annotate a document again after a failure or a cancellation."""
    room.workspace.document(id)
    room.jobs.add(id)
    return job(room, id)


@router.post("/documents/{id}/delete")
def delete(room: TheRoom, id: DocumentId, change: Seen) -> dict[str, Any]:
    """Delete a document; it can be restored."""
    room.jobs.cancel(id)
    return {"revision": room.workspace.delete(id, seen=change.seen, who=change.who).revision}


@router.post("/documents/{id}/restore")
def restore(room: TheRoom, id: DocumentId, change: Seen) -> dict[str, Any]:
    """Restore a deleted document."""
    return {"revision": room.workspace.restore(id, seen=change.seen, who=change.who).revision}


@router.get("/documents/{id}/original")
def original(room: TheRoom, id: DocumentId) -> Response:
    """Return the original file of a document."""
    stored = room.workspace.document(id)
    return _download(room.workspace.original(id), "application/octet-stream", stored.file_name)


@router.get("/documents/{id}/export/map")
def export_map(room: TheRoom, shared: SharedState, id: DocumentId) -> Response:
    """Return the map page of a document with all corrections."""
    with shared.gazetteer() as gazetteer:
        return _download(*exports.map_page(room, id, gazetteer))


@router.get("/documents/{id}/export/{format}")
def export(room: TheRoom, id: DocumentId, format: ExportFormat) -> Response:
    """Return the annotation of a document with all corrections."""
    return _download(*exports.document(room, id, format))


@router.get("/workspace/backup")
def backup(room: TheRoom) -> Response:
    """Return a copy of the workspace."""
    with TemporaryDirectory(prefix="gazetteer-") as folder:
        target = Path(folder) / "backup.workspace"
        room.workspace.backup(target)
        return _download(target.read_bytes(), "application/vnd.sqlite3", f"{room.path.stem}-backup.workspace")


@router.get("/workspace/worth")
def worth(room: TheRoom) -> dict[str, Any]:
    """Return how many names are resolved correctly with and without the decisions of other documents."""
    return asdict(room.worth())


def _download(content: bytes, media_type: str, name: str) -> Response:
    """Return a file as a download, never displayed in the page's own origin."""
    plain = "".join(char if char.isascii() and (char.isalnum() or char in "._-") else "-" for char in name)
    return Response(
        content,
        media_type=media_type,
        headers={"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"},
    )
