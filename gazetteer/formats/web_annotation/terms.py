"""The terms of Web Annotations: the JSON-LD context, our extension keys, and the IRIs of documents and entities."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {"gz": "urn:gazetteer:terms:", "gz:nestedIn": {"@type": "@id"}},
]
MEDIA_TYPE = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'

URN = "urn:gazetteer:"
TERM_PREFIX = "gz:"


def prefixed(value: Any) -> Any:
    """Add our prefix to every key, at any depth."""
    if isinstance(value, dict):
        return {TERM_PREFIX + key: prefixed(inner) for key, inner in value.items()}
    return [prefixed(item) for item in value] if isinstance(value, list) else value


def without_prefixes(value: Any) -> Any:
    """Undo `prefixed` and drop other keys."""
    if isinstance(value, dict):
        return {
            key.removeprefix(TERM_PREFIX): without_prefixes(inner)
            for key, inner in value.items()
            if key.startswith(TERM_PREFIX)
        }
    return [without_prefixes(item) for item in value] if isinstance(value, list) else value


def iri(*parts: str) -> str:
    """Return the IRI of a document, or of something in it, from their ids."""
    return URN + ":".join(quote(part, safe="", errors="surrogatepass") for part in parts)


def local_id(address: str) -> str:
    """Return the entity's id from one of our IRIs; other IRIs unchanged."""
    return unquote(address.rpartition(":")[2], errors="surrogatepass") if address.startswith(URN) else address
