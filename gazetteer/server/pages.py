"""Templates and static files. Both are read once from the package; no path of a request is used in the file system."""

from __future__ import annotations

import mimetypes
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from gazetteer.atlas import basemap
from gazetteer.clues.sentences import span_in_words
from gazetteer.model.timespan import Timespan

router = APIRouter()


@cache
def _templates() -> Environment:
    """Return the templates; all values are escaped."""
    templates = Environment(
        loader=PackageLoader("gazetteer.server"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["in_words"] = in_words
    templates.filters["country"] = country
    return templates


def in_words(years: str) -> str:
    """Return years in EDTF as readable text.

    >>> in_words("-0330/0300")
    '331 BC–300'
    """
    return span_in_words(Timespan.parse(years))


def country(code: str) -> str:
    """Return the English name of a present-day country, or its code if no name is known.

    >>> country("AM")
    'Armenia'
    """
    return str(basemap.labels()["names"].get(code, code))


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page made from a template of `gazetteer/server/templates`.

    Args:
        request: the request. It is available in the template as `request`, and the token for changes as `csrf`.
        template: the template's file name.
        status: the HTTP status.
        values: the variables of the template.
    """
    csrf = request.app.state.shared.settings.csrf
    html = _templates().get_template(template).render(request=request, csrf=csrf, **values)
    return HTMLResponse(html, status)


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Return the content and media type of every static file, by its name."""
    folder = files("gazetteer.server") / "static"
    return {
        file.name: (file.read_bytes(), _media_type(file.name))
        for file in folder.iterdir()
        if file.is_file() and not file.name.startswith(".")
    }


def _media_type(name: str) -> str:
    if name.endswith((".js", ".mjs")):
        return "text/javascript"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


@router.get("/static/{name}", include_in_schema=False)
async def static(name: str) -> Response:
    """Return one of the package's static files."""
    found = static_files().get(name)
    if found is None:
        raise HTTPException(404, f"{name!r} not found")
    return Response(found[0], media_type=found[1], headers={"cache-control": "no-cache"})
