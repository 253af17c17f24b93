"""The application: all routes, behind the safety checks.

To add routes, write a module with a FastAPI `APIRouter` named `router`, and add it to `ROUTERS`:

    router = APIRouter()

    @router.get("/documents/{id}", include_in_schema=False)   # pages stay out of the OpenAPI document
    def show(request: Request, shared: SharedState, id: str) -> HTMLResponse:
        with shared.gazetteer() as gazetteer:
            ...
        return page(request, "document.html", title=..., place=...)

An endpoint that reads the gazetteer is a plain function (`def`): it runs in a thread and gets its own gazetteer from
`shared.gazetteer()`. It may raise the errors of `gazetteer.errors`, which `problems` turns into responses. The scripts of a
page send the token of its `<meta name="csrf-token">` as `X-CSRF-Token` with every POST, PUT, PATCH and DELETE. Templates
extend `base.html`; scripts and style sheets are files in `static`, since the Content-Security-Policy forbids inline ones.
Open resources at the start and close them at the end in `opened`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import anyio.to_thread
from fastapi import FastAPI

from gazetteer import __version__
from gazetteer.server import problems
from gazetteer.server.room.room import Room
from gazetteer.server.safety import Safety
from gazetteer.server.settings import ServerSettings
from gazetteer.server.shared import Shared

ROUTERS = (
    "gazetteer.server.pages",
    "gazetteer.server.lookup",
    "gazetteer.server.annotation",
    "gazetteer.server.reconciliation.routes",
    "gazetteer.server.openapi_page",
    "gazetteer.server.lookup_pages",
    "gazetteer.server.room.assets",
    "gazetteer.server.room.document_routes",
    "gazetteer.server.room.reading_routes",
    "gazetteer.server.room.place_routes",
)
"""Modules with a `router`, in the order in which paths are matched."""


def create_app(settings: ServerSettings | None = None) -> FastAPI:
    """Create the application, to be served by uvicorn or called by a test.

    Args:
        settings: the settings; None uses the defaults.

    Raises:
        StoreError: the gazetteer cannot be opened.
    """
    settings = settings or ServerSettings()
    shared = Shared(settings)
    room = Room(settings.workspace_file(), shared.open, shared.reopen)

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.threads
        room.start()
        yield
        room.close()
        shared.close()

    app = FastAPI(
        title="gazetteer",
        version=__version__,
        description="Looks up historical places and persons, annotates texts and reconciles tables, offline.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=opened,
    )
    app.state.shared = shared
    app.state.room = room
    problems.install(app)
    for module in ROUTERS:
        app.include_router(import_module(module).router)
    app.add_middleware(Safety, settings=settings)
    return app
