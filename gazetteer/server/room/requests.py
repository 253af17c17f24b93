"""Request bodies of the reading room, and parameters shared by its endpoints."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import Depends, Path, Request
from pydantic import BaseModel, Field

from gazetteer.errors import FormatError, InputError
from gazetteer.model.corrections import Correction, from_values
from gazetteer.server.room.room import Room

DocumentId = Annotated[str, Path(max_length=200)]
Who = Annotated[str, Field(max_length=80)]
READER = "reader"
"""The default name of a reader."""


def _room(request: Request) -> Room:
    found: Room = request.app.state.room
    return found


TheRoom = Annotated[Room, Depends(_room)]
"""The type of an endpoint's parameter that receives the reading room of its application."""


class Seen(BaseModel):
    """A change of a document, based on the revision that the reader saw."""

    seen: int = Field(ge=0, le=2**53)
    who: Who = READER


class Corrections(Seen):
    """Corrections that are stored and undone as one change, each in the form of a corrections file without "document"."""

    corrections: list[dict[str, Any]] = Field(min_length=1, max_length=20_000)

    def read(self, document: str) -> list[Correction]:
        """Return the corrections.

        Raises:
            InputError: an item is not a correction.
        """
        try:
            json.dumps(self.corrections, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise InputError("a correction contains a lone surrogate: the text is not valid Unicode") from error
        try:
            return [
                from_values(item | {"document": document}, number) for number, item in enumerate(self.corrections, 1)
            ]
        except FormatError as error:
            raise InputError(str(error)) from error


class NewPlace(BaseModel):
    """A place of the reader's own."""

    names: list[Annotated[str, Field(max_length=200)]] = Field(min_length=1, max_length=50)
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    years: str | None = Field(None, max_length=40)
    source: str = Field("", max_length=400)
    feature: Literal["P", "A", "H", "T", "L", "S", "R", "U", "V"] = "P"
    who: Who = READER


class NewName(BaseModel):
    """A name of the reader's own for an existing place."""

    place: str = Field(max_length=200)
    name: str = Field(max_length=200)
    years: str | None = Field(None, max_length=40)
    source: str = Field("", max_length=400)
    who: Who = READER


class Removed(BaseModel):
    """An own place to remove."""

    id: str = Field(max_length=200)
    who: Who = READER
