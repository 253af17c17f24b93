"""Error responses: JSON for programs, a page for browsers. Tracebacks are never sent."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from gazetteer.errors import (
    ConflictError,
    GazetteerError,
    ModelError,
    StoreError,
    UnknownDocumentError,
    UnknownPlaceError,
)
from gazetteer.server.pages import page

STATUS = (
    (UnknownPlaceError, 404),
    (UnknownDocumentError, 404),
    (ConflictError, 409),
    (StoreError, 503),
    (ModelError, 503),
)
"""HTTP status of each kind of error; 400 for all others."""


class Problem(BaseModel):
    """The reason why a request failed."""

    detail: str


def install(app: FastAPI) -> None:
    """Make an application respond to every error with a `Problem` or a page."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(GazetteerError, _ours)
    app.add_exception_handler(Exception, _unexpected)


def problem(request: Request, status: int, detail: str) -> Response:
    """Return an error as JSON, or as a page for a browser."""
    if "text/html" in request.headers.get("accept", ""):
        return page(request, "problem.html", status=status, title=HTTPStatus(status).phrase, detail=detail)
    return JSONResponse(Problem(detail=detail).model_dump(), status)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problem(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return problem(request, 422, "; ".join(_reason(one) for one in error.errors()[:5]))


def _reason(invalid: Mapping[str, Any]) -> str:
    """Return where a request is invalid and why."""
    where = invalid["loc"][1:]
    if invalid["type"] == "json_invalid":
        return f"the body is not JSON: {invalid['ctx']['error'].lower()} at character {where[0]}"
    return f"{'.'.join(str(part) for part in where) or 'body'}: {invalid['msg']}"


async def _ours(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 400)
    return problem(request, status, str(error))


async def _unexpected(request: Request, error: Exception) -> Response:
    return problem(request, 500, "internal error: see the terminal of the server")
