"""Check the JSON of an annotation against its schema, `annotation.schema.json`, before it is read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gazetteer.errors import FormatError
from gazetteer.model.document import ANNOTATION_VERSION

SCHEMA = Path(__file__).with_name("annotation.schema.json")
"""JSON Schema (draft 7) of version 1."""


def check(data: object) -> None:
    """Raise a `FormatError` unless this is an annotation of a version that this program reads.

    Checked beyond the schema: numbers are finite, spans lie within the text and enclose the entity's text, ids are
    unique, and references name an entity or a person of the document.
    """
    if not isinstance(data, Mapping) or "gazetteer" not in data:
        raise FormatError('not an annotation that `gazetteer annotate` wrote: the key "gazetteer" is missing')
    if data["gazetteer"] != ANNOTATION_VERSION:
        raise FormatError(
            f"the annotation has version {data['gazetteer']!r}, and this program reads version {ANNOTATION_VERSION!r}: "
            "upgrade it with pip install --upgrade gazetteer, or annotate the text again"
        )
    _validate(data)
    _check_numbers(data)
    _check_references(data)


def _validate(data: Mapping[str, Any]) -> None:
    from fastjsonschema import JsonSchemaValueException

    try:
        _validator()(data)
    except JsonSchemaValueException as error:
        raise FormatError(f"not a valid annotation: {error.message.removeprefix('data.')}") from error
    except OverflowError as error:
        raise FormatError("not a valid annotation: a number is too large") from error


@cache
def _validator() -> Callable[[object], object]:
    import fastjsonschema

    compiled: Callable[[object], object] = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))
    return compiled


def _check_numbers(data: Mapping[str, Any]) -> None:
    for entity in data["entities"]:
        for candidate in (*(entity.get("candidates") or ()), *filter(None, [entity.get("place")])):
            weights = (clue["weight"] for clue in candidate.get("clues") or ())
            for number in (candidate["score"], candidate.get("lat"), candidate.get("lon"), *weights):
                if number is not None and not math.isfinite(number):
                    raise FormatError(f"not a valid annotation: entity {entity['id']}: {number} is not a finite number")


def _check_references(data: Mapping[str, Any]) -> None:
    text, ids = data["text"], set[str]()
    for entity in data["entities"]:
        id, start, end = entity["id"], entity["start"], entity["end"]
        if id in ids:
            raise FormatError(f"not a valid annotation: two entities have the id {id!r}")
        ids.add(id)
        if not start <= end <= len(text) or text[start:end] != entity["text"]:
            raise FormatError(
                f"not a valid annotation: entity {id}: the text from {start} to {end} is {text[start:end][:60]!r}, "
                f"not {entity['text'][:60]!r}"
            )
    for entity in data["entities"]:
        if (outer := entity.get("nested_in")) is not None and outer not in ids:
            raise FormatError(f"not a valid annotation: entity {entity['id']} is nested in {outer!r}, which is missing")
    for person in data.get("people") or ():
        for mention in person.get("mentions") or ():
            if mention not in ids:
                raise FormatError(f"not a valid annotation: person {person['id']}: no entity has the id {mention!r}")
    for number, heading in enumerate(data.get("headings") or (), start=1):
        if not heading["start"] <= heading["end"] <= len(text):
            raise FormatError(
                f"not a valid annotation: heading {number}: {heading['start']} to {heading['end']} is not within the text"
            )
    people = {person["id"] for person in data.get("people") or ()}
    for number, movement in enumerate((*(data.get("movements") or ()), *(data.get("unplaced") or ())), start=1):
        if movement["person"] not in people:
            raise FormatError(f"not a valid annotation: movement {number}: no person has the id {movement['person']!r}")
        if (mention := movement.get("mention")) is not None and mention not in ids:
            raise FormatError(f"not a valid annotation: movement {number}: no entity has the id {mention!r}")
        if not movement["start"] <= movement["end"] <= len(text):
            raise FormatError(
                f"not a valid annotation: movement {number}: {movement['start']} to {movement['end']} is not within the text"
            )
