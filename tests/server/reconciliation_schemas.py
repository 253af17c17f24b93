"""The forms of answers in the Reconciliation Service API 0.2, as JSON schemas.

Written from the specification (W3C Entity Reconciliation Community Group, version 0.2): required keys and the types of all
values. Stricter in one point: keys that the specification does not name are refused, so that a misspelled key is found.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "number"}
ADDRESS: Schema = {"type": "string", "pattern": "^https?://"}
WITH_ID: Schema = {"type": "string", "pattern": r"\{\{id\}\}"}


def record(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of an object with these keys only."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def map_of(values: Schema) -> Schema:
    """Return the schema of an object whose keys the client chooses."""
    return {"type": "object", "additionalProperties": values}


NAMED = record({"id": TEXT, "name": TEXT})
DESCRIBED = record({"id": TEXT, "name": TEXT}, {"description": TEXT})
TYPE = record({"id": TEXT, "name": TEXT}, {"description": TEXT, "broader": list_of(NAMED)})

CANDIDATE = record(
    {"id": TEXT, "name": TEXT, "score": NUMBER},
    {
        "description": TEXT,
        "match": {"type": "boolean"},
        "type": list_of(NAMED),
        "features": list_of(record({"id": TEXT, "value": {"type": ["boolean", "number"]}})),
    },
)
RESULTS = map_of(record({"result": list_of(CANDIDATE)}))

SUGGESTED_ENTITIES = record(
    {"result": list_of(record({"id": TEXT, "name": TEXT}, {"description": TEXT, "notable": list_of(NAMED)}))}
)
SUGGESTED_PROPERTIES = record({"result": list_of(DESCRIBED)})
SUGGESTED_TYPES = record({"result": list_of(TYPE)})

PROPOSED_PROPERTIES = record({"properties": list_of(DESCRIBED)}, {"type": TEXT, "limit": NUMBER})
VALUE: Schema = {
    "oneOf": [
        record({}),
        DESCRIBED,
        record({"str": TEXT}),
        record({"int": {"type": "integer"}}),
        record({"float": NUMBER}),
        record({"date": {"type": "string", "format": "date-time"}}),
    ]
}
EXTENSION = record(
    {"meta": list_of(record({"id": TEXT, "name": TEXT}, {"type": NAMED, "service": ADDRESS})),
     "rows": map_of(map_of(list_of(VALUE)))}
)  # fmt: skip

FLYOUT = record({"id": TEXT, "html": TEXT})

_SUGGEST = record(
    {"service_url": ADDRESS, "service_path": TEXT},
    {"flyout_service_url": ADDRESS, "flyout_service_path": {"type": "string", "pattern": r"\$\{id\}"}},
)
_SETTING: Schema = {
    "type": "object",
    "properties": {
        "type": {"enum": ["number", "text", "checkbox", "select"]},
        "name": TEXT,
        "label": TEXT,
        "help_text": TEXT,
        "default": {"type": ["string", "number", "boolean"]},
        "choices": list_of(record({"name": TEXT, "value": TEXT})),
    },
    "required": ["type", "name", "label"],
    "additionalProperties": False,
}
MANIFEST = record(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": TEXT,
        "schemaSpace": TEXT,
    },
    {
        "documentation": TEXT,
        "serviceVersion": TEXT,
        "logo": TEXT,
        "defaultTypes": list_of(TYPE) | {"uniqueItems": True},
        "view": record({"url": WITH_ID}),
        "feature_view": record({"url": WITH_ID}),
        "preview": record({"url": WITH_ID, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": record({}, dict.fromkeys(("entity", "property", "type"), _SUGGEST)),
        "extend": record(
            {}, {"propose_properties": record({"service_url": ADDRESS, "service_path": TEXT}),
                 "property_settings": list_of(_SETTING)}
        ),
        "batchSize": {"type": "integer", "minimum": 1},
        "authentication": record({"type": {"const": "apiKey"}, "name": TEXT, "in": {"enum": ["header", "query"]}}),
    },
)  # fmt: skip
"""`batchSize` is read by OpenRefine."""
