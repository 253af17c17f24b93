"""The page of services: every operation of the OpenAPI document, with a form to try the read-only ones."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from gazetteer.server.pages import page

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    where: str
    is_required: bool
    description: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the OpenAPI document. `body` is an example of the request body as JSON; "" if there is none."""

    method: str
    path: str
    tag: str
    description: Markup
    parameters: list[Parameter]
    body: str

    @property
    def can_be_tried(self) -> bool:
        """Whether a plain form can call it: it is read-only, and its path has no parameters."""
        return self.method == "GET" and "{" not in self.path


@router.get("/api")
def services(request: Request) -> HTMLResponse:
    """Show the services."""
    document = request.app.openapi()
    found = sorted(operations(document), key=lambda operation: operation.tag)
    return page(request, "openapi.html", title="Services", operations=found, address=str(request.base_url).rstrip("/"))


def operations(document: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the operations of an OpenAPI document in its order."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method.upper(),
                path,
                (operation.get("tags") or [""])[0],
                _with_code(operation.get("description", "")),
                [_parameter(parameter) for parameter in operation.get("parameters", ())],
                _body(operation, document),
            )


def _with_code(text: str) -> Markup:
    """Return a text as HTML, with the parts between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(" ".join(text.split())))))


def _parameter(parameter: Mapping[str, Any]) -> Parameter:
    schema = parameter.get("schema", {})
    examples = parameter.get("examples") or schema.get("examples") or [""]
    example = examples[0] if isinstance(examples, list) else ""
    return Parameter(
        parameter["name"],
        parameter["in"],
        bool(parameter.get("required")),
        parameter.get("description", ""),
        str(example),
    )


def _body(operation: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return json.dumps(_example(schema, document), ensure_ascii=False) if schema else ""


def _example(schema: Mapping[str, Any], document: Mapping[str, Any]) -> Any:
    """Return an example of a schema: the examples of the properties that have one."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return _example(document["components"]["schemas"][name], document)
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("type") == "array":
        return [_example(schema["items"], document)]
    properties = schema.get("properties", {})
    return {name: inner["examples"][0] for name, inner in properties.items() if inner.get("examples")}
