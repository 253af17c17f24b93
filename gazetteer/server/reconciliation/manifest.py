"""The manifest: the features of the service and their addresses."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from gazetteer import __version__
from gazetteer.server.reconciliation.extend import SETTINGS
from gazetteer.server.reconciliation.queries import QUERIES_OF_REQUEST
from gazetteer.server.reconciliation.vocabulary import TYPES

PREVIEW_WIDTH, PREVIEW_HEIGHT = 430, 300

IDENTIFIER_SPACE = "urn:gazetteer:id:"
SCHEMA_SPACE = "urn:gazetteer:terms:"


def manifest(address: str, token: str | None) -> dict[str, Any]:
    """Return the manifest.

    Args:
        address: the address of the server without a final slash: "http://127.0.0.1:8000".
        token: the client's token from the query, which becomes part of every address; None without one.
    """
    shown = f"token={quote(token, safe='')}&" if token else ""
    found: dict[str, Any] = {
        "versions": ["0.1", "0.2"],
        "name": "gazetteer: historical places and persons",
        "identifierSpace": IDENTIFIER_SPACE,
        "schemaSpace": SCHEMA_SPACE,
        "documentation": f"{address}/api",
        "serviceVersion": __version__,
        "defaultTypes": [{"id": type.id, "name": type.name} for type in TYPES],
        "view": {"url": f"{address}/entity/{{{{id}}}}"},
        "preview": {
            "url": f"{address}/reconcile/preview?{shown}id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        "suggest": {kind: _suggest(address, kind, shown) for kind in ("entity", "property", "type")},
        "extend": {
            "propose_properties": {"service_url": address, "service_path": _path("/reconcile/properties", shown)},
            "property_settings": list(SETTINGS),
        },
        "batchSize": QUERIES_OF_REQUEST,
    }
    if token:
        found["authentication"] = {"type": "apiKey", "name": "token", "in": "query"}
    return found


def _suggest(address: str, kind: str, shown: str) -> dict[str, str]:
    return {
        "service_url": address,
        "service_path": _path(f"/reconcile/suggest/{kind}", shown),
        "flyout_service_url": address,
        "flyout_service_path": f"/reconcile/flyout/{kind}?{shown}id=${{id}}",
    }


def _path(path: str, shown: str) -> str:
    """Return a path to which a client can append parameters, also after a token with a further question mark."""
    return f"{path}?{shown}" if shown else path
