"""Every answer of the reconciliation service has the form that the specification asks for."""

from __future__ import annotations

import json
from typing import Any

import httpx
import jsonschema
import pytest

from tests.server import reconciliation_schemas as schemas


def is_valid(answer: httpx.Response, schema: schemas.Schema) -> Any:
    """Validate an answer, and return its content."""
    assert answer.status_code == 200, answer.text
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(answer.json())
    return answer.json()


@pytest.mark.parametrize("parameters", [{}, {"token": "a token"}])
def test_the_manifest(client: httpx.Client, parameters: dict[str, str]) -> None:
    found = is_valid(client.get("/reconcile", params=parameters), schemas.MANIFEST)
    assert ("authentication" in found) is bool(parameters)


@pytest.mark.parametrize("batch", [
    {"q1": {"query": "Karin"}, "q2": {"query": "Kura"}, "q3": {"query": "Alexandria", "limit": 3}},
    {"q0": {"query": "Mustafa Kemal", "type": "person", "limit": 5, "type_strict": "should",
            "properties": [{"pid": "year", "v": 1920}, {"pid": "profession", "v": "general*"}]}},
    {"q0": {"query": "Springfield", "type": ["settlement", "person"],
            "properties": [{"pid": "container", "v": ["Illinois", {"id": "gn:4896861", "name": "Illinois"}]}]}},
    {"q1": {"properties": [{"pid": "id", "v": "gn:616635"}]}, "q2": {"properties": [{"pid": "uid", "v": "27eb"}]}},
    {"q0": {"query": "Kars", "type": "NoSuchType"}, "": {"query": "Xqzzzvwkjq"}},
])  # fmt: skip
def test_results_of_a_batch(client: httpx.Client, batch: dict[str, Any]) -> None:
    found = is_valid(client.post("/reconcile", data={"queries": json.dumps(batch)}), schemas.RESULTS)
    assert found.keys() == batch.keys()


@pytest.mark.parametrize(("kind", "prefix", "schema"), [
    ("entity", "Kar", schemas.SUGGESTED_ENTITIES),
    ("entity", "Dean Ach", schemas.SUGGESTED_ENTITIES),
    ("property", "y", schemas.SUGGESTED_PROPERTIES),
    ("type", "s", schemas.SUGGESTED_TYPES),
])  # fmt: skip
def test_suggestions(client: httpx.Client, kind: str, prefix: str, schema: schemas.Schema) -> None:
    assert is_valid(client.get(f"/reconcile/suggest/{kind}", params={"prefix": prefix}), schema)["result"]
    assert is_valid(client.get(f"/reconcile/suggest/{kind}", params={"prefix": "qqqq"}), schema) == {"result": []}


@pytest.mark.parametrize(("kind", "id"), [("entity", "gn:616635"), ("property", "year"), ("type", "settlement")])
def test_flyouts(client: httpx.Client, kind: str, id: str) -> None:
    assert is_valid(client.get(f"/reconcile/flyout/{kind}", params={"id": id}), schemas.FLYOUT)["id"] == id


@pytest.mark.parametrize("type_", ["place", "person", "settlement", "NoSuchType"])
def test_values_of_all_proposed_properties(client: httpx.Client, type_: str) -> None:
    answer = client.get("/reconcile/properties", params={"type": type_})
    proposed = [one["id"] for one in is_valid(answer, schemas.PROPOSED_PROPERTIES)["properties"]]
    extension = {
        "ids": ["gn:616635", "hg:person-dean-acheson", "gn:0"],
        "properties": [{"id": id, "settings": {"limit": "5", "content": "id"}} for id in [*proposed, "variantName"]],
    }
    found = is_valid(client.post("/reconcile", data={"extend": json.dumps(extension)}), schemas.EXTENSION)
    assert found["rows"].keys() == set(extension["ids"])
