"""Annotation services: the people and places of a text, and the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from gazetteer.database.arguments import MAX_NAME_LENGTH
from gazetteer.formats.registry import annotation_writers
from gazetteer.model.document import Document
from gazetteer.reconcile import PlaceCells, Verdict
from gazetteer.server.parameters import NOT_FOUND, PROBLEMS, OptionalText, ShortText
from gazetteer.server.problems import Problem
from gazetteer.server.shared import Matching, Shared, SharedState

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline

MOST_SPANS = 5_000
MOST_ROWS = 1_000

router = APIRouter(
    prefix="/api",
    tags=["Annotate"],
    responses={**PROBLEMS, **NOT_FOUND, 413: {"model": Problem, "description": "The text is too long."}},
)

Format = Literal["json", "w3c", "tei", "geojson", "lpf", "csv", "kml"]
"""Formats in which an annotated text is returned; each is a writer of `formats.registry`."""
FormatQuery = Annotated[Format, Query(description="json: see docs/reference/json.md; w3c: Web Annotations (JSON-LD).")]
CONTENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The annotated text.",
        "content": {annotation_writers[name].media_type: {} for name in Format.__args__},  # type: ignore[attr-defined]
    }
}


class Text(BaseModel):
    """A text to annotate."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, examples=["The delegation arrived at Alexandropol."])
    date: OptionalText = Field(None, description="The time that the text is about: a year or EDTF; inferred if null.")
    near: OptionalText = Field(None, description="A place (id or name) near the places of the text.")
    lang: OptionalText = Field(None, description="BCP 47 tag; identified if null.")
    title: OptionalText = None


class Spans(BaseModel):
    """A text, and the spans of its place names."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, examples=["The delegation arrived at Alexandropol."])
    spans: list[tuple[int, int]] = Field(
        min_length=1,
        max_length=MOST_SPANS,
        description="Start and end of each name in code points, end exclusive.",
        examples=[[[26, 38]]],
    )
    date: OptionalText = None
    near: OptionalText = None


class Row(BaseModel):
    """A row of a table: the name of a place and other values of the row, each as text."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=MAX_NAME_LENGTH, examples=["Tiflis"])]
    year: ShortText = Field("", examples=["c. 1900"])
    country: ShortText = ""
    within: ShortText = ""
    kind: ShortText = ""
    lat: ShortText = ""
    lon: ShortText = ""


@router.post("/annotate", responses=CONTENT, response_class=Response)
async def annotate(shared: SharedState, body: Text, format: FormatQuery = "json") -> Response:
    """Find the people and places of a text, and resolve the places to what they meant at the time."""
    _check_length(body.text, shared)

    def work(pipeline: Pipeline) -> Document:
        return pipeline.annotate(body.text, date=body.date, near=body.near, lang=body.lang, title=body.title)

    return _written(await shared.pipeline.run(work), format)


@router.post("/resolve", responses=CONTENT, response_class=Response)
async def resolve(shared: SharedState, body: Spans, format: FormatQuery = "json") -> Response:
    """Resolve given spans of a text to places; recognition is skipped. The entities are in the order of the spans."""
    _check_length(body.text, shared)

    def work(pipeline: Pipeline) -> Document:
        return pipeline.resolve(body.text, body.spans, date=body.date, near=body.near)

    return _written(await shared.pipeline.run(work), format)


@router.post("/reconcile")
async def reconcile(
    shared: SharedState, rows: Annotated[list[Row], Field(min_length=1, max_length=MOST_ROWS)]
) -> list[Verdict]:
    """Match the place names of a table, row by row, as `gazetteer reconcile` does.

    A row whose `id` is null was not matched. `review` lists what a person should check; it is empty if there is nothing.
    """

    def work(matching: Matching) -> list[Verdict]:
        return [matching.reconciler.match(PlaceCells(**row.model_dump())) for row in rows]

    return await shared.matching.run(work)


def _check_length(text: str, shared: Shared) -> None:
    most = shared.settings.text_limit
    if len(text) > most:
        raise HTTPException(413, f"the text has {len(text):,} characters; the maximum for one request is {most:,}")


def _written(document: Document, format: Format) -> Response:
    writer = annotation_writers[format]
    return Response(writer.write([document]), media_type=writer.media_type)
